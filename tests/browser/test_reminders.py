"""The page of reminders in a browser: a link that can be copied."""

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
    page.get_by_role("button", name="Copy it").click()
    expect(page.get_by_role("status").last).to_contain_text("where your calendar asks")
