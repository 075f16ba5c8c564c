"""Words from right to left keep their place among others, and numbers theirs beside them."""

import pytest

from ldn_tracker.report.sheet.direction import APART, END, runs_apart, typed_apart


def seen(text):
    """The signs that nobody sees, as brackets."""
    return text.replace(APART, "⟨").replace(END, "⟩")


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Ann, 3 mg", "Ann, 3 mg"),
        ("Ångström", "Ångström"),
        ("بنسلين 3 mg", "⟨بنسلين⟩ 3 mg"),
        ("Allergies: بنسلين, latex, שום.", "Allergies: ⟨بنسلين⟩, latex, ⟨שום⟩."),
        ("حبة 3 يوميا (x)", "⟨حبة 3 يوميا⟩ (x)"),
        ("پنی‌سیلین", "⟨پنی‌سیلین⟩"),
    ],
)
def test_a_run_from_right_to_left_is_set_apart_with_the_numbers_within_it(text, apart):
    assert seen(runs_apart(text)) == apart


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("أريد 3 mg من فضلك", "⟨أريد 3 mg من فضلك⟩"),
        ("to stop, شكرا 2 x", "to stop, ⟨شكرا⟩ 2 x"),
        ("3 أريد", "⟨3 أريد⟩"),
        ("", ""),
    ],
)
def test_what_was_typed_as_one_has_the_direction_of_its_first_letter(typed, apart):
    assert seen(typed_apart(typed)) == apart
