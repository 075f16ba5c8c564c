"""Doses due against doses taken."""

import pytest

from dose.diary.parts import Break
from dose.treatment.adherence import Adherence, adherence, last_fortnight
from dose.treatment.course import Course
from tests import builders as a
from tests.spec.story import TODAY, ago, taking


def fortnight(diary) -> tuple[int, int]:
    counted = last_fortnight(Course(diary, TODAY))
    return counted.taken, counted.due


def test_every_day_of_the_fortnight_is_due():
    assert fortnight(taking(40, missed=(1, 5))) == (12, 14)


def test_days_before_the_first_dose_are_not_due():
    assert fortnight(taking(9)) == (9, 9)
    assert fortnight(taking(200, reason="already_taking", missed=range(9, 200))) == (9, 9)


def test_nobody_who_has_not_started_misses_a_dose():
    assert fortnight(a.diary()) == (0, 0)


def test_days_of_a_break_are_not_due():
    diary = taking(40, missed=(5, 6, 7), breaks=[Break(start=ago(7), until=ago(5))])
    assert fortnight(diary) == (11, 11)


def test_from_a_dose_inside_a_break_on_doses_are_due_again():
    diary = taking(40, missed=(2, 6, 7), breaks=[Break(start=ago(7))])
    assert fortnight(diary) == (11, 12)


def test_a_break_that_begins_after_the_day_changes_nothing():
    diary = taking(40, breaks=[Break(start=ago(3))])
    assert adherence(Course(diary, ago(10)), ago(20), ago(4)).due == 11


def test_today_is_due_once_a_dose_or_a_skip_is_recorded_for_it():
    assert fortnight(taking(40, missed=(0,))) == (13, 13)
    skipped = taking(40, missed=(0,))
    with_skip = a.diary(
        regimen=skipped.regimen, doses=(*skipped.doses, a.skipped(TODAY)), entries=skipped.entries
    )
    assert fortnight(with_skip) == (13, 14)


def test_two_doses_on_a_day_are_one_day():
    diary = taking(40)
    twice = a.diary(regimen=diary.regimen, doses=(*diary.doses, a.dose(ago(2))))
    assert fortnight(twice) == (14, 14)


def test_a_share_needs_seven_days():
    assert Adherence(6, 6, 6).share is None
    assert Adherence(6, 8, 8).share == 0.75
    assert Adherence(0, 0, 0).share is None


@pytest.mark.parametrize(
    ("every", "missed", "counted"),
    [
        (2, range(1, 40, 2), (7, 7)),
        (2, (*range(1, 40, 2), 4), (6, 7)),
        (3, [n for n in range(40) if n % 3], (5, 5)),
    ],
)
def test_every_second_or_third_day_so_many_fewer_doses_are_due(every, missed, counted):
    assert fortnight(taking(40, missed=missed, plan={"every_days": every})) == counted


def test_nobody_takes_more_than_all_of_the_doses_due():
    assert Adherence(5, 4, 14).share == 1.0
