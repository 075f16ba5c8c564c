"""Doses due against doses taken; days of a break are left out, and missing is never zero."""

from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary.columns import among
from dose.treatment.course import Course
from journal.day import DAY, days_in, outside

DAYS, AT_LEAST = 14, 7  # judgement: a fortnight, and no share from less than a week


@dataclass(frozen=True, slots=True)
class Adherence:
    """Days with a dose, of days; `due`: how many of these should have one.

    Of doses every second or third day one more may fall into the days than they say: then that many
    were due.
    """

    taken: int
    due: int
    days: int

    @property
    def share(self) -> float | None:
        """Days with a dose ÷ doses due, at most 1; None (unknown) with fewer than 7 days."""
        return min(self.taken / self.due, 1.0) if self.days >= AT_LEAST else None


def adherence(course: Course, first: date, last: date) -> Adherence:
    """Days with a dose, and doses due, from `first` to `last`: every day, or every second or third.

    Days before the first recorded dose and days of a break are left out; so is the course's own day
    until a dose or a skip is recorded for it: an afternoon check-in makes no evening dose late.
    """
    if course.first_dose is None:
        return Adherence(0, 0, 0)
    days, today = course.diary.dose_days, course.day
    last_due = today if days.noted(today) else today - DAY
    off = ((row.first, row.last) for row in course.times_off(first, last))
    counted = list(outside(max(first, course.first_dose), min(last, last_due), off))
    taken = sum(len(among(days.taken, *each)) for each in counted)
    number = sum(days_in(*each) for each in counted)
    return Adherence(taken, max(taken, number // course.every_days), number)


def last_fortnight(course: Course) -> Adherence:
    """The adherence that the rules use: the last 14 days."""
    return adherence(course, course.day - timedelta(DAYS - 1), course.day)
