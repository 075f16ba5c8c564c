"""Amounts as people type them, in mg."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dose.treatment.typed_amount import Unreadable, amount_mg, amounts_mg, strength_mg


@pytest.mark.parametrize(
    ("typed", "mg"),
    [
        ("4.5", "4.5"), ("4,5", "4.5"), (".5", "0.5"), ("0,25 mg", "0.25"), ("1.5mg.", "1.5"),
        ("500 mcg", "0.5"), ("500mcg", "0.5"), ("500 µg", "0.5"), ("500 μg", "0.5"),
        ("125 micrograms", "0.125"), ("1500 ug", "1.5"), ("½", "0.5"), ("1½ mg", "1.5"),
        ("¼", "0.25"), ("1/2", "0.5"), ("1 1/2 mg", "1.5"), ("11/2", "5.5"), ("3⅛", "3.125"),
        ("1.5\N{NARROW NO-BREAK SPACE}mg", "1.5"), ("４．５", "4.5"),
        ("1,500", "1.5"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_it_was_meant(typed, mg):
    assert amount_mg(typed) == Decimal(mg)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter a number of mg, like 1.5."),
        ("mg", "Enter a number of mg, like 1.5."),
        ("0", "Enter a number of mg above 0, like 1.5."),
        ("1001", "That is more than 1000 mg."),
        ("a few", "Enter a number of mg, like 1.5."),
        ("1/0", "Enter a number of mg, like 1.5."),
        ("-1", "Enter a number of mg, like 1.5."),
        ("1.5.3", "Enter a number of mg, like 1.5."),
        ("1.5 stones", "Enter a number of mg, like 1.5."),
        ("1.5555", "Enter it with at most three decimals, like 1.125."),
        ("⅓", "Enter it with at most three decimals, like 1.125."),
        ("1,500 mcg", "Write it without the comma, like 1500 mcg."),
        ("1.5 ml", "Enter the mg, not the ml. The label says how many mg are in one ml."),
        ("2 capsules", "Enter the mg, not how many. It is on the label."),
        ("0.0045 g", "Enter it in mg, like 1.5."),
    ],
)
def test_what_is_no_amount_is_told_what_to_type(typed, says):
    with pytest.raises(Unreadable) as caught:
        amount_mg(typed)
    assert str(caught.value) == says


@given(st.integers(1, 1_000_000))
def test_every_dose_is_read_back_as_it_is_written(thousandths):
    mg = Decimal(thousandths) / 1000
    readings = (f"{mg}", f"{mg} mg".replace(".", ","), f"{thousandths} mcg")
    assert {amount_mg(typed) for typed in readings} == {mg}


@pytest.mark.parametrize(
    ("typed", "mg"),
    [
        ("1 mg/ml", "1"), ("1mg per ml", "1"), ("5 mg / 5 ml", "1"), ("500 mcg in 1 mL", "0.5"),
        ("0,5 mg/ml", "0.5"), ("10mg/100mls", "0.1"), ("1 mg", None), ("1.5 3", None),
    ],
)  # fmt: skip
def test_a_label_may_say_the_mg_in_its_ml(typed, mg):
    assert strength_mg(typed) == (mg and Decimal(mg))


def test_nothing_is_in_no_ml():
    with pytest.raises(Unreadable):
        strength_mg("1 mg/0 ml")


@pytest.mark.parametrize(
    ("typed", "mg"),
    [
        ("1.5 3", ["1.5", "3"]), ("3, 1.5", ["1.5", "3"]), ("1.5 mg; 3 mg", ["1.5", "3"]),
        ("3 1.5 1.5", ["1.5", "3"]), ("500 mcg 1 mg", ["0.5", "1"]), ("½", ["0.5"]),
        ("½ 1", ["0.5", "1"]), ("1 mg/ml", ["1"]), ("1.5mg 3mg", ["1.5", "3"]), ("", []),
    ],
)  # fmt: skip
def test_several_amounts_are_read_smallest_first(typed, mg):
    assert amounts_mg(typed) == tuple(map(Decimal, mg))


@pytest.mark.parametrize("typed", ["1,5", "1 1/2", "1 ½", "1.5 3,5"])
def test_what_may_be_one_amount_or_two_is_asked_about(typed):
    with pytest.raises(Unreadable) as caught:
        amounts_mg(typed)
    assert str(caught.value) == "Write 1.5 with a point, and a space between two amounts."
