"""What was done on a page is said on the next one, with a button that takes it back in one tap."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, start_break
from dose.diary import from_database
from tests.builders import plan
from tests.conftest import TODAY

YESTERDAY = TODAY - timedelta(1)
CHANGE = {"dose_mg": "3", "timing": "night", "start": str(TODAY), "reason": "step_up"}
UNDO = r'action="([^"]+)"><input[^>]*><span>[^<]*</span><button[^>]*>Undo'
OFF = {"start": str(TODAY), "until": "", "reason": "supply"}


def way_back(page: str) -> str:
    """Where the one Undo of a page leads."""
    (address,) = re.findall(
        r'action="([^"]+)"><input[^>]*><span>[^<]*</span><button[^>]*>Undo', page
    )
    return address.replace("&amp;", "&")


def diary(person):
    person.refresh_from_db()
    return from_database.whole(person)


@pytest.mark.parametrize(
    ("address", "said", "kind"),
    [
        ("/plan/change/", CHANGE, "regimen"),
        ("/plan/break/", OFF, "breaks"),
        ("/medicines/", {"name": "Iron", "kind": "supplement"}, "medicines"),
    ],
)
def test_what_was_added_is_taken_back(her, person, address, said, kind):
    before = getattr(diary(person), kind)
    page = her.post(address, said, follow=True).content.decode()
    assert len(getattr(diary(person), kind)) == len(before) + 1
    her.post(way_back(page))
    assert getattr(diary(person), kind) == before


@pytest.mark.parametrize("until", [None, TODAY + timedelta(5)])
@pytest.mark.parametrize("how", [{"until": str(TODAY)}, {"again": "today"}])
def test_the_end_of_a_break_is_taken_back(her, person, until, how):
    row = start_break(person=person, start=YESTERDAY, reason="supply", until=until)
    before = diary(person).breaks
    page = her.post(f"/plan/break/{row.pk}/end/", how, follow=True).content.decode()
    assert diary(person).breaks != before
    her.post(way_back(page))
    assert diary(person).breaks == before


def test_a_last_day_before_the_first_is_not_put_back(her, person):
    row = start_break(person=person, start=TODAY, reason="supply")
    her.post(f"/plan/break/{row.pk}/reopen/?until={YESTERDAY}")
    assert diary(person).breaks[0].until is None


def test_a_measure_that_was_added_is_asked_about_no_longer(visitor, person):
    said = {"name": "Itching", "how": "side_effect-4"}
    page = visitor.post("/measures/add/", said, follow=True).content.decode()
    assert "x-itching" in diary(person).tracks
    visitor.post(way_back(page))
    assert "x-itching" not in diary(person).tracks


def test_other_words_have_no_way_back(visitor, person):
    adopt_plan(person=person, plan=plan(max_dose_mg=Decimal(3)), today=TODAY)
    page = visitor.post("/comfort/", {"theme": "dim", "size": ""}, follow=True).content.decode()
    assert ("Saved for this browser." in page, ">Undo</button>" in page) == (True, False)
