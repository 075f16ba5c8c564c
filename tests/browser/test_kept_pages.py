"""What is kept on the phone opens without a network and keeps its warnings."""

import pytest
from playwright.sync_api import expect

from dose.medicine_actions import add_medicine
from tests.browser.test_offline import offline, until
from tests.browser.thumb import begin, settled

pytestmark = pytest.mark.django_db(transaction=True)
PRINT = "async () => (await (await caches.match('/today/blank/print'))?.text()) ?? ''"


@pytest.fixture
def her(open_page, alice):
    """alice's phone on Today, at 1.5 mg at night, with the worker in charge."""
    begin(alice)
    page = open_page(alice)
    page.clock.set_fixed_time("2026-09-20T00:30:00Z")
    page.goto("/today/")
    until(page, PRINT)
    return page


def test_this_is_too_much_opens_and_is_answered_without_a_network(her):
    her.goto("/too-much/")
    offline(her)
    her.get_by_role("button", name="Note it in my diary").click()
    expect(her.get_by_text("we can’t note it in your diary now")).to_be_visible()
    her.goto("/too-much/")
    expect(her.get_by_role("heading", level=1)).to_have_text("You can stop here")
    expect(her.get_by_role("link", name="Call 1737")).to_be_visible()


def test_the_first_chart_waits_for_no_stylesheet(her):
    kept = "async () => (await (await caches.open('ldn-tracker')).keys()).map(r => r.url)"
    assert any("/static/css/charts." in url for url in her.evaluate(kept))


def test_a_warning_sign_ticked_just_now_holds_without_a_network(her):
    before = her.evaluate(PRINT)
    her.get_by_text("Something else", exact=True).click()
    her.locator(".choices label", has_text="Yellow eyes").click()
    settled(her)
    until(her, f"async () => await ({PRINT})() !== '{before}'")
    offline(her)
    her.reload()
    expect(her.locator("#dose")).to_contain_text("Leave it out until you have asked.")
    expect(her.locator("#dose .primary")).to_have_count(0)


def test_a_medicine_added_since_holds_without_a_network(her, alice):
    before = her.evaluate(PRINT)
    add_medicine(person=alice.person, name="tramadol")
    her.reload()
    until(her, f"async () => await ({PRINT})() !== '{before}'")
    offline(her)
    her.reload()
    expect(her.locator("#dose")).to_contain_text("Leave it out until you have asked.")


def test_at_dawn_tonights_dose_is_no_main_tap(her):
    her.clock.set_fixed_time("2026-09-19T17:21:00Z")
    offline(her)
    her.reload()
    expect(her.locator("#dose")).to_contain_text("What you noted earlier today is not shown here.")
    expect(her.locator("#dose .primary")).to_have_count(0)


def test_help_opens_without_a_network_and_other_pages_say_why_not(her):
    offline(her)
    her.goto("/help/")
    expect(her.get_by_role("heading", level=1)).to_have_text("When to get help")
    her.goto("/plan/")
    expect(her.get_by_role("heading", level=1)).to_have_text("No network")
