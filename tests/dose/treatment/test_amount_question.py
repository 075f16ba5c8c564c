"""When an amount of LDN asks first, and what it asks."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dose.treatment.amount_question import TREATMENT, amount_question, is_above_usual

AMOUNTS = st.decimals(min_value="0.01", max_value=1000, places=2)


def asks(mg: str, **options: str) -> str:
    """The question about an amount, "" for none."""
    found = amount_question(Decimal(mg), **{name: Decimal(of) for name, of in options.items()})
    return found.asks if found else ""


@pytest.mark.parametrize("mg", ["0.01", "1.5", "4.5", "6", "6.00"])
def test_up_to_6_mg_nothing_is_asked_without_a_plan(mg):
    assert asks(mg) == ""


@pytest.mark.parametrize(
    ("mg", "meant"),
    [("45", "4.5"), ("450", "4.5"), ("15", "1.5"), ("30", "3"), ("7.5", "0.75"), ("1000", "1")],
)
def test_a_lost_point_is_named(mg, meant):
    assert asks(mg) == f"{mg} mg: did you mean {meant}?"


def test_two_digits_that_were_swapped_are_named():
    assert asks("5.4", most_mg="4.5") == "5.4 mg: did you mean 4.5?"


def test_where_no_slip_is_likely_it_asks_whether_it_is_right():
    assert asks("9") == "9 mg: is that right?"


def test_above_the_plan_it_asks_though_it_is_below_6_mg():
    assert (asks("4.5", most_mg="3"), asks("3", most_mg="3")) == ("4.5 mg: is that right?", "")


def test_above_6_mg_it_asks_though_the_plan_goes_there():
    assert asks("7", most_mg="9") == "7 mg: is that right?"


def test_what_was_asked_about_before_is_not_asked_again():
    assert asks("7.5", most_mg="9", settled_mg="7.5") == ""
    assert asks("8", most_mg="9", settled_mg="7.5") == "8 mg: is that right?"


@pytest.mark.parametrize(("mg", "says"), [("24.99", False), ("25", True), ("50", True)])
def test_from_25_mg_on_it_says_that_this_is_another_treatment(mg, says):
    assert (amount_question(Decimal(mg)).why == TREATMENT) is says


def test_the_reason_names_the_plan():
    assert amount_question(Decimal(5), most_mg=Decimal("4.5")).words == (
        "5 mg: did you mean 0.5? This is above your plan’s highest dose of 4.5 mg."
    )


@given(AMOUNTS, st.none() | AMOUNTS)
def test_nothing_above_the_plan_or_6_mg_passes_unasked(mg, most_mg):
    question = amount_question(mg, most_mg=most_mg)
    assert (question is not None) == (mg > 6 or is_above_usual(mg, most_mg))


@given(AMOUNTS, st.none() | AMOUNTS)
def test_the_slip_is_an_amount_of_ldn_and_never_the_amount_itself(mg, most_mg):
    question = amount_question(mg, most_mg=most_mg)
    meant = question and question.meant_mg
    assert meant is None or (0 < meant <= 6 and meant != mg and meant == round(meant, 2))
