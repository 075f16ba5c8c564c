"""Side effects by dose and by time of day: days at moderate or more of days rated."""

import pytest

from dose.diary.parts import Break
from journal.scales import BUILT_IN
from ldn_tracker.charts.effects import effect_table
from tests import builders as b

INSOMNIA = BUILT_IN["insomnia"]


def after(count):
    return b.days_after(b.START, count)


def told(last_dose=29, **lists):
    """Ten days each: before LDN, 1.5 mg at night, 3 mg at night, 3 mg in the morning."""
    bad_at_night = {n: 2 if 10 <= n < 20 else 0 for n in range(-10, 30)}
    usual = {
        "regimen": [
            b.regimen(),
            b.regimen(after(10), "3.0", reason="step_up"),
            b.regimen(after(20), "3.0", "morning", "insomnia"),
        ],
        "doses": list(b.doses(b.START, after(last_dose))),
        "entries": [b.entry(after(n), {"insomnia": rated}) for n, rated in bad_at_night.items()],
    }
    diary = b.diary(**usual | lists)
    table = effect_table(diary, after(-10), after(29), (BUILT_IN["fatigue"], INSOMNIA))
    assert table.measures == (INSOMNIA,)
    return table


def rows(half):
    return [(row.label, *(cell for _, cell in row.cells)) for row in half]


def test_both_times_of_one_dose_are_one_row_by_dose():
    assert rows(told().by_dose) == [
        ("before LDN", "0/10"), ("1.5 mg", "0/10"), ("3 mg", "10/20"),
    ]  # fmt: skip


def test_all_doses_of_one_time_are_one_row_by_time_of_day():
    assert rows(told().by_time) == [
        ("at night", "10/20"), ("in the morning", "0/10"),
    ]  # fmt: skip


def test_days_of_a_break_are_those_of_no_dose():
    away = Break(start=after(20), until=after(29), reason="surgery")
    assert rows(told(last_dose=19, breaks=[away]).by_dose)[-1] == ("off LDN", "0/10")


def test_days_without_a_recorded_dose_are_no_days_of_the_dose_before():
    shown = told(last_dose=9)
    assert rows(shown.by_dose)[1:] == [("1.5 mg", "0/10"), ("no doses recorded", "10/20")]
    assert rows(shown.by_time) == [("at night", "0/10")]


@pytest.mark.parametrize(
    ("lists", "label"),
    [({"doses": [], "regimen": []}, "no LDN recorded"), ({"regimen": []}, "LDN, no plan")],
)
def test_days_before_any_dose_and_doses_without_a_plan_are_rows_too(lists, label):
    assert rows(told(**lists).by_dose)[-1][0] == label


def test_what_was_not_rated_is_a_dash():
    diary = b.diary(doses=[b.dose()], regimen=[b.regimen()], entries=[b.entry(crash=False)])
    table = effect_table(diary, b.START, b.START, (INSOMNIA,))
    assert rows(table.by_time) == [("at night", "–")]
