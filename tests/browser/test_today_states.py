"""Today in its states, each without a fault that axe knows, on the screens it is used on."""

from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from dose.actions import record_dose, start_break
from journal.actions import save_answers
from ldn_tracker.transfer import store
from tests.browser.thumb import begin
from tests.conftest import NOW, TODAY
from tests.dose.rules.test_following import diary

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(1)
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


def urgent(alice):
    begin(alice)
    say(alice, alerts=["rash"])


def crisis(alice):
    begin(alice)
    say(alice, alerts=["self_harm"])


def on_break(alice):
    begin(alice)
    start_break(person=alice.person, start=TODAY - 2 * DAY, reason="side_effect")


STATES = {
    "before": (begin, "/today/", "I took it"),
    "half": (half, "/today/", "Tonight’s 1.5 mg"),
    "done": (done, "/today/", "That’s all for today."),
    "crash": (crash, "/today/", "Check-in saved crash day"),
    "step due": (step_due, "/today/", "next step is 3 mg"),
    "urgent": (urgent, "/today/", "Leave it out until you have asked."),
    "crisis": (crisis, "/today/", "crisis line"),
    "break": (on_break, "/today/", "break from LDN since"),
    "offline": (begin, "/today/blank/", "It is kept on this device"),
}
SCREENS = [(size, theme) for size in ("phone", "narrow") for theme in ("light", "dark")]
SMALL = """() => [...document.querySelectorAll("main .options label, main button, .strip a")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 47.5 || box.height < 47.5)
  .map(([name, box]) => `${name}: ${box.width} by ${box.height}`)"""


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
