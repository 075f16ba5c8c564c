"""The part of a diary that the rules need, and that nothing less would do."""

from dataclasses import replace

import pytest

from dose.diary.window import cut, entry_spans, merged
from dose.rules.book import assess
from dose.treatment.course import Course
from tests import builders as b
from tests.spec.story import RAISED, TODAY, ago, otherwise, taking

LONG = taking(500, "3.0", earlier=RAISED)


def days_ago(rows) -> list[int]:
    return [(TODAY - row.day).days for row in rows]


def test_the_entries_kept_are_the_last_90_days_and_two_fortnights():
    kept = days_ago(cut(LONG, TODAY).entries)
    before_start, before_dose = range(521, 534), range(500, 514)
    assert sorted(kept) == [*range(91), *before_dose, *before_start, 534]
    assert len(entry_spans(Course(LONG, TODAY))) == 3


def test_an_answer_since_the_change_is_kept_however_old():
    sick = {"nausea": [2] * 8}
    old = taking(200, before=None, last=sick, marks={150: {"not_new_since_change": ("nausea",)}})
    window = cut(old, TODAY)
    assert 150 in days_ago(window.entries)
    assert assess(window, TODAY).finding.rule == assess(old, TODAY).finding.rule == "step-up"


def test_the_doses_kept_are_the_first_those_of_the_last_year_and_the_one_before_it():
    kept = days_ago(cut(LONG, TODAY).doses)
    assert kept == [520, 367, *reversed(range(367))]


@pytest.mark.parametrize("missed", [(), (520,), (367,)])
def test_a_dose_not_taken_is_not_the_first_nor_the_last_before_the_year(missed):
    skipped = [b.skipped(ago(days)) for days in missed]
    taken = [dose for dose in LONG.doses if dose.day not in {ago(days) for days in missed}]
    kept = cut(replace(LONG, doses=(*taken, *skipped)), TODAY)
    assert {dose.status for dose in kept.doses} == {"taken"}


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        ((), []),
        (((5, 9), (0, 2)), [(0, 2), (5, 9)]),
        (((0, 2), (3, 4)), [(0, 4)]),
        (((0, 9), (2, 3), (9, 12)), [(0, 12)]),
    ],
)
def test_spans_that_touch_are_one(spans, days):
    def dated(span):
        return ago(20 - span[0]), ago(20 - span[1])

    assert list(merged(map(dated, spans))) == list(map(dated, days))


def test_a_restart_after_years_is_seen_in_the_window_too():
    diary = taking(900, missed=range(3, 880))
    assert assess(cut(diary, TODAY), TODAY).as_dict() == assess(diary, TODAY).as_dict()


@pytest.mark.parametrize(("days", "kept"), [(84, 1), (85, 0)])
def test_advice_is_kept_for_twelve_weeks(days, kept):
    diary = taking(21, advice=otherwise("step-up", days))
    assert len(cut(diary, TODAY).advice) == kept


def test_what_comes_after_the_day_is_left_out_and_the_plan_is_whole():
    window = cut(LONG, ago(30))
    assert max(row.day for row in window.doses + window.entries) == ago(30)
    assert (window.plan, window.regimen) == (LONG.plan, LONG.regimen)
