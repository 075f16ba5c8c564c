"""Doses as they stand on a page."""

from decimal import Decimal

import pytest

from dose.templatetags.doses import mg, unbroken

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "read"),
    [("1.50", "1.5"), ("3.0", "3"), ("10", "10"), ("0.25", "0.25"), ("100", "100")],
)
def test_a_dose_has_no_trailing_zeros_and_stays_on_one_line(amount, read):
    assert mg(Decimal(amount)) == f"{read}{NO_BREAK}mg"


def test_a_dose_that_is_not_known_is_nothing_rather_than_zero():
    assert mg(None) == ""


def test_no_line_of_a_sentence_ends_between_an_amount_and_its_unit():
    assert (
        unbroken("Stay at 1.5 mg, for 14 days") == f"Stay at 1.5{NO_BREAK}mg, for 14{NO_BREAK}days"
    )


@pytest.mark.parametrize(
    "figure", ["3 mg × 15", "0.1 ml", "30 % lower", "10/11 ·4", "4 Aug", "forgot × 2", "2 × 3 mg"]
)
def test_a_figure_is_never_broken(figure):
    assert unbroken(figure).removesuffix(" lower") == figure.removesuffix(" lower").replace(
        " ", NO_BREAK
    )


def test_numbers_without_a_unit_are_left_alone():
    assert unbroken("3 of 7 nights") == "3 of 7 nights"
