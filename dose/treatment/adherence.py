"""Doses due against doses taken; days of a break are not due, and missing is never zero."""

from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary.columns import among
from dose.treatment.course import Course
from journal.day import DAY, days_in, outside

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


def adherence(course: Course, first: date, last: date) -> Adherence:
    """Days with a dose of days due from `first` to `last`.

    Days before the first recorded dose and days of a break are not due; the course's own day is due
    only once a dose or a skip is recorded for it: an afternoon check-in makes no evening dose late.
    """
    if course.first_dose is None:
        return Adherence(0, 0)
    days, today = course.diary.dose_days, course.day
    last_due = today if days.noted(today) else today - DAY
    off = ((row.start, row.last) for row in course.times_off(first))
    due = list(outside(max(first, course.first_dose), min(last, last_due), off))
    taken = (len(among(days.taken, *each)) for each in due)
    return Adherence(sum(taken), sum(days_in(*each) for each in due))


def last_fortnight(course: Course) -> Adherence:
    """The adherence that the rules use: the last 14 days."""
    return adherence(course, course.day - timedelta(DAYS - 1), course.day)
