"""What LDN costs: a pack, a day at the present dose, a month of 30.4 days (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.supply import Kind
from dose.supply.making import PLENTY, make
from dose.treatment.course import Course
from dose.treatment.regimen_words import halves, part_mg

DAYS_A_MONTH = Decimal("30.4")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of the latest pack with a cost, in one currency; day and month None: no dose to count by."""

    currency: str
    pack: Decimal
    day: Decimal | None
    month: Decimal | None


def cost(diary: Diary, today: date) -> Cost | None:
    """What it costs at the present dose; None where no pack has a cost."""
    priced = [
        pack for pack in diary.supply.packs if pack.cost is not None and pack.received_on <= today
    ]
    if not priced:
        return None
    each = {pack.kind: pack.cost / pack.amount for pack in priced if pack.cost is not None}
    a_day = _a_day(Course(diary, today), each)
    last = priced[-1]
    month = None if a_day is None else a_day * DAYS_A_MONTH
    return Cost(last.currency, last.cost or Decimal(0), a_day, month)


def _a_day(course: Course, each: Mapping[Kind, Decimal]) -> Decimal | None:
    """At the present dose, of the kinds whose cost is known; None where these do not make it."""
    row, plan = course.present, course.diary.plan
    if row is None:
        return None
    liquid = bool(plan and plan.form == "liquid")
    stock = dict.fromkeys(each, PLENTY)
    made = make(part_mg(row.dose_mg, row.timing), stock, liquid_first=liquid)
    if made is None:
        return None
    once = sum((each[kind] * amount for kind, amount in made.items()), Decimal(0))
    return once * len(halves(row.timing)) / course.every_days
