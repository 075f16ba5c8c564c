"""What is asked of the page for the GP: days that there can be a page of, words that fit on it."""

from urllib.parse import urlencode

import pytest

from ldn_tracker.demo import demo
from ldn_tracker.transfer import store
from tests.conftest import NOW, TODAY

FACES = ("/summary/", "/summary.pdf")
AUGUST = {"first": "2026-08-01", "last": "2026-08-31"}
LONG = "x" * 201


@pytest.fixture
def months(alice):
    """Alice with sixteen weeks of the demo diary, from 31 May to 20 September 2026."""
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    return alice


@pytest.fixture
def browser(client_of, months):
    return client_of(months)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            {"first": "2026-09-02", "last": "2026-09-01"},
            "From: This is later than the last day."
            " Choose an earlier day, or a later one under “To”.",
        ),
        ({"last": "2026-09-21"}, "To: This day hasn’t come yet."),
        ({"first": "2026-09-21", "last": "2026-09-22"}, "From: This day hasn’t come yet."),
        ({"first": "yesterday"}, "From: Enter a day like 2026-05-15."),
        ({"first": "0001-01-01"}, "From: Enter a day between 1900 and 2199."),
        ({"last": ""}, "To: Enter the day."),
        (
            {"first": "2026-05-01", "last": "2026-05-30"},
            "To: Your diary begins on 31 May 2026. Choose that day or a later one.",
        ),
        ({"without": "head"}, "Leave off: Select a valid choice."),
    ],
)
def test_days_that_there_is_no_page_of_are_refused_with_words(browser, face, asked, words):
    response = browser.get(f"{face}?{urlencode(AUGUST | asked)}")
    assert response.status_code == 422
    assert words in response.content.decode()


@pytest.mark.parametrize("face", FACES)
def test_no_page_of_other_days_stands_in_its_place(browser, face):
    html = browser.get(f"{face}?first=2026-09-02&last=2026-09-01&days=on").content.decode()
    assert "There is no page of these days: correct them first." in html
    assert [part for part in ('id="sheet"', "Download the PDF", "as-text") if part in html] == []


def test_what_was_chosen_stays_in_the_form(browser):
    asked = {"first": "2026-09-02", "last": "2026-09-01", "days": "on", "identity": "born"}
    html = browser.get(f"/summary/?{urlencode(asked)}").content.decode()
    assert 'value="2026-09-02"' in html
    assert 'value="2026-09-01"' in html
    assert html.count(" checked") == 2


def test_a_page_that_begins_before_the_diary_says_what_that_means(browser):
    html = browser.get("/summary/?first=2026-05-01&last=2026-08-31").content.decode()
    words = "Your diary begins on 31 May 2026. The days before it count as not recorded;"
    assert words in html
    assert words not in browser.get(f"/summary/?{urlencode(AUGUST)}").content.decode()
    assert words not in browser.get("/summary/").content.decode()


def test_a_diary_without_a_day_has_a_page_of_any_days(client_of, alice):
    html = client_of(alice).get(f"/summary/?{urlencode(AUGUST)}").content.decode()
    assert "0 of 31 days recorded" in html


def test_the_ask_and_the_questions_are_kept_and_it_says_so(browser, months):
    written = {"ask": "to sleep", "question_1": "Why?", "question_2": "", "question_3": "When?"}
    response = browser.post(f"/summary/visit/?{urlencode(AUGUST)}", written)
    months.person.refresh_from_db()
    assert response["Location"] == f"/summary/?{urlencode(AUGUST)}"
    assert months.person.visit_ask == "to sleep"
    assert months.person.visit_questions == ["Why?", "When?"]
    html = browser.get(response["Location"]).content.decode()
    assert "Saved for the page and the PDF." in html


def test_words_are_kept_for_a_page_whose_days_are_refused(browser):
    response = browser.post("/summary/visit/?first=2026-09-02&last=2026-09-01", {"ask": "to sleep"})
    html = browser.get(response["Location"]).content.decode()
    assert "Saved for the page and the PDF." in html
    assert "There is no page of these days: correct them first." in html


def test_lines_are_joined_and_only_letters_are_counted(browser, months):
    browser.post("/summary/visit/", {"ask": "to sleep\r\n  better " + "x" * 184})
    months.person.refresh_from_db()
    assert months.person.visit_ask == "to sleep better " + "x" * 184


@pytest.mark.parametrize("field", ["ask", "question_1", "question_3"])
def test_what_is_too_long_is_refused_and_nothing_typed_is_lost(browser, months, field):
    written = {"ask": "to sleep", "question_1": "Why?", "question_3": "When?"} | {field: LONG}
    response = browser.post("/summary/visit/", written)
    html = response.content.decode()
    months.person.refresh_from_db()
    assert response.status_code == 422
    assert "There is room for 200 letters, and this has 201." in html
    assert [text for text in written.values() if text not in html] == []
    assert months.person.visit_ask == "to stay on 4.5 mg for two more months before we judge it."


def test_saving_can_lead_straight_to_the_pdf_of_the_same_days(browser, months):
    written = {"ask": "to sleep", "then": "pdf"}
    response = browser.post(f"/summary/visit/?{urlencode(AUGUST)}", written)
    months.person.refresh_from_db()
    assert response["Location"] == f"/summary.pdf?{urlencode(AUGUST)}"
    assert months.person.visit_ask == "to sleep"


def test_the_download_says_that_it_holds_what_is_saved(browser):
    assert "The PDF holds what is saved" in browser.get("/summary/").content.decode()


@pytest.mark.parametrize("then", ["", "pdf"])
def test_after_a_refusal_no_pdf_of_the_old_words_is_offered(browser, then):
    html = browser.post("/summary/visit/", {"ask": LONG, "then": then}).content.decode()
    assert "Not saved yet: the page below has the words that were saved before." in html
    assert "/summary.pdf" not in html


def test_how_long_the_ask_may_be_is_said_beforehand(browser):
    assert "up to 200 letters" in browser.get("/summary/").content.decode()


def test_no_browser_cuts_what_is_pasted(browser):
    assert "maxlength" not in browser.get("/summary/").content.decode()
