"""Two readings of the rule table, made apart from each other, give the same answers.

The reading here is written from the text of the rules alone (`ruleset.py`), the project's is
`dose/rules`. Where they differ, one of them is wrong, or the text is open there.
PROPERTIES=thorough compares 10,000 diaries instead of 300.
"""

import json
import os
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given

from dose.rules.book import assess
from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.values import Refused
from tests.dose.rules.rule_diaries import days, rule_diaries
from tests.reading.random_diaries import random_diary
from tests.reading.ruleset import RULES, answer, leading
from tests.test_architecture import LINE, imports

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = [p for folder in ("vignettes", "vignettes-2", "cases") for p in (SHARED / folder).glob("*")]
IS_THOROUGH = os.environ.get("PROPERTIES") == "thorough"
DIARIES, BLOCKS = (10_000, 10) if IS_THOROUGH else (300, 3)
SHOWN = 5  # disagreements told in full
CHANGES = ("step_down", "step_up", "switch_to_morning", "switch_to_night")


def expected() -> list:
    """Every vignette and case that says what is right."""
    read = [(p, json.loads(p.read_text())) for p in sorted(FILES) if p.suffix == ".json"]
    return [pytest.param(case, id=path.stem) for path, case in read if "expect" in case]


@pytest.mark.skipif(not FILES, reason="needs ../shared/vignettes")
@pytest.mark.parametrize("case", expected())
def test_the_reading_answers_as_expected(case):
    given = answer(case["diary"], date.fromisoformat(case["on"]))
    expect = case["expect"]
    assert amounts({key: given[key] for key in expect}) == amounts(expect)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_projects_answer_is_that_of_the_reading(block):
    size = DIARIES // BLOCKS
    seeds = range(block * size, (block + 1) * size)
    found = [told for seed in seeds if (told := disagreement(seed))]
    assert found == [], f"{len(found)} of {size} differ:\n\n" + "\n\n".join(found[:SHOWN])


@given(rule_diaries(), days)
def test_both_answer_alike_about_diaries_near_the_edges_of_the_rules(diary, day):
    raw = json.loads(dump(diary))
    assert project(raw, day) == compared(answer(raw, day))


@pytest.mark.skipif(not IS_THOROUGH, reason="takes 10,000 diaries: PROPERTIES=thorough")
def test_every_row_leads_in_some_diary():
    every = {(rule.section, rule.id, action) for rule in RULES for action in rule.actions}
    assert every - led().keys() == set()


def test_a_seed_makes_the_same_diary_every_time():
    assert random_diary(7) == random_diary(7)


def test_the_reading_borrows_from_the_project_only_what_a_medicine_is():
    files = [p for p in Path(__file__).parent.glob("*.py") if not p.name.startswith("test_")]
    borrowed = {name for path in files for name in imports(path) if name.split(".")[0] in LINE}
    assert borrowed == {
        "dose.medicines.meaning",
        "dose.medicines.meaning.find_each",
        "dose.medicines.meaning.is_unclear_match",
    }


def disagreement(seed: int) -> str | None:
    """Both answers to a random diary where they are not the same, and how to see the diary."""
    raw, day = random_diary(seed)
    read, given = compared(answer(raw, day)), project(raw, day)
    if given == read:
        return None
    how = f".venv/bin/python -m tests.reading.random_diaries {seed} > diary.json"
    return f"seed {seed}, on {day}\n  project {given}\n  reading {read}\n  {how}"


def project(raw: dict, day: date) -> dict:
    """The project's answer, as a file given to `suggest` gets it."""
    try:
        given = assess(load(json.dumps(raw)), day).as_dict()
    except Refused as error:
        return {"refused": str(error)}
    return compared(given | {"safety": [finding["rule"] for finding in given["safety"]]})


def compared(given: dict) -> dict:
    """What must be the same; a time of day is part of the answer where it or the dose changes."""
    keys = ("action", "rule", "dose_mg", "contact", "safety")
    kept = {key: given[key] for key in keys}
    return amounts(kept | ({"timing": given["timing"]} if given["action"] in CHANGES else {}))


def amounts(given: dict) -> dict:
    """The same with its dose as a number."""
    mg = given.get("dose_mg")
    return given | ({"dose_mg": Decimal(mg)} if mg else {})


@cache
def led() -> Counter:
    """How often each row leads, by its section, id and action."""
    return Counter(leading(*random_diary(seed)) for seed in range(DIARIES))
