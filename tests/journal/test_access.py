"""Whatever is not there, or not this person's, is a 404."""

import pytest
from django.http import Http404

from journal import access
from tests import builders as b

TODAY = b.day("2026-09-20")


@pytest.mark.parametrize("text", ["2026-09-20", "2024-02-29"])
def test_a_day_that_has_come_is_a_day(text):
    assert access.day_or_404(text, TODAY) == b.day(text)


@pytest.mark.parametrize(
    "text", ["2026-09-21", "2026-02-30", "yesterday", "", "20260920", "0001-01-01", "2026-W38-7"]
)
def test_any_other_day_is_not_found(text):
    with pytest.raises(Http404):
        access.day_or_404(text, TODAY)


def test_a_login_without_a_diary_finds_none():
    with pytest.raises(Http404):
        access.person_or_404(None)


@pytest.mark.django_db
def test_a_measure_is_found_by_its_own_person_only(alice, bob):
    measure = alice.person.measures.create(key="x-itch", name="Itch", kind="symptom", scale=3)
    assert access.measure_or_404(alice.person, "x-itch") == measure
    with pytest.raises(Http404):
        access.measure_or_404(bob.person, "x-itch")
