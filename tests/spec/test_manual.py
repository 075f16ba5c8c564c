"""docs/rules.md is what the rules and their specification say."""

from pathlib import Path

from dose.rules.table import LAST, RULES
from tests.spec.manual import manual
from tests.spec.sections import rows

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_manual_in_the_tree_is_current():
    assert DOCUMENT.read_text(encoding="utf-8") == manual(), "run: make fix"


def test_the_manual_names_every_rule_and_every_case():
    text = manual()
    assert [rule.id for rule in RULES + LAST if f"`{rule.id}`" not in text] == []
    assert [case.words for row in rows() for case in row.cases if case.words not in text] == []
