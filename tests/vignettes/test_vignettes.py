"""Whole diaries get the rule book's answer: our own stories, and the shared ones where present."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dose.rules.book import assess
from ldn_tracker.transfer.formats.diary_file import dump, load
from tests.spec.story import TODAY, answer
from tests.vignettes.own import STORIES

SHARED = Path(__file__).resolve().parents[3] / "shared" / "vignettes"
ABSENT = pytest.mark.skip(reason=f"the shared vignettes are not at {SHARED}")
CASES = SHARED.parent / "cases"
MEDICINES = [pytest.param(file, id=file.stem) for file in sorted(CASES.glob("med-*.json"))]
FILES = [pytest.param(file, id=file.stem) for file in sorted(SHARED.glob("p*.json"))]


@pytest.mark.parametrize("story", [pytest.param(story, id=story.words) for story in STORIES])
def test_a_story_gets_its_answer_from_the_file_too(story):
    assert answer(assess(load(dump(story.diary)), TODAY)) == story.answer


@pytest.mark.parametrize("file", FILES or [pytest.param(SHARED, marks=ABSENT)])
def test_a_shared_vignette_gets_its_answer(file):
    vignette = json.loads(file.read_text(encoding="utf-8"))
    diary, day = load(json.dumps(vignette["diary"])), date.fromisoformat(vignette["on"])
    given = comparable(assess(diary, day).as_dict())
    expected = comparable(vignette["expect"])
    assert {name: given[name] for name in expected} == expected


@pytest.mark.parametrize("file", MEDICINES or [pytest.param(CASES, marks=ABSENT)])
def test_a_shared_case_of_a_medicines_name_gets_its_answer_and_no_dose(file):
    case = json.loads(file.read_text(encoding="utf-8"))
    found = assess(load(json.dumps(case["diary"])), date.fromisoformat(case["on"]))
    given = found.as_dict()
    assert {name: given[name] for name in case["expect"]} == case["expect"]
    assert (given["dose_mg"], found.no_dose) == (None, True)


def comparable(said: dict) -> dict:
    """Doses compare as numbers."""
    mg = said.get("dose_mg")
    return said | ({"dose_mg": Decimal(mg)} if mg is not None else {})
