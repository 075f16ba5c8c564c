"""The first week of four people, told in taps: new, already on it, on codeine unawares, a carer.

To the first dose at most 20 taps; an ordinary evening at most 6, a step up 2, an undo 1.
"""

import pytest
from playwright.sync_api import expect

from dose.actions import start_break
from journal.models import PersonRow
from ldn_tracker.transfer import store
from tests.browser.finger import (
    Finger,
    answer_rest_of_safety,
    answer_safety,
    begin,
    choose_plan,
    sign_up,
)
from tests.browser.thumb import begin as nine_days
from tests.conftest import NOW, TODAY
from tests.dose.rules.test_following import diary

pytestmark = pytest.mark.django_db(transaction=True)
TO_THE_FIRST_DOSE, AN_EVENING, A_STEP, AN_UNDO = 20, 6, 2, 1
THEMES = ("light", "dim", "contrast", "contrast-dim")
WEAR = "theme => document.documentElement.dataset.theme = theme"
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


@pytest.fixture
def clean(axe_clean, fits):
    """The page as it stands is without a fault in every theme."""

    def look(page):
        for theme in THEMES:
            page.evaluate(WEAR, theme)
            axe_clean(page)
            fits(page)

    return look


def an_evening(page) -> int:
    """The dose and the check-in of an ordinary evening; how many taps that took."""
    finger = Finger(page)
    finger.tap(page.locator("#dose button[name=dose]").first.inner_text())
    expect(page.locator("#dose")).to_contain_text("Undo")
    finger.answer("Fatigue", "7")
    finger.answer("Crash", "No crash")
    finger.tap("No trouble with sleep, sleepiness or nausea")
    expect(page.locator("#end")).to_have_text("That’s all for today. Rest well.")
    return finger.taps


def test_new_with_a_plan(open_page, clean):
    page = open_page()
    sign_up(page)
    clean(page)
    finger = Finger(page)
    answer_safety(finger)
    choose_plan(finger)
    begin(finger, "I’m starting today")
    clean(page)
    finger.tap("I took it")
    expect(page.locator("#dose")).to_contain_text("Tonight’s 1.5 mg")
    assert finger.taps <= TO_THE_FIRST_DOSE
    assert "Continue getting started" not in page.locator("main").inner_text()


def test_already_taking_it(open_page, clean):
    page = open_page()
    sign_up(page)
    finger = Finger(page)
    answer_safety(finger)
    choose_plan(finger)
    finger.tap("I’m already taking it")
    page.get_by_label("Taken like this since").fill("2026-06-01")
    finger.tick("At night")
    finger.tap("Continue")
    expect(page.locator("#dose")).to_contain_text("1.5 mg")
    expect(page.locator("main")).not_to_contain_text("Before you start")
    finger.tap("I took it", last=True)  # last night’s is asked about as well
    assert finger.taps <= TO_THE_FIRST_DOSE
    page.goto("/plan/")
    expect(page.locator("main")).to_contain_text("since 1 June 2026")
    clean(page)


def test_on_codeine_without_knowing_it(open_page, clean):
    """They do not know the word "opioid", and know the box."""
    page = open_page()
    sign_up(page)
    finger = Finger(page)
    answer_safety(finger, opioid="Not sure")
    expect(page.locator("h1")).to_have_text("Take no LDN yet")
    clean(page)
    page.get_by_role("link", name="Answer again").click()
    expect(page.locator("main")).to_contain_text("Look on the packets for names like Panadeine")
    finger.tap("Yes")
    expect(page.locator("h1")).to_have_text("Take no LDN yet")
    clean(page)
    finger.tap("Panadeine")
    expect(page.locator("h1")).to_have_text("Take no LDN yet")
    expect(page.locator("main")).to_contain_text("Panadeine (codeine)")
    expect(page.locator("main")).to_contain_text("take no LDN until your prescriber has said")
    finger.tap("Continue", "link")
    answer_rest_of_safety(finger)
    choose_plan(finger)
    expect(page.locator("main")).to_contain_text("take no LDN until your prescriber has said")
    begin(finger, "I’m starting today")
    expect(page.locator("#finding .opioid")).to_be_visible()
    expect(page.locator("#dose")).to_contain_text("Leave it out until you have asked.")
    clean(page)


def test_a_carer(open_page, clean):
    page = open_page()
    sign_up(page, "Sam O’Neill")
    finger = Finger(page)
    finger.tap("I’m filling this in for someone else", "link")
    clean(page)
    expect(page.get_by_label("What do you call them?")).to_be_focused()
    page.keyboard.type("Ana")
    finger.tap("Continue")
    finger.tap("New Zealand")
    finger.tap("Auckland")
    expect(page.locator("h1")).to_have_text("Is Ana 18 or older?")
    finger.tap("Yes")
    expect(page.locator("h1")).to_contain_text("Does Ana take an opioid")
    finger.tap("No")
    answer_rest_of_safety(finger)
    choose_plan(finger, "A prescriber gave Ana this plan")
    begin(finger, "Starting today")
    expect(page.locator("#how")).to_have_text("How was today for Ana?")
    clean(page)
    finger.tap("Taken")
    assert finger.taps <= TO_THE_FIRST_DOSE
    person = PersonRow.objects.get()
    assert (person.name, person.filled_in_for) == ("Ana", True)
    page.goto("/summary/")
    expect(page.locator("#sheet")).to_contain_text("reported by a helper for the patient")


def test_an_ordinary_evening(open_page, alice, clean):
    nine_days(alice)
    page = open_page(alice)
    page.clock.set_fixed_time(NOW)
    page.goto("/today/")
    assert an_evening(page) <= AN_EVENING
    clean(page)


@SCRIPTS
def test_a_step_up_and_its_undo(open_page, alice, javascript):
    store.store(alice.person, diary(), at=NOW)
    page = open_page(alice, javascript=javascript)
    page.goto("/today/")
    finger = Finger(page)
    finger.tap("Go up to 3 mg tonight")
    expect(page.locator("#dose")).to_contain_text("2 capsules of 1.5 mg")
    assert finger.taps <= A_STEP
    page.locator("#finding").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Go up to 3 mg tonight")).to_be_visible()


def took_it(page):
    page.get_by_role("button", name="I took it").click()
    expect(page.locator("#dose")).to_contain_text("Undo")
    page.wait_for_timeout(1100)  # as long as the card takes no second tap
    page.locator("#dose").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="I took it")).to_be_visible()


def crash_day(page):
    page.locator("label", has_text="Crash day").first.click()
    page.locator("#saved").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("radio", name="Crash day")).not_to_be_checked()


def too_much(page):
    page.goto("/too-much/")
    page.get_by_role("button", name="Note it in my diary").click()
    page.get_by_role("button", name="Undo the note").click()
    expect(page.get_by_role("button", name="Note it in my diary")).to_be_visible()


def a_break(page):
    page.goto("/plan/break/")
    page.locator("label", has_text="A side effect").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Take a break")).to_be_visible()


def a_plan(page):
    page.goto("/plan/edit/")
    page.get_by_label("Highest dose").fill("3")
    page.get_by_label("My prescriber gave me this plan").check()
    page.get_by_label("Date they gave it").fill(str(TODAY))
    page.get_by_role("button", name="Save the plan").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("main")).to_contain_text("never above 4.5 mg")


def a_medicine(page):
    page.goto("/medicines/")
    page.get_by_role("textbox", name="Name").fill("iron")
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator("summary", has_text="iron").click()
    page.get_by_role("button", name="Remove: I added it by mistake").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("summary", has_text="iron")).to_be_visible()


def put_away(page):
    page.goto("/start/liver/")
    page.goto("/today/")
    page.get_by_role("button", name="Not now").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Continue getting started (6 of")).to_be_visible()


@pytest.mark.parametrize(
    "what", [took_it, crash_day, too_much, a_break, a_plan, a_medicine, put_away]
)
def test_anything_is_undone_in_one_tap_where_it_was_done(open_page, alice, what):
    """Each of these does something and takes it back, with one tap on the page that follows."""
    nine_days(alice)
    page = open_page(alice)
    page.goto("/today/")
    what(page)
    assert alice.person.intakes.filter(day=TODAY).count() == 0
    assert alice.person.entries.filter(day=TODAY, crash=True).count() == 0


@SCRIPTS
def test_getting_started_that_was_left_is_found_again_from_today(open_page, clean, javascript):
    page = open_page(javascript=javascript)
    sign_up(page)
    finger = Finger(page)
    answer_safety(finger)
    page.goto("/today/")
    if javascript:
        clean(page)
    page.get_by_role("link", name="Continue getting started (10 of 13)").click()
    expect(page.locator("h1")).to_have_text("Which one symptom matters most to you?")


def test_a_password_is_shown_and_hidden_again(open_page, db):
    page = open_page()
    page.goto("/accounts/login/")
    field = page.get_by_label("Password", exact=True)
    field.fill("correct horse")
    show = page.get_by_role("button", name="Show password")
    show.click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide password").click()
    expect(field).to_have_attribute("type", "password")


def test_a_link_is_copied_shared_or_read_by_a_camera(open_page, owner, clean):
    page = open_page(owner)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    page.goto("/household/")
    page.get_by_role("button", name="Make an invitation link").click()
    link = page.get_by_label("The link").input_value()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied. Paste it into a message.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared") == {"url": link}
    expect(page.get_by_role("img", name="The same link, for a camera")).to_be_visible()
    clean(page)


def test_a_break_that_goes_on_is_not_ended_by_its_undo(open_page, alice):
    nine_days(alice)
    row = start_break(person=alice.person, start=TODAY, reason="supply")
    page = open_page(alice)
    page.goto(f"/plan/break/{row.pk}/end/")
    page.get_by_label("Last day without LDN").fill(str(TODAY))
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="A break from LDN")).to_be_visible()
    row.refresh_from_db()
    assert row.until is None
