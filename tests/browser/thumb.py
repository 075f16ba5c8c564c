"""A thumb that counts its taps, and the diary it taps on."""

from datetime import timedelta
from decimal import Decimal

from playwright.sync_api import expect

from dose.actions import adopt_plan, change_regimen, record_dose
from journal.actions import save_answers
from tests.builders import plan
from tests.conftest import NOW, TODAY

DAY = timedelta(1)


class Thumb:
    """Taps on a page, and counts them."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def on(self, locator):
        """One tap."""
        self.taps += 1
        locator.first.tap()

    def rest(self):
        """As long as a card takes no second tap on a dose."""
        self.page.wait_for_timeout(1100)

    def button(self, name, within=None):
        """One tap on a button."""
        self.on((within or self.page).get_by_role("button", name=name))

    def answer(self, question, says, within=None):
        """One tap on an answer of a question."""
        group = (within or self.page).get_by_role("group", name=question)
        self.on(group.locator("label", has_text=says))


def begin(alice, *, missed=0, primary="fatigue"):
    """Nine days at 1.5 mg; `missed` days before today are empty."""
    start = TODAY - 9 * DAY
    adopt_plan(person=alice.person, plan=plan(start=start, primary_symptom=primary), today=start)
    change_regimen(
        person=alice.person, start=start, dose_mg=Decimal("1.5"), timing="night", reason="start"
    )
    for number in range(missed + 1, 10):
        day = TODAY - number * DAY
        record_dose(person=alice.person, day=day, dose_mg=Decimal("1.5"), timing="night")
        answers = {"ratings.fatigue": 6, "ratings.nausea": 0}
        save_answers(person=alice.person, day=day, answers=answers, at=NOW - number * DAY)


def saved(page):
    expect(page.locator("#saved")).to_contain_text("Saved 12:30")


def settled(page):
    """Wait until every tap has its receipt."""
    expect(page.locator("#check-in")).to_have_attribute("data-unsent", "none")


def entry(alice, day=TODAY):
    """What is stored about a day."""
    return alice.person.entries.get(day=day)
