"""Since which change a side effect is called new: never by one bad week, nor of noise."""

import random

import pytest

from dose.rules.onset import NEVER, Newness, Onset, newness
from journal.day import span
from journal.scales import BUILT_IN
from tests import builders as b

CORE = ("insomnia", "sedation", "nausea")
STEPS = ((0, "1.5"), (14, "3"), (28, "4.5"))
DAYS = 84


def after(count):
    return b.days_after(b.START, count)


def mg_on(day):
    return next(mg for begin, mg in reversed(STEPS) if after(begin) <= day)


def life(ratings, **facts):
    """Twelve weeks on three doses; `ratings` has the day's number and gives its ratings."""
    rows = [b.regimen(after(n), mg, reason="step_up" if n else "start") for n, mg in STEPS]
    doses = [b.dose(day, mg_on(day)) for day in span(b.START, after(DAYS - 1))]
    days = [b.entry(after(n), ratings(n), **facts.get(str(n), {})) for n in range(-14, DAYS)]
    return b.diary(plan=b.plan(), regimen=rows, doses=doses, entries=days)


def found(diary, first=-14, last=DAYS - 1):
    measures = [m for m in BUILT_IN.values() if m.kind == "side_effect"]
    return newness(diary, measures, after(first), after(last))


def raised(id, begin, end, by=3):
    return life(lambda n: {id: by if begin <= n < end else 0})


def test_what_stays_raised_after_a_step_is_new_since_that_step():
    onset = Onset(change=after(14), seen=after(20))
    assert found(raised("nausea", 15, 84)) == {"nausea": Newness((onset,))}


def test_one_bad_week_of_four_is_not_called_new():
    assert found(raised("nausea", 30, 37)) == {}


def test_what_passes_after_four_weeks_was_new_all_the_same():
    new = found(raised("nausea", 29, 57))["nausea"]
    assert [onset.change for onset in new.onsets] == [after(28)]


def test_a_change_outside_the_period_is_not_spoken_of():
    diary = raised("nausea", 15, 84)
    assert found(diary, first=15) == {}
    assert found(diary, last=18) == {}


def test_what_has_not_been_answered_is_not_called_new():
    assert found(raised("headache", 15, 84)) == {}


def test_what_the_person_called_new_is():
    answer = {"20": {"new_since_change": ("headache",)}}
    diary = life(lambda n: {"headache": 3 * (n > 14)}, **answer)
    assert [onset.change for onset in found(diary)["headache"].onsets] == [after(14)]


def test_what_the_person_called_old_is_not():
    answer = {"18": {"not_new_since_change": ("nausea",)}}
    assert found(life(lambda n: {"nausea": 3 * (14 < n < 28)}, **answer)) == {}


def test_another_cause_is_told_and_no_step():
    marked = {str(n): {"factors": ("infection",)} for n in range(15, 28)}
    diary = life(lambda n: {"nausea": 3 * (14 < n < 28)}, **marked)
    assert found(diary) == {"nausea": Newness((), otherwise=True)}


def test_what_was_as_bad_before_is_not_new():
    assert found(life(lambda n: {"nausea": 3})) == {}


def test_what_was_there_in_the_week_before_a_step_is_not_new_since_it():
    onsets = found(raised("nausea", 15, 84))["nausea"].onsets
    assert [onset.change for onset in onsets] == [after(14)]


def test_two_steps_are_both_told():
    diary = life(lambda n: {"nausea": 3 * (15 <= n < 22 or 29 <= n < 57)})
    assert [o.change for o in found(diary)["nausea"].onsets] == [after(14), after(28)]


def test_without_a_change_nothing_is_new():
    nobody = b.diary(entries=b.entries(b.START, after(30), {"nausea": 4}))
    assert found(nobody) == {}
    assert NEVER.onsets == ()


NOISE = [pytest.param(0.3, 0.6, id="quiet"), pytest.param(0.8, 0.8, id="usual"),
         pytest.param(1.3, 0.9, id="noisy")]  # fmt: skip


def no_effect(level, spread, seed):
    """Ratings around a level that no dose changes; a share of each day's swing carries over."""
    chance, swings = random.Random(f"{level} {seed}"), {}  # noqa: S311 (a simulation)

    def rate(id):
        fresh = chance.gauss(0, spread if id not in swings else spread * 0.91**0.5)
        swings[id] = 0.3 * swings.get(id, 0) + fresh
        return max(0, min(4, round(level + swings[id])))

    return life(lambda _: {id: rate(id) for id in (*CORE, "headache")})


@pytest.mark.parametrize(("level", "spread"), NOISE)
def test_of_sixty_diaries_without_an_effect_at_most_three_tie_one_to_a_step(level, spread):
    tied = [seed for seed in range(60) if any(
        new.onsets for new in found(no_effect(level, spread, seed)).values())]  # fmt: skip
    assert tied == tied[:3]
