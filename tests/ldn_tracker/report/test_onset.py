"""When a side effect began and settled, against the definition as plain loops over its ratings."""

from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from journal.ratings import PARTS, UNRATED, Column
from journal.scales import MODERATE
from ldn_tracker.report import onset

FIRST = date(2026, 1, 1)
WEEK = timedelta(6)
rated = st.lists(st.sampled_from([None, 0, 1, 2, 2, 3, 4]), max_size=40)
days = st.integers(-3, 42).map(lambda days: FIRST + timedelta(days))


def column(ratings: list) -> Column:
    return Column(FIRST, bytes(UNRATED if r is None else r * PARTS for r in ratings))


def week(points: list, day: date) -> list[float]:
    return [rating for on, rating in points if day <= on <= day + WEEK]


def began(points: list, start: date) -> date | None:
    for day, rating in points:
        following = week(points, day)[:4]
        moderate = sum(r >= MODERATE for r in following)
        if day >= start and rating >= MODERATE and len(following) == 4 and moderate >= 3:
            return day
    return None


def settled(points: list, since: date) -> date | None:
    for day, rating in points:
        whole = points[-1][0] >= day + WEEK
        ratings = week(points, day)
        quiet = len(ratings) >= 5 and sum(r >= MODERATE for r in ratings) <= 1
        if day > since and rating < MODERATE and whole and quiet:
            return day
    return None


@given(rated, days)
def test_it_began_with_the_first_run_of_moderate_ratings(ratings, start):
    found = onset.began(column(ratings), start)
    event(f"found: {found is not None}")
    assert found == began(list(column(ratings).points), start)


@given(rated, days)
def test_it_settled_with_the_first_whole_quiet_week(ratings, since):
    found = onset.settled(column(ratings), since)
    event(f"found: {found is not None}")
    assert found == settled(list(column(ratings).points), since)
