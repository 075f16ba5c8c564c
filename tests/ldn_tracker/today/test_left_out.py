"""The day left out after a change of time: one order on the page, and no press that breaks it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen, record_dose
from dose.treatment.schedule import is_left_out
from ldn_tracker.today.card import dose_card
from ldn_tracker.today.missed import missed
from ldn_tracker.today.week import all_open_doses, week
from tests.builders import diary, dose, plan, regimen
from tests.conftest import NOW, TODAY, text
from tests.dose.treatment.test_guard import CLOCK

DAY = timedelta(1)
START = TODAY - 9 * DAY
LEFT_OUT = "Leave out Sunday 20 September, morning and night."


@pytest.fixture
def her(alice, client_of):
    """alice's browser: from today in the morning, last night's dose taken."""
    adopt_plan(person=alice.person, plan=plan(start=START), today=START)
    for start, timing, reason in ((START, "night", "start"), (TODAY, "morning", "other")):
        change_regimen(
            person=alice.person, start=start, dose_mg=Decimal("1.5"), timing=timing, reason=reason
        )
    record_dose(person=alice.person, day=TODAY - DAY, dose_mg=Decimal("1.5"), timing="night")
    return client_of(alice)


def switched(before="night", after="morning", *doses):
    rows = [regimen(START, timing=before), regimen(TODAY, timing=after, reason="other")]
    return diary(plan=plan(), regimen=rows, doses=list(doses))


def test_after_a_night_dose_the_day_of_the_morning_is_left_out():
    taken = switched("night", "morning", dose(TODAY - DAY))
    assert [is_left_out(taken, TODAY), is_left_out(taken, TODAY + DAY)] == [True, False]
    assert is_left_out(switched(), TODAY) is False


def test_after_a_morning_dose_the_night_of_that_day_is_left_out():
    taken = switched("morning", "night", dose(TODAY, timing="morning"))
    assert is_left_out(taken, TODAY) is True
    assert is_left_out(switched("morning", "night"), TODAY) is False


def test_a_dose_left_out_is_not_one_that_can_still_be_taken():
    taken = switched("night", "morning", dose(TODAY - DAY))
    assert missed(taken, TODAY, NOW, CLOCK) == ""
    assert missed(switched(), TODAY, NOW, CLOCK) != ""


def test_the_week_asks_nothing_about_a_day_left_out():
    taken = switched("night", "morning", dose(TODAY - DAY))
    assert dose_card(taken, TODAY, ()).is_open is False
    days = week(taken, TODAY + DAY, {TODAY - DAY: (dose(TODAY - DAY),)})
    assert all_open_doses(days[:2]) == (0, "")


def test_the_page_says_one_thing_only(her):
    html = text(her.get("/today/"))
    assert '<h2 id="dose-title">No dose today</h2>' in html
    assert (LEFT_OUT in html, ">I took it<" in html, ">Not taken<" in html) == (True, False, False)
    her.post("/today/answer/", {"dose": f"{TODAY} skipped"})
    assert "You can still take it" not in text(her.get("/today/"))


def test_a_dose_taken_all_the_same_can_be_recorded(her, alice):
    value = f"{TODAY} 1.5 morning"
    assert f'name="dose" value="{value}">1.5' in text(her.get("/today/"))
    asked = text(her.post("/today/answer/", {"dose": value}))
    assert "less than 18 hours away" in asked
    her.post("/today/answer/", {"sure": value})
    assert '<h2 id="dose-title">No other dose today</h2>' in text(her.get("/today/"))
