"""The dose-step table: one row for each dose and time, and honest about what is not known."""

import pytest

from dose.diary.parts import Break
from dose.diary.window import cut
from dose.treatment.timeline import stretches
from journal.scales import BUILT_IN
from ldn_tracker.charts.series.table import step_table
from tests import builders as b

MEASURES = (BUILT_IN["fatigue"], BUILT_IN["insomnia"])
START = b.START


def after(count):
    return b.days_after(START, count)


LATER = after(800)


def two_steps(without=(), **lists):
    """14 days before LDN, 14 at 1.5 mg at night, 14 at 3 mg in the morning; no dose on some."""
    rated = {"fatigue": 7, "insomnia": 1}
    taken = [*b.doses(START, after(13)), *b.doses(after(14), after(27), "3.0", "morning")]
    return b.diary(
        plan=b.plan(),
        regimen=[b.regimen(), b.regimen(after(14), "3.0", "morning", "insomnia")],
        doses=[dose for n, dose in enumerate(taken) if n not in without],
        **{"entries": list(b.entries(after(-14), after(27), rated))} | lists,
    )


def rows(diary, first=-14, last=27):
    return step_table(diary, after(first), after(last), MEASURES).rows


def told(diary, **days):
    return [(row.label, row.dates, row.doses, row.ended) for row in rows(diary, **days)]


def test_each_dose_and_time_has_a_row_after_the_one_before_ldn():
    labels = [(row.label, row.dates, row.ended) for row in rows(two_steps())]
    assert labels == [
        ("before LDN", "18–31 May 2026", "LDN began"),
        ("1.5 mg night", "1–14 Jun 2026", "trouble sleeping"),
        ("3 mg morning", "15–28 Jun 2026", "–"),
    ]


def test_a_dose_cut_by_the_range_says_when_it_truly_began():
    row = rows(two_steps(), first=18)[-1]
    assert row.short_dates(row.last) == "19–28 Jun (since 15 Jun)"
    assert row.dates == "19–28 Jun 2026 (since 15 Jun)"


def test_before_ldn_no_dose_was_due():
    before, first, _ = rows(two_steps())
    assert (before.doses, first.doses) == ("–", "14/14")


def test_the_days_before_ldn_lead_the_table_even_where_they_were_not_chosen():
    shown = rows(two_steps(), first=14)
    assert [(row.label, row.days) for row in shown] == [("before LDN", 14), ("3 mg morning", 14)]


def test_symptoms_have_a_median_and_quartiles():
    rated = [b.entry(after(n), {"fatigue": n}) for n in range(5)]
    row = rows(two_steps(entries=rated), first=0, last=4)[-1]
    assert row.spread("fatigue") == "2 (1–3)"


def test_side_effects_are_days_at_moderate_or_more_of_days_rated():
    rated = [b.entry(after(n), {"insomnia": n % 3}) for n in range(6)]
    row = rows(two_steps(entries=rated), first=0, last=5)[-1]
    assert row.bad_days("insomnia") == "2/6"


def test_what_was_never_rated_is_a_dash_and_not_zero():
    row = rows(two_steps(entries=[b.entry(after(n)) for n in range(6)]), first=0, last=5)[-1]
    assert (row.spread("fatigue"), row.bad_days("insomnia"), row.crashes) == ("–", "–", "–")


def test_under_four_ratings_or_seventy_percent_of_days_there_is_no_median():
    three = [b.entry(after(n), {"fatigue": 5}) for n in range(3)]
    sparse = [b.entry(after(n), {"fatigue": 5}) for n in range(6)]
    assert rows(two_steps(entries=three), first=0, last=2)[-1].spread("fatigue") == "too few"
    assert rows(two_steps(entries=sparse), first=0, last=9)[-1].spread("fatigue") == "too few"


def test_a_row_is_judged_by_its_well_kept_days():
    kept = list(b.entries(after(0), after(59), {"fatigue": 5}))
    row = rows(b.diary(entries=kept), first=0, last=299)[-1]
    assert (row.spread("fatigue"), row.recorded, row.days) == ("5 (5–5)", 60, 300)


def test_crash_days_are_counted_once_the_question_was_answered():
    days = [b.entry(after(0), crash=False), b.entry(after(1), crash=True), b.entry(after(2))]
    assert rows(two_steps(entries=days), first=0, last=2)[-1].crashes == "1"


def test_the_present_row_says_that_it_has_been_interrupted_for_less_than_a_week():
    paused = two_steps(range(22, 28), breaks=[Break(start=after(22), reason="surgery")])
    assert rows(paused)[-1].ended == "on a break: surgery"


def test_a_diary_without_ldn_has_one_row():
    only = b.diary(entries=list(b.entries(after(0), after(9), {"fatigue": 4})))
    assert [(row.label, row.doses, row.ended) for row in rows(only, 0, 9)] == [
        ("no LDN recorded", "–", "–")
    ]


def test_doses_without_a_plan_have_a_row_of_their_own():
    only = b.diary(doses=list(b.doses(START, after(9))))
    assert [(row.label, row.doses) for row in rows(only, 0, 9)] == [("LDN, no plan", "10/10")]


def test_amounts_that_were_not_the_planned_one_stand_beside_the_doses():
    taken = [
        *b.doses(START, after(6)),
        b.dose(after(7), "3"),
        b.dose(after(8), "3"),
        b.dose(after(9)),
        b.dose(after(9)),
    ]
    (row,) = rows(b.diary(regimen=[b.regimen()], doses=taken), 0, 9)
    assert row.doses_with_amounts == "10/10 (3 mg × 3)"


def test_a_break_of_a_week_or_more_has_a_row_of_its_own_and_the_dose_begins_anew():
    away = Break(start=after(18), until=after(24), reason="surgery")
    diary = two_steps(range(18, 25), breaks=[away])
    assert told(diary)[2:] == [
        ("3 mg morning", "15–18 Jun 2026", "4/4", "break: surgery"),
        ("off LDN", "19–25 Jun 2026", "–", "break over"),
        ("3 mg morning", "26–28 Jun 2026", "3/3", "–"),
    ]


def test_a_break_that_goes_on_is_the_present_row():
    stopped = two_steps(range(18, 28), breaks=[Break(start=after(18), reason="stopped")])
    assert [(row.label, row.is_now) for row in rows(stopped)][2:] == [
        ("3 mg morning", False), ("off LDN", True),
    ]  # fmt: skip


def test_a_break_over_a_change_of_dose_leaves_neither_dose_its_days():
    away = Break(start=after(10), until=after(17), reason="supply")
    shown = [(row.label, row.days) for row in rows(two_steps(range(10, 18), breaks=[away]))]
    assert shown == [
        ("before LDN", 14), ("1.5 mg night", 10), ("off LDN", 8), ("3 mg morning", 10),
    ]  # fmt: skip


def test_a_break_is_over_with_the_first_dose_taken_in_it():
    resumed = two_steps(range(10, 18), breaks=[Break(start=after(10), reason="supply")])
    assert told(resumed)[1:] == [
        ("1.5 mg night", "1–10 Jun 2026", "10/10", "break: no supply"),
        ("off LDN", "11–18 Jun 2026", "–", "break over"),
        ("3 mg morning", "19–28 Jun 2026", "10/10", "–"),
    ]


def test_a_dose_missed_after_a_break_that_nobody_ended_is_missed():
    resumed = two_steps([20, 21, 24], breaks=[Break(start=after(20), reason="supply")])
    assert [(row.doses, row.ended) for row in rows(resumed)][2:] == [("11/12", "–")]


def test_a_break_after_the_last_dose_is_time_off():
    stopped = two_steps(range(19, 28), breaks=[Break(start=after(19), reason="stopped")])
    assert told(stopped)[2:] == [
        ("3 mg morning", "15–19 Jun 2026", "5/5", "break: stopped"),
        ("off LDN", "20–28 Jun 2026", "–", "–"),
    ]


def test_breaks_that_follow_each_other_are_as_long_as_both():
    both = [
        Break(start=after(16), until=after(20), reason="surgery"),
        Break(start=after(21), until=after(25), reason="supply"),
    ]
    assert told(two_steps(range(16, 26), breaks=both))[2:] == [
        ("3 mg morning", "15–16 Jun 2026", "2/2", "break: surgery"),
        ("off LDN", "17–21 Jun 2026", "–", "no supply"),
        ("off LDN", "22–26 Jun 2026", "–", "break over"),
        ("3 mg morning", "27–28 Jun 2026", "2/2", "–"),
    ]


def test_a_break_within_another_is_no_row_of_its_own():
    both = [
        Break(start=after(16), until=after(26), reason="surgery"),
        Break(start=after(18), until=after(20), reason="supply"),
    ]
    labels = [row.label for row in rows(two_steps(range(16, 27), breaks=both))]
    assert labels[2:] == ["3 mg morning", "off LDN", "3 mg morning"]


def test_a_week_without_a_recorded_dose_is_a_row_that_claims_nothing():
    assert told(two_steps(range(18, 25)))[2:] == [
        ("3 mg morning", "15–18 Jun 2026", "4/4", "no doses recorded"),
        ("no doses recorded", "19–25 Jun 2026", "–", "dose recorded"),
        ("3 mg morning", "26–28 Jun 2026", "3/3", "–"),
    ]


def test_a_break_after_a_gap_in_the_record_is_no_reason_of_the_gap():
    stopped = two_steps(range(3, 28), breaks=[Break(start=after(13), reason="stopped")])
    assert told(stopped)[2:] == [
        ("no doses recorded", "4–13 Jun 2026", "–", "break: stopped"),
        ("off LDN", "14–28 Jun 2026", "–", "–"),
    ]


def test_less_than_a_week_without_a_dose_are_missed_doses():
    assert [row.doses for row in rows(two_steps(range(18, 24)))][2:] == ["8/14"]


def test_a_regimen_of_which_no_dose_was_ever_recorded_is_no_treatment():
    assert told(two_steps(range(28)), first=-14) == [
        ("before LDN", "18–31 May 2026", "–", "no doses recorded"),
        ("no doses recorded", "1–28 Jun 2026", "–", "–"),
    ]


def test_the_days_between_the_regimen_and_the_first_dose_are_no_treatment():
    assert told(two_steps(range(9)))[1:3] == [
        ("no doses recorded", "1–9 Jun 2026", "–", "dose recorded"),
        ("1.5 mg night", "10–14 Jun 2026", "5/5", "trouble sleeping"),
    ]


def test_a_gap_up_to_today_is_the_present_row():
    shown = [(row.label, row.dates, row.is_now) for row in rows(two_steps(range(20, 28)))]
    assert shown[2:] == [
        ("3 mg morning", "15–20 Jun 2026", False),
        ("no doses recorded", "21–28 Jun 2026", True),
    ]


def test_today_alone_makes_no_gap_of_a_week():
    assert [row.label for row in rows(two_steps(range(21, 28)))][2:] == ["3 mg morning"]


def test_after_a_break_that_ended_a_week_ago_without_a_dose_nothing_is_known():
    away = Break(start=after(10), until=after(17), reason="supply")
    assert told(two_steps(range(10, 28), breaks=[away]))[2:] == [
        ("off LDN", "11–18 Jun 2026", "–", "no doses recorded"),
        ("no doses recorded", "19–28 Jun 2026", "–", "–"),
    ]


def test_a_dose_after_a_gap_begins_on_its_day_whatever_is_shown():
    shown = rows(two_steps(range(16, 24)), first=26)
    assert [(row.label, row.short_dates(row.last)) for row in shown] == [
        ("before LDN", "18–31 May"),
        ("3 mg morning", "27–28 Jun (since 25 Jun)"),
    ]


def test_less_than_a_week_after_a_break_is_the_dose_that_should_have_begun_again():
    away = Break(start=after(14), until=after(20), reason="supply")
    assert told(two_steps(range(14, 28), breaks=[away]))[2:] == [
        ("off LDN", "15–21 Jun 2026", "–", "break over"),
        ("3 mg morning", "22–28 Jun 2026", "0/6", "–"),
    ]


@pytest.mark.parametrize(("until", "began"), [(None, START), (after(20), after(21))])
def test_some_weeks_are_told_the_same_from_the_last_year_of_doses(until, began):
    old = [Break(start=after(1), until=until, reason="surgery")]
    taken = [*b.doses(START, after(1)), *b.doses(after(5), after(60)), *b.doses(after(90), LATER)]
    whole = b.diary(regimen=[b.regimen()], breaks=old, doses=taken)
    part = cut(whole, LATER)
    assert len(part.dose_days.taken) == 369
    for diary in (whole, part):
        (only,) = stretches(diary, b.days_after(LATER, -27), LATER)
        assert (only.dose_mg, only.timing, only.began) == (b.Decimal("1.5"), "night", began)
