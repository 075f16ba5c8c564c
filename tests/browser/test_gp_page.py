"""The page for the GP under a thumb: what was chosen is seen, what went wrong is read first."""

import pytest
from playwright.sync_api import expect

from ldn_tracker.demo import demo
from ldn_tracker.transfer import store
from tests.browser.conftest import REFUSED
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request, open_page, alice):
    """alice's page of sixteen weeks, from 31 May, with its choices open."""
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    page = open_page(alice, javascript=request.param)
    page.goto("/summary/")
    page.locator("summary", has_text="Which days").click()
    return page


def test_the_page_that_was_chosen_comes_into_view(page):
    page.get_by_label("From").fill("2026-08-01")
    page.get_by_role("button", name="Show this page").click()
    expect(page.locator("#sheet-title")).to_be_in_viewport()
    expect(page.locator("#sheet")).to_contain_text("1 Aug – 20 Sep 2026")


@pytest.mark.browser_says(REFUSED)
def test_what_is_wrong_with_the_days_is_seen_first_and_stays_to_be_mended(page):
    page.get_by_label("From").fill("2026-08-31")
    page.get_by_label("To", exact=True).fill("2026-08-01")
    page.get_by_role("button", name="Show this page").click()
    wrong = page.get_by_role("alert")
    expect(wrong).to_be_in_viewport()
    expect(wrong).to_be_focused()
    expect(page.locator("#sheet")).to_have_count(0)
    expect(page.get_by_label("From")).to_have_value("2026-08-31")
    page.get_by_label("To", exact=True).fill("2026-09-10")
    page.get_by_role("button", name="Show this page").click()
    expect(page.locator("#sheet")).to_contain_text("31 Aug – 10 Sep 2026")


@pytest.mark.browser_says(REFUSED)
def test_a_pasted_ask_that_is_too_long_is_kept_to_be_shortened(page):
    ask, save = page.get_by_label("I would like"), page.get_by_role("button", name="Save")
    ask.fill("so tired " * 30)
    save.click()
    expect(page.get_by_role("alert")).to_contain_text("There is room for 200 letters")
    assert ask.input_value().strip() == ("so tired " * 30).strip()
    ask.fill("less tired")
    save.click()
    expect(page.get_by_role("status").filter(has_text="Saved for the page")).to_be_in_viewport()
    expect(page.locator(".ask")).to_contain_text("less tired")
