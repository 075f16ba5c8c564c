"""What is to be taken, in words: whole, by what is taken each time, and as often."""

from decimal import Decimal as D

import pytest

from dose.treatment.regimen_words import amount_words, brief_words, dose_words, made_words
from tests import builders as a


@pytest.mark.parametrize(
    ("taken", "words", "brief"),
    [
        (("3.0", "night", 1), "3 mg at night", "3 mg night"),
        (("6.0", "both", 1), "3 mg in the morning and 3 mg at night", "3 mg morning + 3 mg night"),
        (("1.5", "night", 2), "1.5 mg every second day, at night", "1.5 mg night, every 2nd day"),
        (
            ("3", "both", 3),
            "1.5 mg in the morning and 1.5 mg at night, every third day",
            "1.5 mg morning + 1.5 mg night, every 3rd day",
        ),
    ],
)
def test_a_regimen_in_words(taken, words, brief):
    dose_mg, timing, every_days = taken
    assert dose_words(D(dose_mg), timing, every_days) == words
    assert brief_words(D(dose_mg), timing, every_days) == brief


def test_the_amount_alone_says_two_times():
    assert [amount_words(D(6), timing) for timing in ("both", "night")] == ["2 × 3 mg", "6 mg"]


def test_what_is_made_up_is_what_is_taken_each_time():
    capsules = a.plan(strengths_mg=(D(3),))
    assert made_words(capsules, D(6), "both") == "1 capsule of 3 mg"
    assert made_words(capsules, D(6), "night") == "2 capsules of 3 mg"
    assert made_words(capsules, D(3), "both") == ""
    assert made_words(None, D(3), "night") == ""
