"""What "kept on this device" promises: it is on the disk and is sent once, else it is said."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LOST
from tests.browser.test_offline import INDEXED, doses, offline, online, rate, ratings, take, until
from tests.browser.thumb import begin, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
NOON = "2026-09-20T00:30:00Z"
ASKED = """navigator.storage.persist = () => {
  window.asked = (window.asked ?? 0) + 1;
  return Promise.resolve(true);
}"""
FULL = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (item) {
  const request = put.call(this, item);
  if (window.isFull !== false) this.transaction.abort();
  return request;
}"""
BUSY = """() => new Promise((done) => {
  const request = indexedDB.open("ldn-tracker", 1);
  request.onsuccess = () => {
    const store = request.result.transaction("waiting", "readwrite").objectStore("waiting");
    const spin = () => window.isFree || (store.count().onsuccess = spin);
    spin();
    done();
  };
})"""
PUT_IN = """(items) => new Promise((done) => {
  const request = indexedDB.open("ldn-tracker", 1);
  request.onsuccess = () => {
    const transaction = request.result.transaction("waiting", "readwrite");
    for (const item of items) transaction.objectStore("waiting").put(item);
    transaction.oncomplete = () => done(request.result.close());
  };
})"""
EVENTS = """() => {
  for (let time = 0; time < 3; time += 1) {
    dispatchEvent(new Event("online"));
    document.dispatchEvent(new Event("visibilitychange"));
  }
}"""
SEND = """async (body) => {
  const headers = { "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true" };
  const answer = await fetch("/today/answer/", { method: "POST", body, headers });
  return answer.headers.get("X-Answer");
}"""


@pytest.fixture
def her(open_page, alice):
    """alice's phone on Today, at 1.5 mg at night, with the worker in charge."""
    return on_today(open_page, alice)


def on_today(open_page, alice, *, script="0"):
    """Her phone, whose browser ran a script before each page."""
    begin(alice)
    page = open_page(alice)
    page.add_init_script(script)
    page.clock.set_fixed_time(NOON)
    page.goto("/today/")
    until(page, "async () => !!(await caches.match('/today/blank/print'))")
    return page


def sent_of(request, name):
    """A field of what was sent."""
    kept, tapped = rf'name="{name}"\r\n\r\n([^\r]*)', rf"(?:^|&){name}=([^&]*)"
    found = re.search(kept, request.post_data) or re.search(tapped, request.post_data)
    return found[1]


def posts(page):
    """What the page sends from now on, as it is sent."""
    seen = []
    page.on("request", lambda request: request.method == "POST" and seen.append(request))
    return seen


def test_kept_is_said_once_it_is_kept_and_no_sooner(her):
    offline(her)
    her.evaluate(BUSY)
    rate(her, "Fatigue", "7")
    her.wait_for_timeout(500)
    expect(her.locator("#saved")).not_to_contain_text("Kept")
    her.evaluate("window.isFree = true")
    expect(her.locator("#saved")).to_have_text("Kept on this device 12:30")


def test_the_browser_is_asked_once_to_leave_what_is_kept(open_page, alice):
    her = on_today(open_page, alice, script=ASKED)
    for answer in ("7", "4"):
        rate(her, "Fatigue", answer)
        settled(her)
    assert her.evaluate("window.asked") == 1


@pytest.mark.browser_says(*LOST)
def test_without_room_it_says_so_and_the_answer_stays_on_the_page_until_it_is_sent(
    open_page, alice
):
    her = on_today(open_page, alice, script=FULL)
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#saved")).to_contain_text("this device has no room to keep it")
    expect(her.locator("#waiting li")).to_contain_text("on this page only")
    expect(her.get_by_role("group", name="Fatigue").get_by_label("7")).to_be_checked()
    assert her.evaluate(INDEXED) == []
    online(her)
    settled(her)
    expect(her.locator("#waiting")).to_be_hidden()
    assert ratings(alice) == [{"fatigue": 7}]


@pytest.mark.browser_says(*LOST)
def test_without_room_the_answer_before_is_not_lost_for_the_one_after_it(open_page, alice):
    her = on_today(open_page, alice, script=f"window.isFull = false; {FULL}")
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(1)
    her.evaluate("window.isFull = true")
    rate(her, "Fatigue", "4")
    expect(her.locator("#saved")).to_contain_text("this device has no room")
    assert her.evaluate(INDEXED) == [[[f"{TODAY}-ratings.fatigue", "7"]]]
    online(her)
    settled(her)
    assert ratings(alice) == [{"fatigue": 4}]


def test_what_has_waited_for_more_than_a_day_is_warned_of(her):
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_contain_text("Fatigue: 7 (12:30)")
    expect(her.locator("#waiting p")).to_have_count(0)
    her.clock.set_fixed_time("2026-09-21T01:30:00Z")
    her.reload()
    expect(her.locator("#waiting li")).to_contain_text("Fatigue: 7 (20 September 12:30)")
    expect(her.locator("#waiting p")).to_contain_text("waited for more than a day")


def test_answers_that_an_earlier_release_kept_are_sent(her, alice):
    offline(her)
    old = {"person": str(alice.person.pk), "tapped": 1789864200000 - 60000, "blank": False}
    items = [
        {"id": f"00000000-0000-4000-8000-00000000000{number}", "label": "x", **old, **item}
        for number, item in enumerate(
            [
                {"fields": [[f"{TODAY}-ratings.fatigue", "7"]]},
                {"fields": [["dose", f"{TODAY} 1.5 night"]]},
                {"fields": [[f"{TODAY}-note", "y"]], "held": "refused", "why": "Too long."},
            ]
        )
    ]
    her.evaluate(PUT_IN, items)
    online(her)
    her.goto("/today/")
    expect(her.locator("#dose")).to_contain_text("1.5 mg, taken")
    expect(her.locator("#waiting li")).to_have_count(1)
    assert ratings(alice) == [{"fatigue": 7}]


@pytest.mark.browser_says(*LOST)
def test_an_answer_that_never_gets_through_does_not_hold_up_those_behind_it(her, alice):
    offline(her)
    rate(her, "Nausea", "none")
    rate(her, "Fatigue", "7")
    take(her)
    expect(her.locator("#waiting li")).to_have_count(3)

    def cut_off(route):
        is_nausea = "ratings.nausea" in (route.request.post_data or "")
        route.abort() if is_nausea else route.fallback()

    her.route("**/today/answer/", cut_off)
    online(her)
    expect(her.locator("#waiting li")).to_have_count(1)
    expect(her.locator("#saved")).to_contain_text("Sent 2 kept answers")
    assert (ratings(alice), doses(alice)) == ([{"fatigue": 7}], 1)


def test_all_that_starts_a_flush_at_once_in_two_tabs_sends_each_answer_once(her, alice):
    offline(her)
    rate(her, "Fatigue", "7")
    rate(her, "Nausea", "none")
    expect(her.locator("#waiting li")).to_have_count(2)
    other = her.context.new_page()
    other.clock.set_fixed_time(NOON)
    other.goto("/today/")
    sent = [posts(page) for page in (her, other)]
    online(her)
    for page in (her, other):
        page.evaluate(EVENTS)
    for page in (her, other):
        settled(page)
    ids = [sent_of(request, "client_id") for seen in sent for request in seen]
    assert (len(ids), len(set(ids))) == (2, 2)
    assert ratings(alice) == [{"fatigue": 7, "nausea": 0}]


def test_another_tab_does_not_send_what_is_on_its_way_already(her, alice):
    held = []
    her.route("**/today/answer/", lambda route: held.append(route))
    rate(her, "Fatigue", "7")
    other = her.context.new_page()
    other.clock.set_fixed_time(NOON)
    sent = posts(other)
    other.goto("/today/")
    other.evaluate(EVENTS)
    other.wait_for_timeout(500)
    assert sent == []
    held[0].fallback()
    settled(her)
    assert ratings(alice) == [{"fatigue": 7}]


def test_the_number_of_a_tap_grows_though_the_clock_of_the_phone_is_put_back(her):
    sent = posts(her)
    for answer, time in (("7", NOON), ("4", "2026-09-19T00:30:00Z"), ("5", NOON)):
        her.clock.set_fixed_time(time)
        rate(her, "Fatigue", answer)
        settled(her)
    numbers = [int(sent_of(request, "number")) for request in sent]
    assert (len(numbers), sorted(set(numbers))) == (3, numbers)
    assert len({sent_of(request, "device") for request in sent}) == 1


@pytest.mark.browser_says(*LOST)
def test_a_first_copy_that_arrives_after_the_second_answer_changes_nothing(her, alice):
    late = []

    def hold_up(route):
        late.append(route.request.post_data)
        route.abort()

    her.route("**/today/answer/", hold_up, times=1)
    rate(her, "Fatigue", "7")
    expect(her.locator("#saved")).to_contain_text("Kept on this device")
    rate(her, "Fatigue", "4")
    settled(her)
    assert her.evaluate(SEND, late[0]) == "older"
    assert ratings(alice) == [{"fatigue": 4}]


def test_a_kept_answer_that_is_older_than_anothers_is_said_not_to_be_used(her, alice, open_page):
    offline(her)
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(1)
    desk = open_page(alice, size="desktop")
    desk.goto("/today/")
    rate(desk, "Fatigue", "4")
    settled(desk)
    her.clock.set_fixed_time("2026-09-20T01:30:00Z")
    online(her)
    expect(her.locator("#saved")).to_have_text(
        "Sent 1 kept answer 13:30. 1 is not used, as a later answer is there already."
    )
    expect(her.get_by_role("group", name="Fatigue").get_by_label("4")).to_be_checked()
