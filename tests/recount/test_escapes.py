"""No number of the page for the GP that nobody has counted: a new one fails here until it is."""

import json
import re
from datetime import date

import pytest

from ldn_tracker.charts.series.ranges import end_day
from ldn_tracker.transfer.formats.diary_file import dump
from tests.conftest import TODAY
from tests.people import PEOPLE
from tests.recount.escapes import CONSTANTS, escaped
from tests.recount.stocked import stocked_diary
from tests.recount.test_recount import (
    CASES,
    EFFECTS,
    IS_THOROUGH,
    SEEDS,
    SHARED,
    SYMPTOMS,
    printed,
    wrong_in,
)

NAMES = {id: (name.capitalize(), 10) for name, id in SYMPTOMS.items()}
NAMES |= {id: (name, 4) for name, id in EFFECTS.items()}


def uncounted(raw: dict, last: date) -> list[str]:
    """What is left of each line that has a number left."""
    return uncounted_in(*printed(raw, None, last), raw, last)


def uncounted_in(said: str, first: date, raw: dict, last: date) -> list[str]:
    """The same of a text of the page."""
    own = {m["id"]: (m["name"], m["scale"]) for m in raw.get("measures") or ()}
    return escaped(raw, said, first, last, NAMES | own)


@pytest.mark.parametrize("block", range(6))
def test_no_number_of_a_random_diary_escapes(block):
    told = {}
    for seed in SEEDS[block::6]:
        raw, day = stocked_diary(seed)
        if left := uncounted(raw, day):
            told[seed] = left
    assert told == {}


@pytest.mark.parametrize("person", PEOPLE)
def test_no_number_of_a_person_escapes(person):
    diary = PEOPLE[person]()
    assert uncounted(json.loads(dump(diary)), end_day(diary, TODAY)) == []


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/cases")
@pytest.mark.parametrize(("case", "on"), CASES.items())
def test_no_number_of_a_case_escapes(case, on):
    raw = json.loads((SHARED / f"{case}.json").read_text())
    assert uncounted(raw.get("diary", raw), date.fromisoformat(on)) == []


def is_seen(said: str, first: date, raw: dict, last: date) -> bool:
    """Whether a wrong number of the page is found; a day that no month has cannot be read."""
    try:
        return bool(uncounted_in(said, first, raw, last) or wrong_in(said, first, raw, last))
    except ValueError:
        return True


@pytest.mark.parametrize("seed", [4, 5, 6, 8, 15, 19])
def test_a_number_that_is_one_too_high_is_found_wherever_it_stands(seed):
    raw, day = stocked_diary(seed)
    said, first = printed(raw, None, day)
    constants = [m.span() for each in CONSTANTS for m in re.finditer(re.escape(each), said)]
    numbers = [
        m for m in re.finditer(r"\d+", said) if not any(a <= m.start() < b for a, b in constants)
    ]
    missed = []
    step = 1 if IS_THOROUGH else 16
    for found in numbers[seed % step :: step]:
        other = f"{said[: found.start()]}{int(found[0]) + 1}{said[found.end() :]}"
        if not is_seen(other, first, raw, day):
            missed.append(said[found.start() - 30 : found.end() + 10])
    assert (missed, len(numbers) > 100) == ([], True)


def test_every_constant_says_why_it_is_one():
    assert [number for number, why in CONSTANTS.items() if not why] == []
