"""When to order, and when it should be here: counted in calendar days and in open days (pure)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from dose.diary.supply import Order
from journal.day import DAY, WEEKDAYS

# Judgements, said on the page wherever one stands in place of what was not entered.
SPARE_DAYS, COURIER_DAYS, COMPOUNDING_DAYS, APPOINTMENT_DAYS = 7, 2, 5, 0
CLOSED = ("sat", "sun")


@dataclass(frozen=True, slots=True)
class Way:
    """How long it takes from ordering to having it; `supposed` names what nobody said."""

    spare_days: int
    courier_days: int
    compounding_days: int
    appointment_days: int
    closed: tuple[str, ...]
    supposed: tuple[str, ...]


class Leg(NamedTuple):
    """A part of the sum behind the day to order: what, how many days, and the day it leads to."""

    name: str
    days: int
    to: date


@dataclass(frozen=True, slots=True)
class OrderBy:
    """The last day to order, and the legs back to it from the day on which it runs out."""

    day: date
    legs: tuple[Leg, ...]
    new_script: bool


def usual() -> dict:
    """What is supposed where nothing was said."""
    return {
        "spare_days": SPARE_DAYS, "courier_days": COURIER_DAYS,
        "compounding_days": COMPOUNDING_DAYS, "appointment_days": APPOINTMENT_DAYS,
        "closed": CLOSED,
    }  # fmt: skip


def way(order: Order) -> Way:
    """The way of an order, with the usual in the place of what was not said."""
    supposed = {name: value for name, value in usual().items() if getattr(order, name) is None}
    said = {name: getattr(order, name) for name in usual()}
    return Way(**said | supposed, supposed=tuple(supposed))


def order_by(order: Order, runs_out_on: date) -> OrderBy:
    """The last day to order so that some is spare when it comes, an open one.

    Days for an appointment come on top where no repeat is left, or where the script ends before;
    it is never later than the last day of the script.
    """
    on, legs = way(order), []

    def leg(name: str, days: int, day: date) -> date:
        legs.append(Leg(name, days, day))
        return day

    day = leg("spare", on.spare_days, back(runs_out_on - timedelta(on.spare_days), 0, on.closed))
    day = leg("courier", on.courier_days, back(day, on.courier_days, on.closed))
    day = leg("compounding", on.compounding_days, back(day, on.compounding_days, on.closed))
    until = order.script_until
    new_script = order.repeats_left == 0 or (until is not None and until < day)
    if new_script:
        earlier = back(day - timedelta(on.appointment_days), 0, on.closed)
        day = leg("appointment", on.appointment_days, earlier)
    if until is not None and until < day:
        day = leg("script", 0, back(until, 0, on.closed))
    return OrderBy(day, tuple(legs), new_script)


def expected_on(order: Order) -> date | None:
    """The day by which what was ordered should be here; None where nothing was."""
    if order.ordered_on is None:
        return None
    on = way(order)
    return forward(order.ordered_on, on.compounding_days + on.courier_days, on.closed)


def back(day: date, open_days: int, closed: Collection[str]) -> date:
    """So many open days earlier; a closed day moves back to the open one before it."""
    return _moved(day, open_days, closed, -DAY)


def forward(day: date, open_days: int, closed: Collection[str]) -> date:
    """So many open days later; a closed day moves on to the open one after it."""
    return _moved(day, open_days, closed, DAY)


def is_open(day: date, closed: Collection[str]) -> bool:
    """Whether a day is none of the closed weekdays and dates."""
    return WEEKDAYS[day.weekday()] not in closed and day.isoformat() not in closed


def _moved(day: date, open_days: int, closed: Collection[str], step: timedelta) -> date:
    while not is_open(day, closed):
        day += step
    for _ in range(open_days):
        day += step
        while not is_open(day, closed):
            day += step
    return day
