"""Benefit on the primary symptom, and whether it is worse since a rise: means with an interval."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from math import sqrt
from statistics import variance

from tests.reading.course import Course
from tests.reading.effects import mean


@dataclass(frozen=True)
class Difference:
    """How far the mean of `a` lies above that of `b`, give or take `half`."""

    d: Fraction
    half: float

    @property
    def is_clear(self) -> bool:
        """Whether the whole interval lies above 0."""
        return float(self.d) - self.half > 0


def difference(a: list[Fraction], b: list[Fraction]) -> Difference:
    """mean a − mean b with its interval, wide enough for days that resemble each other."""
    spread = sum(max(float(variance(x)), 0.25) / len(x) for x in (a, b))
    r = sum(_lag_1(x) + 1 / len(x) for x in (a, b)) / 2
    r = min(max(r, 0.3), 0.8)
    return Difference(mean(a) - mean(b), 2.2 * sqrt(spread) * sqrt((1 + r) / (1 - r)))


def _lag_1(x: list[Fraction]) -> float:
    """How much a rating resembles the one before it; gaps skipped."""
    m = mean(x)
    below = sum((v - m) ** 2 for v in x)
    above = sum((v - m) * (u - m) for u, v in zip(x, x[1:], strict=False))
    return float(above / below) if below else 0.0


def before_start(course: Course) -> list[Fraction]:
    """The primary symptom in the 14 days before start; none where LDN was taken already."""
    last = course.start - timedelta(1)
    if course.already_taking:
        return []
    return course.diary.rated(course.diary.primary, last - timedelta(13), last)


def at_this_dose(course: Course) -> list[Fraction]:
    """Its ratings of the last 14 days from the fourth day of the dose on."""
    first = max(course.at_dose_from + timedelta(3), course.today - timedelta(13))
    return course.diary.rated(course.diary.primary, first, course.today)


def benefit(course: Course) -> str:
    """yes | some | none | unknown."""
    a, b = before_start(course), at_this_dose(course)
    if len(a) < 7 or len(b) < 8:
        return "unknown"
    found, level = difference(a, b), mean(a)
    if found.d >= max(2, level * Fraction("0.3")) and found.is_clear:
        return "yes"
    return "some" if found.d >= max(1, level * Fraction("0.15")) else "none"


def worse(course: Course) -> str | None:
    """Whether the primary symptom is worse since a rise: step_down, hold or None."""
    diary, today = course.diary, course.today
    last = course.dose_from - timedelta(1)
    before = diary.rated(diary.primary, last - timedelta(13), last)
    if not course.is_rise or (today - course.dose_from).days > 41 or len(before) < 7:
        return None
    now = at_this_dose(course)
    if len(now) >= 8 and (found := difference(now, before)).is_clear:
        if course.on_dose >= 15 and found.d >= 2:
            return "step_down"
        if found.d >= Fraction("1.5"):
            return "hold"
    first = max(today - timedelta(6), course.change + timedelta(1))
    week = diary.rated(diary.primary, first, today)
    is_worse = len(week) >= 4 and mean(week) - mean(before) >= Fraction("1.5")
    return "hold" if is_worse else None
