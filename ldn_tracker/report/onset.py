"""When a side effect became moderate, and when it settled: years of ratings in, a day out.

The ratings are a byte a day, so that years are searched for the few days that can matter.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from journal.ratings import BLANK, PARTS, UNRATED, WEEK, Column, moderate_days
from journal.scales import MODERATE

AT_LEAST = 5  # as in the rules: five ratings stand for a week
BEGUN_OF = 4, 3  # judgement: of the next 4 ratings within a week, 3 moderate
SETTLED_DAYS = 1  # judgement: settled is a week with at most one such day
BELOW = re.compile(b"[%s]" % re.escape(bytes(range(MODERATE * PARTS))), re.DOTALL)
AT_OR_ABOVE = re.compile(b"[%s]" % re.escape(bytes(range(MODERATE * PARTS, UNRATED))), re.DOTALL)


def spells(rated: Column, start: date) -> Iterator[tuple[date, date | None]]:
    """Each time from `start` on that it began, with the day that it settled; None if it has not."""
    begun = began(rated, start)
    while begun:
        quiet = settled(rated, begun)
        yield begun, quiet
        begun = began(rated, quiet) if quiet else None


def began(rated: Column, start: date) -> date | None:
    """The first day from `start` on with a moderate rating that opens a run of them."""
    weeks = _weeks(rated, start, AT_OR_ABOVE)
    return next((day for day, week in weeks if _is_run(week)), None)


def settled(rated: Column, since: date) -> date | None:
    """The first day after `since` that opens a whole week with at most one moderate rating."""
    known = len(rated.values.rstrip(BLANK))
    whole = rated.first + timedelta(known - WEEK)
    weeks = _weeks(rated, since + timedelta(1), BELOW)
    return next((day for day, week in weeks if day <= whole and _is_quiet(week)), None)


def _weeks(rated: Column, first: date, of: re.Pattern) -> Iterator[tuple[date, bytes]]:
    """Each such day from `first` on, with the ratings of the week that it opens."""
    for found in of.finditer(rated.values, max((first - rated.first).days, 0)):
        place = found.start()
        week = rated.values[place : place + WEEK].replace(BLANK, b"")
        yield rated.first + timedelta(place), week


def _is_run(week: bytes) -> bool:
    ratings, needed = BEGUN_OF
    return len(week) >= ratings and moderate_days(week[:ratings]) >= needed


def _is_quiet(week: bytes) -> bool:
    return len(week) >= AT_LEAST and moderate_days(week) <= SETTLED_DAYS
