"""Which answers make a day a recorded one, and which cannot be."""

import pytest

from dose.diary.parts import Entry
from journal.answers import check_answer, measures_of
from journal.scales import BUILT_IN
from journal.validation import Impossible
from tests import builders as b

DAY = b.day("2026-09-20")


@pytest.mark.parametrize(
    "said",
    [{"ratings": {"fatigue": 0}}, {"crash": False}, {"factors": ("travel",)},
     {"alerts": ("rash",)}, {"note": "Far."}],
)  # fmt: skip
def test_an_answer_about_the_day_makes_it_a_recorded_one(said):
    assert Entry(day=DAY, **said).answered is True


@pytest.mark.parametrize(
    "said",
    [{}, {"new_since_change": ("nausea",)}, {"not_new_since_change": ("nausea",)},
     {"measurements": {"visible:hrv": 40.0}}],
)  # fmt: skip
def test_nothing_else_does(said):
    assert Entry(day=DAY, **said).answered is False


@pytest.mark.parametrize(
    ("question", "value", "why"),
    [
        ("crash", 1, "crash: is yes, no or not answered"),
        ("crash", "yes", "crash: is yes, no or not answered"),
        ("note", "x" * 2001, "note: is too long: keep it under 2000 letters"),
        ("new_since_change", 1, "new_since_change: is a list"),
        ("new_since_change", "nausea", "new_since_change: is a list"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(question, value, why):
    with pytest.raises(Impossible) as refused:
        check_answer(question, value, BUILT_IN)
    assert str(refused.value) == why


def test_the_measures_that_answers_speak_of_are_found_before_any_check():
    said = {"ratings.pain": 3, "new_since_change": ("gut",), "not_new_since_change": ["nausea"]}
    assert measures_of(said) == {"pain", "gut", "nausea"}


@pytest.mark.parametrize("value", [1, True, "nausea", {"nausea": 1}, [["nausea"]], [{}], None])
def test_what_is_no_list_of_measures_speaks_of_none(value):
    assert measures_of({"new_since_change": value}) == set()
