"""Means, the baseline, and before against now with its range."""

from datetime import date, timedelta
from math import isclose, sqrt

import pytest

from journal import stats

START = date(2026, 6, 1)


def dated(values, last=START - timedelta(1)):
    """One rating a day, the last on `last`; None is not rated."""
    days = [last - timedelta(n) for n in reversed(range(len(values)))]
    return tuple((day, v) for day, v in zip(days, values, strict=True) if v is not None)


def test_a_mean_of_too_few_is_none():
    assert stats.mean([1, 2, 3], at_least=4) is None
    assert stats.mean([]) is None
    assert stats.mean([1, 2, 3], at_least=3) == 2


def test_a_difference_meets_a_limit_that_is_met_on_paper():
    assert 16 / 6 - 17 / 12 < 1.25
    assert stats.difference(16 / 6, 17 / 12) == 1.25


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ([6] * 7 + [None] * 7, 6),
        ([6] * 6 + [None] * 8, None),
        ([1] * 10 + [6] * 14, 6),
        ([2, 4] * 7, 3),
    ],
    ids=["7 of 14", "6 of 14", "earlier days do not count", "mean"],
)
def test_the_baseline_is_the_mean_of_the_fortnight_before(ratings, expected):
    assert stats.baseline(dated(ratings), START) == expected


def test_the_first_day_itself_is_no_baseline():
    assert stats.baseline(dated([6] * 7, last=START), START) is None


def test_autocorrelation_is_high_for_a_slow_wave_and_low_for_a_saw():
    assert stats.autocorrelation([1, 1, 1, 1, 9, 9, 9, 9]) == 0.625
    assert stats.autocorrelation([1, 9, 1, 9]) == -0.75
    assert stats.autocorrelation([5, 5, 5]) == 0


def test_the_comparison_is_the_formula_of_the_rule_book():
    before, now = [7, 6, 8, 7, 6, 8, 7, 7], [5, 4, 6, 5, 4, 6, 5, 5, 3]
    compared = stats.compare(before, now)
    mean_now = 43 / 9
    var_before, var_now = 4 / 7, sum((x - mean_now) ** 2 for x in now) / 8
    se = sqrt(var_before / 8 + var_now / 9)
    half = 2.2 * se * sqrt(1.3 / 0.7)  # days that do not resemble each other count as 0.3
    assert isclose(compared.drop, 7 - mean_now, abs_tol=1e-9)
    assert isclose(compared.low, 7 - mean_now - half, abs_tol=1e-9)
    assert isclose(compared.high, 7 - mean_now + half, abs_tol=1e-9)
    assert (compared.days_before, compared.days_now) == (8, 9)


def test_the_interval_is_the_one_worked_out_by_hand():
    # Before, 7 days at 6 and 7 at 8: variance 14/13, autocorrelation 11/14, and 1/14: 12/14.
    # Now, 14 days at 4: variance 0 counts as 0.25, autocorrelation 0, and 1/14. So r = 13/28.
    # se² = (14/13 + 0.25)/14 = 0.09478; half = 2.2 × 0.30786 × √((41/28)/(15/28)) = 1.1198.
    found = stats.compare([6] * 7 + [8] * 7, [4] * 14)
    assert (found.drop, round(found.low, 3), round(found.high, 3)) == (3, 1.88, 4.12)


def test_a_likeness_above_four_fifths_counts_as_four_fifths():
    # Both sides as before above: r = 12/14 is held at 0.8, so the factor is √(1.8/0.2) = 3.
    # se² = 2 × (14/13)/14 = 2/13; half = 2.2 × 0.39223 × 3 = 2.5887.
    found = stats.compare([6] * 7 + [8] * 7, [4] * 7 + [6] * 7)
    assert (found.drop, round(found.low, 3), round(found.high, 3)) == (2, -0.589, 4.589)


def test_days_that_resemble_each_other_widen_the_range_up_to_a_point():
    saw, wave = [6, 8] * 7, [6] * 7 + [8] * 7
    narrow, wide = stats.compare(saw, [4] * 14), stats.compare(wave, [4] * 14)
    assert narrow.drop == wide.drop
    assert wide.high - wide.low > narrow.high - narrow.low
    r = (stats.autocorrelation(wave) + 1 / 14 + 1 / 14) / 2
    assert 0.3 < r < 0.8


def test_too_few_days_on_either_side_are_no_comparison():
    assert stats.compare([7] * 6, [5] * 8) is None
    assert stats.compare([7] * 7, [5] * 7) is None
    assert stats.compare([7] * 7, [5] * 8) is not None


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([6] * 14, [4] * 14, "yes"),
        ([6] * 14, [4.1] * 14, "some"),
        ([7] * 14, [5] * 14, "some"),
        ([7] * 14, [4.9] * 14, "yes"),
        ([6] * 14, [0, 8] * 7, "some"),
        ([6] * 14, [5] * 14, "some"),
        ([6] * 14, [5.1] * 14, "none"),
        ([8] * 14, [6.8] * 14, "some"),
        ([8] * 14, [6.9] * 14, "none"),
        ([6] * 14, [9] * 14, "none"),
        ([6] * 6, [1] * 14, "unknown"),
    ],
)
def test_the_verdict_wants_points_share_and_range(before, now, expected):
    assert stats.verdict(stats.compare(before, now)) == expected
