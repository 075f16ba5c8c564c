"""Every case of the specification comes out as it says, and every rule has its cases."""

import pytest

from dose.rules.rule import GROUPS
from dose.rules.table import IDS, INSTEAD, NOTES, ROWS
from tests.spec.sections import SECTIONS, rows, table
from tests.spec.story import answer

CASES = [pytest.param(case, id=f"{row.rule}: {case.words}") for row in rows() for case in row.cases]
WITH_NOTES = [case for case in CASES if case.values[0].notes is not None]


@pytest.mark.parametrize("case", CASES)
def test_the_diary_gets_the_answer_that_the_specification_says(case):
    assert answer(case.assess()) == case.answer


@pytest.mark.parametrize("case", WITH_NOTES)
def test_the_diary_gets_the_notes_that_the_specification_says(case):
    assert tuple(note.rule for note in case.assess().notes) == case.notes


def test_the_sections_are_the_groups_of_the_book():
    assert tuple(SECTIONS)[:-1] == GROUPS


def test_the_specification_has_every_row_of_the_book_in_its_order():
    in_book = {number: rule.id for number, rule in ROWS}
    assert dict(enumerate((row.rule for row in table()), start=1)) == in_book


@pytest.mark.parametrize("row", [pytest.param(row, id=row.rule) for row in table()])
def test_a_row_has_a_case_where_it_leads_and_one_with_another_answer(row):
    assert row.rule in {case.assess().finding.rule for case in row.cases}
    assert len({case.answer for case in row.cases}) > 1


def test_what_stands_beside_the_table_is_specified_too():
    assert {rule.id for rule in NOTES + INSTEAD} - {row.rule for row in rows()} == set()


def test_every_rule_of_the_book_leads_somewhere_in_the_specification():
    said = {a.finding.rule for r in rows() for c in r.cases for a in [c.assess()]}
    notes = {n.rule for r in rows() for c in r.cases for n in c.assess().notes}
    assert IDS - said - notes == set()
