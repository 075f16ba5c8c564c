"""A finger that counts its taps through getting started, as somebody new would go."""

import re

from playwright.sync_api import Page, expect

from journal.accounts.actions import make_first_code
from tests.conftest import NOW, PASSWORD


class Finger:
    """Taps on a page, and counts them."""

    def __init__(self, page: Page):
        self.page, self.taps = page, 0

    def tap(self, name: str, role: str = "button", *, last: bool = False) -> None:
        """Tap what bears this name, or the last of several."""
        self.taps += 1
        found = self.page.get_by_role(role, name=name, exact=True)
        (found.last if last else found).click()

    def tick(self, words: str) -> None:
        """Tap the words beside a tick or a choice."""
        self.taps += 1
        self.page.locator("label").filter(has_text=words).click()

    def answer(self, question: str, says: str) -> None:
        """Tap an answer of a question of the check-in."""
        self.taps += 1
        group = self.page.get_by_role("group", name=question)
        group.locator("label").filter(has_text=re.compile(f"^{says}$")).click()


def sign_up(page: Page, name: str = "Mere Ann") -> None:
    """A new account, whose codes are kept."""
    page.goto("/accounts/signup/")
    page.get_by_label("One-time code").fill(make_first_code(at=NOW))
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    expect(page.locator("ul.codes li")).to_have_count(8)
    page.get_by_role("link", name="I’ve kept them, continue").click()


def answer_safety(finger: Finger, *, opioid: str = "No") -> None:
    """Where one lives, and what bears on safety."""
    finger.tap("New Zealand")
    finger.tap("Auckland")
    finger.tap("Yes")  # eighteen or older
    finger.tap(opioid)
    if opioid == "No":
        answer_rest_of_safety(finger)


def answer_rest_of_safety(finger: Finger) -> None:
    """What comes after the question about opioids: nothing of it."""
    for no in ("No", "No", "None of these", "No", "No"):
        finger.tap(no)


def choose_plan(finger: Finger, gives: str = "My prescriber gave me this plan") -> None:
    """The main symptom, the usual plan from the prescriber, and what is asked each day."""
    finger.tap("Fatigue")
    finger.tap("Usual steps Start at 1.5 mg, add 1.5 mg every 2 weeks, up to 4.5 mg.", "link")
    finger.tick(gives)
    finger.tap("Save the plan")
    finger.tap("Continue")


def begin(finger: Finger, how: str) -> None:
    """The first dose, tonight; ends on Today."""
    finger.tap(how)
    finger.tick("At night")
    finger.tap("Continue")
    expect(finger.page).to_have_url(re.compile(r"/today/$"))
