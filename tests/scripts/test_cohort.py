"""What the cohort counts, and that its patients are what their kinds say."""

from decimal import Decimal
from statistics import correlation, mean

import pytest

from benchmarks import cohort_counts as counts
from benchmarks.cohort_expected import EXPECTED
from benchmarks.follow import Change, Course, Life
from benchmarks.patients import FATIGUE, KINDS, OF_RULES, Kind, Patient
from dose.vocabulary import Action

UP, DOWN, MORNING, NIGHT = Action.STEP_UP, Action.STEP_DOWN, Action.MORNING, Action.NIGHT
WORSE = "worse-at-this-dose"


def lived(*changes: tuple, first_effect: int | None = None) -> Course:
    """A course of these changes: (action, mg before, mg after), a day each; more as a dict."""
    course = Course(Kind(name="anybody"), first_effect=first_effect)
    for day, (action, before, after, *more) in enumerate(changes):
        row = {"day": day, "rule": "side-effect"} | (more[0] if more else {})
        doses = {"before_mg": Decimal(before), "after_mg": Decimal(after)}
        course.changes.append(Change(action=action, **doses, **row))
    return course


def to_and_fro(times: int) -> list[tuple]:
    return [(UP, "1.5", "3"), (DOWN, "3", "1.5")] * times


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], 0),
        ([(UP, "1.5", "3"), (UP, "3", "4.5")], 0),
        (to_and_fro(1), 1),
        (to_and_fro(2), 3),
        ([(DOWN, "4.5", "3"), (DOWN, "3", "1.5"), (UP, "1.5", "3")], 1),
        ([(UP, "1.5", "3"), (MORNING, "3", "3"), (UP, "3", "4.5")], 0),
        ([(UP, "1.5", "3"), (MORNING, "3", "3"), (DOWN, "3", "1.5")], 1),
    ],
)
def test_a_reversal_is_a_change_of_dose_against_the_one_before(changes, expected):
    assert counts.reversals(lived(*changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], 0),
        ([(UP, "1.5", "3")], 0),
        ([(MORNING, "3", "3"), (NIGHT, "3", "3")], 0),
        ([(DOWN, "4.5", "3"), (DOWN, "3", "1.5")], 1),
        (to_and_fro(2), 2),
        ([*to_and_fro(3), (DOWN, "1.5", "1")], 3),
    ],
)
def test_steps_down_are_counted_from_the_dose_that_was_left_most_often(changes, expected):
    assert counts.most_left(lived(*changes)) == expected


def test_steps_down_for_the_symptom_and_for_side_effects_are_counted_apart():
    course = lived(
        (DOWN, "3", "1.5", {"rule": WORSE, "deserved": True}),
        (DOWN, "3", "1.5", {"rule": WORSE}),
        (DOWN, "3", "1.5", {"rule": WORSE}),
        (MORNING, "3", "3", {"deserved": True}),
        (DOWN, "3", "1.5"),
        (UP, "3", "4.5", {"rule": "step-up"}),
    )
    symptom = [counts.for_symptom(course, deserved=deserved) for deserved in (True, False)]
    effects = [counts.for_side_effect(course, deserved=deserved) for deserved in (True, False)]
    assert (symptom, effects) == ([1, 2], [1, 1])


def test_only_what_came_before_the_day_counts_as_early():
    course = lived(*to_and_fro(2))
    assert counts.for_side_effect(course, deserved=False, until=3) == 1


def test_the_maximum_is_reached_on_the_day_it_is_suggested_or_never():
    assert counts.day_at_maximum(lived((UP, "1.5", "3"), (UP, "3", "4.5"))) == 1
    assert counts.day_at_maximum(lived((UP, "1.5", "3"))) is None


def test_a_true_effect_is_met_on_its_first_day_at_the_earliest():
    deserved = {"deserved": True}
    changes = (DOWN, "3", "1.5"), (UP, "1.5", "3"), (DOWN, "3", "1.5", deserved)
    assert counts.days_to_act(lived(*changes, first_effect=2)) == 1
    assert counts.days_to_act(lived(*changes[:2], first_effect=1)) is None
    assert counts.days_to_act(lived(*changes)) is None


def test_the_kinds_that_the_rule_book_gives_figures_for_are_all_lived():
    assert list(EXPECTED) == [kind.name for kind in OF_RULES]


def test_whoever_cannot_take_3_mg_leaves_it_twice_deservedly_and_is_asked():
    kind = Kind(name="nausea", effect="nausea", points=3.5, from_mg=Decimal(3))
    course = Life(kind, 1).run()
    changes = [(str(c.after_mg), c.deserved) for c in course.changes]
    assert changes == [("3.0", False), ("1.5", True), ("3.0", False), ("1.5", True)]
    assert {asked.rule for asked in course.asked} == {"not-tolerated"}


def test_the_same_seed_lives_the_same_life():
    one, again, other = (ratings(KINDS[4], "fatigue", seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert one != other


@pytest.mark.parametrize("carried", [0, 0.3, 0.6])
def test_a_side_effect_clusters_as_much_as_its_kind_says(carried):
    kind = Kind(name="clustered", levels={"nausea": 2}, sd=0.9, carried=carried, rates=1)
    days = ratings(kind, "nausea", days=4000)
    assert correlation(days[:-1], days[1:]) == pytest.approx(carried, abs=0.08)


def test_clustered_days_are_spread_as_far_as_independent_ones():
    kinds = [Kind(name=f"{c}", carried=0, fatigue_carried=c, rates=1) for c in (0, 0.6)]
    spread = [
        mean((x - FATIGUE) ** 2 for x in ratings(kind, "fatigue", days=4000)) for kind in kinds
    ]
    assert spread[1] == pytest.approx(spread[0], rel=0.1)


def test_an_effect_is_felt_from_its_dose_on_and_at_its_time_of_day_only():
    kind = Kind(name="x", effect="nausea", points=2, from_mg=Decimal(3), at="night")
    felt = [kind.raised_by(*asked) for asked in (
        ("nausea", Decimal(3), "night"), ("nausea", Decimal("1.5"), "night"),
        ("nausea", Decimal(3), "morning"), ("headache", Decimal(3), "night"),
        ("nausea", None, "night"))]  # fmt: skip
    assert felt == [2, 0, 0, 0, 0]


def test_storms_are_marked_and_only_in_the_kinds_that_have_them():
    marked = {
        storms: {
            (lived.storm.crash, lived.storm.factors)
            for lived in days_of(Kind(name="x", storms=storms, rates=1), days=1000)
        }
        for storms in (True, False)
    }
    assert marked == {
        True: {(False, ()), (True, ()), (False, ("infection",))},
        False: {(False, ())},
    }


def days_of(kind: Kind, *, days: int, seed: int = 1) -> list:
    patient = Patient(kind, seed)
    return [patient.live(None, "night") for _ in range(days)]


def ratings(kind: Kind, measure: str, *, days: int = 60, seed: int = 1) -> list[float]:
    return [day.ratings[measure] for day in days_of(kind, days=days, seed=seed) if day]
