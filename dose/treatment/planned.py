"""The plan's steps beside what was taken (pure): when each began, or the earliest day for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from dose.diary.diary import Diary
from dose.rules.facts import TIME_LOCK_DAYS
from dose.treatment.course import Course
from dose.treatment.schedule import steps


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step: its dose (mg) and units, and its day.

    `day` is when it began ("past", "now") or the earliest day for it ("ahead"), None where that
    cannot be known: before the first dose, or for a step that was passed over.
    """

    dose_mg: Decimal
    units: str
    state: Literal["past", "now", "ahead"]
    day: date | None


def planned_steps(diary: Diary, today: date) -> tuple[PlannedStep, ...]:
    """The plan's table as it stands today; () without a plan.

    The days ahead count the plan's interval from the first day of the present dose, and two weeks
    from a change of the time of day, so they move with every change; a suggestion may say later.
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
        rows.append(PlannedStep(step.dose_mg, step.units, state, day))
    return tuple(rows)


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
    if plan is None or course.on_dose_from is None or course.on_break:
        return None
    interval = timedelta(plan.step_interval_days)
    settled = [day + timedelta(TIME_LOCK_DAYS) for day in course.time_changes[-1:]]
    next_step = max(course.on_dose_from + interval, course.day, *settled)
    return next_step + (steps_away - 1) * interval
