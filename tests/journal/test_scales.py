"""The scales and the built-in measures, whose ids other programs rely on."""

import pytest

from journal.answers import check_rating
from journal.scales import BUILT_IN, SIDE_EFFECTS, SYMPTOMS, Measure
from journal.validation import Impossible

TEN = Measure("x-ten", "Ten", "symptom", 10)
FOUR = Measure("x-four", "Four", "side_effect", 4)
THREE = Measure("x-three", "Three", "symptom", 3)


def test_the_ids_of_the_symptoms_never_change():
    assert [measure.id for measure in SYMPTOMS][:7] == [
        "fatigue",
        "pain",
        "brain_fog",
        "unrefreshing_sleep",
        "dizziness",
        "light_sound_sensitivity",
        "flu_like",
    ]


def test_the_ids_of_the_side_effects_never_change():
    assert [measure.id for measure in SIDE_EFFECTS][:8] == [
        "insomnia",
        "sedation",
        "nausea",
        "headache",
        "vivid_dreams",
        "anxiety",
        "gut",
        "low_mood",
    ]


def test_symptoms_run_to_ten_and_side_effects_to_four():
    assert {(measure.kind, measure.scale) for measure in BUILT_IN.values()} == {
        ("symptom", 10),
        ("side_effect", 4),
    }


@pytest.mark.parametrize(
    ("measure", "rating", "words"),
    [(FOUR, 0, "None"), (FOUR, 4, "Very severe"), (THREE, 2, "Moderate"), (TEN, 6.7, "6.7")],
)
def test_a_rating_is_read_out_in_the_words_of_its_scale(measure, rating, words):
    assert measure.says(rating) == words


def test_a_number_is_read_out_with_its_unit():
    assert Measure("n", "Slept", "number", unit="h").says(6.5) == "6.5 h"
    assert Measure("n", "Steps", "number").says(12000) == "12000"


@pytest.mark.parametrize(
    ("measure", "answer", "words"),
    [
        (BUILT_IN["headache"], 1, "headache mild"),
        (BUILT_IN["brain_fog"], 6.5, "brain fog 6.5"),
        (Measure("own-1", "TMJ pain", "symptom", 3), 2, "TMJ pain moderate"),
        (Measure("own-2", "Temperature", "number", unit="°C"), 36.6, "Temperature 36.6 °C"),
    ],
)
def test_an_answer_inside_a_sentence_keeps_a_name_of_ones_own_as_typed(measure, answer, words):
    assert measure.told(answer) == words


def test_only_a_number_has_a_unit():
    with pytest.raises(ValueError, match="unit"):
        Measure("x", "X", "symptom", 10, unit="h")


@pytest.mark.parametrize(
    ("kind", "scale"), [("symptom", 5), ("side_effect", 10), ("symptom", 0), ("number", 10)]
)
def test_a_measure_on_another_scale_cannot_be_made(kind, scale):
    with pytest.raises(ValueError, match="scale"):
        Measure("x", "X", kind, scale)


@pytest.mark.parametrize(
    ("measure", "rating"), [(TEN, 0), (TEN, 10), (TEN, 3.3), (FOUR, 4), (THREE, 3), (FOUR, 2.0)]
)
def test_a_rating_on_its_scale_is_taken(measure, rating):
    check_rating(measure, rating)


@pytest.mark.parametrize(
    ("measure", "rating"),
    [(TEN, 10.1), (TEN, -1), (TEN, 3.33), (FOUR, 5), (FOUR, 1.5), (THREE, 4), (TEN, True)],
)
def test_a_rating_off_its_scale_is_refused(measure, rating):
    with pytest.raises(Impossible):
        check_rating(measure, rating)


@pytest.mark.parametrize("rating", ["5", None, [5]])
def test_what_is_no_number_is_no_rating(rating):
    with pytest.raises(Impossible):
        check_rating(TEN, rating)
