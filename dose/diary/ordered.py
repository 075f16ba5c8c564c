"""Slices of a diary's lists, which are in order of days: found by halving, never by scanning."""

from bisect import bisect_left, bisect_right
from datetime import date
from operator import attrgetter


def rows_until(rows: tuple, last: date, field: str = "day") -> tuple:
    """The rows dated `last` or earlier; `rows` are in order of the date in `field`."""
    return rows[: bisect_right(rows, last, key=attrgetter(field))]


def rows_between(rows: tuple, first: date, last: date, field: str = "day") -> tuple:
    """The rows dated from `first` to `last`, both included; `rows` are in order of that date."""
    key = attrgetter(field)
    return rows[bisect_left(rows, first, key=key) : bisect_right(rows, last, key=key)]
