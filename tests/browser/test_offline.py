"""No network, a lost reply, an expired session: each answer is stored exactly once, or waits."""

import time
from decimal import Decimal

import pytest
from django.http import HttpResponse
from playwright.sync_api import expect

from journal.models import Receipt, Session
from tests.browser.conftest import LOST, REFUSED, SIGNED_OUT, session_cookie
from tests.browser.thumb import Thumb, begin, settled
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
INDEXED = """() => new Promise((done) => {
  const request = indexedDB.open("ldn-tracker", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("waiting", { keyPath: "id" });
  request.onsuccess = () => {
    const all = request.result.transaction("waiting").objectStore("waiting").getAll();
    all.onsuccess = () => { request.result.close(); done(all.result.map((item) => item.fields)); };
  };
})"""

UPDATED = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const changed = new Promise((done) => {
    navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
  });
  await registration.update();
  await changed;
}"""


@pytest.fixture
def her(open_page, alice):
    """alice's phone on Today, at 1.5 mg at night, with the worker in charge."""
    begin(alice)
    page = open_page(alice)
    page.clock.set_fixed_time("2026-09-20T00:30:00Z")
    page.goto("/today/")
    kept = "async () => !!(await caches.match('/today/blank/print'))"
    until(page, kept)
    return page


def until(page, script):
    """Wait until a script of the page answers with something."""
    for _ in range(600):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    raise AssertionError(script)


def offline(page):
    page.context.set_offline(True)


def online(page):
    page.context.set_offline(False)


def rate(page, question, says):
    page.get_by_role("group", name=question).locator("label", has_text=says).first.click()


def take(page):
    page.locator("#dose .primary").click()


def doses(alice):
    return alice.person.intakes.filter(day=TODAY).count()


def ratings(alice):
    return [entry.ratings for entry in alice.person.entries.filter(day=TODAY)]


def test_taps_without_a_network_wait_and_are_sent_once(her, alice):
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#saved")).to_contain_text("Kept on this device")
    take(her)
    expect(her.locator("#waiting li")).to_have_count(2)
    expect(her.locator("#dose .primary")).to_be_disabled()
    assert ratings(alice) == []
    online(her)
    settled(her)
    assert ratings(alice) == [{"fatigue": 7}]
    assert doses(alice) == 1
    assert Receipt.objects.count() == 2


def test_a_later_answer_takes_the_place_of_one_that_waits(her, alice):
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(1)
    rate(her, "Fatigue", "4")
    expect(her.locator("#waiting")).to_contain_text("Fatigue: 4")
    expect(her.locator("#waiting li")).to_have_count(1)
    online(her)
    settled(her)
    assert ratings(alice) == [{"fatigue": 4}]


def test_the_check_in_opens_without_a_network_and_knows_the_day(her, alice):
    offline(her)
    her.reload()
    expect(her.get_by_role("heading", level=1)).to_have_text("20 September")
    expect(her.locator("#dose")).to_contain_text("1.5 mg · 1 capsule")
    rate(her, "Fatigue", "8")
    her.get_by_role("button", name="No trouble with sleep, sleepiness or nausea").click()
    take(her)
    expect(her.locator("#waiting li")).to_have_count(3)
    online(her)
    settled(her)
    assert ratings(alice) == [{"fatigue": 8, "insomnia": 0, "nausea": 0, "sedation": 0}]
    assert [row.dose_mg for row in alice.person.intakes.filter(day=TODAY)] == [Decimal("1.5")]


def test_the_blank_check_in_holds_no_answer(her):
    rate(her, "Fatigue", "7")
    settled(her)
    kept = her.evaluate("async () => (await (await caches.match('/today/blank/')).text())")
    assert " checked" not in kept
    assert "Stay at" not in kept
    pages = "async () => (await (await caches.open('ldn-tracker')).keys()).map((r) => r.url)"
    paths = {url.split("/", 3)[3] for url in her.evaluate(pages)}
    assert {path for path in paths if not path.startswith("static/")} == {
        "today/blank/",
        "today/blank/print",
        "help/",
        "too-much/?kept",
        "offline/",
    }


def worker_says(monkeypatch, change):
    """From now on the worker's script is what `change` makes of it."""
    answer = "ldn_tracker.today.views.offline.HttpResponse"
    monkeypatch.setattr(answer, lambda text, **more: HttpResponse(change(text), **more))


def test_only_the_check_in_and_help_are_replaced_when_the_network_is_slow(her, monkeypatch):
    def slowly():
        time.sleep(1)
        return NOW

    worker_says(monkeypatch, lambda script: script.replace("PATIENCE = 4000", "PATIENCE = 300"))
    her.evaluate(UPDATED)
    monkeypatch.setattr("journal.middleware.now", slowly)
    her.goto("/more/")
    expect(her.get_by_role("heading", level=1)).to_have_text("More")
    her.goto("/today/")
    expect(her.locator(".kicker")).to_have_text("Sunday · no network")


def test_an_update_while_signed_out_leaves_the_check_in_working(her, monkeypatch):
    worker_says(monkeypatch, lambda script: f"{script}// newer")
    Session.objects.all().delete()
    her.evaluate(UPDATED)
    offline(her)
    her.goto("/today/")
    rate(her, "Fatigue", "7")
    expect(her.locator("#saved")).to_contain_text("Kept on this device")
    expect(her.locator("#waiting")).to_contain_text("Fatigue: 7")


def test_a_closed_tab_has_lost_nothing(her, alice):
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(1)
    context = her.context
    her.close()
    page = context.new_page()
    page.clock.set_fixed_time("2026-09-20T00:40:00Z")
    page.goto("/today/")
    expect(page.get_by_role("group", name="Fatigue").get_by_label("7")).to_be_checked()
    context.set_offline(False)
    settled(page)
    assert ratings(alice) == [{"fatigue": 7}]


@pytest.mark.browser_says(*LOST)
def test_a_lost_reply_is_sent_again_and_stored_once(her, alice):
    def stored_but_lost(route):
        route.fetch()
        route.abort()

    her.route("**/today/answer/", stored_but_lost)
    take(her)
    expect(her.locator("#saved")).to_contain_text("Kept on this device")
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(2)
    her.unroute("**/today/answer/")
    her.reload()
    settled(her)
    assert ratings(alice) == [{"fatigue": 7}]
    assert doses(alice) == 1


@pytest.mark.browser_says(SIGNED_OUT)
def test_an_expired_session_keeps_the_answer_until_she_signs_in(her, alice, live_server):
    Session.objects.all().delete()
    rate(her, "Fatigue", "7")
    expect(her.locator("#saved")).to_contain_text("sign in")
    assert ratings(alice) == []
    her.context.add_cookies([session_cookie(alice, live_server.url)])
    her.reload()
    settled(her)
    assert ratings(alice) == [{"fatigue": 7}]


def test_another_person_on_the_same_phone_never_sends_it(her, alice, bob, live_server):
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(1)
    her.context.add_cookies([session_cookie(bob, live_server.url)])
    online(her)
    her.goto("/today/")
    settled(her)
    expect(her.locator("#waiting")).to_be_hidden()
    assert (ratings(alice), bob.person.entries.count()) == ([], 0)
    assert her.evaluate(INDEXED) == [[[f"{TODAY}-ratings.fatigue", "7"]]]


def test_a_second_dose_kept_on_the_phone_asks_before_it_counts(her, alice):
    take(her)
    settled(her)
    offline(her)
    her.get_by_text("Another dose").click()
    Thumb(her).rest()
    her.get_by_role("button", name="3 mg at night").click()
    expect(her.locator("#waiting li")).to_have_count(1)
    online(her)
    expect(her.locator("#waiting")).to_contain_text("needs your answer")
    assert doses(alice) == 1
    her.get_by_role("button", name="It was taken").click()
    settled(her)
    assert doses(alice) == 2


@pytest.mark.browser_says(REFUSED)
def test_what_the_server_refuses_stays_to_be_put_right(her, alice):
    offline(her)
    her.get_by_text("Something else", exact=True).click()
    her.get_by_label("Note", exact=True).fill("x" * 2001)
    her.get_by_label("Note", exact=True).blur()
    expect(her.locator("#waiting li")).to_have_count(1)
    online(her)
    expect(her.locator("#waiting")).to_contain_text("couldn’t be saved")
    assert ratings(alice) == []
    her.get_by_label("Note", exact=True).fill("short")
    her.get_by_label("Note", exact=True).blur()
    settled(her)
    assert alice.person.entries.get(day=TODAY).note == "short"


@pytest.mark.browser_says(REFUSED)
def test_an_answer_dated_by_a_wrong_clock_stays_and_says_why(her, alice):
    her.clock.set_fixed_time("2026-01-05T00:30:00Z")
    offline(her)
    her.goto("/today/")
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(1)
    online(her)
    her.goto("/today/")
    expect(her.locator("#waiting li")).to_contain_text(
        "This device thought today was 5 January 2026."
    )
    assert alice.person.entries.filter(day__lt="2026-02-01").count() == 0


@pytest.mark.browser_says(*LOST)
def test_signing_out_warns_and_wipes(her):
    her.route("**/today/answer/", lambda route: route.abort())
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(1)
    her.goto("/accounts/logout/")
    expect(her.locator("#unsent")).to_contain_text("1 answer has not been sent yet")
    her.get_by_role("button", name="Sign out").click()
    her.wait_for_url("**/login/**")
    assert her.evaluate(INDEXED) == []
    assert her.evaluate("async () => await caches.keys()") == []


@pytest.mark.browser_says(*LOST)
def test_taking_back_a_dose_needs_a_network(her, alice):
    take(her)
    settled(her)
    offline(her)
    Thumb(her).rest()
    her.locator("#dose [name=undo_dose]").click()
    expect(her.locator("#saved")).to_contain_text("This needs a network")
    assert doses(alice) == 1
