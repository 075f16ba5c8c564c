"""Ratings as bytes, one a day: counted, halved and drawn over years without an object for each.

A byte is a rating in twentieths: imported ones have tenths, and their medians halves of those.
UNRATED stands for a day without one, and no statistic counts it: missing is never zero.
"""

from bisect import bisect_right
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
MODERATE_OR_MORE, SEVERE_OR_MORE = (
    bytes(least * PARTS <= value < UNRATED for value in range(256)) for least in (MODERATE, SEVERE)
)
WEEK = 7
NO_SPREAD = UNRATED, UNRATED, UNRATED
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
        begin = self.first.toordinal()
        return tuple((date.fromordinal(begin + day), value / PARTS) for day, value in self.places)

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


def quartiles(rated: bytes) -> tuple[float, float, float]:
    """What a quarter, half and three quarters of the days lie below, between two in proportion.

    Counted and not sorted, as there are few different ratings among years of them.
    """
    values = sorted(set(rated))
    ends, last = list(accumulate(map(rated.count, values))), len(rated) - 1
    found = []
    for quarter in (1, 2, 3):
        place, share = divmod(quarter * last, 4)
        low = values[bisect_right(ends, place)]
        high = values[bisect_right(ends, place + 1)] if share else low
        found.append((low * (4 - share) + high * share) / 4)
    return tuple(found)


def median(rated: bytes) -> int:
    """The median of ratings, in twentieths; UNRATED without a rating."""
    ordered, half = sorted(rated), len(rated) // 2
    return (ordered[half] + ordered[~half]) // 2 if ordered else UNRATED


def weekly(column: Column, at_least: int = 1) -> tuple[Column, "Spread"]:
    """Of each week (Monday to Sunday) on its Thursday: the median of every week, and the median and
    the quartiles of those alone that have `at_least` ratings."""
    weeks = _weeks_of(column)
    found = [_spread(rated) if rated else NO_SPREAD for rated in weeks]
    enough = [
        spread if len(rated) >= at_least else NO_SPREAD
        for spread, rated in zip(found, weeks, strict=True)
    ]
    thursday = column.first - timedelta(column.first.weekday()) + MIDWEEK
    return Spread.of(thursday, found, WEEK).middle, Spread.of(thursday, enough, WEEK)


def _weeks_of(column: Column) -> list[bytes]:
    """The ratings of each week, from the Monday of its first day on."""
    values = BLANK * column.first.weekday() + column.values
    return [values[day : day + WEEK].replace(BLANK, b"") for day in range(0, len(values), WEEK)]


def rolling(column: Column, at_least: int) -> "Spread":
    """On each rated day the median and the quartiles of the week that ends on it; from the seventh
    day on."""
    ends = range(WEEK, len(column.values) + 1)
    found = [_spread_until(column.values, end, at_least) for end in ends]
    return Spread.of(column.first + timedelta(WEEK - 1), found, 1)


@dataclass(frozen=True, slots=True)
class Spread:
    """Medians over time, and a quarter and three quarters of the ratings around each."""

    low: Column
    middle: Column
    high: Column

    @classmethod
    def of(cls, first: date, found: list[tuple[int, int, int]], every: int) -> "Spread":
        """A spread made of the quartiles for each place in turn."""
        low, middle, high = map(bytes, zip(*found, strict=True)) if found else (b"", b"", b"")
        return cls(*(Column(first, values, every) for values in (low, middle, high)))

    def only(self, days: bytes) -> "Spread":
        """The spread of those days alone that are not 0 in `days`."""
        return Spread(self.low.only(days), self.middle.only(days), self.high.only(days))


def _spread_until(values: bytes, end: int, at_least: int) -> tuple[int, int, int]:
    week = values[end - WEEK : end].replace(BLANK, b"")
    return _spread(week) if values[end - 1] != UNRATED and len(week) >= at_least else NO_SPREAD


def _spread(week: bytes) -> tuple[int, int, int]:
    """The quartiles of some ratings, in twentieths, between two in proportion."""
    ordered, last = sorted(week), len(week) - 1
    if last == WEEK - 1:  # nearly every one
        _, second, third, middle, fifth, sixth, _ = ordered
        return (second + third + 1) // 2, middle, (fifth + sixth + 1) // 2
    begin, after = divmod(last, 4)
    end, over = divmod(3 * last, 4)
    return (
        _part_way(ordered, begin, after),
        (ordered[last // 2] + ordered[(last + 1) // 2]) // 2,
        _part_way(ordered, end, over),
    )


def _part_way(ordered: list[int], place: int, quarters: int) -> int:
    """A rating, or so many quarters of the way from it to the next."""
    low = ordered[place]
    return low + (quarters * (ordered[place + 1] - low) + 2) // 4 if quarters else low
