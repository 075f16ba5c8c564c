"""What was recorded and what was planned of each day, in one shape, so that they can be compared.

Pure. What was recorded is the sum of the day's doses, whatever the plan says; a day without one is
in no run. What was planned is what the regimen said, on the days on which one was due.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count, groupby
from operator import attrgetter, sub

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Dose
from dose.treatment.course import Course, plan_on
from dose.treatment.due_days import due_days
from dose.treatment.regimen_words import part_mg
from dose.treatment.schedule import Period, periods
from journal.day import Span, days_in, outside, runs

NONE = Decimal(0)
FIRST, LAST = attrgetter("first"), attrgetter("last")
OF_DAY, OF_AMOUNT = attrgetter("day"), attrgetter("timing", "dose_mg")


@dataclass(frozen=True, slots=True)
class DailyDose:
    """Days in a row (`first`–`last`) with equal amounts (mg), in the morning and at night."""

    first: date
    last: date
    morning_mg: Decimal
    night_mg: Decimal

    @property
    def total_mg(self) -> Decimal:
        """The whole day's dose."""
        return self.morning_mg + self.night_mg

    @property
    def days(self) -> int:
        """How many days there are."""
        return days_in(self.first, self.last)


def recorded_doses(diary: Diary, first: date, last: date) -> tuple[DailyDose, ...]:
    """The days `first`–`last` with a dose recorded, in runs of the same amounts, oldest first."""
    taken = [dose for dose in rows_between(diary.doses, first, last) if dose.status == "taken"]
    amounts: dict[date, tuple] = dict(zip(map(OF_DAY, taken), map(OF_AMOUNT, taken), strict=True))
    if len(amounts) < len(taken):  # several on a day
        amounts = {day: _sums(doses) for day, doses in groupby(taken, OF_DAY)}
    days = list(amounts)
    apart = map(sub, map(date.toordinal, days), count())  # the same for days in a row
    return tuple(_runs(days, zip(amounts.values(), apart, strict=False)))


def _runs(days: Sequence[date], like: Iterable[tuple]) -> Iterator[DailyDose]:
    """A run for each row of days with the same amounts; found without a loop over years of days."""
    begin = 0
    for (amounts, _), same in groupby(like):
        end = begin + len(list(same))
        yield DailyDose(days[begin], days[end - 1], *_halves(*amounts))
        begin = end


def _sums(doses: Iterable[Dose]) -> tuple[str, Decimal, Decimal]:
    parts = [(dose.timing, dose.dose_mg or NONE) for dose in doses]
    morning = sum((mg for timing, mg in parts if timing != "night"), NONE)
    return "both", morning, sum((mg for timing, mg in parts if timing == "night"), NONE)


def _halves(timing: str, mg: Decimal, night_mg: Decimal = NONE) -> tuple[Decimal, Decimal]:
    """What was taken in the morning and at night; `night_mg` besides what `timing` says."""
    return (NONE, mg) if timing == "night" else (mg, night_mg)


def planned_doses(
    diary: Diary, first: date, last: date, *, whole: bool = False
) -> tuple[DailyDose, ...]:
    """The days `first`–`last` on which a dose was due, with what was to be taken, oldest first.

    None in a break. `whole`: where it is not taken daily, all days between them too, for a drawing
    in which a day cannot be seen.
    """
    course = Course(diary, last)
    off = course.days_off(first)
    return tuple(
        DailyDose(*days, *_parts(period))
        for period in periods(diary, last)
        if period.dose_mg is not None
        for days in _due(course, period, first, last, off, whole=whole)
    )


def _due(
    course: Course, period: Period, first: date, last: date, off: Iterable[Span], *, whole: bool
) -> Iterator[Span]:
    for begin, end in outside(max(period.first, first), min(period.last, last), off):
        if period.every_days == 1 or whole:
            yield begin, end
        else:
            yield from runs(tuple(due.day for due in due_days(course, begin, end)))


def _parts(period: Period) -> tuple[Decimal, Decimal]:
    if period.dose_mg is None or period.timing is None:
        return NONE, NONE
    each = part_mg(period.dose_mg, period.timing)
    return (
        each if period.timing != "night" else NONE,
        each if period.timing != "morning" else NONE,
    )


def totals(doses: Sequence[DailyDose], first: date, last: date) -> dict[Decimal, int]:
    """On how many of the days `first`–`last` each whole day's dose (mg) stands, most days first.

    `doses` are in order of days.
    """
    begin, end = bisect_left(doses, first, key=LAST), bisect_right(doses, last, key=FIRST)
    counted: Counter[Decimal] = Counter()
    for row in doses[begin:end]:
        counted[row.total_mg] += days_in(max(row.first, first), min(row.last, last))
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def differs_from_plan(course: Course, day: date, mg: Decimal) -> bool:
    """Whether a recorded total (mg) is another one than the regimen of its day says."""
    row = course.regimen_on(day)
    return row is None or row.dose_mg != mg


def is_above_plan(diary: Diary, day: date, mg: Decimal) -> bool:
    """Whether a whole day's dose (mg) is above the most that the plan of that day allows."""
    plan = plan_on(diary, day)
    return plan is not None and mg > plan.max_dose_mg
