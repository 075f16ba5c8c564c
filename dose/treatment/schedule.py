"""What is due on a day, the plan's steps as a table, and the stretches of treatment behind."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Plan, Regimen
from dose.treatment.course import Course, plan_on
from dose.treatment.regimen_words import dose_words, halves, made_words, part_mg
from dose.treatment.units import can_be_made
from dose.vocabulary import Half, Timing
from journal.day import DAY

MOST_STEPS = 100  # a plan with more steps than this is a typing error


@dataclass(frozen=True, slots=True)
class Due:
    """The day's dose (mg), its time of day, how often it is taken, and its units.

    `units` are those of what is taken at one time: "1 capsule of 1.5 mg", or "".
    """

    dose_mg: Decimal
    timing: Timing
    units: str
    every_days: int = 1

    @property
    def halves(self) -> tuple[Half, ...]:
        """The times of day at which it is taken."""
        return halves(self.timing)

    @property
    def part_mg(self) -> Decimal:
        """What is taken at each time of day."""
        return part_mg(self.dose_mg, self.timing)

    @property
    def words(self) -> str:
        """ "3 mg in the morning and 3 mg at night"."""
        return dose_words(self.dose_mg, self.timing, self.every_days)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan: its dose (mg), the day of treatment it begins on (from 1), its units.

    `is_many`: more of them than the rules would suggest, as they would ask for another strength.
    """

    dose_mg: Decimal
    first_day: int
    units: str
    is_many: bool


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days on one dose and time, as often; dose and timing None: before LDN.

    `ended_because` is the reason of the regimen row that ended it, "" while it goes on.
    """

    dose_mg: Decimal | None
    timing: Timing | None
    first: date
    last: date
    ended_because: str
    every_days: int = 1


def regimen_on(diary: Diary, day: date) -> Regimen | None:
    """The regimen row in force on a day."""
    return Course(diary, day).present


def due(diary: Diary, day: date, *, supposed: date | None = None) -> Due | None:
    """What is to be taken on a day; None without a regimen, during a break and between two days.

    `supposed`: an earlier day on which a dose may have been taken, though none is recorded.
    """
    planned = taken_then(diary, day)
    return planned if planned and Course(diary, day).is_due(day, supposed=supposed) else None


def taken_then(diary: Diary, day: date) -> Due | None:
    """What is taken at that time, be it on this day or another; None without a regimen."""
    course = Course(diary, day)
    row = course.present
    if row is None:
        return None
    units = made_words(plan_on(diary, day), row.dose_mg, row.timing)
    return Due(row.dose_mg, row.timing, units, course.every_days)


def next_due(diary: Diary, day: date) -> date | None:
    """From a day on the first with a dose that is still to come; None in a break, or not begun."""
    course = Course(diary, day)
    if course.present is None or course.on_break:
        return None
    days = (day + number * DAY for number in range(course.every_days + 1))
    return next(each for each in days if course.is_due(each) and each not in course.taken[-1:])


def cannot_be_halved(diary: Diary, day: date) -> bool:
    """Whether the day's dose is to be taken in two parts that the plan's strengths cannot make."""
    planned, plan = taken_then(diary, day), plan_on(diary, day)
    if planned is None or plan is None or planned.timing != "both":
        return False
    return not planned.units and bool(plan.strengths_mg or plan.liquid_mg_per_ml)


def steps(plan: Plan) -> tuple[PlanStep, ...]:
    """The plan as a table, from the starting dose to the maximum."""
    doses = [plan.starting_dose_mg]
    while doses[-1] < plan.max_dose_mg and len(doses) < MOST_STEPS:
        doses.append(min(doses[-1] + plan.step_mg, plan.max_dose_mg))
    return tuple(_step(plan, dose, number) for number, dose in enumerate(doses))


def _step(plan: Plan, dose_mg: Decimal, number: int) -> PlanStep:
    units = _made(plan, dose_mg)
    is_many = bool(units) and not can_be_made(plan, dose_mg, parts=plan.doses_per_day)
    return PlanStep(dose_mg, 1 + number * plan.step_interval_days, units, is_many)


def _made(plan: Plan, dose_mg: Decimal) -> str:
    """The units of a day: "1 capsule of 1.5 mg", or that twice."""
    timing = "night" if plan.doses_per_day == 1 else "both"
    each = made_words(plan, dose_mg, timing)
    return f"{each}, twice" if each and timing == "both" else each


def periods(diary: Diary, last_day: date) -> tuple[Period, ...]:
    """The days before LDN, then one stretch for each dose and time, up to `last_day`."""
    course = Course(diary, last_day)
    rows = course.changes
    ends = [(row.start - DAY, row.reason) for row, _ in rows[1:]] + [(last_day, "")]
    stretches = (
        Period(row.dose_mg, row.timing, row.start, last, reason, every_days)
        for (row, every_days), (last, reason) in zip(rows, ends, strict=False)
    )
    return (*_before(course), *stretches)


def after_time_change(diary: Diary, day: date) -> str | None:
    """On the day of a change of time and the day after: which dose to leave out, and the next one.

    Never two doses within 18 hours of each other (judgement), so one is left out if need be.
    """
    course = Course(diary, day)
    if course.days_at_time not in (0, 1):
        return None
    changed = course.time_changes[-1]
    advise = {"morning": _to_morning, "night": _to_night}.get(course.timing or "", _to_both)
    return advise(diary, changed)


def left_out(diary: Diary, day: date) -> tuple[Half, ...]:
    """The times of this day at which `after_time_change` says to take none."""
    course = Course(diary, day)
    if course.days_at_time != 0:
        return ()
    if course.timing == "night":
        return ("night",) if _taken(diary, day, "morning") else ()
    return ("morning",) if _taken(diary, day - DAY, "night") else ()


def is_left_out(diary: Diary, day: date) -> bool:
    """Whether it says to take no further dose on this day at all."""
    out = left_out(diary, day)
    return bool(out) and set(halves(Course(diary, day).timing or "both")) <= set(out)


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


def _to_both(diary: Diary, changed: date) -> str:
    if not _taken(diary, changed - DAY, "night"):
        return f"From {_on(changed)}, take half in the morning and half at night."
    return (
        f"You took a night dose on {_on(changed - DAY)}. Leave out the morning of {_on(changed)}."
        " The next dose is half, that night. Never take two to catch up."
    )


def _taken(diary: Diary, day: date, timing: str) -> bool:
    rows = rows_between(diary.doses, day, day)
    return any(dose.taken and dose.timing == timing for dose in rows)


def _on(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _before(course: Course) -> tuple[Period, ...]:
    """The recorded days before the first dose; none where LDN was taken before the diary began."""
    first = course.diary.days.first_entry
    noted = [row.start for row in course.regimen[:1]]
    starts = [day for day in (course.start, *noted) if day]
    last = min(starts) - DAY if starts else course.day
    if first is None or first > last:
        return ()
    reason = "start" if starts else ""
    return (Period(None, None, first, last, reason),)
