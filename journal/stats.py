"""Honest small statistics of a diary; every function says None when there are too few days.

Averages are plain means, the comparison "before against now" allows for days that resemble the day
before (an ordinary t interval is wrong 16–34 % of the time at these lengths). Missing days are
absent, never zero.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt
from typing import Literal

from journal.day import DAY, Span

BASELINE_DAYS, BASELINE_AT_LEAST = 14, 7  # judgement: half of a fortnight
AFTER_DAYS, AFTER_AT_LEAST = 14, 8  # judgement: more than half of a fortnight
MEDIAN_AT_LEAST = 4  # broderick: four days stand for a week
SMALLEST_VARIANCE = 0.25  # judgement: a 0–10 rating is no finer than half a point
AUTOCORRELATION = (0.3, 0.8)  # judgement: held between these (simulated)
WIDTH = 2.2  # judgement: a t factor for about a fortnight on each side
CLEAR_POINTS, CLEAR_SHARE = 2, 0.30  # farrar-2001, mease-2011: "much better"
SOME_POINTS, SOME_SHARE = 1, 0.15  # farrar-2001: the smallest change people notice

Verdict = Literal["yes", "some", "none", "unknown"]
Dated = Sequence[tuple[date, float]]


def mean(values: Sequence[float], at_least: int = 1) -> float | None:
    """The average, or None with fewer than `at_least` values."""
    return statistics.fmean(values) if len(values) >= max(at_least, 1) else None


def difference(left: float, right: float) -> float:
    """`left` − `right`, rounded to a billionth: a limit met on paper is met here too."""
    return round(left - right, 9)


def between(ratings: Dated, first: date, last: date) -> tuple[float, ...]:
    """The ratings from `first` to `last`, both included, in order of days."""
    return tuple(rating for day, rating in ratings if first <= day <= last)


def baseline(ratings: Dated, start: date) -> float | None:
    """The mean of the 14 days before `start`, or None with fewer than 7 ratings there."""
    return mean(between(ratings, *fortnight_before(start)), BASELINE_AT_LEAST)


def fortnight_before(day: date) -> Span:
    """The 14 days before a day: before the start of LDN, those that later ones are held against."""
    return day - timedelta(BASELINE_DAYS), day - DAY


def autocorrelation(values: Sequence[float]) -> float:
    """How much each rating resembles the one before it, −1 to 1 (gaps skipped); 0 if all equal."""
    middle = statistics.fmean(values)
    apart = [value - middle for value in values]
    spread = sum(a * a for a in apart)
    return sum(a * b for a, b in zip(apart[1:], apart, strict=False)) / spread if spread else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ratings before against now: `drop` is before − now (above 0: lower now), in `low`–`high`."""

    before: float
    now: float
    drop: float
    low: float
    high: float
    days_before: int
    days_now: int

    @property
    def verdict(self) -> Verdict:
        """yes: 2 points and 30 % lower, the range above 0; some: 1 point and 15 %; else none."""
        if self.drop >= max(CLEAR_POINTS, CLEAR_SHARE * self.before) and self.low > 0:
            return "yes"
        return "some" if self.drop >= max(SOME_POINTS, SOME_SHARE * self.before) else "none"


def compare(before: Sequence[float], now: Sequence[float]) -> Comparison | None:
    """Before against now with a range that allows for day-to-day likeness; None with too few days.

    Needs 7 ratings before and 8 now, each in order of days.
    """
    if len(before) < BASELINE_AT_LEAST or len(now) < AFTER_AT_LEAST:
        return None
    a, b = _mean_of_tenths(before), _mean_of_tenths(now)
    drop, half = difference(a, b), _half_width(before, now)
    return Comparison(a, b, drop, drop - half, drop + half, len(before), len(now))


def _mean_of_tenths(values: Sequence[float]) -> float:
    """The mean, summed in decimals: one that lies between two tenths is not told by chance."""
    return float(sum(Decimal(str(value)) for value in values) / len(values))


def verdict(comparison: Comparison | None) -> Verdict:
    """The comparison in one word; unknown where there was too little to compare."""
    return comparison.verdict if comparison else "unknown"


def _half_width(before: Sequence[float], now: Sequence[float]) -> float:
    sides = (before, now)
    squared = sum(max(_variance(v), SMALLEST_VARIANCE) / len(v) for v in sides)
    likeness = statistics.fmean(autocorrelation(v) + 1 / len(v) for v in sides)
    lowest, highest = AUTOCORRELATION
    r = min(max(likeness, lowest), highest)
    return WIDTH * sqrt(squared) * sqrt((1 + r) / (1 - r))


def _variance(values: Sequence[float]) -> float:
    """Of n − 1, in floats: `statistics.variance` counts in fractions, at ten times the cost."""
    middle = statistics.fmean(values)
    return sum((value - middle) ** 2 for value in values) / (len(values) - 1)
