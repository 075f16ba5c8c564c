"""The plan's steps beside what was taken (pure): when each began, or the earliest day for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from dose.diary.diary import Diary
from dose.diary.parts import Plan
from dose.rules.facts import TIME_LOCK_DAYS
from dose.treatment.course import Course
from dose.treatment.schedule import steps
from journal.day import DAY


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step: its dose (mg) and units, whether these are more than the rules suggest, its day.

    `day` is when it began ("past", "now") or the earliest day for it ("ahead"), None where that
    cannot be known: before the first dose, or for a step that was passed over.
    """

    dose_mg: Decimal
    units: str
    is_many: bool
    state: Literal["past", "now", "ahead"]
    day: date | None


def planned_steps(diary: Diary, today: date) -> tuple[PlannedStep, ...]:
    """The plan's table as it stands today; () without a plan.

    The days ahead count the plan's interval from the first day of the present dose, which is day 1
    of it, and two weeks from a change of the time of day, so they move with every change; a
    suggestion may say later. A step begins with a day's dose, so not today once that is taken.
    """
    if diary.plan is None:
        return ()
    course = Course(diary, today)
    began = _began(course)
    rows, ahead = [], 0
    for step in steps(diary.plan):
        state = _state(step.dose_mg, course.dose_mg)
        ahead += state == "ahead"
        day = began.get(step.dose_mg)
        if state == "ahead":
            day = _earliest(course, ahead)
        elif state == "now":
            day = course.on_dose_from
        rows.append(PlannedStep(step.dose_mg, step.units, step.is_many, state, day))
    return tuple(rows)


def next_step_on(diary: Diary, today: date) -> date | None:
    """The first day that the confirmed plan allows for its next step, be it past or to come.

    Unlike the plan's table it stays the same day until something is recorded; None on a break, at
    the plan's last step, before the first dose, and without a plan that a prescriber confirmed.
    """
    plan, course = diary.plan, Course(diary, today)
    if plan is None or plan.confirmed_on is None or course.dose_mg is None:
        return None
    ahead = any(_state(step.dose_mg, course.dose_mg) == "ahead" for step in steps(plan))
    return _allowed(course, plan) if ahead else None


def _began(course: Course) -> dict[Decimal, date]:
    """When each dose was begun for the last time; a change of time alone is no beginning."""
    rows = course.regimen
    before = (None, *(row.dose_mg for row in rows))
    return {
        row.dose_mg: row.start for row, was in zip(rows, before, strict=False) if row.dose_mg != was
    }


def _state(dose_mg: Decimal, present: Decimal | None) -> Literal["past", "now", "ahead"]:
    if present is None or dose_mg > present:
        return "ahead"
    return "now" if dose_mg == present else "past"


def _earliest(course: Course, steps_away: int) -> date | None:
    plan = course.diary.plan
    allowed = _allowed(course, plan) if plan else None
    if plan is None or allowed is None:
        return None
    interval = timedelta(plan.step_interval_days)
    today = course.day + DAY if course.last_dose == course.day else course.day
    return max(allowed, today) + (steps_away - 1) * interval


def _allowed(course: Course, plan: Plan) -> date | None:
    """The first day for the next step, also where it has passed; None before a dose, on a break."""
    if course.on_dose_from is None or course.on_break:
        return None
    settled = [day + timedelta(TIME_LOCK_DAYS) for day in course.time_changes[-1:]]
    days = timedelta(plan.step_interval_days - 1)
    return max(course.on_dose_from + days, *settled, date.min)
