"""A medicine's last day is the later of its end and its last taking, wherever it is asked for."""

from datetime import timedelta

import pytest

from dose import medicine_actions, queries
from dose.diary import from_database
from dose.diary.parts import Medicine
from dose.medicines.cards import cards
from dose.rules.book import assess
from ldn_tracker.report.parts.medicines import medicines
from ldn_tracker.start.queries import noted
from tests import builders as b
from tests.conftest import TODAY, text

LONG_AGO, LATELY = TODAY - timedelta(100), TODAY - timedelta(5)
CODEINE = Medicine(name="codeine", until=LONG_AGO, last_taken=LATELY)


@pytest.mark.parametrize(
    ("until", "last_taken", "last"),
    [
        (None, None, None),
        (LONG_AGO, None, LONG_AGO),
        (None, LATELY, LATELY),
        (LONG_AGO, LATELY, LATELY),
        (LATELY, LONG_AGO, LATELY),
        (TODAY + timedelta(3), LATELY, TODAY + timedelta(3)),
    ],
)
def test_the_last_day_is_the_later_of_the_two(until, last_taken, last):
    assert Medicine(name="x", until=until, last_taken=last_taken).last_day(TODAY) == last


def test_a_taking_dated_after_the_day_was_not_known_on_it():
    assert CODEINE.last_day(LATELY - timedelta(1)) == LONG_AGO


AHEAD = Medicine(name="codeine", start=TODAY + timedelta(1), last_taken=LATELY)


def test_what_was_taken_has_begun_whatever_day_it_is_planned_to_begin_on():
    assert [AHEAD.has_begun(day) for day in (LATELY - timedelta(1), LATELY)] == [False, True]


def test_the_rules_and_the_page_for_the_gp_go_by_a_taking_before_the_planned_beginning():
    one = b.diary(medicines=[AHEAD])
    line = medicines(one, TODAY)[0]
    assert assess(one, TODAY).finding.rule == "opioid-medicine"
    assert f"{line.strong} {line.text}" == "codeine: opioid, last taken 15 Sep 2026."


def test_it_is_over_from_the_day_after():
    assert (CODEINE.is_over(LATELY), CODEINE.is_over(LATELY + timedelta(1))) == (False, True)


def test_a_row_of_the_table_says_the_same(person):
    row = medicine_actions.add_medicine(
        person=person, name="codeine", until=LONG_AGO, last_taken=LATELY
    )
    assert (row.last_day(TODAY), row.is_over(TODAY)) == (LATELY, True)


def test_the_rules_go_by_it():
    assert assess(b.diary(medicines=[CODEINE]), TODAY).finding.rule == "opioid-medicine"


def test_the_cards_go_by_it():
    (card,) = cards([CODEINE], TODAY)
    assert (card.last_day, card.is_past, card.is_said) == (LATELY, True, True)


def test_the_page_for_the_gp_goes_by_it():
    line = medicines(b.diary(medicines=[CODEINE]), TODAY)[0]
    assert f"{line.strong} {line.text}" == "codeine: opioid, last taken 15 Sep 2026."


def test_the_list_and_getting_started_go_by_it(person, visitor):
    medicine_actions.add_medicine(person=person, name="codeine", until=LONG_AGO, last_taken=LATELY)
    page = text(visitor.get("/medicines/"))
    assert ("last taken 15 Sep 2026" in page, "12 Jun 2026" in page) == (True, False)
    assert [each.words for each in noted(person, "opioids", TODAY)] == [
        "codeine, last taken 15 Sep 2026"
    ]


def test_a_planned_end_is_shown_as_such(person, visitor):
    medicine_actions.add_medicine(person=person, name="codeine", until=TODAY + timedelta(3))
    assert "until 23 Sep 2026" in text(visitor.get("/medicines/"))


def test_who_stops_before_the_planned_end_has_stopped(person):
    row = medicine_actions.add_medicine(person=person, name="codeine", until=TODAY + timedelta(30))
    medicine_actions.end_medicine(person=person, medicine_id=row.pk, last_taken=LATELY)
    (medicine,) = from_database.window(person, TODAY).medicines
    assert medicine.last_day(TODAY) == LATELY
    assert queries.medicines(person)[0].until == LATELY
