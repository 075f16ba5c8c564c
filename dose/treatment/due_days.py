"""The days on which a dose is due, one after another, also those still to come (pure).

Seen from the course's own day: what is recorded up to it, and from then on what the regimen and
the breaks say, each dose due being supposed to be taken.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dose.diary.columns import among
from dose.diary.ordered import rows_until
from dose.diary.parts import Regimen
from dose.treatment.breaks import said_on
from dose.treatment.course import Course, how_often
from journal.day import span


class DueDay(NamedTuple):
    """A day with a dose due, and the row of the regimen that says so."""

    day: date
    row: Regimen


def due_days(course: Course, first: date, last: date) -> Iterator[DueDay]:
    """The days from `first` to `last` with a dose due, whatever is recorded of them.

    A dose of an earlier day that nobody recorded is supposed to be taken, unless it was noted as
    not taken: the next one waits for it where doses are not daily.
    """
    diary, taken, skipped = course.diary, set(course.taken), set(course.diary.dose_days.skipped)
    off = _DaysOff(course, first)
    before = next(iter(_earlier(course, first)), None)
    for day in span(first, last):
        rows = rows_until(diary.regimen, day, "start")
        row = rows[-1] if rows else None
        waits = before is not None and (day - before).days < how_often(diary, row, day)
        is_due = row is not None and not waits and not off.covers(day)
        if row is not None and is_due:
            yield DueDay(day, row)
        is_skipped = day <= course.day and day in skipped
        if day in taken or (is_due and not is_skipped):
            before = day


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
