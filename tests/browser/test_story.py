"""The main story: an account, the plan, a dose, the check-in, the suggestion, the chart, the page.

Told twice: in a browser as it comes, and in one without JavaScript.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import REFUSED
from tests.browser.finger import Finger, answer_safety, begin, choose_plan, sign_up
from tests.conftest import NOW

MOST_TAPS = 20  # from the first question to the first dose
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


def get_started(page: Page) -> Finger:
    """Every question answered, up to Today."""
    finger = Finger(page)
    answer_safety(finger)
    choose_plan(finger)
    begin(finger, "I’m starting today")
    return finger


def check_in(page: Page) -> None:
    """Fatigue 6, no crash, none of the three side effects."""
    page.locator("label").filter(has_text=re.compile(r"^6$")).first.click()
    page.get_by_role("button", name="No trouble with sleep, sleepiness or nausea").click()
    expect(page.locator("#check-in:not([data-unsent='some'])")).to_have_count(1)


@SCRIPTS
def test_from_an_account_to_the_page_for_the_gp(db, open_page, javascript):
    page = open_page(javascript=javascript)
    sign_up(page)
    finger = get_started(page)

    expect(page.locator("#dose")).to_contain_text("1 capsule of 1.5 mg")
    finger.tap("I took it")
    expect(page.locator("#dose")).to_contain_text("Undo")
    assert finger.taps <= MOST_TAPS

    check_in(page)
    page.goto("/today/")
    expect(page.locator("input[type=radio][value='6']:checked")).to_have_count(1)
    expect(page.locator("input[type=radio][value='0']:checked")).to_have_count(3)

    expect(page.locator("#finding h2").first).to_contain_text("Stay at 1.5 mg")
    page.goto("/advice/")
    expect(page.locator("main")).to_contain_text("Days at this dose")
    page.goto("/plan/")
    expect(page.locator("main")).to_contain_text("3 Oct 2026 or later")

    page.goto("/charts/")
    expect(page.locator("main svg.chart").first).to_be_visible()
    page.goto("/summary/")
    expect(page.locator("main")).to_contain_text("1.5")
    paper = page.request.get("/summary.pdf")
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")
    assert paper.body().startswith(b"%PDF-")


@SCRIPTS
def test_a_suggestion_is_followed_in_one_step(alice, open_page, javascript):
    from ldn_tracker.transfer import store
    from tests.dose.rules.test_following import diary

    store.store(alice.person, diary(), at=NOW)
    page = open_page(alice, javascript=javascript)
    page.goto("/today/")
    page.goto("/advice/")
    page.get_by_role("button", name="Go up to 3 mg tonight").click()
    page.goto("/plan/")
    expect(page.get_by_role("heading", name="What I take now")).to_be_visible()
    expect(page.locator("main")).to_contain_text("3 mg at night")
    expect(page.locator("main")).to_contain_text("2 capsules of 1.5 mg")


def test_a_medicine_says_what_it_means_while_it_is_typed(phone, axe_clean):
    phone.goto("/medicines/")
    phone.get_by_role("textbox", name="Name").press_sequentially("tram", delay=20)
    phone.get_by_role("button", name="tramadol", exact=True).click()
    expect(phone.get_by_role("textbox", name="Name")).to_have_value("tramadol")
    expect(phone.locator("#look")).to_contain_text("take no LDN")
    axe_clean(phone)
    phone.get_by_role("button", name="Add", exact=True).click()
    expect(phone.locator("#opioid h2")).to_have_text("tramadol")


def test_a_slip_of_the_pen_is_asked_about_while_it_is_typed(phone):
    phone.goto("/medicines/")
    phone.get_by_role("textbox", name="Name").press_sequentially("codiene", delay=20)
    phone.get_by_role("button", name="codeine?").click()
    expect(phone.get_by_role("textbox", name="Name")).to_have_value("codeine")


@SCRIPTS
def test_a_file_is_brought_in_after_a_look_at_it(alice, open_page, javascript, tmp_path):
    from ldn_tracker.transfer.formats import diary_file
    from tests.dose.rules.test_following import diary

    file = tmp_path / "diary.json"
    file.write_text(diary_file.dump(diary()))
    page = open_page(alice, javascript=javascript)
    page.goto("/data/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.locator("main")).to_contain_text("35 days")
    page.get_by_role("button", name="Save it in my diary").click()
    expect(page.get_by_role("status")).to_contain_text("Done. Added:")


@pytest.mark.browser_says(REFUSED)
def test_a_wrong_form_puts_the_focus_on_what_is_wrong(phone):
    phone.goto("/plan/edit/")
    phone.locator("form").evaluate("form => form.noValidate = true")
    phone.get_by_role("button", name="Save the plan").click()
    expect(phone.get_by_role("alert")).to_be_focused()
    phone.get_by_role("alert").get_by_role("link").first.click()
    assert phone.url.endswith("#id_starting_dose_mg")
