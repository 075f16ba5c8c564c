"""A break as it was kept: a dose inside it ends it on the day before."""

import pytest

from dose.diary.parts import Break
from dose.treatment.breaks import in_runs, said_on, times_off
from tests import builders as b

START = b.START
LAST = 20


def after(count: int):
    return b.days_after(START, count)


def said(first: int, last: int | None = None, reason="other") -> Break:
    return Break(start=after(first), until=None if last is None else after(last), reason=reason)


def kept(breaks, doses=(), day: int = LAST, known: int = -400) -> list[tuple]:
    """Each break's first and last day off, counted from the start, and whether it goes on."""
    rows = times_off(breaks, [after(n) for n in doses], after(day), after(known))
    return [((r.first - START).days, (r.last - START).days, r.going_on) for r in rows]


@pytest.mark.parametrize(
    ("end", "doses", "expected"),
    [
        (None, (), (5, 20, True)),
        (9, (), (5, 9, False)),
        (25, (), (5, 20, True)),
        (20, (), (5, 20, True)),
        (None, (4,), (5, 20, True)),
        (None, (4, 8), (5, 7, False)),
        (9, (8, 9, 10), (5, 7, False)),
        (9, (10,), (5, 9, False)),
        (None, (6,), (5, 5, False)),
    ],
)
def test_a_break_lasts_until_its_end_or_the_day_before_a_dose(end, doses, expected):
    assert kept([said(5, end)], doses) == [expected]


@pytest.mark.parametrize(("end", "doses"), [(9, (5,)), (5, (5,)), (None, (5, 9))])
def test_with_a_dose_on_its_first_day_there_is_no_break(end, doses):
    assert kept([said(5, end)], doses) == []


def test_a_break_still_ahead_is_none_yet():
    assert kept([said(5)], day=4) == []


def test_a_dose_after_the_day_is_not_known_on_it():
    assert kept([said(5)], doses=(12,), day=8) == [(5, 8, True)]


def test_a_break_that_a_dose_ended_before_what_is_known_is_over():
    assert kept([said(5)], doses=(7,), known=10) == []


def test_it_covers_its_days_off():
    (off,) = times_off([said(5)], [after(8)], after(LAST), START)
    assert [off.covers(after(n)) for n in (4, 5, 7, 8)] == [False, True, True, False]


def test_what_was_said_stays_known():
    assert [said_on(said(5, 9), after(n)) for n in (4, 5, 9, 10)] == [False, True, True, False]
    assert said_on(said(5), after(500)) is True


def test_breaks_that_follow_each_other_are_a_run_and_none_lies_over_another():
    rows = times_off([said(1, 5), said(3, 8), said(9, 10), said(13)], [], after(LAST), START)
    runs = in_runs(rows, START)
    days = [[((r.first - START).days, (r.last - START).days) for r in run] for run in runs]
    assert days == [[(1, 5), (6, 8), (9, 10)], [(13, 20)]]
