"""The page of reminders in a browser: a link that can be copied, or read by another phone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_link_is_made_and_copied(alice, open_page, axe_clean, fits):
    page = open_page(alice)
    page.goto("/reminders/")
    page.get_by_label("For which calendar").fill("My phone")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_role("heading", name="The link for My phone")).to_be_visible()
    axe_clean(page)
    fits(page)
    expect(page.get_by_role("img", name="The same link, for a camera")).to_be_visible()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied. Paste it where your calendar asks")).to_be_visible()
