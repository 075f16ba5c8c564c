"""An amount typed on Today: Enter records it, and another dose does not drop it in silence."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.browser.test_offline import take
from tests.browser.thumb import Thumb, begin, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def her(phone, alice):
    """alice's phone on Today with 1 mg typed."""
    begin(alice)
    phone.goto("/today/")
    phone.get_by_text("Another amount or time").click()
    phone.get_by_label("Amount").fill("1")
    return phone


def doses(alice):
    return [row.dose_mg for row in alice.person.intakes.filter(day=TODAY).order_by("pk")]


def test_enter_records_the_amount_that_was_typed(her, alice):
    her.get_by_label("Amount").press("Enter")
    expect(her.locator("#dose")).to_contain_text("1 mg, taken")
    settled(her)
    assert doses(alice) == [Decimal("1")]
    expect(her.locator("#dose_mg")).to_have_value("")


def test_a_second_enter_records_no_second_dose(her, alice):
    her.get_by_label("Amount").press("Enter")
    her.keyboard.press("Enter")
    settled(her)
    Thumb(her).rest()
    assert doses(alice) == [Decimal("1")]


def test_the_planned_dose_says_that_what_was_typed_was_not_recorded_and_leaves_it_there(her, alice):
    take(her)
    expect(her.locator("#saved")).to_contain_text("What you typed (1) was not recorded.")
    settled(her)
    expect(her.get_by_label("Amount")).to_have_value("1")
    assert doses(alice) == [Decimal("1.5")]
