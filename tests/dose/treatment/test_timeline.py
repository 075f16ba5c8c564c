"""The timeline, day by day: planned, recorded, due, on a break, in a gap, settling in."""

from datetime import date
from decimal import Decimal

import pytest

from dose.diary.parts import Break
from dose.treatment.course import Course
from dose.treatment.schedule import due
from dose.treatment.timeline import End, doses_between, settling, stretches, with_baseline
from tests import builders as b

START = b.START


def after(count: int) -> date:
    return b.days_after(START, count)


def taken(*spans) -> list:
    return [dose for first, last in spans for dose in b.doses(after(first), after(last))]


def marks(days, holds) -> str:
    """A sign for each day: x where it holds."""
    return "".join("x" if holds(day) else "." for day in days)


def day_by_day(diary, first: int, last: int) -> dict[str, str]:
    """What each day was: plan, due and break as on that day, the rest as seen later."""
    days = [after(n) for n in range(first, last + 1)]
    rows = stretches(diary, days[0], days[-1])
    fresh = settling(diary, rows, days[-1])
    gaps = [row for row in rows if row.pause in ("not_recorded", "not_taken")]
    return {
        "planned": marks(days, lambda day: Course(diary, day).present is not None),
        "recorded": marks(days, lambda day: day in diary.dose_days.taken),
        "due": marks(days, lambda day: due(diary, day) is not None),
        "on a break": marks(days, lambda day: Course(diary, day).on_break),
        "in a gap": marks(days, lambda day: any(row.first <= day <= row.last for row in gaps)),
        "settling in": marks(days, lambda day: any(f <= day <= end for f, end in fresh)),
    }


def test_each_day_is_told_for_what_it_was():
    diary = b.diary(
        regimen=[b.regimen()],
        doses=taken((0, 9), (14, 17), (27, 29)),
        breaks=[Break(start=after(10), reason="supply")],
        entries=list(b.entries(after(-2), after(29), {"fatigue": 6})),
    )
    assert day_by_day(diary, -2, 29) == {
        "planned": "..xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "recorded": "..xxxxxxxxxx....xxxx.........xxx",
        "due": "..xxxxxxxxxx....xxxxxxxxxxxxxxxx",
        "on a break": "............xxxx................",
        "in a gap": "....................xxxxxxxxx...",
        "settling in": "..xxxxxxx....................xxx",
    }


def test_a_dose_inside_a_break_makes_it_due_again_from_that_day_on():
    diary = b.diary(
        regimen=[b.regimen()],
        doses=taken((0, 2), (5, 5)),
        breaks=[Break(start=after(3), until=after(9))],
    )
    told = day_by_day(diary, 0, 9)
    assert (told["on a break"], told["due"]) == ("...xx.....", "xxx..xxxxx")


def test_with_a_dose_on_its_first_day_there_is_no_break():
    diary = b.diary(
        regimen=[b.regimen()], doses=taken((0, 3)), breaks=[Break(start=after(3), until=after(5))]
    )
    told = day_by_day(diary, 0, 7)
    assert (told["on a break"], told["due"]) == ("." * 8, "x" * 8)


def labels(diary, first: int, last: int) -> list[tuple]:
    """Each stretch: its dose or pause, its days after the start, and what ended it."""
    return [
        (row.dose_mg or row.pause, (row.first - START).days, (row.last - START).days, row.end)
        for row in stretches(diary, after(first), after(last))
    ]


LOW, MORE = Decimal("1.5"), Decimal("3.0")


def test_each_dose_and_each_long_pause_is_a_stretch_with_the_code_of_what_ended_it():
    diary = b.diary(
        regimen=[b.regimen(), b.regimen(after(10), "3.0", reason="step_up")],
        doses=taken((0, 15), (25, 30), (40, 44)),
        breaks=[Break(start=after(16), reason="supply")],
    )
    assert labels(diary, 0, 44) == [
        (LOW, 0, 9, End("change", "step_up")),
        (MORE, 10, 15, End("break", "supply")),
        ("break", 16, 24, End("break_over")),
        (MORE, 25, 30, End("not_recorded")),
        ("not_recorded", 31, 39, End("dose_recorded")),
        (MORE, 40, 44, End()),
    ]


@pytest.mark.parametrize(
    ("reason", "first_dose", "unseen"),
    [("already_taking", 0, True), ("already_taking", 9, True), ("start", 0, False)],
)
def test_days_before_it_was_first_noted_are_no_days_before_ldn(reason, first_dose, unseen):
    diary = b.diary(
        regimen=[b.regimen(reason=reason)],
        doses=taken((first_dose, 20)),
        entries=[b.entry(after(-3))],
    )
    before = stretches(diary, after(-5), after(20))[0]
    assert (before.before_ldn, before.taken_unseen) == (True, unseen)


def test_already_taking_after_a_recorded_dose_is_just_a_row():
    diary = b.diary(
        regimen=[b.regimen(after(4), reason="already_taking")],
        doses=taken((0, 20)),
        entries=[b.entry(after(-3))],
    )
    assert Course(diary, after(20)).taken_before is False
    assert stretches(diary, after(-5), after(20))[0].taken_unseen is False


def test_the_fortnight_before_ldn_leads_the_rows_even_if_it_was_not_chosen():
    diary = b.diary(
        regimen=[b.regimen()],
        doses=taken((0, 40)),
        entries=list(b.entries(after(-20), after(-1), {"fatigue": 6})),
    )
    first, second = with_baseline(diary, after(30), after(40))
    assert (first.before_ldn, first.first, first.last) == (True, after(-14), after(-1))
    assert (second.dose_mg, second.first, second.began) == (LOW, after(30), START)


def test_how_often_is_looked_up_once_a_row_however_many_stretches_are_counted(monkeypatch):
    asked = []

    def looked_up(diary, row, day):
        asked.append(day)
        return 1 + day.day % 2

    monkeypatch.setattr("dose.treatment.course.how_often", looked_up)
    rows = [b.regimen(after(n), dose_mg=f"{n + 1}") for n in range(30)]
    course = Course(b.diary(regimen=rows, doses=taken((0, 29))), after(40))
    for n in range(30):
        doses_between(course, after(n), after(n))
    assert [day for day in asked if day < course.day] == [row.start for row in rows]


def counted(*days, earlier=(), every_days=2, since=0):
    """Doses taken and due over thirty days, taken on these; every second day from `since` on."""
    rows = [*earlier, b.regimen(after(since), reason="other", every_days=every_days)]
    diary = b.diary(regimen=rows, doses=[b.dose(after(day)) for day in days])
    found = doses_between(Course(diary, after(29)), START, after(29))
    return (found.taken, found.due)


def test_doses_every_second_day_are_counted_as_often_as_they_are_due():
    assert counted(*range(0, 30, 2)) == (15, 15)
    assert counted(*range(0, 20, 2)) == (10, 14)
    assert counted(*range(0, 30, 3), every_days=3) == (10, 10)


def test_more_doses_than_are_due_are_all_that_were_due():
    assert counted(*range(0, 20, 2), *range(20, 30)) == (20, 20)


def test_each_time_has_its_own_doses_due():
    daily = [b.regimen()]
    every_second = range(14, 30, 2)
    assert counted(*range(14), *every_second, earlier=daily, since=14) == (22, 22)
    missed = range(0, 14, 2)
    assert counted(*missed, *every_second, earlier=daily, since=14) == (15, 22)
