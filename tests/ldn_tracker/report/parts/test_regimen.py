"""Part 3 where the record stops: what nobody recorded is told neither as taken nor as not."""

from decimal import Decimal

import pytest

from dose.diary.parts import Break
from tests import builders as b
from tests.summary_pages import START, after, page, taking


def line(**lists):
    """What is taken, without the plan, 60 days after the start."""
    return whole_line(**lists).split(" Plan of Dr Example: ")[0]


def whole_line(**lists):
    """The same with the plan."""
    kept = list(b.entries(after(-14), after(60), {"fatigue": 7}, crash=False))
    return page(taking(**{"entries": kept} | lists), last=60).regimen.text


def taken(*spans):
    """Doses on the days of these spans, counted from the start."""
    return [dose for first, last in spans for dose in b.doses(after(first), after(last))]


def test_a_dose_that_was_never_taken_is_not_called_the_last_one():
    assert line(
        regimen=[b.regimen(dose_mg="3.0"), b.regimen(after(25), reason="side_effect")],
        doses=list(b.doses(START, after(19), "3.0")),
        breaks=[Break(start=after(20), reason="surgery")],
    ) == (
        "no LDN: on a break since 21 Jun 2026 (surgery); last dose recorded 20 Jun 2026"
        " (3 mg at night)."
    )


def test_a_break_without_a_dose_before_it_names_none():
    taken_already = [b.regimen(reason="already_taking")]
    away = [Break(start=after(20), reason="supply")]
    assert line(regimen=taken_already, doses=[], breaks=away) == (
        "no LDN: on a break since 21 Jun 2026 (no supply)."
    )


def test_breaks_that_touch_are_told_as_one_since_the_first_day():
    away = [
        Break(start=after(20), until=after(29), reason="surgery"),
        Break(start=after(30), until=after(39), reason="supply"),
        Break(start=after(40), reason="stopped"),
    ]
    assert line(doses=taken((0, 19)), breaks=away) == (
        "no LDN since 21 Jun 2026 (at first surgery, since 11 Jul 2026 stopped);"
        " last dose recorded 20 Jun 2026 (1.5 mg at night)."
    )


def test_a_break_that_was_noted_anew_for_the_same_reason_is_one():
    away = [Break(start=after(20), until=after(29)), Break(start=after(30))]
    assert line(doses=taken((0, 19)), breaks=away).startswith(
        "no LDN: on a break since 21 Jun 2026 (other reason);"
    )


def test_days_between_two_breaks_are_not_told_as_days_off():
    away = [Break(start=after(20), until=after(28)), Break(start=after(30), reason="supply")]
    assert line(doses=taken((0, 19)), breaks=away).startswith(
        "no LDN: on a break since 1 Jul 2026 (no supply);"
    )


def test_a_break_with_doses_since_is_not_told_as_no_ldn():
    away = [Break(start=after(20), reason="supply")]
    assert line(doses=taken((0, 19), (22, 60)), breaks=away) == (
        "naltrexone 1.5 mg (1 capsule of 1.5 mg) at night, daily, since 1 Jun 2026 (61 days)."
        " A break from 21 Jun 2026 (no supply) is recorded, with doses since."
    )


def test_a_dose_on_the_first_day_of_a_break_is_told_as_that():
    away = [Break(start=after(40), reason="stopped")]
    assert line(doses=taken((0, 40)), breaks=away).endswith(
        "last dose recorded 11 Jul 2026, none since. A break from 11 Jul 2026 (stopped) is"
        " recorded, and a dose that day."
    )


def test_doses_of_a_break_that_nobody_ended_are_counted():
    away = [Break(start=after(20), reason="supply")]
    shown = page(taking(doses=taken((0, 19), (22, 26)), breaks=away))
    assert "25 of 25 doses" in shown.quality.words


def test_days_without_a_recorded_dose_are_not_told_as_days_of_treatment():
    assert line(doses=taken((0, 19))) == (
        "naltrexone 1.5 mg (1 capsule of 1.5 mg) at night, daily, from 1 Jun 2026;"
        " last dose recorded 20 Jun 2026, none since."
    )


def test_a_regimen_without_any_dose_counts_no_days():
    assert line(doses=[]) == (
        "naltrexone 1.5 mg (1 capsule of 1.5 mg) at night, daily, from 1 Jun 2026, no dose recorded"
        " yet."
    )


def test_doses_without_a_plan_stop_where_the_record_stops():
    stopped = page(b.diary(doses=taken((0, 19)), entries=[b.entry(after(60))]), last=60)
    assert stopped.regimen.whole == (
        "Planned LDN since 1 Jun 2026, dose as in the table; last dose recorded 20 Jun 2026,"
        " none since. No plan recorded."
    )


def test_after_a_gap_the_days_are_counted_anew():
    assert line(doses=taken((0, 19), (50, 60))) == (
        "naltrexone 1.5 mg (1 capsule of 1.5 mg) at night, daily, again since 21 Jul 2026 (11"
        " days)."
    )


STEPS = " Plan of Dr Example: up by 1.5 mg every 14 days, at most 4.5 mg a day."
NO_STEPS = " Plan of Dr Example: at most 4.5 mg a day."


@pytest.mark.parametrize(
    ("dose_mg", "plan", "ends"),
    [
        ("3.0", {}, STEPS),
        ("4.5", {}, NO_STEPS),
        ("6.0", {}, NO_STEPS),
        ("3.0", {"starting_dose_mg": Decimal("4.5")}, NO_STEPS),
    ],
)
def test_no_step_up_is_told_of_a_plan_that_has_none_from_here(dose_mg, plan, ends):
    assert whole_line(plan=b.plan(**plan), regimen=[b.regimen(dose_mg=dose_mg)]).endswith(ends)


def test_no_step_up_is_told_on_a_break():
    assert whole_line(breaks=[Break(start=after(28))]).endswith(NO_STEPS)


def test_a_long_name_of_a_prescriber_crowds_out_no_limit():
    plan = b.plan(prescriber="Dr Example of the Practice with a Name That Is Longer than a Line")
    text = whole_line(regimen=[b.regimen()], doses=taken((0, 60)), plan=plan)
    assert " Plan of Dr Example of the Practice with a Name That Is Lo…: up by " in text
    assert text.endswith("at most 4.5 mg a day.")


def test_the_supply_is_told_without_a_plan_too():
    said = whole_line(plan=None, supply=b.supply(b.count(after(60), 12)), doses=taken((0, 59)))
    assert said.endswith("No plan recorded. Supply: 12 days (1.5 mg capsules).")


def test_a_volume_between_the_marks_of_a_syringe_says_so():
    of = b.plan(form="liquid", strengths_mg=(), liquid_mg_per_ml=Decimal(1))
    rows = [b.regimen(dose_mg="2.25")]
    assert line(doses=taken((0, 60)), plan=of, regimen=rows).startswith(
        "naltrexone 2.25 mg (2.25 ml at 1 mg/ml, which a syringe marked in 0.1 ml cannot measure)"
        " at night, daily"
    )
