"""What the journal is asked."""

import pytest

from journal import queries
from journal.models import EntryRow, Membership
from tests import builders as b

DAY = b.day("2026-09-20")

pytestmark = pytest.mark.django_db


def test_the_usual_few_are_asked_until_something_is_chosen(person):
    assert [measure.id for measure in queries.asked_measures(person)] == [
        "fatigue",
        "insomnia",
        "sedation",
        "nausea",
    ]


def test_what_was_chosen_is_asked_in_the_order_of_the_scales(person):
    person.measures.create(key="x-itch", name="Itch", kind="symptom", scale=3)
    person.tracks = ["x-itch", "nausea", "pain"]
    assert [m.id for m in queries.asked_measures(person)] == ["pain", "nausea", "x-itch"]


def test_own_measures_stand_beside_the_built_in_ones(person, bob):
    person.measures.create(key="x-itch", name="Itch", kind="symptom", scale=3)
    assert "x-itch" in queries.all_measures(person)
    assert "x-itch" not in queries.all_measures(bob.person)


def test_what_was_said_about_a_day_is_the_persons_own(person, bob):
    EntryRow.objects.create(person=person, day=DAY, crash=True)
    assert queries.entry_on(person, DAY).crash is True
    assert queries.entry_on(bob.person, DAY) is None


def test_an_imported_day_that_says_nothing_is_a_recorded_one(person):
    entry = EntryRow.objects.create(person=person, day=DAY)
    assert queries.entry_on(person, DAY) == entry


def test_a_day_without_an_entry_is_none(person):
    assert queries.entry_on(person, DAY) is None


def test_a_login_is_led_to_the_diary_it_keeps_as_its_own(alice, bob):
    Membership.objects.create(user=bob, person=alice.person, role=Membership.Role.HELPER)
    assert queries.diary_of_login("bob") == bob.person
    assert queries.diary_of_login("nobody") is None
