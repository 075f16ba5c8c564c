"""Side effects by dose: what a cell counts, which rows and columns there are, in which order."""

import pytest

from dose.diary.parts import Break
from dose.treatment.effects import Tally, effects_by_dose, every_effect, troublesome
from tests import builders as b

MG = [f"{half / 2:g}" for half in range(1, 20)]


def after(count):
    return b.days_after(b.START, count)


def rated(first, *ratings, id="nausea"):
    """One entry a day from day `first` on; None: not rated."""
    days = ((after(first + n), rating) for n, rating in enumerate(ratings))
    return [b.entry(day, {} if rating is None else {id: rating}, note="-") for day, rating in days]


def steps(*every, days=10):
    """A dose (mg, time) for ten days each, with the doses taken, and the last day."""
    rows = [b.regimen(after(n * days), *each) for n, each in enumerate(every)]
    last = after(len(every) * days - 1)
    doses = [
        b.dose(after(n * days + day), *each) for n, each in enumerate(every) for day in range(days)
    ]
    return {"regimen": rows, "doses": doses}, last


def table(entries, *every, first=-14, **lists):
    facts, last = steps(*every)
    return effects_by_dose(b.diary(**facts | lists, entries=entries), after(first), last)


def labels(found):
    return [(str(d.stretches[0].dose_mg), d.stretches[0].timing, d.joined) for d in found.doses]


def test_a_cell_counts_days_rated_moderate_severe_and_the_worst():
    (row,) = table(rated(0, 0, 2, 3, None, 4, 1), ("1.5", "night")).rows
    assert row.doses == (Tally(rated=5, moderate=3, severe=2, worst=4),)


def test_before_ldn_are_the_fourteen_days_before_the_first_dose_whatever_is_shown():
    entries = rated(-20, *[4] * 6, *[0] * 13, 2, 2)
    (row,) = table(entries, ("1.5", "night"), first=0).rows
    assert row.before == Tally(rated=14, moderate=1, severe=0, worst=2)


def test_before_ldn_is_not_known_where_it_was_taken_before_the_record():
    taken = [b.regimen(reason="already_taking")]
    found = table(rated(-5, *[2] * 10), ("1.5", "night"), regimen=taken)
    assert (found.before, found.rows[0].before) == (None, None)


def test_a_dose_taken_twice_over_is_one_column_and_a_time_another():
    found = table(
        rated(0, *[2] * 40), ("1.5", "night"), ("3", "night"), ("1.5", "night"), ("3", "morning")
    )
    assert labels(found) == [
        ("3", "night", False), ("1.5", "night", False), ("3", "morning", False),
    ]  # fmt: skip
    assert [cell.rated for cell in found.rows[0].doses] == [10, 20, 10]


def test_days_of_a_long_break_are_those_of_no_dose():
    away = Break(start=after(10), until=after(19), reason="surgery")
    facts, last = steps(("1.5", "night"), ("1.5", "night"), ("1.5", "night"))
    doses = [dose for dose in facts["doses"] if not after(10) <= dose.day <= after(19)]
    entries = rated(10, *[4] * 10)
    diary = b.diary(**facts | {"doses": doses}, breaks=[away], entries=entries)
    (row,) = effects_by_dose(diary, b.START, last).rows
    assert row.doses == (None,)
    assert row.lately == Tally(rated=4, moderate=4, severe=4, worst=4)


@pytest.mark.parametrize(
    ("before", "doses", "much"),
    [
        (Tally(10, 2, 0, 2), [Tally(10, 5, 0, 2), Tally(4, 3, 0, 2), None], 0.55),
        (None, [Tally(4, 1, 0, 2)], 0.25),
        (Tally(10, 10, 9, 4), [Tally(10, 10, 9, 4)], 0),
        (Tally(10, 2, 0, 2), [None], 0),
    ],
)
def test_troublesome_is_the_share_at_the_worst_dose_minus_that_before_ldn(before, doses, much):
    assert round(troublesome(before, doses), 9) == much


def test_what_troubled_most_comes_first_and_not_what_was_always_so():
    always = [e for day in range(-14, 20) for e in [b.entry(after(day), {"headache": 4})]]
    new = {after(day): 2 for day in range(10, 16)}
    entries = [b.entry(e.day, {**e.ratings, "nausea": new.get(e.day, 0)}) for e in always]
    rows = table(entries, ("1.5", "night"), ("3", "night")).rows
    told = [(row.measure.id, row.troublesome, row.worst_at) for row in rows]
    assert told == [("nausea", 0.6, 1), ("headache", 0.0, None)]


def test_of_two_doses_with_the_same_share_the_worse_is_shaded():
    (row,) = table(rated(0, *[2] * 10, *[4] * 10), ("1.5", "night"), ("3", "night")).rows
    assert row.worst_at == 1


def test_a_row_needs_a_moderate_day_in_the_period_or_a_rating_in_the_last_14_days():
    entries = [
        b.entry(after(0), {"nausea": 2, "headache": 1}),
        b.entry(after(29), {"gut": 0}),
        b.entry(after(-30), {"anxiety": 4}),
    ]
    found = table(entries, *[("1.5", "night")] * 3)
    assert {row.measure.id for row in found.rows} == {"nausea", "gut"}


def test_every_effect_has_the_others_too():
    facts, last = steps(("1.5", "night"), ("3", "night"), ("3", "night"))
    diary = b.diary(**facts, entries=[b.entry(after(0), {"headache": 1})])
    assert [row.measure.id for row in every_effect(diary, b.START, last).rows] == ["headache"]
    assert effects_by_dose(diary, b.START, last).rows == ()


def test_beyond_six_doses_the_oldest_join_but_for_a_shaded_one():
    doses = [(mg, "night") for mg in MG[:9]]
    entries = rated(0, *[0] * 10, *[3] * 10, *[2, 0] * 35)
    found = table(entries, *doses)
    assert labels(found) == [
        ("0.5", "night", True), ("1", "night", False), *((mg, "night", False) for mg in MG[3:9]),
    ]  # fmt: skip
    (row,) = found.rows
    assert row.doses[0] == Tally(rated=20, moderate=5, severe=0, worst=2)
    assert (row.worst_at, row.doses[row.worst_at]) == (1, Tally(10, 10, 10, 3))


def test_six_doses_have_a_column_each():
    found = table(rated(0, *[2] * 60), *[(mg, "night") for mg in MG[:6]])
    assert [joined for *_, joined in labels(found)] == [False] * 6


def test_a_dose_that_was_begun_again_is_not_among_the_oldest():
    found = table(rated(0, *[2] * 80), *[(mg, "night") for mg in (*MG[:7], MG[0])])
    assert labels(found)[-1] == ("0.5", "night", False)


def test_nothing_but_the_last_14_days_is_told_before_ldn_is_begun():
    diary = b.diary(entries=rated(0, *[2] * 30))
    found = effects_by_dose(diary, b.START, after(29))
    assert (found.before, found.doses) == (None, ())
    assert found.rows[0].lately == Tally(rated=14, moderate=14, severe=0, worst=2)
