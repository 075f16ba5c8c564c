"""A rule and all that belongs to it stand in one table; its number is its place."""

from operator import attrgetter

import pytest

from dose.medicines.red_flags import country_of
from dose.rules.rule import BESIDE, GROUPS, URGENT
from dose.rules.table import BY_ID, EVERY, INSTEAD, LAST, NOTES, ROWS, RULES, rule_of, sentence_of
from dose.vocabulary import LINES, REGIMEN_REASONS
from journal.vocabulary import ALERTS

SHARED = attrgetter(
    "passed_over", "can_be_muted", "no_dose", "beside_urgent", "signs", "ring", "reason"
)


def test_rows_are_numbered_by_their_place():
    numbers = [number for number, _ in ROWS]
    assert sorted({*numbers}) == list(range(1, numbers[-1] + 1))
    assert numbers == sorted(numbers)


def test_rows_of_one_number_are_of_one_rule():
    ids = {number: {rule.id for at, rule in ROWS if at == number} for number, _ in ROWS}
    assert [number for number, rules in ids.items() if len(rules) > 1] == []
    assert [rule for _, rule in ROWS][-len(LAST) :] == list(LAST)


def test_the_rows_stand_in_the_order_of_their_groups():
    groups = [GROUPS.index(rule.group) for rule in RULES + LAST]
    assert groups == sorted(groups)


@pytest.mark.parametrize("rows", BY_ID.values(), ids=list(BY_ID))
def test_what_belongs_to_a_rule_is_the_same_in_each_of_its_rows(rows):
    assert {SHARED(row) for row in rows} == {SHARED(rows[0])}
    assert [row.place for row in rows[1:] if row.place] == []


def test_what_no_row_leads_to_is_a_rule_too():
    assert [rule.id for rule in NOTES + INSTEAD if rule.group != BESIDE] == []
    assert [rule.id for rule in INSTEAD if rule.look] == []


def test_a_rule_names_only_ids_of_the_vocabulary():
    assert {kind for rule in EVERY for kind in rule.signs.kinds} == set(ALERTS)
    assert {kind for rule in EVERY for kind in rule.ring} - set(LINES) == set()
    assert {rule.reason for rule in EVERY} - set(REGIMEN_REASONS) == set()


def test_whoever_is_to_be_rung_can_be_rung_at_home():
    home = country_of("")
    assert [rule.id for rule in EVERY for kind in rule.ring if not home.of(kind)] == []


def test_an_unclear_medicine_is_urgent_and_is_put_right_where_medicines_are():
    rule = rule_of("medicine-unclear")
    assert (rule.group, rule.never_muted, rule.no_dose) == (URGENT, True, True)
    assert (rule.place.page, rule.place.words) == ("medicines", "Put the name right")


def test_nothing_belongs_to_a_rule_of_an_earlier_release():
    gone = rule_of("gone-since")
    assert (gone.id, gone.no_dose, gone.signs.kinds, gone.place) == ("gone-since", False, (), None)
    assert sentence_of("gone-since", "hold") == "gone-since"


@pytest.mark.parametrize(
    ("id", "action", "begins"),
    [
        ("gap", "hold", "A week without a dose"),
        ("gap", "talk_to_prescriber", "Two weeks or more"),
        ("dose-above-plan", "contact_today", "More than the plan's maximum"),
        ("dose-above-plan", "hold", "One day above"),
        ("lowest-dose", "talk_to_prescriber", "A lower dose would come next"),
        ("mention", "hold", "mention"),
    ],
)
def test_a_rule_of_several_rows_says_the_sentence_of_the_one_that_led_to_the_action(
    id, action, begins
):
    assert sentence_of(id, action)[: len(begins)] == begins
