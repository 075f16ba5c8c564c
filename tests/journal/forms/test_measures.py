"""What is tracked, and the person's own measures, as forms."""

from journal.forms.measures import MeasureForm, RenameForm, TracksForm, too_many
from journal.scales import BUILT_IN


def test_a_measure_is_named_and_rated_on_one_of_the_scales():
    form = MeasureForm({"name": " Itching ", "how": "side_effect-4"})
    assert form.is_valid()
    assert form.measure == {"name": "Itching", "kind": "side_effect", "scale": 4}


def test_a_plain_number_has_a_unit_and_no_scale():
    form = MeasureForm({"name": "Hours slept", "how": "number-0", "unit": " h "})
    assert form.is_valid()
    assert form.measure == {"name": "Hours slept", "kind": "number", "unit": "h"}


def test_what_is_rated_has_no_unit_whatever_was_typed():
    form = MeasureForm({"name": "Itching", "how": "symptom-10", "unit": "h"})
    assert form.is_valid()
    assert form.measure == {"name": "Itching", "kind": "symptom", "scale": 10}


def test_a_second_one_of_the_same_name_is_refused():
    form = MeasureForm({"name": "PAIN", "how": "symptom-10"}, names=["Pain"])
    assert dict(form.errors) == {"name": ["You already have one with this name."]}


def test_renaming_asks_only_for_the_name():
    assert RenameForm({"name": "Itch"}).is_valid()


def test_the_measures_stand_in_two_groups():
    groups = TracksForm(measures=BUILT_IN.values()).fields["tracks"].choices
    assert [name for name, _ in groups] == ["Symptoms", "Possible side effects"]


def test_nothing_tracked_is_a_choice_too():
    form = TracksForm({}, measures=BUILT_IN.values())
    assert form.is_valid()
    assert form.cleaned_data["tracks"] == []


def test_a_gentle_word_is_due_above_eight():
    assert [too_many(["x"] * many) for many in (6, 7)] == [False, True]
