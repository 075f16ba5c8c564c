"""An amount that is rather a slip asks first: in a form and on Today, with a thumb."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import REFUSED
from tests.browser.thumb import begin
from tests.conftest import TODAY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_says(REFUSED)]


def test_a_change_to_45_mg_asks_and_one_tap_puts_it_right(alice, open_page, axe_clean, fits):
    begin(alice)
    page = open_page(alice)
    page.goto("/plan/change/")
    page.get_by_label("Dose").fill("45")
    page.get_by_label("My prescriber said so").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=re.compile("45.mg: did you mean 4.5"))).to_be_visible()
    fits(page)
    axe_clean(page)
    page.get_by_role("button", name=re.compile("It is 4.5.mg")).click()
    expect(page).to_have_url(re.compile("/plan/$"))
    assert alice.person.regimen.get(start=TODAY).dose_mg == Decimal("4.5")


def test_a_typed_dose_of_45_mg_asks_on_today_and_the_yes_keeps_it(alice, open_page, fits):
    begin(alice)
    page = open_page(alice)
    page.goto("/today/")
    page.locator("summary", has_text="Another amount or time").click()
    page.get_by_label("Amount").fill("45")
    page.get_by_role("button", name="Record this amount").click()
    expect(page.get_by_role("heading", name=re.compile("45.mg: did you mean 4.5"))).to_be_visible()
    fits(page)
    assert alice.person.intakes.filter(day=TODAY).count() == 0
    page.wait_for_timeout(1100)  # a card takes no second tap for a second
    page.get_by_role("button", name=re.compile("Yes, I took 45.mg")).click()
    expect(page.locator("#dose")).to_contain_text(re.compile("Tonight’s 45"))
    assert alice.person.intakes.get(day=TODAY).dose_mg == 45
