"""Parts 4 to 6: what was recorded stands beside the plan; the rows are all days of the period."""

import pytest

from dose.diary.parts import Break
from tests import builders as b
from tests.summary_pages import START, after, page, recorded, taking


def rows(**options):
    lists = {name: options.pop(name) for name in [*options] if name not in ("first", "last")}
    return page(taking(**lists), **options).table.rows


def test_the_last_week_is_told_by_its_amounts_the_most_frequent_first():
    doses = [*b.doses(START, after(20)), b.dose(after(21), "3.0"), *b.doses(after(23), after(27))]
    words = page(taking(doses=doses)).recorded
    assert words.whole == "Recorded, last 7 days: 1.5 mg × 5, 3 mg × 1, nothing on 1 day."


def test_two_parts_of_a_day_are_added_up():
    halves = [
        dose for half in ("morning", "night") for dose in b.doses(START, after(27), timing=half)
    ]
    twice = page(taking(doses=halves, regimen=[b.regimen(dose_mg="3.0", timing="both")]))
    assert twice.recorded.text == "3 mg × 7."
    assert [row.doses for row in twice.table.rows] == ["–", "28/28"]


def test_days_marked_not_taken_are_told_from_those_of_which_nothing_is_known():
    doses = [*b.doses(START, after(24)), b.skipped(after(25)), b.skipped(after(27))]
    assert page(taking(doses=doses)).recorded.text == (
        "1.5 mg × 4, nothing on 3 days (2 marked “not taken”)."
    )


def test_today_is_not_over_while_nothing_is_noted_of_it():
    words = page(taking(doses=list(b.doses(START, after(26))))).recorded.text
    assert words == "1.5 mg × 6, nothing on 1 day (the last one not over yet)."


def test_days_before_the_record_began_are_none_of_its_last_week():
    assert page(b.diary(), first=27).recorded.text == "nothing on 1 day (not over yet)."


def test_every_amount_that_was_not_planned_is_told_in_the_row():
    doses = [*b.doses(START, after(21)), *b.doses(after(22), after(27), "3.0")]
    assert rows(doses=doses)[-1].doses == "28/28 (3 mg × 6)"


def test_skipped_doses_are_told_with_their_reasons():
    doses = [b.dose(after(n)) if n % 2 else b.skipped(after(n), "every other day")
             for n in range(28)]  # fmt: skip
    words = page(taking(doses=doses)).quality.words
    assert words == (
        "42 of 42 days recorded, 14 of 27 doses recorded, 14 days marked “not taken” (every other"
        " day × 14), 0 crash days."
    )


def test_days_marked_without_a_reason_are_told_beside_those_with_one():
    doses = [*b.doses(START, after(22)), b.skipped(after(24), "forgot"), b.skipped(after(27))]
    assert page(taking(doses=doses)).quality.words == (
        "42 of 42 days recorded, 23 of 28 doses recorded, 2 days marked “not taken” (forgot × 1,"
        " no reason × 1), 0 crash days."
    )


@pytest.mark.parametrize("first", [-40, -14, -3, 0, 5])
def test_the_rows_in_the_period_are_all_its_days_and_add_up_to_the_totals(first):
    doses = [*b.doses(after(2), after(20)), *b.doses(after(26), after(40), "3.0")]
    plan = [b.regimen(), b.regimen(after(26), "3.0", reason="step_up")]
    shown = page(taking(doses=doses, regimen=plan, entries=recorded(-20, 30)), first=first, last=40)
    inside = [row for row in shown.table.rows if row.inside]
    outside = [row for row in shown.table.rows if not row.inside]
    days = 41 - first - sum(row.of.last >= after(first) for row in outside) * (2 - first)
    assert sum(row.of.days for row in inside) == days
    taken, due = sum(r.of.taken or 0 for r in inside), sum(r.of.due or 0 for r in inside)
    assert f", {taken} of {due} doses recorded," in shown.quality.words


def test_before_ldn_are_the_14_days_before_the_first_dose_also_where_the_plan_began_earlier():
    late = list(b.doses(after(2), after(27)))
    first, *_ = rows(doses=late, entries=recorded(-20, 27), first=-12)
    assert (first.label, first.dates, first.of.days) == ("before LDN", "20 May – 2 Jun", 14)


@pytest.mark.parametrize(
    ("first", "dates"),
    [
        (-14, "18–31 May"),
        (-3, "18–31 May (partly before this period)"),
        (5, "18–31 May (before this period)"),
    ],
)
def test_a_row_of_days_outside_the_period_says_so(first, dates):
    assert rows(first=first)[0].dates == dates


def bad(first, last, **ratings):
    """Three weeks at 1.5 mg, then 3 mg until day 34, on which these were rated so."""
    calm = dict.fromkeys(ratings, 0)
    entries = [b.entry(after(n), ratings if first <= n <= last else calm) for n in range(-14, 40)]
    doses = [*b.doses(START, after(20)), *b.doses(after(21), after(34), "3.0")]
    return {"entries": entries, "doses": [*doses, *b.doses(after(35), after(39))]}


def lowered(reason):
    rise = b.regimen(after(21), "3.0", reason="step_up")
    return [b.regimen(), rise, b.regimen(after(35), reason=reason)]


def test_a_dose_left_for_a_side_effect_says_which():
    told = rows(
        **bad(24, 34, headache=4, low_mood=4, gut=0), regimen=lowered("side_effect"), last=39
    )
    assert told[2].ended == "side effect: headache 11 of 14 days, low mood 11 of 14 days"


def test_a_dose_left_for_sleep_says_on_how_many_days():
    told = rows(**bad(24, 34, insomnia=3), regimen=lowered("insomnia"), last=39)
    assert told[2].ended == "trouble sleeping 11 of 14 days"


def test_a_rash_that_ended_a_dose_is_told_with_its_first_day():
    entries = [entry for entry in recorded(-14, 27) if entry.day not in (after(13), after(14))]
    entries += [b.entry(after(n), {"fatigue": 7}, alerts=("rash",)) for n in (13, 14)]
    away = [Break(start=after(15), reason="stopped")]
    told = rows(entries=entries, doses=list(b.doses(START, after(14))), breaks=away)
    assert [row.ended for row in told] == ["LDN began", "stopped: rash from 14 Jun", "–"]


def test_the_plans_next_step_is_no_side_effects():
    told = rows(**bad(0, 20, headache=3), regimen=lowered("step_up")[:2], last=39)
    assert told[1].ended == "plan’s next step"
