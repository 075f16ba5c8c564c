"""The medians of many weeks at once are those of each week by itself."""

from itertools import product
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from journal.sevens import BLANK, NONE, medians

tenths = st.none() | st.integers(0, 100)
weeks = st.lists(st.tuples(*[tenths] * 7), min_size=1, max_size=30)


def found(weeks, *at_least):
    rated = [[BLANK if rating is None else rating for rating in week] for week in weeks]
    return medians([bytes(day) for day in zip(*rated, strict=True)], *at_least)


def expected(week, at_least):
    rated = [rating for rating in week if rating is not None]
    return 2 * median(rated) if len(rated) >= at_least else NONE


@given(weeks)
def test_they_are_those_of_each_week_by_itself(weeks):
    for least, each in zip((1, 4), found(weeks, 1, 4), strict=True):
        assert list(each) == [expected(week, least) for week in weeks]


def test_whatever_the_order_of_the_days():
    """What sorts every order of noughts and ones sorts everything (Knuth's 0–1 principle)."""
    every = list(product((None, 0, 100), repeat=7))
    assert list(found(every, 1)[0]) == [expected(week, 1) for week in every]


def test_a_week_that_was_not_rated_has_none():
    assert found([(None,) * 7, (0,) * 7], 1) == [bytes([NONE, 0])]
