"""The main story: an account, the plan, a dose, the check-in, the suggestion, the chart, the page.

Told twice: in a browser as it comes, and in one without JavaScript.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from journal.accounts.actions import make_first_code
from tests.browser.conftest import REFUSED
from tests.conftest import NOW, PASSWORD

MOST_TAPS = 25  # from the first question to the first dose
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


class Finger:
    """Taps on a page, and counts them."""

    def __init__(self, page: Page):
        self.page, self.taps = page, 0

    def tap(self, name: str, role: str = "button") -> None:
        """Tap what bears this name."""
        self.taps += 1
        self.page.get_by_role(role, name=name, exact=True).click()

    def tick(self, words: str) -> None:
        """Tap the words beside a tick or a choice."""
        self.taps += 1
        self.page.locator("label").filter(has_text=words).click()


def sign_up(page: Page) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("One-time code").fill(make_first_code(at=NOW))
    page.get_by_label("User name").fill("mere")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page.locator("ul.codes li")).to_have_count(8)
    page.get_by_role("link", name="I’ve kept them, continue").click()


def get_started(page: Page) -> Finger:
    """Every question answered, up to Today."""
    finger = Finger(page)
    finger.tap("New Zealand")
    finger.tap("Continue")  # the clock
    finger.tap("Yes")
    finger.tap("No")  # opioids
    finger.tap("No")  # naltrexone
    finger.tap("No")  # liver
    finger.tap("None of these")
    finger.tap("No")  # operation
    finger.tap("No")  # allergy
    finger.tap("Fatigue")
    page.locator("summary", has_text="Show me common plans").click()
    finger.tap("Usual steps Start at 1.5 mg, add 1.5 mg every 2 weeks, up to 4.5 mg.", "link")
    finger.taps += 1
    finger.tick("My prescriber gave me this plan")
    finger.tap("Save the plan")
    finger.tap("Continue")
    finger.tap("I’m starting today")
    finger.tick("At night")
    finger.tap("Continue")
    expect(page).to_have_url(re.compile(r"/today/$"))
    return finger


def check_in(page: Page) -> None:
    """Fatigue 6, no crash, none of the three side effects."""
    page.locator("label").filter(has_text=re.compile(r"^6$")).first.click()
    page.get_by_role("button", name="None of these three").click()
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
    expect(page.locator("main")).to_contain_text("4 Oct 2026 or later")

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
    page.get_by_label("File").set_input_files(file)
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
