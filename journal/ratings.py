"""Ratings as bytes, one a day: counted, halved and drawn over years without an object for each.

A byte is a rating in twentieths: imported ones have tenths, and their medians halves of those.
UNRATED stands for a day without one, and no statistic counts it: missing is never zero.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, compress

from journal.scales import MODERATE, SEVERE

PARTS = 20  # of a point
UNRATED = 255
BLANK = bytes([UNRATED])
IN_PARTS = {None: UNRATED} | {tenth / 10: tenth * PARTS // 10 for tenth in range(101)}
RATED = bytes(value != UNRATED for value in range(256))
BARE = bytes(value == UNRATED for value in range(256))
LEFT_OUT = bytes(UNRATED * (not kept) for kept in range(256))
BELOW_MODERATE = bytes(range(MODERATE * PARTS))
BELOW_SEVERE = bytes(range(SEVERE * PARTS))
MODERATE_OR_MORE = bytes(MODERATE * PARTS <= value < UNRATED for value in range(256))
WEEK = 7
MIDWEEK = timedelta(3)

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Column:
    """A byte for every day (or for the day in the middle of `every` days) from `first` on.

    `blank` stands for a day of which nothing is known.
    """

    first: date
    values: bytes
    every: int = 1
    blank: bytes = BLANK

    def between(self, first: date, last: date) -> "Column":
        """The days `first`–`last`, each of them, blank where the column has none."""
        days = max((last - first).days + 1, 0)
        begin = (first - self.first).days
        missing = min(max(-begin, 0), days)
        known = self.values[max(begin, 0) : max(begin + days, 0)]
        return Column(first, (self.blank * missing + known).ljust(days, self.blank), 1, self.blank)

    @property
    def rated(self) -> bytes:
        """The ratings alone, in order of days."""
        return self.values.replace(BLANK, b"")

    @property
    def days(self) -> list[int]:
        """Where the ratings stand, in days from `first`."""
        days = range(0, len(self.values) * self.every, self.every)
        return list(compress(days, self.values.translate(RATED)))

    @property
    def places(self) -> list[tuple[int, int]]:
        """Each rating with its place, in days from `first`."""
        return list(zip(self.days, self.rated, strict=True))

    @property
    def points(self) -> tuple[Point, ...]:
        """The days with their ratings; unrated days are absent."""
        return tuple((self.first + timedelta(day), value / PARTS) for day, value in self.places)

    def only(self, days: bytes) -> "Column":
        """The ratings of those days alone that are not 0 in `days`, which has a byte for each."""
        if len(days) != len(self.values):
            raise ValueError(f"{len(days)} days for {len(self.values)} ratings")
        if 0 not in days:
            return self
        left = int.from_bytes(self.values) | int.from_bytes(days.translate(LEFT_OUT))
        return replace(self, values=left.to_bytes(len(self.values)))


def moderate_days(rated: bytes) -> int:
    """On how many days a rating was moderate or more."""
    return len(rated.translate(None, BELOW_MODERATE))


def severe_days(rated: bytes) -> int:
    """On how many days a rating was severe or more."""
    return len(rated.translate(None, BELOW_SEVERE))


def middles(values: bytes, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The median in twentieths, and of how many ratings, from each place to the one before another;
    UNRATED without a rating. Counted, as in `quartiles`."""
    known = sorted({*values} - {UNRATED})
    for begin, end in spans:
        rated = end - begin - values.count(UNRATED, begin, end)
        low = high = UNRATED
        below = 0
        for each in known if rated else ():
            if below > rated // 2:
                break
            low, high = each if below <= (rated - 1) // 2 else low, each
            below += values.count(each, begin, end)
        yield (low + high) // 2, rated


def quartiles(rated: bytes) -> tuple[float, float, float]:
    """What a quarter, half and three quarters of the days lie below, between two in proportion.

    Counted and not sorted, as there are few different ratings among years of them.
    """
    values = sorted(set(rated))
    ends, last = list(accumulate(map(rated.count, values))), len(rated) - 1
    found = []
    for quarter in (1, 2, 3):
        place, share = divmod(quarter * last, 4)
        low, high = (values[bisect_right(ends, n)] for n in (place, min(place + 1, last)))
        found.append((low * (4 - share) + high * share) / 4)
    return tuple(found)


def median(rated: bytes) -> int:
    """The median of ratings, in twentieths; UNRATED without a rating."""
    ordered, half = sorted(rated), len(rated) // 2
    return (ordered[half] + ordered[~half]) // 2 if ordered else UNRATED


def weekly(column: Column, at_least: int = 1) -> tuple[Column, Column]:
    """The median of each week (Monday to Sunday) on its Thursday: of every week, and of those
    alone that have `at_least` ratings."""
    first = column.first - timedelta(column.first.weekday())
    values = column.between(first, column.first + timedelta(len(column.values) - 1)).values
    weeks = [values[day : day + WEEK].replace(BLANK, b"") for day in range(0, len(values), WEEK)]
    every = list(map(median, weeks))
    enough = (
        middle if len(week) >= at_least else UNRATED
        for middle, week in zip(every, weeks, strict=True)
    )  # fmt: skip
    thursday = first + MIDWEEK
    return Column(thursday, bytes(every), WEEK), Column(thursday, bytes(enough), WEEK)


def rolling(column: Column, at_least: int) -> Column:
    """On each rated day the median of the week that ends on it; from the seventh day on."""
    ends = range(WEEK, len(column.values) + 1)
    found = (_median_until(column.values, end, at_least) for end in ends)
    return Column(column.first + timedelta(WEEK - 1), bytes(found))


def _median_until(values: bytes, end: int, at_least: int) -> int:
    week = values[end - WEEK : end].replace(BLANK, b"")
    return median(week) if values[end - 1] != UNRATED and len(week) >= at_least else UNRATED
