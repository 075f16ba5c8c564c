"""How long it lasts: the right values of the specification, and the cases around them."""

from datetime import date
from decimal import Decimal

import pytest

from dose.diary.parts import Break
from dose.diary.supply import Count, Kind, Ml
from dose.supply import outlook
from tests import builders as b

CAPSULES = Kind(is_liquid=False, mg=Decimal("1.5"))
LIQUID = Kind(is_liquid=True, mg=Decimal(1))


def on(number: int) -> date:
    """A day by its number; the first dose is on day 0."""
    return b.days_after(b.START, number)


def numbered(day: date | None) -> int | None:
    return None if day is None else (day - b.START).days


def seen(today: int, supply, *, until: int | None = None, mg: str = "1.5", **facts):
    """The outlook on a day of somebody who recorded every dose up to the day before."""
    last = on(today - 1 if until is None else until)
    usual = {"regimen": [b.regimen(dose_mg=mg)], "doses": b.doses(b.START, last, mg)}
    found = outlook(b.diary(supply=supply, **usual | facts), on(today))
    assert found is not None
    return found


def test_nothing_is_said_where_nothing_was_entered():
    assert outlook(b.diary(regimen=[b.regimen()]), on(3)) is None


def test_ninety_capsules_after_three_weeks():
    found = seen(21, b.supply(b.pack()))
    assert (found.stock, numbered(found.runs_out_on)) == ({CAPSULES: 69}, 90)


def test_the_plans_next_steps_use_more_from_their_earliest_dates():
    found = seen(21, b.supply(b.pack()), plan=b.plan())
    assert dict(found.curve())[on(35)] == {CAPSULES: 41}
    assert numbered(found.runs_out_with_steps.on) == 48
    assert numbered(found.runs_out_at_present_dose.on) == 90
    assert numbered(found.runs_out_on) == 48


def test_what_makes_the_next_dose_and_not_the_present_one_runs_out_now():
    plan = b.plan(step_mg=Decimal("1.5"), strengths_mg=(Decimal(3),))
    found = seen(21, b.supply(b.pack(on(20), mg="3")), plan=plan)
    assert numbered(found.runs_out_with_steps.on) > numbered(found.runs_out_at_present_dose.on)
    assert numbered(found.runs_out_on) == 21


def test_the_steps_of_a_plan_that_nobody_confirmed_use_nothing():
    found = seen(21, b.supply(b.pack()), plan=b.plan(confirmed_on=None))
    assert (found.runs_out_with_steps, numbered(found.runs_out_on)) == (None, 90)


def test_a_count_stands_and_an_earlier_pack_is_in_it():
    found = seen(30, b.supply(b.pack(), b.pack(on(29)), b.count(on(30), 41)))
    assert found.stock == {CAPSULES: 41}


def test_a_pack_of_the_same_day_comes_after_the_count():
    found = seen(30, b.supply(b.pack(), b.pack(on(30)), b.count(on(30), 41)))
    assert found.stock == {CAPSULES: 131}


def test_a_count_is_of_before_that_days_dose():
    found = seen(30, b.supply(b.count(on(30), 41)), until=30)
    assert (found.stock, numbered(found.runs_out_on)) == ({CAPSULES: 40}, 71)


def test_a_count_of_none_is_a_count():
    found = seen(30, b.supply(b.pack(), b.count(on(30), 0)))
    assert (found.stock, numbered(found.runs_out_on)) == ({CAPSULES: 0}, 30)


def test_ten_units_every_second_day_last_twenty_days():
    found = seen(0, b.supply(b.pack(units=10)), regimen=[b.regimen(every_days=2)], doses=[])
    assert numbered(found.runs_out_on) == 20


def test_sixty_ml_make_twenty_six_doses_of_two_point_three():
    found = seen(0, b.supply(b.bottle()), mg="2.3", until=-1)
    assert numbered(found.runs_out_on) == 26
    assert dict(found.curve())[on(26)] == {LIQUID: Decimal("0.2")}


def test_a_liquid_is_gone_the_day_after_its_use_by():
    bottle = b.bottle(ml="46", use_by=on(10))
    found = seen(10, b.supply(bottle), mg="2.3")
    assert (found.stock, numbered(found.runs_out_on)) == ({LIQUID: 23}, 11)


def test_a_counted_bottle_still_goes_with_its_use_by():
    counted = Count(on=on(5), ml=Ml(Decimal(30)), mg_per_ml=Decimal(1))
    found = seen(6, b.supply(b.bottle(use_by=on(10)), counted), mg="1")
    assert (found.stock, numbered(found.runs_out_on)) == ({LIQUID: 29}, 11)


def test_what_was_counted_after_its_use_by_is_there():
    counted = b.supply(b.pack(use_by=on(10)), b.count(on(12), 20))
    assert seen(12, counted).stock == {CAPSULES: 20}


def test_the_pack_with_the_earliest_use_by_is_used_first():
    packs = b.supply(b.pack(units=10), b.pack(units=10, use_by=on(9)))
    assert seen(10, packs).stock == {CAPSULES: 10}
    assert numbered(seen(10, packs).runs_out_on) == 20


def test_days_due_without_a_record_count_as_taken_and_are_counted():
    found = seen(10, b.supply(b.pack()), until=6)
    assert (found.stock, found.supposed) == ({CAPSULES: 80}, 3)


def test_days_marked_not_taken_use_nothing():
    doses = (*b.doses(on(0), on(4)), b.skipped(on(5)))
    found = seen(6, b.supply(b.pack()), doses=doses)
    assert (found.stock, found.supposed) == ({CAPSULES: 85}, 0)


def test_days_of_a_break_use_nothing_behind_and_ahead():
    away = [Break(start=on(3), until=on(12))]
    found = seen(6, b.supply(b.pack(units=10)), until=2, breaks=away)
    assert (found.stock, found.supposed) == ({CAPSULES: 7}, 0)
    assert numbered(found.runs_out_on) == 20


def test_a_break_without_an_end_uses_nothing():
    found = seen(6, b.supply(b.pack(units=10)), until=2, breaks=[Break(start=on(3))])
    assert (found.runs_out_on, found.runs_out.is_due) == (None, False)


def test_what_was_recorded_counts_and_not_the_plan():
    doses = (*b.doses(on(0), on(4), "3.0"),)
    assert seen(5, b.supply(b.pack()), doses=doses).stock == {CAPSULES: 80}


def test_a_recorded_dose_that_cannot_be_made_uses_nothing_and_is_listed():
    doses = (b.dose(on(0)), b.dose(on(1), "2.0"))
    found = seen(2, b.supply(b.pack()), doses=doses)
    assert (found.stock, found.unmade) == ({CAPSULES: 89}, ((on(1), Decimal(2)),))


def test_two_parts_a_day_are_made_each_for_itself():
    found = seen(0, b.supply(b.pack(units=10)), regimen=[b.regimen(dose_mg="3.0", timing="both")])
    assert numbered(found.runs_out_on) == 5


def test_of_two_parts_the_one_without_a_record_counts_as_taken():
    twice = [b.regimen(dose_mg="3.0", timing="both")]
    found = seen(1, b.supply(b.pack(units=10)), regimen=twice, doses=[b.dose(timing="morning")])
    assert (found.stock, found.supposed) == ({CAPSULES: 8}, 1)


def test_the_fewest_units_of_the_strengths_at_hand_make_a_dose():
    both = b.supply(b.pack(units=20), b.pack(units=1, mg="3.0"))
    found = seen(2, both, mg="3.0")
    assert {kind.mg: left for kind, left in found.stock.items()} == {3: 0, Decimal("1.5"): 18}


def test_what_lasts_longer_than_two_years_has_no_end():
    found = seen(0, b.supply(b.pack(units=731)), doses=[])
    assert (found.runs_out_on, found.runs_out.is_due) == (None, True)
    assert seen(0, b.supply(b.pack(units=730)), doses=[]).runs_out_on == on(730)


def test_a_day_before_the_first_dose_shows_what_came():
    found = outlook(b.diary(supply=b.supply(b.pack(on(-5)))), on(-3))
    assert (found.stock, found.runs_out_on) == ({CAPSULES: 90}, None)


def test_a_change_that_is_still_ahead_counts_from_its_day():
    rows = [b.regimen(), b.regimen(on(10), "3.0", reason="step_up")]
    found = seen(0, b.supply(b.pack(units=30)), regimen=rows, doses=[])
    assert numbered(found.runs_out_on) == 20


def test_packs_and_counts_after_the_day_are_not_looked_at():
    later = b.supply(b.pack(), b.pack(on(30)), b.count(on(30), 5))
    assert seen(21, later).stock == {CAPSULES: 69}


@pytest.mark.parametrize(
    ("dose", "left"), [("1.5", 1), ("3.0", 2), ("4.5", 3), ("9.0", 6), ("0.5", None)]
)
def test_a_dose_takes_as_many_as_it_needs(dose, left):
    found = seen(1, b.supply(b.pack()), mg=dose)
    assert found.stock == {CAPSULES: 90 - (left or 0)}


def test_half_of_a_thousandth_of_a_mg_is_made_of_nothing():
    twice = [b.regimen(dose_mg="0.003", timing="both")]
    found = seen(1, b.supply(b.pack(units=10, mg="0.001")), regimen=twice, doses=[])
    assert (found.stock, found.supposed) == ({Kind(is_liquid=False, mg=Decimal("0.001")): 10}, 0)
