"""What the entries say about the days up to one day: ratings, alerts, other causes, answers."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from dose.diary.ordered import rows_between
from dose.diary.parts import Entry
from dose.treatment.course import Course
from journal.day import DAY, Span
from journal.stats import BASELINE_DAYS, Dated, baseline, fortnight_before
from journal.vocabulary import FACTORS

WINDOW_DAYS = 7  # broderick: four or five days of a week stand for it
CAUSE_CRASH_DAYS = 3  # judgement: a crash of a day or two does not explain a week


class Signs(NamedTuple):
    """Alerts, and on how many days, today included, one of them matters."""

    kinds: tuple[str, ...] = ()
    days: int = 0


@dataclass(frozen=True)
class Log:
    """The entries around a course, read only where needed; `primary` is a measure's id."""

    course: Course
    primary: str

    def last_days(self, days: int) -> tuple[Entry, ...]:
        """The entries of the last `days` days, today included."""
        first = self.course.day - timedelta(days - 1)
        return rows_between(self.course.diary.entries, first, self.course.day)

    def ratings(self, measure: str, first: date, last: date) -> Dated:
        """The dated ratings of a measure from `first` to `last`."""
        return self.course.diary.dated_ratings(measure, first, last)

    def ratings_in(self, measure: str, days: int) -> tuple[float, ...]:
        """The ratings of a measure in the last `days` days."""
        return tuple(e.ratings[measure] for e in self.last_days(days) if measure in e.ratings)

    def rated_days(self, days: int) -> int:
        """Days on which the main symptom, or insomnia, sedation or nausea, was rated."""
        return sum(entry.rated(self.primary) for entry in self.last_days(days))

    @cached_property
    def baseline_days(self) -> int:
        """Rated days in the 14 before the start, or in the last 14 while it is not started."""
        if self.course.start is None:
            return self.rated_days(BASELINE_DAYS)
        rows = self._fortnight_before_start if self.course.baseline_possible else ()
        return sum(entry.rated(self.primary) for entry in rows)

    def baseline(self, measure: str) -> float | None:
        """The mean before the start; None with fewer than 7 ratings, or taken before the log."""
        before = self.before_start(measure)
        start = self.course.start
        return baseline(before, start) if before and start else None

    def before_start(self, measure: str) -> Dated:
        """The dated ratings of the 14 days before the start; () if it was taken before the log."""
        start = self.course.start
        if start is None or not self.course.baseline_possible:
            return ()
        return self.ratings(measure, *fortnight_before(start))

    def before_dose(self, measure: str) -> tuple[float, ...]:
        """The ratings of the 14 days before the first day of the present dose."""
        first = self.course.dose_from
        dated = self.ratings(measure, *fortnight_before(first)) if first else ()
        return tuple(rating for _, rating in dated)

    def marked(self, signs: Signs) -> tuple[date, ...]:
        """The days on which one of these signs was marked, as long as it matters, oldest first."""
        rows, kinds = self.last_days(signs.days), set(signs.kinds)
        return tuple(entry.day for entry in rows if not kinds.isdisjoint(entry.alerts))

    @property
    def window_days(self) -> Span:
        """The last 7 days, of these those after the latest change."""
        change, first = self.course.change, self.course.day - timedelta(WINDOW_DAYS - 1)
        return max(first, change + DAY) if change else first, self.course.day

    @cached_property
    def window_entries(self) -> tuple[Entry, ...]:
        """The entries of the window's days."""
        return rows_between(self.course.diary.entries, *self.window_days)

    @cached_property
    def other_causes(self) -> tuple[str, ...]:
        """In the window's days: a factor, a medicine that began, or a crash on 3 days or more."""
        entries = self.window_entries
        factors = {factor for entry in entries for factor in entry.factors} - {"crash"}
        if sum(entry.is_crash for entry in entries) >= CAUSE_CRASH_DAYS:
            factors.add("crash")
        if self._medicine_began:
            factors.add("new_medicine")
        return tuple(word.said for factor, word in FACTORS.items() if factor in factors)

    @cached_property
    def answers(self) -> dict[str, bool]:
        """The latest answer for each measure to "is this new since the change?"."""
        answered: dict[str, bool] = {}
        if self.course.change:
            diary = self.course.diary
            for entry in rows_between(diary.entries, self.course.change, self.course.day):
                answered |= dict.fromkeys(entry.new_since_change, True)
                answered |= dict.fromkeys(entry.not_new_since_change, False)
        return answered

    @property
    def _medicine_began(self) -> bool:
        first, last = self.window_days
        starts = (medicine.start for medicine in self.course.diary.medicines if medicine.start)
        return any(first <= start <= last for start in starts)

    @cached_property
    def _fortnight_before_start(self) -> tuple[Entry, ...]:
        start = self.course.start
        return rows_between(self.course.diary.entries, *fortnight_before(start)) if start else ()
