"""One side effect on one day, in the rule book's terms: moderate, new, attributable, severe."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dose.rules.log import WINDOW_DAYS, Log
from journal.day import DAY, Span
from journal.scales import CORE_SIDE_EFFECTS, MODERATE, SEVERE, SLEEP_SIDE_EFFECTS, Measure
from journal.stats import Dated, between, difference, mean

MODERATE_RATINGS, MODERATE_DAYS = 5, 3  # broderick, judgement: of the window's 7 days
NEW_RISE = 1.25  # judgement: above the baseline (simulated)
EARLY_DAYS = 28  # judgement: a side effect of a change shows within four weeks
LATEST_DAYS = 84  # judgement: or has stayed since, up to twelve weeks
OFTEN, OFTEN_WHERE_KNOWN = (6, 4, 3), (7, 5, 4)  # judgement: days, last ratings, severe ones
KNOWN_FROM = 1  # judgement: from this baseline on (simulated)
SEVERE_RISE = 1.75  # judgement: above the baseline
EXTREME_MEAN, EXTREME_RISE = 3.75, 0.75  # judgement: nearly always very severe
WATCH_RISE = 0.75  # judgement: worth a wait before going up
LASTING_DAYS = 21  # judgement: three weeks of it is not a passing cause


@dataclass(frozen=True)
class SideEffect:
    """A side effect since the latest change; `ratings` (0–4) are dated, all after the change."""

    measure: Measure
    log: Log
    ratings: Dated
    dosed_lately: bool

    @property
    def id(self) -> str:
        """The measure's id."""
        return self.measure.id

    @property
    def is_sleep(self) -> bool:
        """Whether it is insomnia or vivid dreams."""
        return self.id in SLEEP_SIDE_EFFECTS

    @property
    def is_core(self) -> bool:
        """Whether it is asked about every day: insomnia, sedation, nausea."""
        return self.id in CORE_SIDE_EFFECTS

    @cached_property
    def baseline(self) -> float | None:
        """The mean of the 14 days before the start, at least 7 rated; otherwise unknown (None)."""
        return self.log.baseline(self.id)

    @cached_property
    def mean(self) -> float | None:
        """The mean of the 7 days that end today."""
        return mean(self.window(self._today))

    @property
    def answered_new(self) -> bool | None:
        """The answer to "is this new since the change?": yes, no, or None (not yet)."""
        return self.log.answers.get(self.id)

    def window(self, day: date) -> tuple[float, ...]:
        """The ratings of the 7 days that end on `day` and lie after the change."""
        return between(self.ratings, day - timedelta(WINDOW_DAYS - 1), day)

    def is_moderate(self, day: date) -> bool:
        """At least 5 ratings in the window that ends on `day`, at least 3 of them 2 or more."""
        window = self.window(day)
        bad = sum(rating >= MODERATE for rating in window)
        return len(window) >= MODERATE_RATINGS and bad >= MODERATE_DAYS

    @cached_property
    def moderate(self) -> bool:
        """Moderate on the window that ends today."""
        return self.is_moderate(self._today)

    @cached_property
    def new(self) -> bool:
        """Moderate today and yesterday, both 1.25 above the baseline; else said to be new.

        What the person said is not new is not, whatever the baseline says.
        """
        if not self._moderate_twice or self.answered_new is False:
            return False
        if self.baseline is None:
            return self.answered_new is True
        days = (self._today, self._today - DAY)
        return all(self._is_raised(day, by=NEW_RISE) for day in days)

    @cached_property
    def unasked(self) -> bool:
        """Only the person can say whether it is new, and has not yet been asked."""
        if self.baseline is None:
            return self._moderate_twice and self.answered_new is None
        return not self.is_core and self.new and self.answered_new is None

    @cached_property
    def attributable(self) -> bool:
        """New, in time, no other cause; one not asked daily is also said to be new."""
        says_so = self.is_core or self.answered_new is True
        return self.new and says_so and not self.log.other_causes and self._in_time

    @cached_property
    def latest(self) -> tuple[float, ...]:
        """Its last 4 ratings of the last 6 days, oldest first; 5 of 7 with a baseline of 1 on."""
        return tuple(rating for _, rating in self.latest_dated)

    @property
    def latest_days(self) -> Span:
        """The days of the first and the last of these."""
        return self.latest_dated[0][0], self.latest_dated[-1][0]

    @property
    def latest_dated(self) -> Dated:
        """The same ratings with their days."""
        days, last, _ = self._often
        first = self._today - timedelta(days - 1)
        return [(day, rating) for day, rating in self.ratings if first <= day][-last:]

    @cached_property
    def severe(self) -> bool:
        """3 of the last 4 ratings are 3 or more (4 of 5 with a baseline of 1 on), with a dose in 3
        days; 1.75 above the baseline, or where that is unknown not said to be old."""
        average, (*_, wanted) = mean(self.latest), self._often
        often = sum(rating >= SEVERE for rating in self.latest) >= wanted
        if average is None or not often or not self.dosed_lately:
            return False
        if self.baseline is None:
            return self.answered_new is not False
        rise = difference(average, self.baseline)
        return rise >= SEVERE_RISE or (average >= EXTREME_MEAN and rise >= EXTREME_RISE)

    @cached_property
    def clearly_severe(self) -> bool:
        """Severe, no other cause, 28 days from the change at most, known or said to be new, and
        not said to be old."""
        known = self.baseline is not None or self.answered_new is True
        old, causes = self.answered_new is False, self.log.other_causes
        return self.severe and known and not old and not causes and self._since <= EARLY_DAYS

    @property
    def lasting(self) -> bool:
        """Moderate on each of the last 21 days."""
        return all(self.is_moderate(self._today - timedelta(n)) for n in range(LASTING_DAYS))

    @property
    def worth_watching(self) -> bool:
        """Moderate, not said to be old, and somewhat above the baseline where that is known."""
        if not self.moderate or self.answered_new is False:
            return False
        return self.baseline is None or self._is_raised(self._today, by=WATCH_RISE)

    @property
    def much_as_before(self) -> bool:
        """Moderate, and hardly above a known baseline."""
        known = self.moderate and self.baseline is not None
        return known and not self._is_raised(self._today, by=WATCH_RISE)

    @property
    def _today(self) -> date:
        return self.log.course.day

    @property
    def _often(self) -> tuple[int, int, int]:
        """In how many days, of how many of the last ratings, how many must be severe."""
        is_known = self.baseline is not None and self.baseline >= KNOWN_FROM
        return OFTEN_WHERE_KNOWN if is_known else OFTEN

    @property
    def _since(self) -> int:
        return self.log.course.since

    @property
    def _moderate_twice(self) -> bool:
        return self.moderate and self.is_moderate(self._today - DAY)

    def _is_raised(self, day: date, *, by: float) -> bool:
        """Whether its mean in the window that ends on `day` is so far above a known baseline."""
        average = mean(self.window(day))
        if average is None or self.baseline is None:
            return False
        return difference(average, self.baseline) >= by

    @property
    def _in_time(self) -> bool:
        """The change was at most 28 days ago; or 84, and moderate on every day from day 28 on."""
        if self._since <= EARLY_DAYS:
            return True
        later = (self._today - timedelta(n) for n in range(self._since - EARLY_DAYS + 1))
        return self._since <= LATEST_DAYS and all(self.is_moderate(day) for day in later)
