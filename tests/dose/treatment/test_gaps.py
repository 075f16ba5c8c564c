"""Gaps: a week or more without a dose, and the restart after one."""

import pytest

from dose.treatment.gaps import between, gaps, restart
from tests import builders as b


def days(*counts: int) -> list:
    return [b.days_after(b.START, n) for n in counts]


@pytest.mark.parametrize(("later", "count"), [(0, 0), (1, 0), (2, 1), (8, 7)])
def test_a_gap_counts_the_days_strictly_between(later, count):
    assert between(*days(0, later)) == count


def test_a_gap_is_a_week_without_a_dose():
    assert gaps(days(0, 7, 15, 16)) == [days(7, 15)]
    assert gaps(days(0, 7, 14)) == []
    assert gaps([]) == []


@pytest.mark.parametrize(
    ("since", "day", "found"), [(0, 60, (40, 19)), (0, 39, (9, 8)), (10, 39, None), (41, 60, None)]
)
def test_a_restart_is_the_latest_dose_after_a_gap(since, day, found):
    around = gaps(days(0, 9, 16, 20, 40))
    expected = (days(found[0])[0], found[1]) if found else (None, 0)
    assert restart(around, *days(since, day)) == expected
