"""Two people on one phone: nobody sees, counts, sends or wipes what waits for the other."""

import pytest
from playwright.sync_api import expect

from journal.accounts.actions import erase_account
from tests.browser.conftest import LOST, session_cookie
from tests.browser.test_offline import INDEXED, offline, online, rate, ratings, until
from tests.browser.thumb import begin, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "async () => (await caches.keys()).length"


@pytest.fixture
def phone(open_page, alice, bob):
    """Their phone, on which alice's 7 waits; alice is signed in."""
    begin(alice)
    begin(bob)
    page = open_page(alice)
    page.clock.set_fixed_time("2026-09-20T00:30:00Z")
    page.goto("/today/")
    until(page, "async () => !!(await caches.match('/today/blank/print'))")
    offline(page)
    rate(page, "Fatigue", "7")
    expect(page.locator("#waiting li")).to_have_count(1)
    return page


def sign_in(page, user, live_server):
    """Somebody else takes the phone, without the one before signing out."""
    page.context.add_cookies([session_cookie(user, live_server.url)])
    online(page)
    page.goto("/today/")
    settled(page)


def waiting(*fatigue):
    return [[[f"{TODAY}-ratings.fatigue", rating]] for rating in fatigue]


def test_the_one_who_signs_out_counts_and_wipes_only_their_own(phone, alice, bob, live_server):
    sign_in(phone, bob, live_server)
    phone.goto("/accounts/logout/")
    expect(phone.locator("#unsent")).to_be_hidden()
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url("**/login/**")
    assert phone.evaluate(INDEXED) == waiting("7")
    sign_in(phone, alice, live_server)
    assert ratings(alice) == [{"fatigue": 7}]


@pytest.mark.browser_says(*LOST)
def test_what_waits_for_both_is_counted_for_each(phone, alice, bob, live_server):
    sign_in(phone, bob, live_server)
    phone.route("**/today/answer/", lambda route: route.abort())
    rate(phone, "Fatigue", "2")
    expect(phone.locator("#waiting li")).to_have_count(1)
    expect(phone.locator("#waiting")).to_contain_text("Fatigue: 2")
    phone.goto("/accounts/logout/")
    expect(phone.locator("#unsent")).to_contain_text("1 answer has not been sent yet")
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url("**/login/**")
    assert phone.evaluate(INDEXED) == waiting("7")


def test_a_device_whose_diary_was_erased_elsewhere_forgets_it_where_one_signs_in(phone, alice):
    erase_account(user=alice, successor=None)
    phone.goto("about:blank")  # or the page that is open goes there by itself
    online(phone)
    phone.goto("/accounts/login/")
    until(phone, f"async () => !(await ({KEPT})())")
    assert phone.evaluate(INDEXED) == []


@pytest.mark.browser_says("status of 404", "404", "status of 401")
def test_so_does_one_that_has_it_open(phone, alice):
    erase_account(user=alice, successor=None)
    online(phone)
    phone.wait_for_url("**/login/**")
    until(phone, f"async () => !(await ({KEPT})())")
    assert phone.evaluate(INDEXED) == []


def test_so_does_one_that_somebody_else_has_open_whose_own_answers_stay(
    phone, alice, bob, live_server
):
    sign_in(phone, bob, live_server)
    offline(phone)
    rate(phone, "Fatigue", "2")
    expect(phone.locator("#waiting li")).to_have_count(1)
    assert sorted(phone.evaluate(INDEXED)) == waiting("2", "7")
    erase_account(user=alice, successor=None)
    online(phone)
    phone.goto("/today/")
    settled(phone)
    until(phone, f"async () => !(await ({INDEXED})()).length")
    assert ratings(bob) == [{"fatigue": 2}]


def test_erasing_it_here_forgets_it_here_and_leaves_what_waits_for_others(
    phone, alice, bob, live_server
):
    sign_in(phone, bob, live_server)
    phone.goto("/account/erase/")
    phone.get_by_label("password").fill("correct horse battery")
    phone.get_by_role("button", name="Erase everything").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Everything is erased")
    until(phone, f"async () => !(await ({KEPT})())")
    assert phone.evaluate(INDEXED) == waiting("7")
