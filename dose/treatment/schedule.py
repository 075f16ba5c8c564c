"""What is due on a day, the plan's steps as a table, and the stretches of treatment behind."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Plan, Regimen
from dose.treatment.course import Course, plan_on
from dose.treatment.units import units_words
from journal.day import DAY

MOST_STEPS = 100  # a plan with more steps than this is a typing error


@dataclass(frozen=True, slots=True)
class Due:
    """The day's dose (mg), its time of day, and its units ("1 capsule of 1.5 mg", or "")."""

    dose_mg: Decimal
    timing: str
    units: str


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan: its dose (mg), the day of treatment it begins on (from 1), its units."""

    dose_mg: Decimal
    first_day: int
    units: str


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days on one dose and time; dose and timing None: before LDN.

    `ended_because` is the reason of the regimen row that ended it, "" while it goes on.
    """

    dose_mg: Decimal | None
    timing: str | None
    first: date
    last: date
    ended_because: str


def regimen_on(diary: Diary, day: date) -> Regimen | None:
    """The regimen row in force on a day."""
    return Course(diary, day).present


def due(diary: Diary, day: date) -> Due | None:
    """What is to be taken on a day; None without a regimen and during a break."""
    course = Course(diary, day)
    present = course.present
    if present is None or course.on_break:
        return None
    plan = plan_on(diary, day)
    units = units_words(plan, present.dose_mg) if plan else ""
    return Due(present.dose_mg, present.timing, units)


def steps(plan: Plan) -> tuple[PlanStep, ...]:
    """The plan as a table, from the starting dose to the maximum."""
    doses = [plan.starting_dose_mg]
    while doses[-1] < plan.max_dose_mg and len(doses) < MOST_STEPS:
        doses.append(min(doses[-1] + plan.step_mg, plan.max_dose_mg))
    return tuple(
        PlanStep(dose, 1 + number * plan.step_interval_days, units_words(plan, dose))
        for number, dose in enumerate(doses)
    )


def periods(diary: Diary, last_day: date) -> tuple[Period, ...]:
    """The days before LDN, then one stretch for each dose and time, up to `last_day`."""
    course = Course(diary, last_day)
    rows = _changes(course.regimen)
    ends = [(row.start - DAY, row.reason) for row in rows[1:]] + [(last_day, "")]
    stretches = (
        Period(row.dose_mg, row.timing, row.start, last, reason)
        for row, (last, reason) in zip(rows, ends, strict=False)
    )
    return (*_before(course, rows), *stretches)


def after_time_change(diary: Diary, day: date) -> str | None:
    """On the day of a change of time and the day after: which dose to leave out, and the next one.

    Never two doses within 18 hours of each other (judgement), so one is left out if need be.
    """
    course = Course(diary, day)
    if course.days_at_time not in (0, 1):
        return None
    changed = course.time_changes[-1]
    advise = _to_morning if course.timing == "morning" else _to_night
    return advise(diary, changed)


def is_left_out(diary: Diary, day: date) -> bool:
    """Whether `after_time_change` says to take no further dose on this day."""
    course = Course(diary, day)
    if course.days_at_time != 0:
        return False
    if course.timing == "morning":
        return _taken(diary, day - DAY, "night")
    return _taken(diary, day, "morning")


def _to_morning(diary: Diary, changed: date) -> str:
    if not _taken(diary, changed - DAY, "night"):
        return f"The first morning dose is on {_on(changed)}. Take no night dose that day."
    return (
        f"You took a night dose on {_on(changed - DAY)}. Leave out {_on(changed)}, morning and"
        f" night. The next dose is on the morning of {_on(changed + DAY)}."
        " Never take two to catch up."
    )


def _to_night(diary: Diary, changed: date) -> str:
    if not _taken(diary, changed, "morning"):
        return f"Leave out the morning dose on {_on(changed)}. The next dose is that night."
    return (
        f"You took a morning dose on {_on(changed)}. Leave out that night. The next dose is on the"
        f" night of {_on(changed + DAY)}. Never take two to catch up."
    )


def _taken(diary: Diary, day: date, timing: str) -> bool:
    rows = rows_between(diary.doses, day, day)
    return any(dose.taken and dose.timing == timing for dose in rows)


def _on(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _changes(regimen: tuple[Regimen, ...]) -> list[Regimen]:
    """The rows that changed the dose or the time."""
    kept: list[Regimen] = []
    for row in regimen:
        if not kept or (row.dose_mg, row.timing) != (kept[-1].dose_mg, kept[-1].timing):
            kept.append(row)
    return kept


def _before(course: Course, rows: list[Regimen]) -> tuple[Period, ...]:
    """The recorded days before the first dose; none where LDN was taken before the diary began."""
    first = course.diary.days.first_entry
    starts = [day for day in (course.start, rows[0].start if rows else None) if day]
    last = min(starts) - DAY if starts else course.day
    if first is None or first > last:
        return ()
    reason = "start" if starts else ""
    return (Period(None, None, first, last, reason),)
