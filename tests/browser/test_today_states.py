"""Today in its states, each without a fault that axe knows, on the screens it is used on."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from dose.actions import change_regimen, record_dose, start_break
from dose.advice_actions import follow_advice
from dose.diary.parts import Regimen
from dose.medicine_actions import add_medicine
from journal.actions import save_answers
from ldn_tracker.transfer import store
from tests.browser.thumb import begin
from tests.conftest import NOW, TODAY
from tests.dose.rules.test_following import diary

pytestmark = pytest.mark.django_db(transaction=True)
ALL = {
    "crash": False,
    "ratings.fatigue": 6,
    "ratings.insomnia": 0,
    "ratings.sedation": 0,
    "ratings.nausea": 1,
}


def say(alice, **answers):
    save_answers(person=alice.person, day=TODAY, answers=answers, at=NOW)


def take(alice):
    record_dose(
        person=alice.person, day=TODAY, dose_mg=Decimal("1.5"), timing="night", taken_at=NOW
    )


def half(alice):
    begin(alice)
    take(alice)
    say(alice, **{"ratings.fatigue": 6})


def done(alice):
    begin(alice)
    take(alice)
    say(alice, **ALL)


def crash(alice):
    begin(alice)
    say(alice, crash=True)


def step_due(alice):
    store.store(alice.person, diary(), at=NOW)


def step_made(alice):
    step_due(alice)
    up = Regimen(start=TODAY, dose_mg=Decimal(3), timing="night", reason="step_up")
    follow_advice(person=alice.person, on=TODAY, rule="step-up", action="step_up", row=up)


def parts_half(alice):
    change_regimen(
        person=alice.person, start=TODAY, dose_mg=Decimal(3), timing="both", reason="start"
    )
    record_dose(
        person=alice.person, day=TODAY, dose_mg=Decimal("1.5"), timing="morning", taken_at=NOW
    )


def urgent(alice):
    begin(alice)
    say(alice, alerts=["rash"])


def crisis(alice):
    begin(alice)
    say(alice, alerts=["self_harm"])


def opioid(alice):
    begin(alice)
    add_medicine(person=alice.person, name="codeine")


def on_break(alice):
    begin(alice)
    start_break(person=alice.person, start=TODAY, reason="side_effect")


STATES = {
    "before": (begin, "/today/", "I took it"),
    "half": (half, "/today/", "Tonight’s 1.5 mg"),
    "done": (done, "/today/", "That’s all for today."),
    "crash": (crash, "/today/", "Check-in saved crash day"),
    "step due": (step_due, "/today/", "next step is 3 mg"),
    "step made": (step_made, "/today/", "You went up to 3 mg at night, from today"),
    "parts": (parts_half, "/today/", "This morning’s 1.5 mg"),
    "urgent": (urgent, "/today/", "Leave it out until you have asked."),
    "crisis": (crisis, "/today/", "crisis line"),
    "opioid": (opioid, "/today/", "Leave it out until you have asked."),
    "break": (on_break, "/today/", "break from LDN since"),
    "offline": (begin, "/today/blank/", "It is kept on this device"),
}
SCREENS = [(size, theme) for size in ("phone", "narrow") for theme in ("light", "dark")]
SMALL = """() => [...document.querySelectorAll("main .options label, main button, .strip a")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 47.5 || box.height < 47.5)
  .map(([name, box]) => `${name}: ${box.width} by ${box.height}`)"""

WAY_OUT = """() => {
  const link = document.querySelector(".strip a"), words = document.createRange();
  words.selectNodeContents(link);
  const bar = document.querySelector(".bar").getBoundingClientRect();
  return [words.getClientRects().length, link.getBoundingClientRect().bottom <= bar.top];
}"""


@pytest.mark.parametrize("text_size", ["", "largest"])
def test_the_way_out_is_one_line_above_the_navigation(open_page, alice, text_size):
    begin(alice)
    page = open_page(alice, size="narrow")
    page.goto("/today/")
    page.evaluate("(size) => (document.documentElement.dataset.size = size)", text_size)
    assert page.evaluate(WAY_OUT) == [1, True]


@pytest.mark.parametrize("state", STATES)
def test_each_state_says_what_is_so(open_page, alice, axe_clean, fits, resize, state):
    make, address, words = STATES[state]
    make(alice)
    page = open_page(alice)
    page.clock.set_fixed_time(NOW)
    for size, theme in SCREENS:
        resize(page, size, theme)
        page.goto(address)
        expect(page.locator("main")).to_contain_text(words)
        axe_clean(page)
        fits(page)
        assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_step_is_taken_and_undone_with_a_tap_each(open_page, alice, javascript):
    step_due(alice)
    page = open_page(alice, javascript=javascript)
    page.goto("/today/")
    page.get_by_role("button", name="Go up to 3 mg tonight").click()
    expect(page.locator("#finding")).to_contain_text("You went up to 3 mg at night, from today")
    expect(page.locator("#dose")).to_contain_text("2 capsules of 1.5 mg")
    page.locator("#finding").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Go up to 3 mg tonight")).to_be_visible()
    expect(page.locator("#dose")).to_contain_text("1.5 mg until you choose.")


def test_a_check_in_folds_once_all_is_answered(open_page, alice):
    half(alice)
    page = open_page(alice)
    page.clock.set_fixed_time(NOW)
    page.goto("/today/")
    page.get_by_role("group", name="Crash").locator("label", has_text="No crash").click()
    page.get_by_role("button", name="No trouble with sleep, sleepiness or nausea").click()
    expect(page.locator("#end")).to_have_text("That’s all for today. Rest well.")
    expect(page.locator("#how")).to_contain_text(
        "fatigue 6 · no crash · no trouble with sleep, sleepiness or nausea"
    )
    expect(page.locator("#asks")).to_have_attribute("open", "")  # nothing moves under the thumb
    page.goto("/today/")
    expect(page.get_by_role("group", name="Crash")).to_be_hidden()
    page.locator("#asks > summary").click()
    expect(page.get_by_role("group", name="Crash")).to_be_visible()


def test_a_second_tap_that_does_not_count_says_so(open_page, alice):
    begin(alice)
    page = open_page(alice)
    page.clock.set_fixed_time(NOW)
    page.goto("/today/")
    page.evaluate("""() => {
      const button = document.querySelector('#dose button[name=dose]');
      button.click();
      button.click();
    }""")
    expect(page.locator("#saved")).to_contain_text("Saved 12:30, counted once")
    assert alice.person.intakes.filter(day=TODAY).count() == 1
