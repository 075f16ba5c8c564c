"""What the benchmarks measure on: the rows of a house, in the order in which life writes them."""

from itertools import pairwise

import pytest

from benchmarks.seed import fill
from dose.models import Intake
from journal.models import EntryRow, PersonRow, Receipt


@pytest.fixture
def house(db) -> list[PersonRow]:
    """Three people, the first of whom signs in."""
    fill(years=1, people=3, password="bench-pass-123")
    return list(PersonRow.objects.order_by("pk"))


def test_everybodys_rows_of_a_day_come_before_anybodys_of_the_next(house):
    for table in (EntryRow, Intake):
        days = list(table.objects.order_by("pk").values_list("day", flat=True))
        assert days == sorted(days)
    by_number = EntryRow.objects.order_by("pk").values_list("person_id", flat=True)
    changes = sum(a != b for a, b in pairwise(by_number))
    assert changes > EntryRow.objects.count() / 2
    assert [person.entries.count() > 300 for person in house] == [True] * 3


def test_each_answer_says_when_it_was_given_and_each_day_left_a_receipt(house):
    entry = house[0].entries.exclude(ratings={}).latest("day")
    assert {f"ratings.{id}" for id in entry.ratings} <= entry.moments.keys()
    assert set(entry.moments.values()) == {f"{entry.day}T08:30:05.123456+00:00"}
    assert Receipt.objects.count() == EntryRow.objects.count()
