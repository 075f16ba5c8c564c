"""A warning sign that is ticked says at once, where the thumb is, what to do and whom to ring."""

import pytest
from playwright.sync_api import expect

from tests.browser.thumb import begin, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
SELF_HARM = "Thoughts of harming myself"


def tick(page, words):
    page.get_by_text("Something else", exact=True).click()
    label = page.locator(".choices label", has_text=words)
    label.evaluate("label => label.scrollIntoView({ block: 'end' })")
    label.click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_tick_is_answered_beside_it(open_page, alice, axe_clean, javascript):
    begin(alice)
    page = open_page(alice, javascript=javascript)
    page.goto("/today/")
    expect(page.get_by_role("alert")).to_have_count(0)
    tick(page, SELF_HARM)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Call or text a crisis line")
    expect(alert.get_by_role("link", name="Text 1737")).to_have_attribute("href", "sms:1737")
    if javascript:
        expect(alert.get_by_role("link", name="Call 111")).to_be_in_viewport(ratio=1)
        settled(page)
        expect(page.locator("#finding").get_by_role("link", name="Call 1737")).to_be_attached()
        axe_clean(page)
    page.locator(".choices label", has_text=SELF_HARM).click()
    expect(alert).to_have_count(0)


def test_a_tick_is_answered_without_a_network(open_page, alice):
    begin(alice)
    page = open_page(alice)
    page.goto("/today/")
    page.context.set_offline(True)
    tick(page, "Trouble breathing")
    expect(page.get_by_role("alert").get_by_role("link", name="Call 111")).to_be_visible()


def test_without_a_script_the_page_comes_back_with_the_numbers_on_top(open_page, alice):
    begin(alice)
    page = open_page(alice, javascript=False)
    page.goto("/today/")
    tick(page, SELF_HARM)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved 12:30.")).to_be_visible()
    expect(page.locator("#finding").get_by_role("link", name="Call 1737")).to_be_in_viewport()
    assert alice.person.entries.get(day=TODAY).alerts == ["self_harm"]
