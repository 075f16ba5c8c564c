"""Whole diaries get the rule book's answer: our own stories, and the shared ones where present."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dose.rules.book import Assessment, assess
from ldn_tracker.transfer.formats.diary_file import dump, load
from tests.spec.story import TODAY, answer
from tests.vignettes.own import STORIES

SHARED = Path(__file__).resolve().parents[3] / "shared"
ABSENT = pytest.mark.skip(reason=f"the shared vignettes are not at {SHARED}")


def told(*patterns: str) -> list:
    """The shared files that say what is right; where there are none, a test that is skipped."""
    files = [file for pattern in patterns for file in sorted(SHARED.glob(pattern))]
    right = [file for file in files if "expect" in json.loads(file.read_text(encoding="utf-8"))]
    return [pytest.param(file, id=file.stem) for file in right] or [pytest.param("", marks=ABSENT)]


@pytest.mark.parametrize("story", [pytest.param(story, id=story.words) for story in STORIES])
def test_a_story_gets_its_answer_from_the_file_too(story):
    assert answer(assess(load(dump(story.diary)), TODAY)) == story.answer


@pytest.mark.parametrize("file", told("vignettes/p*.json", "vignettes-2/p*.json", "cases/*.json"))
def test_a_shared_diary_gets_its_answer(file):
    case = json.loads(file.read_text(encoding="utf-8"))
    given, expected = comparable(answered(case).as_dict()), comparable(case["expect"])
    assert {name: given[name] for name in expected} == expected


@pytest.mark.parametrize("file", told("cases/med-*.json"))
def test_a_shared_case_of_a_medicines_name_names_no_dose(file):
    found = answered(json.loads(file.read_text(encoding="utf-8")))
    assert (found.as_dict()["dose_mg"], found.no_dose) == (None, True)


def answered(case: dict) -> Assessment:
    """The answer to a shared file, as a file given to `suggest` gets it."""
    return assess(load(json.dumps(case["diary"])), date.fromisoformat(case["on"]))


def comparable(said: dict) -> dict:
    """Doses compare as numbers."""
    mg = said.get("dose_mg")
    return said | ({"dose_mg": Decimal(mg)} if mg is not None else {})
