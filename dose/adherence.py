"""Doses due against doses taken; days of a break are not due, and missing is never zero."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dose.course import Course
from dose.ordered import rows_between
from journal.day import span

DAYS, AT_LEAST = 14, 7  # judgement: a fortnight, and no share from less than a week


@dataclass(frozen=True, slots=True)
class Adherence:
    """Days with a dose of days on which one was due."""

    taken: int
    due: int

    @property
    def share(self) -> float | None:
        """Days with a dose ÷ days due; None (unknown) when fewer than 7 were due."""
        return self.taken / self.due if self.due >= AT_LEAST else None


def adherence(
    course: Course, first: date, last: date, *, off: Callable[[date], bool] | None = None
) -> Adherence:
    """Days with a dose of days due from `first` to `last`.

    Days before the first recorded dose and days of a break are not due; the course's own day is due
    only once a dose or a skip is recorded for it: an afternoon check-in makes no evening dose late.
    `off` says which days are those of a break; without it all that one covers.
    """
    off = off or course.breaks_on
    if course.first_dose is None:
        return Adherence(0, 0)
    days = span(max(first, course.first_dose), min(last, course.day))
    due = [day for day in days if not off(day) and _is_due(course, day)]
    taken = course.taken_on_days(first, last)
    return Adherence(sum(day in taken for day in due), len(due))


def last_fortnight(course: Course) -> Adherence:
    """The adherence that the rules use: the last 14 days."""
    return adherence(course, course.day - timedelta(DAYS - 1), course.day)


def _is_due(course: Course, day: date) -> bool:
    return day < course.day or bool(rows_between(course.diary.doses, day, day))
