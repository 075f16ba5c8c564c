"""The days on which a dose is due, one after another, also those still to come (pure).

Seen from the course's own day: what is recorded up to it, and from then on what the regimen and
the breaks say, each dose due being supposed to be taken.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from dose.diary.columns import among
from dose.diary.ordered import rows_until
from dose.diary.parts import Regimen
from dose.treatment.breaks import said_on
from dose.treatment.course import Course, how_often
from journal.day import DAY, span


class DueDay(NamedTuple):
    """A day with a dose due, and the row of the regimen that says so."""

    day: date
    row: Regimen


class RegimenStretch(NamedTuple):
    """Days (both ends included) of one row of the regimen, None in a break, and how often then."""

    first: date
    last: date
    row: Regimen | None
    every_days: int


def due_days(course: Course, first: date, last: date) -> Iterator[DueDay]:
    """The days from `first` to `last` with a dose due, whatever is recorded of them.

    A dose of an earlier day that nobody recorded is supposed to be taken, unless it was noted as
    not taken: the next one waits for it where doses are not daily.
    """
    taken, skipped = set(course.taken), set(course.diary.dose_days.skipped)
    before = next(iter(_earlier(course, first)), None)
    for begin, end, row, every in regimen_stretches(course, first, last):
        for day in span(begin, end):
            is_due = row is not None and (before is None or (day - before).days >= every)
            if row is not None and is_due:
                yield DueDay(day, row)
            if day in taken or (is_due and not (day <= course.day and day in skipped)):
                before = day


def regimen_stretches(
    course: Course, first: date, last: date, cuts: Iterable[date] = ()
) -> Iterator[RegimenStretch]:
    """The days `first`–`last` in stretches, of which others may begin on the days of `cuts`."""
    diary, off = course.diary, _DaysOff(course, first)
    plans = [plan for plan in (*diary.previous_plans, diary.plan) if plan]
    starts = {row.start for row in (*diary.regimen, *plans, *off.ahead) if row.start}
    starts |= {begin for begin, _ in off.kept}
    ends = {course.day, *(plan.until for plan in diary.previous_plans)}
    ends |= {row.until for row in off.ahead if row.until} | {end for _, end in off.kept}
    begins = {first, *starts, *cuts, *(day + DAY for day in ends if day < last)}
    begins = sorted(day for day in begins if first <= day <= last)
    for begin, after in zip(begins, [*begins[1:], last + DAY], strict=False):
        rows = () if off.covers(begin) else rows_until(diary.regimen, begin, "start")
        row = rows[-1] if rows else None
        yield RegimenStretch(begin, after - DAY, row, how_often(diary, row, begin))


def _earlier(course: Course, day: date) -> list[date]:
    return [taken for taken in among(course.taken, date.min, day)[-2:] if taken < day][-1:]


class _DaysOff:
    """The days of breaks: as they were kept up to the course's day, as they were said after it."""

    def __init__(self, course: Course, first: date):
        self.today = course.day
        self.kept = course.days_off(min(first, course.day))
        self.ahead = course.breaks_ahead

    def covers(self, day: date) -> bool:
        """Whether a day lies in one of them."""
        if day <= self.today:
            return any(first <= day <= last for first, last in self.kept)
        return any(said_on(row, day) for row in self.ahead)
