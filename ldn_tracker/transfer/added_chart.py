"""What an import would add, as a small chart: days and doses by month, or by year (pure)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

WIDTH, HEIGHT, GAP = 320, 44, 1
MOST_MONTHS = 72  # more are told by year


class Bar(NamedTuple):
    """A bar in units of the drawing."""

    x: float
    y: float
    width: float
    height: float


class Strip(NamedTuple):
    """One row of bars, its name and how many there are in all."""

    name: str
    total: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class AddedChart:
    """`first` and `last` are the ends of the axis in words; `strips` only what is added."""

    first: str
    last: str
    each: str  # "month" or "year"
    strips: tuple[Strip, ...]

    width, height = WIDTH, HEIGHT

    @property
    def words(self) -> str:
        """The chart told."""
        said = " and ".join(f"{strip.total} {strip.name}" for strip in self.strips)
        return f"{said} by {self.each}, from {self.first} to {self.last}"


def chart(days: Iterable[date], doses: Iterable[date]) -> AddedChart | None:
    """The days and doses that are new; None where there are none."""
    kinds = {"days": tuple(days), "doses": tuple(doses)}
    every = [day for found in kinds.values() for day in found]
    if not every:
        return None
    first, last = min(every), max(every)
    by_year = _months(first, last) >= MOST_MONTHS
    slots = last.year - first.year + 1 if by_year else _months(first, last) + 1
    strips = []
    for name, found in kinds.items():
        counts = Counter(day.year - first.year if by_year else _months(first, day) for day in found)
        if counts:
            strips.append(Strip(name, len(found), _bars(counts, slots)))
    told = "%Y" if by_year else "%B %Y"
    each = "year" if by_year else "month"
    return AddedChart(f"{first:{told}}", f"{last:{told}}", each, tuple(strips))


def _months(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month


def _bars(counts: Counter[int], slots: int) -> tuple[Bar, ...]:
    width, most = WIDTH / slots, max(counts.values())
    bars = []
    for slot, count in sorted(counts.items()):
        height = max(2, round(HEIGHT * count / most, 1))
        wide = max(1, round(width - GAP, 2))
        bars.append(Bar(round(slot * width, 2), round(HEIGHT - height, 1), wide, height))
    return tuple(bars)
