"""The day to order, and the day by which it should be here."""

from dose.diary.supply import Order
from dose.supply.ordering import expected_on, lead_time, order_by
from tests.builders import day

MONDAY = day("2026-12-21")


def order(**facts) -> Order:
    usual = {"spare_days": 7, "courier_days": 2, "compounding_days": 5, "closed": ("sat", "sun")}
    return Order(**usual | facts)


def test_spare_days_then_open_days_of_courier_and_pharmacy():
    found = order_by(order(), MONDAY)
    assert [(leg.name, str(leg.to)) for leg in found.legs] == [
        ("spare", "2026-12-14"), ("courier", "2026-12-10"), ("compounding", "2026-12-03"),
    ]  # fmt: skip
    assert found.day == day("2026-12-03")


def test_a_closed_date_is_no_open_day():
    assert order_by(order(closed=("sat", "sun", "2026-12-09")), MONDAY).day == day("2026-12-02")


def test_a_landing_on_a_closed_day_moves_back():
    alone = order(spare_days=8, courier_days=0, compounding_days=0)
    assert order_by(alone, MONDAY).day == day("2026-12-11")


def test_an_appointment_takes_its_days_where_no_repeat_is_left():
    assert order_by(order(appointment_days=7), MONDAY).day == day("2026-12-03")
    assert order_by(order(appointment_days=7, repeats_left=1), MONDAY).day == day("2026-12-03")
    assert order_by(order(appointment_days=7, repeats_left=0), MONDAY).day == day("2026-11-26")


def test_an_appointment_takes_its_days_where_the_script_ends_before():
    found = order_by(order(appointment_days=7, script_until=day("2026-12-02")), MONDAY)
    assert (found.day, found.new_script) == (day("2026-11-26"), True)
    found = order_by(order(appointment_days=7, script_until=day("2026-12-03")), MONDAY)
    assert (found.day, found.new_script) == (day("2026-12-03"), False)


def test_it_is_never_later_than_the_last_day_of_the_script():
    found = order_by(order(appointment_days=0, script_until=day("2026-11-10")), MONDAY)
    assert found.day == day("2026-11-10")


def test_what_was_ordered_should_be_here_after_so_many_open_days():
    assert expected_on(order(ordered_on=day("2026-12-03"))) == day("2026-12-14")
    assert expected_on(order(ordered_on=day("2026-12-05"))) == day("2026-12-16")
    assert expected_on(order()) is None


def test_what_nobody_said_is_supposed_and_named():
    assert lead_time(Order(spare_days=3)).supposed == (
        "courier_days", "compounding_days", "appointment_days", "closed",
    )  # fmt: skip
