"""A dose before the first one asks; and a diary that is ahead of the clock says so."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dose.actions import change_regimen, record_dose
from dose.diary.parts import Dose
from dose.treatment.guard import before_the_first
from journal.actions import save_answers, update_person
from tests.conftest import NOW, TODAY, text

DAY = timedelta(1)
HTMX = {"HX-Request": "true"}
BEFORE = date(2026, 9, 3)
MG = Decimal("1.5")


@pytest.fixture
def hers(client_of, alice):
    """alice's browser: her first dose was on 10 September."""
    begun = {"person": alice.person, "dose_mg": MG, "timing": "night"}
    change_regimen(start=date(2026, 9, 10), reason="start", **begun)
    record_dose(day=date(2026, 9, 10), **begun)
    return client_of(alice)


def press(client, **fields) -> str:
    return text(client.post("/today/answer/", fields, headers=HTMX))


@pytest.mark.parametrize(
    ("first", "is_doubted"), [(None, False), (BEFORE, False), (BEFORE + DAY, True)]
)
def test_only_what_lies_before_the_first_dose_is_doubted(first, is_doubted):
    new = Dose(day=BEFORE, status="taken", dose_mg=MG, timing="night")
    doubt = before_the_first(new, first)
    assert (doubt is not None) is is_doubted


def test_a_stray_dose_asks_whether_she_started_earlier(hers, alice):
    words = press(hers, day=BEFORE, dose=f"{BEFORE} 1.5 night")
    assert "Did you start earlier?" in words
    assert "This is before your first dose on 10 September." in words
    assert alice.person.intakes.filter(day=BEFORE).count() == 0


def test_who_did_start_earlier_says_so_with_a_tap(hers, alice):
    press(hers, day=BEFORE, sure=f"{BEFORE} 1.5 night")
    assert alice.person.intakes.filter(day=BEFORE).count() == 1


def test_a_dose_that_the_regimen_covers_asks_nothing(hers, alice):
    press(hers, day="2026-09-12", dose="2026-09-12 1.5 night")
    assert alice.person.intakes.filter(day=date(2026, 9, 12)).count() == 1


def test_the_very_first_dose_asks_nothing(client_of, alice):
    press(client_of(alice), day=BEFORE, dose=f"{BEFORE} 1.5 night")
    assert alice.person.intakes.filter(day=BEFORE).count() == 1


def test_across_the_date_line_today_says_which_day_it_is_again(hers, alice):
    save_answers(person=alice.person, day=TODAY, answers={"crash": False}, at=NOW)
    assert "before your clock changed" not in text(hers.get("/today/"))
    update_person(person=alice.person, timezone="Pacific/Honolulu")
    assert (
        "Your diary already has Sunday 20 September, from before your clock changed."
        " Today is Saturday 19 September again."
    ) in text(hers.get("/today/"))
