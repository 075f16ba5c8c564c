"""Which doses can be made, how they are made up, and the next one up or down."""

from decimal import Decimal as D

import pytest

from dose.treatment.units import can_be_made, dose_text, mg_words, next_down, next_up, units_words
from tests.builders import plan


def capsules(*strengths: str, **facts):
    return plan(strengths_mg=tuple(map(D, strengths)), **facts)


def liquid(mg_per_ml: str, **facts):
    return plan(form="liquid", strengths_mg=(), liquid_mg_per_ml=D(mg_per_ml), **facts)


@pytest.mark.parametrize(
    ("mg", "text", "words"),
    [("3", "3.0", "3 mg"), ("1.50", "1.5", "1.5 mg"), ("0.75", "0.75", "0.75 mg"),
     ("10", "10.0", "10 mg"), ("100", "100.0", "100 mg")],
)  # fmt: skip
def test_a_dose_is_written_and_read_out(mg, text, words):
    assert (dose_text(D(mg)), mg_words(D(mg))) == (text, words)


@pytest.mark.parametrize(
    ("strengths", "mg", "possible"),
    [
        (("1.5",), "4.5", True),
        (("1.5",), "6.0", False),
        (("0.5", "1.5"), "2.5", True),
        (("0.5", "1.5"), "0.75", False),
        (("1.0", "1.5"), "3.50", True),
        ((), "1.5", False),
    ],
    ids=["three", "four are too many", "mixed", "half a capsule", "as numbers", "no strength"],
)
def test_up_to_three_units_mixed_make_a_dose(strengths, mg, possible):
    assert can_be_made(capsules(*strengths), D(mg)) is possible


@pytest.mark.parametrize(
    ("mg_per_ml", "mg", "possible"),
    [("1", "1.5", True), ("1", "1.55", False), ("0.75", "0.15", True), ("0.75", "0.1", False),
     ("4", "0.4", True), ("4", "0.2", False)],
)  # fmt: skip
def test_a_liquid_is_measured_in_tenths_of_a_millilitre(mg_per_ml, mg, possible):
    assert can_be_made(liquid(mg_per_ml), D(mg)) is possible


def test_a_liquid_of_unknown_strength_makes_nothing():
    assert can_be_made(plan(form="liquid"), D("1.5")) is False


@pytest.mark.parametrize(
    ("what", "mg", "words"),
    [
        (capsules("1.5"), "1.5", "1 capsule of 1.5 mg"),
        (capsules("1.5"), "3", "2 capsules of 1.5 mg"),
        (capsules("1.5", "3"), "4.5", "1 capsule of 3 mg and 1 capsule of 1.5 mg"),
        (capsules("1.5", form="tablet"), "3", "2 tablets of 1.5 mg"),
        (capsules("1"), "4", "4 capsules of 1 mg"),
        (capsules("1.5"), "2", ""),
        (liquid("1"), "1.5", "1.5 ml"),
        (liquid("0.75"), "3", "4.0 ml"),
    ],
)
def test_it_says_how_a_dose_is_made_up(what, mg, words):
    assert units_words(what, D(mg)) == words


@pytest.mark.parametrize(
    ("what", "mg", "up"),
    [
        (capsules("1.5"), "1.5", "3"),
        (capsules("1.5"), "4.5", None),
        (capsules("0.5", "1.5", max_dose_mg=D(2)), "1.5", "2"),
        (capsules("3"), "3", None),
        (capsules("1"), "1", "2"),
        (capsules("1", "1.5"), "2", "3.5"),
        (liquid("1"), "1.5", "3"),
        (liquid("4"), "1.5", "2.8"),
        (liquid("0.75"), "1.5", "3"),
        (capsules("1.5"), "6", None),
    ],
)
def test_next_up_is_a_step_or_the_largest_below_it_that_can_be_made(what, mg, up):
    assert next_up(what, D(mg)) == (up and D(up))


@pytest.mark.parametrize(
    ("what", "mg", "down"),
    [
        (capsules("1.5"), "3", "1.5"),
        (capsules("1.5"), "1.5", None),
        (capsules("0.5", "1"), "1.5", "1"),
        (capsules("0.5"), "1.5", "1"),
        (capsules("3", "1"), "4.5", "3"),
        (capsules("2", "1"), "4.5", "3"),
        (capsules("2"), "4.5", "2"),
        (liquid("1"), "1.5", "0.8"),
        (liquid("1"), "0.1", None),
        (capsules("1.5", "3"), "9", None),
    ],
    ids=["a step", "nothing", "of two the higher", "nearest half, higher", "a step of mixed",
         "a step of three", "nearest half", "liquid", "smallest volume", "above the plan"],
)  # fmt: skip
def test_next_down_is_a_step_or_nearest_to_half(what, mg, down):
    assert next_down(what, D(mg)) == (down and D(down))


@pytest.mark.parametrize(
    ("what", "up", "down"),
    [
        (capsules("1.5"), None, None),
        (capsules("0.5", "1.5"), "4", "2"),
        (capsules("0.75"), "4.5", "1.5"),
        (liquid("1"), "4.4", "1.6"),
    ],
)
def test_of_a_dose_in_two_parts_each_must_be_possible(what, up, down):
    parts = [next_up(what, D(3), parts=2), next_down(what, D(3), parts=2)]
    assert parts == [up and D(up), down and D(down)]
    assert can_be_made(what, D(3), parts=2) is True
    assert can_be_made(what, D("0.3"), parts=2) is False
