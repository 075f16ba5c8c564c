"""The person's own numbers over the days of the charts: a line of each, and its months (pure).

A mood of which 10 is best or hours slept have neither ends nor a worse one, so that they are no
panel beside the ratings: each is drawn between its own lowest and highest.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dose.diary.diary import Diary
from journal.day import days_in
from journal.scales import Measure, plain

WIDTH, HEIGHT, EDGE = 640, 64, 3
MOST_POINTS = 366  # of a line; of longer times a point is the mean of some days
BRIDGED = 3  # points: a line crosses two that are missing, as that of a rating does

Numbers = Mapping[date, float]


class Month(NamedTuple):
    """A month of a number, in words."""

    name: str
    days: int
    mean: str
    ends: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number on so many `days`, its `path` between `low` and `high`, and its months."""

    measure: Measure
    days: int
    low: str
    high: str
    path: str
    months: tuple[Month, ...]

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of the drawing."""
        return HEIGHT


def own_numbers(diary: Diary, first: date, last: date) -> tuple[NumberLine, ...]:
    """A line for each of one's own numbers that has a value on the days `first`–`last`."""
    if not diary.numbers:
        return ()
    found: dict[str, dict[date, float]] = defaultdict(dict)
    for entry in diary.entries:
        if first <= entry.day <= last:
            for id in entry.measurements.keys() & diary.numbers.keys():
                found[id][entry.day] = entry.measurements[id]
    return tuple(
        _line(measure, found[id], first, last)
        for id, measure in diary.numbers.items()
        if id in found
    )


def _line(measure: Measure, numbers: Numbers, first: date, last: date) -> NumberLine:
    low, high = min(numbers.values()), max(numbers.values())
    points = _points(numbers, first, last)
    slots = -(-days_in(first, last) // _apart(first, last))
    return NumberLine(
        measure=measure,
        days=len(numbers),
        low=plain(low),
        high=plain(high),
        path="".join(_path(points, slots, low, high)),
        months=tuple(_months(numbers)),
    )


def _apart(first: date, last: date) -> int:
    """How many days a point stands for."""
    return -(-days_in(first, last) // MOST_POINTS)


def _points(numbers: Numbers, first: date, last: date) -> list[tuple[int, float]]:
    """The means, each with its place from 0 on, in order."""
    apart, places = _apart(first, last), defaultdict(list)
    for day, number in numbers.items():
        places[(day - first).days // apart].append(number)
    return [(place, sum(found) / len(found)) for place, found in sorted(places.items())]


def _path(
    points: Sequence[tuple[int, float]], slots: int, low: float, high: float
) -> Iterator[str]:
    """A piece for each unbroken run, of one point a dot."""
    before = None
    for place, number in points:
        share = (number - low) / (high - low) if high > low else 0.5
        x = round((place + 0.5) * WIDTH / slots, 1)
        y = round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)
        is_beside = before is not None and place - before <= BRIDGED
        yield f"L{x} {y}" if is_beside else f"M{x} {y}h.1"
        before = place


def _months(numbers: Numbers) -> Iterator[Month]:
    """The months that have a number, oldest first."""
    found = defaultdict(list)
    for day, number in sorted(numbers.items()):
        found[f"{day:%b %Y}"].append(number)
    for name, values in found.items():
        low, high = plain(min(values)), plain(max(values))
        mean = plain(round(sum(values) / len(values), 1))
        yield Month(name, len(values), mean, low if low == high else f"{low} – {high}")
