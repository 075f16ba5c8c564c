"""What somebody answered is believed, what was bad is not tried without end, and worse is worse."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

from hypothesis import event, given
from hypothesis import strategies as st

from dose.diary.diary import Diary
from dose.diary.ordered import rows_until
from dose.rules import following
from dose.rules.book import Assessment, assess
from dose.vocabulary import Action
from journal.day import DAY
from tests import builders as a
from tests.dose.rules.rule_diaries import MILD, days, rule_diaries
from tests.spec.story import HALVES, QUIET, TODAY, ago
from tests.strategies import a_few

HALF_A_YEAR = 182


@given(rule_diaries(), days)
def test_an_answer_that_it_is_not_new_is_believed(diary, day):
    f = assess(diary, day).facts
    if f.course.change is None:
        return
    old = tuple(effect.id for effect in f.side_effects)
    said = replace(diary, entries=_saying(diary, day, not_new=old))
    after = assess(said, day)
    blamed = after.facts.attributable
    assert (blamed, after.finding.asks) == ((), ())
    assert after.finding.rule not in ("is-it-new", "other-cause", "watch", "side-effect")
    if after.finding.action in (Action.STEP_DOWN, Action.MORNING, Action.NIGHT):
        assert after.finding.rule == "worse-at-this-dose"


@given(rule_diaries(), days, st.sampled_from(MILD), st.integers(0, 6), st.integers(3, 4))
def test_a_worse_rating_never_turns_a_step_down_for_a_side_effect_into_a_wait(
    diary, day, measure, days_ago, rating
):
    before = assess(diary, day)
    f, on = before.facts, day - timedelta(days_ago)
    is_down = before.finding.action is Action.STEP_DOWN or before.finding.rule == "lowest-dose"
    rated = dict(diary.dated_ratings(measure, on, on))
    if not is_down or f.primary in before.finding.about or rated.get(on, 9) > rating:
        return
    assert f.course.change is not None
    if on > f.course.change:
        worse = assess(_rated(diary, on, {measure: rating}), day)
        event(f"worse: {worse.finding.action}")
        assert worse.finding.action is not Action.HOLD


@given(rule_diaries(), days, st.integers(1, 3))
def test_a_main_symptom_that_is_worse_throughout_never_turns_a_step_down_into_a_wait(
    diary, day, points
):
    before = assess(diary, day)
    dose_from = before.facts.course.dose_from
    if before.finding.rule != "worse-at-this-dose" or dose_from is None:
        return
    rated = diary.dated_ratings(before.facts.primary, dose_from, day)
    if before.finding.action is Action.HOLD or any(now + points > 10 for _, now in rated):
        return
    worse = diary
    for on, now in rated:
        worse = _rated(worse, on, {before.facts.primary: now + points})
    assert assess(worse, day).finding.action is not Action.HOLD


@given(rule_diaries(), days)
def test_a_dose_that_was_left_twice_is_not_offered(diary, day):
    assessment = assess(diary, day)
    if assessment.finding.action is Action.STEP_UP:
        left = [left.dose_mg for left in assessment.facts.course.step_downs]
        assert sum(mg <= assessment.finding.dose_mg for mg in left if mg > _now(assessment)) < 2


@st.composite
def reactions(draw) -> dict:
    """From which dose (mg) on each side effect is how bad, 0 to 4; and fatigue, in points."""
    some = st.lists(st.sampled_from(("insomnia", "sedation", "nausea", "fatigue")), max_size=3)
    mg, points = st.sampled_from(["0.5", "1.5", "3.0", "4.5"]), st.integers(1, 4)
    return {id: (Decimal(draw(mg)), draw(points)) for id in draw(some)}


@a_few
@given(reactions(), st.randoms(use_true_random=False), st.booleans())
def test_following_the_advice_for_half_a_year_never_steps_down_from_a_dose_three_times(
    reacts, random, mixed
):
    rows = followed(reacts, random, HALVES if mixed else {}).regimen
    left = Counter(old.dose_mg for old, new in pairwise(rows) if new.dose_mg < old.dose_mg)
    event(f"most from one dose: {max(left.values(), default=0)}")
    assert [mg for mg, times in left.items() if times > 2] == []


def test_whoever_cannot_take_a_dose_is_asked_after_two_attempts():
    diary = followed({"nausea": (Decimal(3), 3)}, Random(1), {})  # noqa: S311 - no secret
    doses = [str(row.dose_mg) for row in diary.regimen]
    assert doses == ["1.5", "3.0", "1.5", "3.0", "1.5"]
    assert assess(diary, TODAY).finding.rule == "not-tolerated"


def followed(reacts: dict, random: Random, plan: dict) -> Diary:
    """The diary of somebody who did what was suggested, each from the next day on."""
    first = ago(HALF_A_YEAR - 1)
    diary = a.diary(
        plan=a.plan(**plan),
        regimen=[a.regimen(first)],
        entries=a.entries(first - 14 * DAY, first - DAY, QUIET),
    )
    asks: tuple[str, ...] = ()
    for day in (first + n * DAY for n in range(HALF_A_YEAR)):
        now = diary.regimen[-1]
        lived = a.entry(day, _felt(now.dose_mg, reacts, random), new_since_change=asks)
        dose = a.dose(day, str(now.dose_mg), now.timing)
        diary = replace(diary, entries=(*diary.entries, lived), doses=(*diary.doses, dose))
        finding = assess(diary, day).finding
        row, asks = following.change(diary, finding, day + DAY), finding.asks
        if row and day < TODAY:
            diary = replace(diary, regimen=(*diary.regimen, row))
    return diary


def _felt(dose_mg: Decimal, reacts: dict, random: Random) -> dict:
    """The ratings of a day on a dose, with some chance."""
    worse = {id: points for id, (mg, points) in reacts.items() if dose_mg >= mg}
    felt = {id: usual + worse.get(id, 0) + random.choice((-1, 0, 0, 0, 1)) for id, usual in
            QUIET.items()}  # fmt: skip
    return {id: min(max(rating, 0), 10 if id == "fatigue" else 4) for id, rating in felt.items()}


def _now(assessment: Assessment) -> Decimal:
    """The present dose."""
    return assessment.facts.course.dose_mg or Decimal(0)


def _rated(diary: Diary, day: date, ratings: dict) -> Diary:
    """The same with these ratings on a day."""
    entry = diary.entry_on.get(day) or a.entry(day)
    others = tuple(each for each in diary.entries if each.day != day)
    entry = replace(entry, ratings={**entry.ratings, **ratings})
    return replace(diary, entries=(*others, entry))


def _saying(diary: Diary, day: date, *, not_new: tuple[str, ...]) -> tuple:
    """The entries with the answer on the day that none of these is new."""
    entry = diary.entry_on.get(day) or a.entry(day)
    answered = replace(entry, new_since_change=(), not_new_since_change=not_new)
    return (*rows_until(diary.entries, day - DAY), answered)
