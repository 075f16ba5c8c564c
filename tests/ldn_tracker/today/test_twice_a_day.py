"""A day's dose in two parts: each has its own button and its own time of day."""

from datetime import datetime
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen
from journal.day import Clock
from ldn_tracker.today.card import dose_card
from ldn_tracker.today.missed import missed
from ldn_tracker.today.week import all_open_doses, week
from tests.builders import ZONE, days_after, diary, dose, plan, regimen, skipped
from tests.conftest import TODAY, text

MORNING, NIGHT = f"{TODAY} 1.5 morning", f"{TODAY} 1.5 night"
YESTERDAY = days_after(TODAY, -1)


def twice(mg="3", **lists):
    return diary(
        **{"plan": plan(doses_per_day=2), "regimen": [regimen(dose_mg=mg, timing="both")]} | lists
    )


def card(mg="3", recorded=(), **more):
    return dose_card(twice(mg), TODAY, recorded, **more)


def leading(half):
    return [part.half for part in card(half=half).parts if part.leads]


@pytest.fixture
def her(alice, client_of):
    """alice's browser; her plan says 3 mg a day in two parts."""
    adopt_plan(person=alice.person, plan=plan(start=TODAY, doses_per_day=2), today=TODAY)
    whole = {"dose_mg": Decimal(3), "timing": "both", "reason": "start"}
    change_regimen(person=alice.person, start=TODAY, **whole)
    return client_of(alice)


def press(client, value):
    return text(client.post("/today/answer/", {"day": TODAY.isoformat(), "dose": value}))


def recorded(alice):
    rows = alice.person.intakes.order_by("pk")
    return [(row.status, row.dose_mg, row.timing) for row in rows]


def test_each_part_has_its_own_button_with_its_own_time_of_day():
    parts = [(part.name, part.taken, part.skipped) for part in card().parts]
    assert parts == [
        ("Morning", MORNING, f"{TODAY} skipped-morning"),
        ("Night", NIGHT, f"{TODAY} skipped-night"),
    ]


@pytest.mark.parametrize("half", ["morning", "night"])
def test_the_part_whose_time_it_is_leads(half):
    assert leading(half) == [half]


def test_where_no_dose_may_be_taken_no_part_leads():
    parts = card(half="morning", no_dose=True).parts
    assert [part.leads for part in parts] == [False, False]


def test_after_one_part_the_other_is_open():
    one = card(recorded=(dose(TODAY),))
    assert (one.is_open, one.whole, one.open_mg) == (True, MORNING, Decimal("1.5"))


def test_a_part_that_was_not_taken_leaves_the_other_open():
    one = card(recorded=(skipped(TODAY, timing="morning"),))
    assert (one.is_open, one.whole) == (True, NIGHT)


def test_after_both_or_the_whole_dose_at_once_nothing_is_open():
    both, at_once = (dose(TODAY), dose(TODAY, timing="morning")), (dose(TODAY, "3"),)
    assert [card(recorded=rows).is_open for rows in (both, at_once)] == [False, False]


def test_a_day_filled_in_later_has_both_parts():
    assert card().whole == f"{MORNING};{NIGHT}"


def test_the_week_counts_each_part_that_is_open():
    begun = [regimen(days_after(TODAY, -2), "3", "both")]
    taken = {days_after(TODAY, -2): (dose(days_after(TODAY, -2)),)}
    doses, value = all_open_doses(week(twice(regimen=begun), TODAY, taken))
    assert (doses, len(value.split(";"))) == (3, 3)


def test_parts_that_the_strengths_cannot_make_are_offered_and_it_is_said():
    odd = card("4.5")
    assert (odd.cannot_be_halved, odd.due.units) == (True, "")
    assert [part.taken for part in odd.parts] == [f"{TODAY} 2.25 morning", f"{TODAY} 2.25 night"]


def test_after_a_night_dose_the_morning_of_the_first_day_in_parts_is_left_out():
    rows = [regimen(YESTERDAY, "3"), regimen(TODAY, "3", "both", "prescriber")]
    first = dose_card(twice(regimen=rows, doses=[dose(YESTERDAY, "3")]), TODAY, ())
    assert (first.whole, first.left_out) == (NIGHT, False)
    assert first.next_step == (
        "You took a night dose on Saturday 19 September. Leave out the morning of Sunday 20"
        " September. The next dose is half, that night. Never take two to catch up."
    )


def test_a_missed_morning_may_be_taken_until_eight_hours_before_that_night():
    noon = datetime.fromisoformat("2026-09-20T12:00:00+12:00")
    words = missed(twice(), TODAY, noon, Clock(ZONE), "morning")
    assert words == (
        "You can still take it until 14:00. After that, leave it out. Never take two to catch up."
    )


def test_the_page_at_half_past_twelve_leads_to_the_morning(her):
    html = text(her.get("/today/"))
    first = f'<button class="primary" type="submit" name="dose" value="{MORNING}">Morning taken'
    assert first in html
    assert f'<button type="submit" name="dose" value="{NIGHT}">Night taken' in html
    assert "<b>1.5 mg</b> in the morning and <b>1.5 mg</b> at night" in html
    assert "1 capsule of 1.5 mg each time" in html


def test_both_parts_are_recorded_without_a_question(her, alice):
    press(her, MORNING)
    press(her, NIGHT)
    part = Decimal("1.5")
    assert recorded(alice) == [("taken", part, "morning"), ("taken", part, "night")]


def test_the_same_part_twice_asks_first(her, alice):
    press(her, MORNING)
    assert "1.5 mg is recorded for Sunday already." in press(her, MORNING)
    assert alice.person.intakes.count() == 1


def test_a_part_is_noted_as_not_taken_with_a_reason(her, alice):
    press(her, f"{TODAY} skipped-morning")
    assert f'value="{TODAY} skipped-morning forgot"' in text(her.get("/today/"))
    press(her, f"{TODAY} skipped-morning forgot")
    assert recorded(alice) == [("skipped", None, "morning")]
    assert "<b>Not taken</b> in the morning · Forgot" in text(her.get("/today/"))


def test_a_typed_amount_is_of_the_time_of_day_that_it_is(her, alice):
    html = text(her.get("/today/"))
    assert f'name="typed" value="{TODAY} typed both"' in html
    data = {"day": TODAY.isoformat(), "dose": f"{TODAY} typed both", "dose_mg": "1.5", "time": ""}
    her.post("/today/answer/", data)
    assert recorded(alice) == [("taken", Decimal("1.5"), "morning")]


def test_more_than_the_days_dose_asks_first(her, alice):
    press(her, MORNING)
    assert "The whole dose of Sunday is 3 mg; this makes more." in press(her, f"{TODAY} 3 night")
    assert alice.person.intakes.count() == 1


def test_a_first_dose_above_the_days_asks_first(her, alice):
    assert "Yes, I took 4.5 mg</button>" in press(her, f"{TODAY} 4.5 night")
    assert alice.person.intakes.count() == 0


def test_without_a_regimen_the_whole_day_is_held_against_the_plan(alice, client_of):
    in_parts = plan(start=TODAY, doses_per_day=2, max_dose_mg=Decimal("4.5"))
    adopt_plan(person=alice.person, plan=in_parts, today=TODAY)
    browser = client_of(alice)
    press(browser, f"{TODAY} 3 night")
    assert "3 mg is recorded for Sunday already." in press(browser, f"{TODAY} 3 morning")
    assert alice.person.intakes.count() == 1
