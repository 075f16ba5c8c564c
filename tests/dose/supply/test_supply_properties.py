"""What holds of any supply: no stock below zero, a count stands, more doses never last longer."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from dose.diary.supply import Order, Supply
from dose.supply import outlook
from dose.supply.ordering import order_by
from dose.supply.shelf import Arrivals, Shelf
from dose.supply.uses import uses
from dose.supply.walk import at_hand
from dose.treatment.course import Course, plan_on
from tests import builders as b
from tests import strategies as some
from tests.strategies import FIRST, diaries

todays = st.integers(-5, 400).map(lambda days: FIRST + timedelta(days))
every_days = st.sampled_from([1, 2, 3])
lasting = st.builds(  # many small packs of what the doses of a diary are made of, over a year
    b.pack,
    st.integers(-20, 380).map(lambda days: FIRST + timedelta(days)),
    st.integers(1, 60),
    mg=st.sampled_from(["0.5", "1.5", "3.0"]),
)
lasting_supplies = st.builds(b.supply, lasting, lasting, lasting, lasting)
dated = st.tuples(lasting, st.integers(0, 60)).map(
    lambda row: replace(row[0], use_by=row[0].received_on + timedelta(row[1]))
)
dated_supplies = st.builds(b.supply, dated, dated, dated, dated)
milligrams = st.sampled_from([Decimal("1.5"), Decimal(3), Decimal("4.5")])


@given(diaries(most=12), some.supplies, todays)
def test_no_stock_is_ever_negative(diary, supply, today):
    found = outlook(replace(diary, supply=supply), today)
    stocks = [found.stock, *(stock for _, stock in found.curve())] if found else []
    assert [left for stock in stocks for left in stock.values() if left < 0] == []


@given(diaries(most=12), some.supplies | lasting_supplies, todays)
def test_stretches_come_to_the_same_as_going_day_by_day(diary, supply, today):
    assume(supply.known_since(today))
    course = Course(diary, today)
    found = at_hand(course, supply)
    seen = (found.shelf.stock, found.morning.stock, found.supposed, found.unmade)
    assert seen == day_by_day(course, supply, supply.known_since(today))


@given(diaries(most=12), dated_supplies, todays)
def test_what_was_past_its_date_before_no_longer_bears_on_the_stock(diary, supply, today):
    daily = tuple(replace(row, every_days=1) for row in diary.regimen)
    course = Course(replace(diary, regimen=daily), today)
    first = min([row.received_on for row in supply.packs if row.received_on <= today], default=None)
    assume(first and supply.known_since(today) > first)
    stock, morning, *_ = day_by_day(course, supply, first)
    found = at_hand(course, supply)
    assert (found.shelf.stock, found.morning.stock) == (stock, morning)


def day_by_day(course, supply, first):
    """The stock now and this morning, doses supposed and not made: each day's, one by one."""
    plan, came = plan_on(course.diary, course.day), Arrivals(supply)
    stock = dict.fromkeys(supply.kinds_by(course.day), Decimal(0))
    shelf = Shelf(liquid_first=bool(plan and plan.form == "liquid"), stock=stock)
    supposed, unmade = 0, []
    for used in uses(course, first, course.day):
        came.open_day(used.day, shelf)
        morning = dict(shelf.stock)
        for dose_mg in used.recorded:
            shelf.alike = None
            if shelf.take(dose_mg) is None:
                unmade.append((used.day, dose_mg))
        for dose_mg in used.supposed if used.day < course.day else ():
            shelf.alike = None
            supposed += shelf.take(dose_mg) is not None
    return shelf.stock, morning, supposed, tuple(unmade)


@given(diaries(most=12), some.supplies, todays, st.integers(0, 300))
def test_a_count_of_today_is_what_the_day_began_with(diary, supply, today, units):
    other_days = tuple(count for count in supply.counts if count.on != today)
    packs = tuple(pack for pack in supply.packs if pack.received_on != today)
    counted = b.count(today, units)
    kept = replace(supply, packs=packs, counts=(*other_days, counted))
    assert at_hand(Course(diary, today), kept).morning.stock[counted.kind] == units


@given(
    units=st.integers(0, 400),
    often=st.tuples(every_days, every_days).map(sorted),
    mg=st.tuples(milligrams, milligrams).map(sorted),
)
def test_with_one_strength_more_doses_due_never_last_longer(units, often, mg):
    def lasts(every: int, dose_mg: Decimal) -> date:
        rows = [b.regimen(dose_mg=str(dose_mg), every_days=every)]
        diary = b.diary(regimen=rows, supply=b.supply(b.count(b.START, units)))
        return outlook(diary, b.START).runs_out_on or date.max

    assert lasts(often[0], mg[1]) <= lasts(often[1], mg[0])


@given(st.integers(0, 400), st.integers(0, 60))
def test_a_dose_that_was_noted_as_taken_never_makes_it_last_longer(units, day):
    regimen, supply = [b.regimen()], b.supply(b.count(b.START, units))
    today = b.days_after(b.START, 60)
    skipped = b.diary(regimen=regimen, supply=supply, doses=[b.skipped(b.days_after(b.START, day))])
    taken = b.diary(regimen=regimen, supply=supply, doses=[b.dose(b.days_after(b.START, day))])
    until = [outlook(each, today).runs_out_on or date.max for each in (taken, skipped)]
    assert until[0] <= until[1]


@given(some.orders, some.days)
def test_the_day_to_order_is_never_after_the_day_it_runs_out(order, runs_out_on):
    assert order_by(order, runs_out_on).day <= runs_out_on


@given(some.orders, some.days)
def test_the_day_to_order_is_never_after_the_last_day_of_the_script(order, runs_out_on):
    assume(order.script_until is not None)
    assert order_by(order, runs_out_on).day <= order.script_until


@given(some.supplies, todays)
def test_an_order_of_nothing_known_says_no_day(supply, today):
    only_order = Supply(order=replace(supply.order, ordered_on=None))
    found = outlook(b.diary(regimen=[b.regimen()], supply=only_order), today)
    expected = None if only_order.order == Order() else (None, "")
    assert (found and (found.order_by, found.waits_for)) == expected
