"""The chart as numbers: what is drawn stands in the table, by day, week, month or quarter."""

from dose.diary.parts import Break
from journal.scales import BUILT_IN
from ldn_tracker.charts.series.numbers import numbers
from ldn_tracker.charts.series.series import chart
from tests import builders as b

FATIGUE = (BUILT_IN["fatigue"],)


def after(count):
    return b.days_after(b.START, count)


def told(*entries, days=42, measures=FATIGUE, **lists):
    diary = b.diary(entries=entries, **lists)
    return numbers(chart(diary, b.START, after(days - 1), measures))


def test_up_to_five_weeks_each_day_has_its_own_numbers():
    rated = b.entry(after(0), {"fatigue": 7.5}), b.entry(after(1), {"fatigue": 0}, crash=True)
    rows = told(*rated, days=35, regimen=[b.regimen()], doses=b.doses(b.START, after(34)))
    assert {row.planned for row in rows} == {"1.5 mg night"}
    assert [(row.dates, row.recorded, row.cells) for row in rows[:3]] == [
        ("1 Jun 2026", "1.5 mg night", (("Fatigue", "7.5"), ("Crash", "–"))),
        ("2 Jun 2026", "1.5 mg night", (("Fatigue", "0"), ("Crash", "yes"))),
        ("3 Jun 2026", "1.5 mg night", (("Fatigue", "–"), ("Crash", "–"))),
    ]
    assert (len(rows), len(told(*rated, days=36))) == (35, 6)


def test_a_day_of_a_short_break_has_no_dose():
    taken = [*b.doses(b.START, after(4)), *b.doses(after(7), after(13))]
    pause = [Break(start=after(5), until=after(6))]
    rows = told(days=14, regimen=[b.regimen()], doses=taken, breaks=pause)
    assert [(row.planned, row.recorded) for row in rows[4:8]] == [
        ("1.5 mg night", "1.5 mg night"), ("off LDN", "–"), ("off LDN", "–"),
        ("1.5 mg night", "1.5 mg night"),
    ]  # fmt: skip


def test_a_day_has_the_dose_that_is_noted_of_it():
    taken = [
        *b.doses(b.START, after(2)),
        b.skipped(after(3)),
        b.dose(after(5)),
        b.skipped(after(5)),
    ]
    rows = told(days=7, regimen=[b.regimen()], doses=taken)
    assert [row.recorded for row in rows[2:]] == [
        "1.5 mg night", "not taken", "–", "1.5 mg night", "–",
    ]  # fmt: skip


def test_a_break_of_before_the_first_dose_is_before_ldn():
    pause = [Break(start=after(1), until=after(2))]
    began = {"regimen": [b.regimen(after(5))], "doses": [b.dose(after(5))]}
    rows = told(b.entry(after(0), {"fatigue": 5}), days=7, breaks=pause, **began)
    assert [(row.planned, row.recorded) for row in rows[:3]] == [("before LDN", "–")] * 3


def test_a_day_with_another_amount_than_planned_has_both():
    taken = [b.dose(b.START, "3"), b.dose(after(1), timing="morning"), b.dose(after(1))]
    rows = told(days=3, regimen=[b.regimen()], doses=taken)
    assert [(row.planned, row.recorded) for row in rows] == [
        ("1.5 mg night", "3 mg night"), ("1.5 mg night", "1.5 mg morning + 1.5 mg night"),
        ("1.5 mg night", "–"),
    ]  # fmt: skip


def test_a_week_counts_the_days_of_each_whole_dose():
    taken = [*b.doses(b.START, after(4)), b.dose(after(5), "3")]
    row = told(regimen=[b.regimen()], doses=taken)[0]
    assert (row.planned, row.recorded) == ("1.5 mg night", "1.5 mg × 5, 3 mg × 1")


def test_a_side_effect_of_a_week_has_its_days_at_moderate_or_more_and_the_worst():
    rated = [b.entry(after(n), {"nausea": rating}) for n, rating in enumerate((0, 2, 3, 1))]
    row = told(*rated, measures=(BUILT_IN["nausea"],))[0]
    assert row.cells[0] == ("Nausea", "2/4 ·3")


def test_a_week_has_its_median_and_the_middle_half():
    rated = [b.entry(after(n), {"fatigue": rating}) for n, rating in enumerate((3, 4, 9))]
    assert [(row.dates, row.cells[0]) for row in told(*rated)[:2]] == [
        ("1–7 Jun 2026", ("Fatigue", "4 (3.5–6.5)")),
        ("8–14 Jun 2026", ("Fatigue", "–")),
    ]


def test_marks_of_the_chart_are_counted():
    ill = b.entries(after(5), after(8), {}, crash=True, factors=("infection",))
    assert [row.cells[1:] for row in told(*ill)[:2]] == [
        (("Crash days", "2"), ("Infection", "2")),
        (("Crash days", "2"), ("Infection", "2")),
    ]


def test_a_dose_taken_at_two_stretches_of_a_week_is_named_once():
    steps = [b.regimen(), b.regimen(after(7), "3.0", reason="step_up")]
    rows = told(regimen=steps, doses=b.doses(b.START, after(41)))
    assert [row.planned for row in rows] == ["1.5 mg night", *["3 mg night"] * 5]
    assert {row.recorded for row in rows} == {"1.5 mg × 7"}


def test_more_than_half_a_year_is_told_by_month_from_daily_ratings():
    year = b.entries(b.START, after(399), {"fatigue": 6})
    rows = told(*year, days=400)
    assert (len(rows), rows[0].cells[0]) == (14, ("Fatigue", "6 (6–6)"))


def test_more_than_four_years_are_told_by_quarter():
    rows = told(*b.entries(b.START, after(1600), {"fatigue": 6}), days=1601)
    assert [row.dates for row in rows[:3]] == [
        "1–30 Jun 2026",
        "1 Jul – 30 Sep 2026",
        "1 Oct – 31 Dec 2026",
    ]
    assert (len(rows), rows[1].cells[0]) == (19, ("Fatigue", "6 (6–6)"))
