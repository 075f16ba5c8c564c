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
    page.get_by_label("From", exact=True).fill("2026-08-01")
    page.get_by_role("button", name="Show this page").click()
    expect(page.locator("#sheet-title")).to_be_in_viewport()
    expect(page.locator("#sheet")).to_contain_text("1 Aug – 20 Sep 2026")


@pytest.mark.browser_says(REFUSED)
def test_what_is_wrong_with_the_days_is_seen_first_and_stays_to_be_mended(page):
    page.get_by_label("From", exact=True).fill("2026-08-31")
    page.get_by_label("To", exact=True).fill("2026-08-01")
    page.get_by_role("button", name="Show this page").click()
    wrong = page.get_by_role("alert")
    expect(wrong).to_be_in_viewport()
    expect(wrong).to_be_focused()
    expect(page.locator("#sheet")).to_have_count(0)
    expect(page.get_by_label("From", exact=True)).to_have_value("2026-08-31")
    page.get_by_label("To", exact=True).fill("2026-09-10")
    page.get_by_role("button", name="Show this page").click()
    expect(page.locator("#sheet")).to_contain_text("31 Aug – 10 Sep 2026")


@pytest.mark.browser_says(REFUSED)
def test_a_pasted_ask_that_is_too_long_is_kept_to_be_shortened(page):
    ask, save = (
        page.get_by_label("I would like"),
        page.get_by_role("button", name="Save", exact=True),
    )
    ask.fill("so tired " * 30)
    save.click()
    expect(page.get_by_role("alert")).to_contain_text("There is room for 200 letters")
    assert ask.input_value().strip() == ("so tired " * 30).strip()
    ask.fill("less tired")
    save.click()
    expect(page.get_by_role("status").filter(has_text="Saved for the page")).to_be_in_viewport()
    expect(page.locator(".ask")).to_contain_text("less tired")


def test_the_pdf_can_be_had_with_the_words_just_typed(page, alice):
    page.get_by_label("I would like").fill("less tired")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save and get the PDF").click()
    alice.person.refresh_from_db()
    assert alice.person.visit_ask == "less tired"
    assert download.value.suggested_filename == "page-2026-05-31-to-2026-09-20.pdf"


@pytest.mark.parametrize("page", [True], indirect=True, ids=["script"])
def test_what_is_not_saved_is_said_to_be_missing_from_the_pdf(page):
    ask, said = page.get_by_label("I would like"), page.locator("#unsaved")
    saved = ask.input_value()
    ask.fill("less tired")
    expect(said).to_have_text("Not saved yet: the PDF and the page below have the old words.")
    expect(page.locator("#pdf")).to_have_text("Download the PDF with the old words")
    ask.fill(saved)
    expect(said).to_have_text("")
    expect(page.locator("#pdf")).to_have_text("Download the PDF")
    ask.fill("less tired")
    with page.expect_download():
        page.get_by_role("button", name="Save and get the PDF").click()
    expect(said).to_contain_text("These words go into the PDF.")
    expect(page.locator("#pdf")).to_have_text("Download the PDF")
