"""What an import would add, as a small chart: days and doses by day, month or year (pure)."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

WIDTH, HEIGHT, GAP = 320, 44, 1
BY_DAY, BY_MONTH = 3, 72  # months at most; more are told by year


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
    each: str  # "day", "month" or "year"
    strips: tuple[Strip, ...]

    width, height = WIDTH, HEIGHT


def chart(days: Iterable[date], doses: Iterable[date]) -> AddedChart | None:
    """The days and doses that are new; None where there are none, or all on one day."""
    kinds = {"day": tuple(days), "dose": tuple(doses)}
    every = {day for found in kinds.values() for day in found}
    if len(every) < 2:
        return None
    first, last = min(every), max(every)
    months = _months(first, last) + 1
    each = "day" if months <= BY_DAY else "month" if months <= BY_MONTH else "year"
    slots = SLOT[each](first.replace(day=1), _end_of_month(last)) + 1
    strips = []
    for name, found in kinds.items():
        counts = Counter(SLOT[each](first.replace(day=1), day) for day in found)
        if counts:
            many = name if len(found) == 1 else f"{name}s"
            strips.append(Strip(many, len(found), _bars(counts, slots)))
    told = "%Y" if each == "year" else "%B %Y"
    return AddedChart(f"{first:{told}}", f"{last:{told}}", each, tuple(strips))


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _days(first: date, day: date) -> int:
    return (day - first).days


def _months(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month


def _years(first: date, day: date) -> int:
    return day.year - first.year


SLOT = {"day": _days, "month": _months, "year": _years}


def _bars(counts: Counter[int], slots: int) -> tuple[Bar, ...]:
    width, most = WIDTH / slots, max(counts.values())
    bars = []
    for slot, count in sorted(counts.items()):
        height = max(2, round(HEIGHT * count / most, 1))
        wide = max(1, round(width - GAP, 2))
        bars.append(Bar(round(slot * width, 2), round(HEIGHT - height, 1), wide, height))
    return tuple(bars)
