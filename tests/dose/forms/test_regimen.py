"""Changes, corrections and breaks as forms."""

from datetime import date
from decimal import Decimal

from dose.forms.regimen import BreakForm, ChangeForm, CorrectionForm, EndBreakForm

TODAY = date(2026, 9, 20)
RIGHT = {"dose_mg": "3", "timing": "night", "start": "2026-09-20", "reason": "step_up"}


def change(data: dict, **options) -> ChangeForm:
    return ChangeForm(data, today=TODAY, **options)


def test_a_right_form_says_the_change():
    form = change(RIGHT)
    assert form.is_valid()
    assert form.change == {
        "start": TODAY, "dose_mg": Decimal(3), "timing": "night", "every_days": None,
        "reason": "step_up",
    }  # fmt: skip


def test_nothing_is_chosen_for_the_person():
    assert sorted(change({}).errors) == ["dose_mg", "reason", "start", "timing"]


def test_a_second_change_on_one_day_is_sent_to_the_correction():
    form = change(RIGHT, taken=frozenset({TODAY}))
    assert dict(form.errors) == {
        "start": ["There’s already a change on this day. Correct that one instead."]
    }


def test_there_is_only_one_first_dose():
    reasons = change({}, taken=frozenset({date(2026, 9, 1)})).fields["reason"].choices
    assert "start" in dict(change({}).fields["reason"].choices)
    assert "start" not in dict(reasons)


def test_above_the_plan_asks_first_and_then_takes_it():
    form = change(RIGHT, highest=Decimal("1.5"))
    assert dict(form.errors) == {"dose_mg": ["3 mg: is that right?"]}
    assert change(
        RIGHT | {"amount_is": [form.questions[0].right]}, highest=Decimal("1.5")
    ).is_valid()


def test_above_6_mg_asks_without_a_plan_too():
    form = change(RIGHT | {"dose_mg": "450"})
    assert (form.is_valid(), form.questions[0].question.asks) == (
        False,
        "450 mg: did you mean 4.5?",
    )


def test_a_correction_asks_as_well():
    data = {"dose_mg": "45", "timing": "night", "start": "2026-09-20"}
    form = CorrectionForm(data, today=TODAY)
    assert (form.is_valid(), form.questions[0].question.asks) == (False, "45 mg: did you mean 4.5?")
    right = CorrectionForm(data | {"amount_is": [form.questions[0].slip]}, today=TODAY)
    assert right.is_valid()
    assert right.correction["dose_mg"] == Decimal("4.5")


def test_the_highest_dose_itself_is_not_asked_about():
    assert change(RIGHT, highest=Decimal("3.00")).is_valid()


def test_a_day_years_ahead_is_refused():
    assert list(change(RIGHT | {"start": "2028-01-01"}).errors) == ["start"]


def test_a_correction_keeps_the_reason():
    form = CorrectionForm({"dose_mg": "3", "timing": "night", "start": "2026-09-20"}, today=TODAY)
    assert form.is_valid()
    row = {"start": TODAY, "dose_mg": Decimal(3), "timing": "night", "every_days": None}
    assert form.correction == row


def test_a_break_may_be_planned_ahead():
    form = BreakForm({"start": "2026-10-01", "reason": "surgery"}, today=TODAY)
    assert form.is_valid()


def pause(*doses: str, **typed) -> BreakForm:
    """A break from 10 September on, with doses on these days."""
    days = tuple(map(date.fromisoformat, doses))
    data = {"start": "2026-09-10", "reason": "side_effect", **typed}
    return BreakForm(data, today=TODAY, days_with_a_dose=lambda first, last: days)


def test_a_break_may_have_its_end():
    form = pause(until="2026-09-14")
    assert form.is_valid()
    said = {"start": date(2026, 9, 10), "until": date(2026, 9, 14), "reason": "side_effect"}
    assert form.said == said


def test_an_end_before_its_beginning_is_refused():
    assert dict(pause(until="2026-09-09").errors) == {"until": ["This is before the first day."]}


def test_a_dose_in_a_break_asks_first():
    form = pause("2026-09-12", "2026-09-13")
    assert dict(form.errors) == {
        "all_the_same": [
            "A dose is recorded on Saturday 12 September and on 1 more of these days:"
            " the break would end on Friday 11 September. Is that right?"
        ]
    }
    assert form.asks == {"all_the_same"}


def test_once_it_is_agreed_to_it_is_taken():
    assert pause("2026-09-12", all_the_same="on").is_valid()


def test_a_dose_on_the_first_day_means_that_it_began_after_it():
    form = pause("2026-09-10", all_the_same="on")
    assert dict(form.errors) == {
        "start": [
            "A dose is recorded on Thursday 10 September."
            " Start the break after it, on Friday 11 September?"
        ]
    }


def test_a_break_cannot_end_before_it_began():
    form = EndBreakForm({"until": "2026-09-01"}, start=date(2026, 9, 10), today=TODAY)
    assert dict(form.errors) == {"until": ["The break started after this day."]}


def test_two_parts_every_third_day_are_a_change_like_any_other():
    form = change(RIGHT | {"timing": "both", "every_days": "3"})
    assert form.is_valid()
    assert (form.change["timing"], form.change["every_days"]) == ("both", 3)


def test_a_dose_whose_half_cannot_be_written_is_not_taken_in_two_parts():
    odd = RIGHT | {"dose_mg": "0.125", "timing": "both"}
    assert dict(change(odd).errors) == {
        "dose_mg": ["Half of this is too small an amount to record."]
    }
    assert change(odd | {"timing": "night"}).is_valid()


def test_the_form_says_that_a_dose_is_of_the_whole_day():
    words = "For the whole day: 3 mg twice a day is a dose of 6 mg."
    assert change({}).fields["dose_mg"].help_text == words
