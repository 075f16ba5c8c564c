"""When to order, and when it should be here: counted in calendar days and in open days (pure)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from dose.diary.supply import Order
from journal.day import DAY, WEEKDAYS

# Judgements, said on the page wherever one stands in place of what was not entered.
USUAL: Mapping[str, Any] = {
    "spare_days": 7, "courier_days": 2, "compounding_days": 5, "appointment_days": 0,
    "closed": ("sat", "sun"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeadTime:
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


def lead_time(order: Order) -> LeadTime:
    """The lead time of an order, its usual parts where nothing was said."""
    supposed = {name: value for name, value in USUAL.items() if getattr(order, name) is None}
    said = {name: getattr(order, name) for name in USUAL}
    return LeadTime(**said | supposed, supposed=tuple(supposed))


def order_by(order: Order, runs_out_on: date) -> OrderBy:
    """The last day to order so that some is spare when it comes, an open one.

    Days for an appointment come on top where no repeat is left, or where the script ends before;
    it is never later than the last day of the script.
    """
    lead, legs = lead_time(order), []
    before = partial(open_day_before, closed=lead.closed)

    def leg(name: str, days: int, day: date) -> date:
        legs.append(Leg(name, days, day))
        return day

    spare, courier, compounding = lead.spare_days, lead.courier_days, lead.compounding_days
    day = leg("spare", spare, before(runs_out_on - timedelta(spare), 0))
    day = leg("courier", courier, before(day, courier))
    day = leg("compounding", compounding, before(day, compounding))
    until = order.script_until
    new_script = order.repeats_left == 0 or (until is not None and until < day)
    if new_script:
        earlier = before(day - timedelta(lead.appointment_days), 0)
        day = leg("appointment", lead.appointment_days, earlier)
    if until is not None and until < day:
        day = leg("script", 0, before(until, 0))
    return OrderBy(day, tuple(legs), new_script)


def expected_on(order: Order) -> date | None:
    """The day by which what was ordered should be here; None where nothing was."""
    if order.ordered_on is None:
        return None
    lead = lead_time(order)
    days = lead.compounding_days + lead.courier_days
    return open_day_after(order.ordered_on, days, lead.closed)


def open_day_before(day: date, open_days: int, closed: Collection[str]) -> date:
    """The day so many open days before one; a closed day moves back to the open one before it."""
    return _moved(day, open_days, closed, -DAY)


def open_day_after(day: date, open_days: int, closed: Collection[str]) -> date:
    """The day so many open days after one; a closed day moves on to the open one after it."""
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
