"""Side effects: window, baseline, moderate, new, attributable, unasked, severe."""

from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from tests.reading.course import Course
from tests.reading.diary import days

CORE = ("insomnia", "sedation", "nausea")
SLEEP = ("insomnia", "vivid_dreams")


def mean(values: list[Fraction]) -> Fraction:
    """The exact mean."""
    return sum(values, Fraction(0)) / len(values)


class Effects:
    """What the ratings say of each side effect since the last change, as of today."""

    def __init__(self, course: Course) -> None:
        self.course, self.diary, self.today = course, course.diary, course.today
        self._seen = {}

    def baseline(self, measure: str) -> Fraction | None:
        """The mean of the 14 days before start; None: unknown."""
        course = self.course
        if course.already_taking:
            return None
        last = course.start - timedelta(1)
        before = self.diary.rated(measure, last - timedelta(13), last)
        return mean(before) if len(before) >= 7 else None

    def window(self, measure: str, end: date) -> list[Fraction]:
        """The ratings of the seven days to `end` that lie after the change."""
        return self.diary.rated(measure, self._first(7, end), end)

    def is_moderate(self, measure: str, end: date) -> bool:
        """At least 5 ratings, 3 of them 2 or more, in the window to `end`."""
        window = self.window(measure, end)
        return len(window) >= 5 and sum(value >= 2 for value in window) >= 3

    def is_moderate_from(self, measure: str, first: date) -> bool:
        """Moderate on every day from `first` to today."""
        return all(self.is_moderate(measure, day) for day in days(first, self.today))

    def answer(self, measure: str) -> str | None:
        """The latest answer since the change to "is this new": new, not new, or None."""
        new = [d for d in self.diary.said_new.get(measure, ()) if d >= self.course.change]
        no = [d for d in self.diary.said_not_new.get(measure, ()) if d >= self.course.change]
        if not new and not no:
            return None
        return "not new" if no and (not new or max(no) >= max(new)) else "new"

    @cached_property
    def other_cause(self) -> bool:
        """A factor, a medicine that began or three days of crash in the window's days."""
        window = {*days(self._first(7, self.today), self.today)}
        factors = {f for day in window for f in self.diary.factors.get(day, ())} - {"crash"}
        began = {m.get("from") for m in self.diary.medicines}
        if factors or began & {day.isoformat() for day in window}:
            return True
        return len(window & self.diary.crashes) >= 3

    def above(self, measure: str, end: date) -> Fraction | None:
        """How far the window's mean lies above the baseline; None where either is unknown."""
        window, baseline = self.window(measure, end), self.baseline(measure)
        return mean(window) - baseline if window and baseline is not None else None

    def is_new(self, measure: str) -> bool:
        """New since the change."""
        return self._newness(measure) in ("new", "new, unasked")

    def is_unasked(self, measure: str) -> bool:
        """Whether the person has yet to say that it is new."""
        return self._newness(measure) in ("unasked", "new, unasked")

    def is_attributable(self, measure: str) -> bool:
        """New, soon enough after the change, and with no other cause."""
        if self._newness(measure) != "new" or self.other_cause:
            return False
        since = self.course.since
        if since <= 28:
            return True
        return since <= 84 and self.is_moderate_from(measure, self.course.change + timedelta(28))

    def is_severe(self, measure: str) -> bool:
        """Severe now, while doses are taken, and not what was always so."""
        if not self.course.dosed_of(3):
            return False
        baseline = self.baseline(measure)
        ratings = self._severe_ratings(measure, baseline)
        if not ratings:
            return False
        if baseline is None:
            return self.answer(measure) != "not new"
        level = mean(ratings)
        above = level - baseline
        return above >= Fraction("1.75") or (
            level >= Fraction("3.75") and above >= Fraction("0.75")
        )

    def is_clearly_severe(self, measure: str) -> bool:
        """Severe, and it can be put down to the last change."""
        if not self.is_severe(measure) or self.other_cause or self.course.since > 28:
            return False
        answer, known = self.answer(measure), self.baseline(measure) is not None
        return answer == "new" or (known and answer is None)

    def which(self, quality: str) -> list[str]:
        """The side effects that are, by the name of the method: `which("is_severe")`."""
        if quality not in self._seen:
            asked = getattr(self, quality)
            self._seen[quality] = [id for id in self.diary.side_effects if asked(id)]
        return self._seen[quality]

    def is_watched(self, measure: str) -> bool:
        """Moderate and not plainly as before LDN."""
        if not self.is_moderate(measure, self.today) or self.answer(measure) == "not new":
            return False
        above = self.above(measure, self.today)
        return above is None or above >= Fraction("0.75")

    def is_preexisting(self, measure: str) -> bool:
        """Moderate, about as it was before LDN."""
        above = self.above(measure, self.today)
        return (
            above is not None
            and above < Fraction("0.75")
            and (self.is_moderate(measure, self.today))
        )

    def _first(self, number: int, end: date) -> date:
        """The first of the N days to `end`, or the day after the change if that is later."""
        return max(end - timedelta(number - 1), self.course.change + timedelta(1))

    def _newness(self, measure: str) -> str | None:
        """new | unasked | "new, unasked" (by the numbers, but it has to be asked) | None."""
        both = (self.today, self.today - timedelta(1))
        answer = self.answer(measure)
        if answer == "not new" or not all(self.is_moderate(measure, end) for end in both):
            return None
        if self.baseline(measure) is None:
            return answer or "unasked"
        if any(self.above(measure, end) < Fraction("1.25") for end in both):
            return None
        return "new" if answer or measure in CORE else "new, unasked"

    def _severe_ratings(self, measure: str, baseline: Fraction | None) -> list[Fraction]:
        """The last ratings where enough of them are 3 or more, else none."""
        often = baseline is not None and baseline >= 1
        number, enough, within = (5, 4, 7) if often else (4, 3, 6)
        ratings = self.diary.rated(measure, self._first(within, self.today), self.today)[-number:]
        return ratings if sum(value >= 3 for value in ratings) >= enough else []
