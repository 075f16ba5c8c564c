"""When a side effect became moderate, and when it settled: weeks of dated ratings in, a day out."""

from datetime import date, timedelta

from journal.scales import MODERATE
from journal.stats import Dated, between

WEEK = timedelta(6)
AT_LEAST = 5  # as in the rules: five ratings stand for a week
BEGUN_OF = 4, 3  # judgement: of the next 4 ratings within a week, 3 moderate
SETTLED_DAYS = 1  # judgement: settled is a week with at most one such day


def began(rated: Dated, start: date) -> date | None:
    """The first day from `start` on with a moderate rating that opens a run of them."""
    days = (day for day, rating in rated if day >= start and rating >= MODERATE)
    return next((day for day in days if _is_run(between(rated, day, day + WEEK))), None)


def settled(rated: Dated, since: date) -> date | None:
    """The first day after `since` that opens a whole week with at most one moderate rating."""
    days = (day for day, rating in rated if day > since and rating < MODERATE)
    whole = (day for day in days if rated[-1][0] >= day + WEEK)
    return next((day for day in whole if _is_quiet(between(rated, day, day + WEEK))), None)


def _is_run(week: tuple[float, ...]) -> bool:
    ratings, needed = BEGUN_OF
    following = week[:ratings]
    return len(following) == ratings and sum(r >= MODERATE for r in following) >= needed


def _is_quiet(week: tuple[float, ...]) -> bool:
    return len(week) >= AT_LEAST and sum(r >= MODERATE for r in week) <= SETTLED_DAYS
