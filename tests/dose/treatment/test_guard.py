"""A second dose asks first; a missed one is never doubled."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from dose.diary.parts import Dose
from dose.treatment.guard import Doubt, doubt, may_still_be_taken, only_dose, usual_moment
from journal.day import Clock

CLOCK = Clock("Pacific/Auckland")
DAY = date(2026, 9, 19)
EVE = date(2026, 9, 18)


def taken(day, timing="night", at=None):
    return Dose(day=day, status="taken", dose_mg=Decimal("1.5"), timing=timing, taken_at=at)


def test_the_first_dose_of_a_day_is_not_doubted():
    assert doubt(taken(DAY), [taken(EVE)], CLOCK) is None


def test_a_second_dose_on_one_day_is_doubted():
    morning = taken(DAY, "morning")
    assert doubt(taken(DAY), [morning], CLOCK) == Doubt(morning, same_day=True)


def test_a_dose_within_eighteen_hours_of_the_last_is_doubted():
    late = taken(EVE, at=datetime(2026, 9, 18, 12, 40, tzinfo=UTC))  # 00:40 in Auckland
    early = taken(DAY, at=datetime(2026, 9, 19, 6, 0, tzinfo=UTC))  # 18:00 the same calendar day
    assert doubt(early, [late], CLOCK) == Doubt(late, same_day=False)


def test_a_dose_recorded_afterwards_is_doubted_beside_a_later_one():
    next_morning = taken(DAY, "morning")
    assert doubt(taken(EVE), [next_morning], CLOCK) == Doubt(next_morning, same_day=False)


def test_eighteen_hours_apart_is_far_enough():
    first = taken(EVE, at=datetime(2026, 9, 18, 10, 0, tzinfo=UTC))
    second = taken(DAY, at=datetime(2026, 9, 19, 4, 0, tzinfo=UTC))
    assert doubt(second, [first], CLOCK) is None


def test_a_dose_that_was_not_taken_is_no_reason_to_doubt():
    skipped = Dose(day=DAY, status="skipped")
    assert doubt(taken(DAY), [skipped], CLOCK) is None


def test_two_a_day_are_not_doubted_when_the_plan_says_two():
    assert doubt(taken(DAY), [taken(DAY, "morning")], CLOCK, doses_per_day=2) is None


def test_a_third_is_doubted_when_the_plan_says_two():
    both = [taken(DAY, "morning"), taken(DAY)]
    assert doubt(taken(DAY), both, CLOCK, doses_per_day=2) == Doubt(both[1], same_day=True)


def test_where_no_days_dose_is_known_all_of_a_day_is_held_against_the_same():
    first, second = taken(DAY, "morning"), taken(DAY)
    most = first.dose_mg + second.dose_mg
    known = {"doses_per_day": 2, "only_mg": most}
    assert doubt(second, [first], CLOCK, **known) is None
    known["only_mg"] = most - Decimal("0.01")
    assert doubt(second, [first], CLOCK, **known) == Doubt(first, same_day=True)


def test_the_only_dose_of_a_day_may_be_more_than_is_due_where_that_is_said():
    due, three, more = Decimal("1.5"), Decimal(3), Decimal("4.5")
    one = Dose(day=DAY, status="taken", dose_mg=three, timing="night")
    assert doubt(one, [], CLOCK, day_mg=due) == Doubt(None, same_day=True, day_mg=due)
    assert doubt(one, [], CLOCK, day_mg=due, only_mg=three) is None
    larger = Dose(day=DAY, status="taken", dose_mg=more, timing="night")
    assert doubt(larger, [], CLOCK, day_mg=due, only_mg=three) == Doubt(
        None, same_day=True, day_mg=due
    )


@pytest.mark.parametrize(("due", "most"), [("1.5", "3"), ("4", "4.5"), ("4.5", "4.5"), ("6", "6")])
def test_one_step_more_is_not_asked_about_and_never_above_the_plan(due, most):
    assert only_dose(Decimal(due), Decimal("1.5"), Decimal("4.5")) == Decimal(most)


def test_the_usual_night_dose_keeps_its_wall_clock_hour_when_the_clocks_change():
    assert usual_moment(date(2026, 9, 27), "night", CLOCK) == datetime(
        2026, 9, 27, 9, 0, tzinfo=UTC
    )


def test_a_missed_dose_may_be_taken_until_eight_hours_before_the_next():
    due = usual_moment(DAY, "night", CLOCK)
    assert may_still_be_taken(datetime(2026, 9, 19, 2, 0, tzinfo=UTC), due) is True
    assert may_still_be_taken(datetime(2026, 9, 19, 2, 1, tzinfo=UTC), due) is False


def test_the_night_the_clocks_go_forward_is_an_hour_shorter_between_two_doses():
    late = taken(date(2026, 9, 26), at=CLOCK.instant(date(2026, 9, 26), time(22, 0)))
    early = taken(date(2026, 9, 27), "morning", CLOCK.instant(date(2026, 9, 27), time(16, 30)))
    assert doubt(early, [late], CLOCK) == Doubt(late, same_day=False)


def test_the_night_the_clocks_go_back_is_an_hour_longer_between_two_doses():
    late = taken(date(2026, 4, 4))  # at 22:00, as no time was said
    early = taken(date(2026, 4, 5), "morning", CLOCK.instant(date(2026, 4, 5), time(15, 0)))
    assert doubt(early, [late], CLOCK) is None


def test_the_same_half_of_a_day_twice_is_doubted_where_there_are_two_parts():
    first = taken(DAY, "morning")
    found = doubt(taken(DAY, "morning"), [first], CLOCK, doses_per_day=2)
    assert found == Doubt(first, same_day=True)


def test_a_dose_on_a_day_between_two_is_doubted_with_the_day_of_the_next():
    last, following = taken(EVE), date(2026, 9, 20)
    found = doubt(taken(DAY), [last], CLOCK, next_due=following)
    assert found == Doubt(last, same_day=False, next_due=following)
