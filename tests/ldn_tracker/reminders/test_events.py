"""What a calendar is told: which events there are, of what, and when none."""

from decimal import Decimal

from dose.diary.parts import Visit
from dose.diary.supply import Order, Pack, Supply
from dose.rules.book import assess
from dose.supply import outlook
from ldn_tracker.reminders.events import Event, events
from tests import builders as b
from tests.ldn_tracker.reminders.test_calendar_file import JUNE, TODAY, wishes


def told(diary, today=TODAY, **facts) -> dict[str, str]:
    found = events(diary, today, wishes(**facts), assess(diary, today).finding)
    return {event.key: str(event.on) for event in found}


def dates(diary, today=TODAY) -> dict[str, str]:
    return told(diary, today, kinds=["dates"])


def settled(**facts):
    """Somebody who has been taking 1.5 mg for a week, every dose recorded."""
    start = b.days_after(TODAY, -7)
    taken = b.doses(start, b.days_after(TODAY, -1))
    usual = {"plan": b.plan(), "regimen": [b.regimen(start)], "doses": taken}
    return b.diary(**usual | facts)


def pack(**facts) -> Pack:
    came = b.days_after(TODAY, -7)
    return Pack(**{"received_on": came, "units": 90, "strength_mg": Decimal("1.5")} | facts)


def test_nothing_was_asked_for():
    assert told(settled(), kinds=[]) == {}


def test_the_check_in_begins_with_the_reminding():
    assert told(settled(), kinds=["check_in"]) == {"check-in": "2026-06-01"}


def test_the_next_step_is_the_first_day_that_the_plan_allows():
    assert dates(settled())["next-step"] == "2026-09-26"


def test_a_step_that_is_late_stays_on_its_day():
    assert dates(settled(), b.days_after(TODAY, 30))["next-step"] == "2026-09-26"


def test_an_unconfirmed_plan_has_no_next_step():
    assert dates(settled(plan=b.plan(confirmed_on=None))).get("next-step") is None


def test_at_the_highest_dose_there_is_no_next_step():
    start = b.days_after(TODAY, -7)
    high = settled(regimen=[b.regimen(start, "4.5")], doses=b.doses(start, TODAY, "4.5"))
    assert dates(high).get("next-step") is None


def test_the_next_look_is_left_out_on_the_day_of_the_next_step():
    assert dates(settled()) == {"next-step": "2026-09-26"}


def test_the_next_look_after_a_side_effect():
    last_week = b.days_after(TODAY, -7)
    rows = [b.regimen(JUNE, "3.0"), b.regimen(last_week, "1.5", "night", "side_effect")]
    taken = [*b.doses(JUNE, b.days_after(TODAY, -8), "3.0"), *b.doses(last_week, TODAY)]
    rated = b.entries(b.days_after(TODAY, -30), TODAY, {"fatigue": 5, "insomnia": 0, "nausea": 0})
    lowered = settled(regimen=rows, doses=taken, entries=rated)
    assert dates(lowered)["look-again"] == "2026-10-11"


def test_the_visit():
    assert dates(settled(visit=Visit(on=b.day("2026-10-05"))))["visit"] == "2026-10-05"


def test_a_visit_of_last_year_is_not_told_any_more():
    assert "visit" not in dates(settled(visit=Visit(on=b.day("2025-10-05"))))


def test_the_day_to_order_and_the_end_of_the_script():
    order = Order(compounding_days=5, courier_days=2, script_until=b.day("2026-11-10"))
    found = dates(settled(supply=Supply(packs=(pack(),), order=order)))
    assert (found.get("order-by"), found["script-ends"]) == ("2026-10-08", "2026-11-10")


def test_what_was_ordered_is_expected_and_not_to_be_ordered():
    order = Order(ordered_on=TODAY, compounding_days=5, courier_days=2)
    diary = settled(supply=Supply(packs=(pack(),), order=order))
    found = dates(diary)
    expected = str(outlook(diary, TODAY).expected_on)
    assert ("order-by" in found, found["due-in"]) == (False, expected)


def test_a_title_says_what_it_is_only_where_that_was_chosen():
    assert [e.title for e in all_of(settled())] == ["Diary"] * 3
    assert [e.title for e in all_of(settled(), says_what=True)] == [
        "LDN, night",
        "LDN diary: check-in",
        "LDN: the earliest day for the next step in your plan",
    ]


def all_of(diary, **facts) -> tuple[Event, ...]:
    chosen = wishes(kinds=["dose", "check_in", "dates"], **facts)
    return events(diary, TODAY, chosen, assess(diary, TODAY).finding)


def test_no_title_names_an_amount():
    assert [e.key for e in all_of(settled(), says_what=True) if "mg" in e.title] == []
