"""Amounts in mg as people type them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from dose.forms.fields import DoseField, DosesField


@pytest.mark.parametrize("typed", ["1.5", "1,5", " 1.50 ", "1.5 mg", "1.5mg"])
def test_a_dose_is_read_however_it_is_typed(typed):
    assert DoseField().clean(typed) == Decimal("1.5")


@pytest.mark.parametrize("typed", ["0", "-1", "1.5555", "1001", "a few", "NaN", "1.5.3"])
def test_an_impossible_dose_is_refused(typed):
    with pytest.raises(ValidationError):
        DoseField().clean(typed)


def test_a_stored_dose_is_shown_without_trailing_zeros():
    assert [DoseField().prepare_value(Decimal(mg)) for mg in ("4.50", "3.00")] == ["4.5", "3"]


@pytest.mark.parametrize("typed", ["1.5 3", "3, 1.5", "1.5 mg; 3 mg", "3 1.5 1.5"])
def test_several_amounts_are_read_smallest_first(typed):
    assert DosesField().clean(typed) == (Decimal("1.5"), Decimal(3))


def test_an_amount_that_may_be_one_or_two_is_asked_about():
    with pytest.raises(ValidationError) as refusal:
        DosesField().clean("1,5")
    assert refusal.value.messages == ["Write 1.5 with a point, and a space between two amounts."]


def test_no_amount_is_an_empty_tuple():
    assert DosesField(required=False).clean("") == ()
