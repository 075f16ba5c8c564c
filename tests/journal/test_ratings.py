"""Ratings as bytes: nothing is counted that was not rated, and no rating is rounded."""

import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.ratings import (
    IN_PARTS,
    Column,
    moderate_days,
    quartiles,
    rolling,
    severe_days,
    weekly,
)

MONDAY = date(2026, 9, 14)


def column(*ratings, first=MONDAY):
    return Column(first, bytes(IN_PARTS[rating] for rating in ratings))


def after(days):
    return MONDAY + timedelta(days)


def test_every_rating_in_tenths_keeps_its_value():
    tenths = [tenth / 10 for tenth in range(101)]
    assert [rating for _, rating in column(*tenths).points] == tenths


def test_a_day_that_was_not_rated_has_no_point_and_is_no_zero():
    assert column(0, None, 7.5).points == ((MONDAY, 0), (after(2), 7.5))


def test_days_outside_a_column_are_not_rated():
    cut = column(4, 5).between(after(-1), after(2))
    assert (len(cut.values), cut.points) == (4, ((MONDAY, 4), (after(1), 5)))


@pytest.mark.parametrize(("first", "last"), [(-9, -3), (5, 9), (3, 1)])
def test_days_wholly_outside_hold_nothing(first, last):
    cut = column(4, 5).between(after(first), after(last))
    assert (len(cut.values), cut.rated) == (max(last - first + 1, 0), b"")


def test_only_some_days_are_kept():
    assert column(1, 2, 3).only(bytes([1, 0, 1])).points == ((MONDAY, 1), (after(2), 3))


def test_moderate_is_two_or_more():
    assert moderate_days(column(0, 1, 1.9, 2, None, 4).rated) == 2


@given(st.lists(st.integers(0, 100).map(lambda tenths: tenths / 10), min_size=2))
def test_quartiles_are_those_of_the_sorted_ratings(ratings):
    expected = statistics.quantiles(ratings, n=4, method="inclusive")
    found = [each / 20 for each in quartiles(column(*ratings).rated)]
    assert found == pytest.approx(expected)


def test_one_rating_is_all_its_quartiles():
    assert quartiles(column(3).rated) == (60, 60, 60)


def test_a_week_is_told_on_its_thursday_and_a_week_of_few_days_has_no_trend():
    wednesday = column(*[3] * 5, *[None] * 6, 8, first=after(2))
    every, judged = weekly(wednesday, at_least=4)
    assert every.points == ((after(3), 3), (after(10), 8))
    assert judged.middle.points == ((after(3), 3),)


def test_a_rolling_median_stands_on_rated_days_with_enough_ratings_around():
    ratings = (1, 2, 3, 9, None, None, 9, 9, None)
    assert rolling(column(*ratings), at_least=4).middle.points == ((after(6), 3), (after(7), 9))


@given(st.lists(st.integers(0, 10), min_size=7, max_size=7))
def test_the_quartiles_of_a_week_are_those_of_its_ratings(ratings):
    low, middle, high = quartiles(column(*ratings).rated)
    spread = rolling(column(*ratings), at_least=4)
    found = [each.rated[0] for each in (spread.low, spread.middle, spread.high)]
    assert found == [low, middle, high]  # whole ratings: quarters of points are whole twentieths


def test_severe_days_are_counted_from_three_on():
    assert severe_days(column(2, 3, None, 4, 0).rated) == 2
