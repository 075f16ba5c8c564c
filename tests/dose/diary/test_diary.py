"""The Diary refuses what cannot be, and is the same whatever order its rows came in."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dose.diary.diary import Diary
from dose.diary.parts import Break, Condition, CorrectedRegimen, Dose, Medicine, PreviousPlan
from journal.scales import Measure
from journal.validation import Impossible
from tests import builders as b
from tests.strategies import diaries

DAY = b.START
LISTS = ("previous_plans", "corrected_regimen", "doses", "entries", "medicines", "advice")


def field_of(make) -> str:
    """The field that an impossible part is refused for."""
    with pytest.raises(Impossible) as caught:
        make()
    return caught.value.name


@given(diaries(), st.integers())
def test_the_order_in_which_rows_come_makes_no_difference(diary, seed):
    shuffled = {name: list(getattr(diary, name)) for name in LISTS}
    for rows in shuffled.values():
        Random(seed).shuffle(rows)  # noqa: S311
    assert replace(diary, **{name: tuple(rows) for name, rows in shuffled.items()}) == diary


def test_own_measures_stand_in_order_however_they_came():
    own = [Measure(id=id, name="", kind="symptom", scale=10) for id in ("x-b", "x-a")]
    assert list(b.diary(measures=own, tracks=("x-b",)).all_measures)[-2:] == ["x-a", "x-b"]


def test_doses_of_a_day_stand_in_the_order_they_were_taken_in_whatever_zone():
    early = b.dose(taken_at=b.at("2026-06-01T22:00:00+12:00"))
    late = b.dose(taken_at=b.at("2026-06-01T11:00:00+00:00"))
    assert b.diary(doses=[late, early]).doses == (early, late)


def test_a_dose_without_a_moment_stands_first_also_before_1970():
    without, early = b.dose(), b.dose(taken_at=b.at("1969-06-01T11:00:00+00:00"))
    assert b.diary(doses=[early, without]).doses == (without, early)


def test_corrections_are_ordered_by_the_instant_and_not_by_how_it_is_written():
    wrong = {"start": DAY, "dose_mg": Decimal("1.50"), "timing": "night", "reason": "start"}
    first = b.at("2026-06-01T22:00:00+12:00")
    rows = [
        CorrectedRegimen(**wrong, corrected_at=first),
        CorrectedRegimen(**wrong, corrected_at=first.astimezone(UTC) + timedelta(hours=1)),
    ]
    in_another_zone = [
        replace(row, corrected_at=row.corrected_at.astimezone(timezone(timedelta(hours=-9))))
        for row in reversed(rows)
    ]
    assert b.diary(corrected_regimen=rows) == b.diary(corrected_regimen=in_another_zone)


def test_ratings_are_found_by_their_days():
    diary = b.diary(
        entries=[b.entry(b.days_after(DAY, n), {"pain": n} if n != 2 else {}) for n in range(5)]
    )
    assert diary.dated_ratings("pain", b.days_after(DAY, 1), b.days_after(DAY, 3)) == (
        (b.days_after(DAY, 1), 1),
        (b.days_after(DAY, 3), 3),
    )


def test_an_unrated_day_is_missing_and_not_zero():
    diary = b.diary(entries=[b.entry(DAY, {"pain": 0}), b.entry(b.days_after(DAY, 1))])
    assert diary.dated_ratings("pain", DAY, b.days_after(DAY, 1)) == ((DAY, 0),)


def test_without_a_plan_benefit_is_judged_by_fatigue():
    assert b.diary().primary_symptom == "fatigue"


@pytest.mark.parametrize(("measure", "rated"), [("pain", True), ("nausea", True), ("gut", False)])
def test_a_day_is_rated_by_the_primary_symptom_or_a_core_side_effect(measure, rated):
    assert b.entry(ratings={measure: 0}).rated("pain") is rated


def test_a_crash_tap_alone_is_no_rated_day():
    assert b.entry(crash=True).rated("fatigue") is False


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: b.person(timezone="Mars/Olympus"), "timezone"),
        (lambda: b.plan(starting_dose_mg=Decimal(0)), "starting_dose_mg"),
        (lambda: b.plan(starting_dose_mg=Decimal(5)), "max_dose_mg"),
        (lambda: b.plan(step_mg=Decimal("0.0001")), "step_mg"),
        (lambda: b.plan(strengths_mg=(Decimal(-1),)), "strengths_mg"),
        (lambda: b.plan(doses_per_day=0), "doses_per_day"),
        (lambda: b.plan(step_interval_days=0), "step_interval_days"),
        (lambda: b.regimen(dose_mg="1001"), "dose_mg"),
        (lambda: Break(start=DAY, until=b.days_after(DAY, -1)), "until"),
        (lambda: Dose(day=DAY, status="taken", timing="night"), "dose_mg"),
        (lambda: Dose(day=DAY, status="taken", dose_mg=Decimal(1)), "timing"),
        (lambda: Medicine(name=" "), "name"),
        (lambda: Medicine(name="Iron", start=DAY, until=b.days_after(DAY, -1)), "until"),
        (lambda: Condition(kind="surgery"), "on"),
        (lambda: b.entry(new_since_change=("gut",), not_new_since_change=("gut",)),
         "not_new_since_change"),
        (lambda: b.diary(entries=[b.entry(), b.entry()]), "entries[1]"),
        (lambda: b.diary(regimen=[b.regimen(), b.regimen(dose_mg="3")]), "regimen[1]"),
        (lambda: b.diary(measures=[Measure("pain", "Pain", "symptom", 10)]), "measures[0].id"),
        (lambda: b.diary(tracks=["joy"]), "tracks[0]"),
        (lambda: b.diary(plan=b.plan(primary_symptom="joy")), "plan.primary_symptom"),
        (lambda: b.diary(entries=[b.entry(ratings={"joy": 1})]), "entries[0].ratings.joy"),
        (lambda: b.diary(entries=[b.entry(ratings={"gut": 5})]), "entries[0].ratings.gut"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_field(make, field):
    assert field_of(make) == field


def test_an_earlier_plan_ends_after_it_began():
    numbers = {
        name: getattr(b.plan(), name)
        for name in ("starting_dose_mg", "step_mg", "step_interval_days", "max_dose_mg")
    }
    ended = {"start": DAY, "until": b.days_after(DAY, -1)}
    assert field_of(lambda: PreviousPlan(**numbers, **ended)) == "until"


def test_a_diary_cannot_be_changed():
    with pytest.raises(AttributeError):
        b.diary().plan = b.plan()
    with pytest.raises(TypeError):
        b.entry().ratings["pain"] = 3


def test_two_diaries_of_the_same_rows_are_equal():
    assert b.everything() == b.everything()
    assert isinstance(b.everything(), Diary)


def test_a_plan_has_at_most_twelve_strengths():
    strengths = tuple(Decimal(n) / 10 for n in range(1, 14))
    assert b.plan(strengths_mg=strengths[:12]).strengths_mg == strengths[:12]
    assert field_of(lambda: b.plan(strengths_mg=strengths)) == "strengths_mg"
