"""Two ways of taking it besides once a day, each told over a few days on a phone.

Twice a day: each part at its own time. Every second day: a day between two asks for nothing.
"""

from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from dose.actions import adopt_plan, change_regimen
from journal.actions import save_answers
from tests.browser.thumb import settled
from tests.builders import plan
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(1)
NUMBERS = {
    "First dose": "6",
    "Highest dose": "6",
    "How much is in one capsule, tablet or ml": "3",
}


@pytest.fixture
def at(monkeypatch):
    """`at(day, hour)`: it is that hour in Auckland, on the server."""

    def moved(day: int, hour: int) -> None:
        moment = datetime.combine(TODAY + day * DAY, time(hour, 15), ZoneInfo("Pacific/Auckland"))
        monkeypatch.setattr("journal.middleware.now", lambda: moment)

    return moved


def enter_plan(page: Page, **chosen: str) -> None:
    """The prescriber's plan, 6 mg that never change, and that LDN is begun today."""
    page.goto("/plan/edit/")
    for label, value in NUMBERS.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Date they gave it").fill("2026-09-01")
    for label, option in chosen.items():
        page.get_by_label(label.replace("_", " ").capitalize()).select_option(label=option)
    page.locator("label").filter(has_text="My prescriber gave me this plan").click()
    page.get_by_role("button", name="Save the plan").click()
    page.get_by_role("link", name="I’m starting", exact=True).click()


def press(button) -> None:
    """One press, and as long as the card takes no second one on a dose."""
    button.click()
    button.page.wait_for_timeout(1100)


def tap(page: Page, name: str) -> None:
    press(page.locator("#dose").get_by_role("button", name=name, exact=True))
    settled(page)


def leads(page: Page):
    return page.locator("#dose .primary")


def recorded(alice) -> list:
    rows = alice.person.intakes.filter(status="taken").order_by("day", "pk")
    return [((row.day - TODAY).days, f"{row.dose_mg.normalize():f}", row.timing) for row in rows]


def looked_at(page: Page, address: str, axe_clean, fits) -> None:
    """A page in the light and in the dark, fits the phone; axe has no complaint."""
    page.goto(address)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        axe_clean(page)
        fits(page)


def feel(alice, *days: int) -> None:
    """Fatigue 6 on these days, counted from today: without a rating there is no chart."""
    for day in days:
        said = {"ratings.fatigue": 6}
        save_answers(person=alice.person, day=TODAY + day * DAY, answers=said, at=NOW)


def test_twice_a_day_each_part_is_taken_at_its_own_time(open_page, alice, at, axe_clean, fits):
    page = open_page(alice)
    at(0, 9)
    enter_plan(page, how_many_times_a_day="Twice, in two equal parts")
    expect(page.get_by_label("Morning and night, in two equal parts")).to_be_checked()
    page.get_by_role("button", name="Save", exact=True).click()
    words = "3 mg in the morning and 3 mg at night"
    expect(page.locator("#now + .lead")).to_have_text(words)

    looked_at(page, "/today/", axe_clean, fits)
    expect(leads(page)).to_have_text("Morning taken")
    tap(page, "Morning taken")
    at(0, 21)
    page.goto("/today/")
    expect(leads(page)).to_have_text("Night taken")
    tap(page, "Night taken")
    expect(page.locator("#dose").get_by_role("alert")).to_have_count(0)

    at(1, 13)  # late for the morning, and still the morning's
    page.goto("/today/")
    expect(leads(page)).to_have_text("Morning taken")
    tap(page, "Morning taken")
    looked_at(page, "/today/", axe_clean, fits)

    at(2, 10)  # the night before was forgotten
    page.goto("/today/")
    expect(page.locator(".last-night")).to_contain_text("3 mg")
    press(page.locator(".last-night").get_by_role("button", name="I took it", exact=True))
    settled(page)
    tap(page, "Not taken in the morning")
    tap(page, "Forgot")
    assert recorded(alice) == [
        (0, "3", "morning"), (0, "3", "night"), (1, "3", "morning"), (1, "3", "night"),
    ]  # fmt: skip
    feel(alice, 0, 1, 2)
    for address in ("/week/", "/month/", "/charts/", "/plan/", "/plan/change/", "/summary/"):
        looked_at(page, address, axe_clean, fits)
    expect(page.locator("main")).to_contain_text(words)


def test_every_second_day_a_day_between_two_asks_for_nothing(open_page, alice, at, axe_clean, fits):
    page = open_page(alice)
    at(0, 20)
    enter_plan(page, how_often="Every second day")
    expect(page.get_by_label("How often")).to_have_value("2")
    page.locator("label").filter(has_text="At night").first.click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#now + .lead")).to_have_text("6 mg every second day, at night")

    page.goto("/today/")
    tap(page, "I took it")
    at(1, 20)
    looked_at(page, "/today/", axe_clean, fits)
    expect(page.locator("#dose")).to_contain_text("No dose today; the next is tomorrow, Tuesday.")
    expect(leads(page)).to_have_count(0)

    page.locator("#dose summary", has_text="I took one anyway").click()
    press(page.get_by_role("button", name="6 mg at night"))
    question = page.locator("#dose").get_by_role("alert")
    expect(question).to_contain_text("No dose is due on Monday")
    axe_clean(page)
    question.get_by_role("button", name="No, leave it").click()
    expect(question).to_have_count(0)

    at(2, 20)
    page.goto("/today/")
    tap(page, "I took it")
    at(3, 12)
    assert recorded(alice) == [(0, "6", "night"), (2, "6", "night")]
    looked_at(page, "/week/", axe_clean, fits)
    expect(page.locator("#all-doses button")).to_have_count(0)
    looked_at(page, "/month/", axe_clean, fits)
    expect(page.get_by_label("Monday 21 September: no dose due")).to_have_count(1)
    feel(alice, 0, 1, 2, 3)
    for address in ("/charts/", "/plan/", "/summary/"):
        looked_at(page, address, axe_clean, fits)
    expect(page.locator("main")).to_contain_text("6 mg (2 capsules of 3 mg) every second day")


@pytest.mark.parametrize(("hour", "leading"), [("00", "Morning taken"), ("08", "Night taken")])
def test_without_a_network_the_part_leads_whose_time_it_is(open_page, alice, hour, leading):
    adopt_plan(person=alice.person, plan=plan(start=TODAY, doses_per_day=2), today=TODAY)
    whole = {"dose_mg": Decimal(3), "timing": "both", "reason": "start"}
    change_regimen(person=alice.person, start=TODAY, **whole)
    page = open_page(alice)
    page.clock.set_fixed_time(f"2026-09-20T{hour}:30:00Z")  # twelve hours on in Auckland
    page.goto("/today/blank/")
    expect(leads(page)).to_have_text(leading)
    morning = page.locator("#dose").get_by_role("button", name="Morning taken")
    expect(morning).to_have_attribute("value", f"{TODAY} 1.5 morning")
