"""Every source that is cited exists, and every number in a rule names its source."""

import re
from operator import attrgetter
from pathlib import Path

import pytest

from dose.rules.evidence import SOURCES
from dose.rules.table import LAST, RULES

ROOT = Path(__file__).resolve().parents[3]
WITH_NUMBERS = sorted([*(ROOT / "dose" / "rules").glob("*.py"), ROOT / "journal" / "stats.py"])
CONSTANT = re.compile(r"^[A-Z][A-Z_, ]+ = [(\d-].*\d.*$", re.M)
NAME = attrgetter("name")
SKIPPED = ("interactions.py", "spelling.py")  # of names, not of people


@pytest.mark.parametrize("file", [p for p in WITH_NUMBERS if p.name not in SKIPPED], ids=NAME)
def test_a_threshold_names_its_source_on_the_same_line(file):
    unsourced = [
        line
        for line in CONSTANT.findall(file.read_text(encoding="utf-8"))
        if not any(f"{id}" in line.partition("#")[2] for id in SOURCES)
    ]
    assert unsourced == []


def test_there_are_thresholds_to_look_at():
    found = [line for file in WITH_NUMBERS for line in CONSTANT.findall(file.read_text())]
    assert len(found) > 30


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.id)
def test_a_source_says_what_it_is_and_what_it_can_tell(source):
    assert all((source.citation, source.kind, source.says))


@pytest.mark.parametrize("rule", RULES + LAST, ids=attrgetter("id"))
def test_a_rule_is_one_sentence_that_a_clinician_would_say(rule):
    assert rule.says[-1] in ".?" and "\n" not in rule.says
