"""What the server did not understand stays on the phone with its words; the rest goes on."""

import pytest
from playwright.sync_api import expect

from journal.actions import add_measure, set_tracks
from tests.browser.conftest import REFUSED
from tests.browser.test_offline import INDEXED, offline, online, rate, ratings, until
from tests.browser.thumb import begin, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def her(open_page, alice):
    """alice's phone, which asks about two measures of her own, with the worker in charge."""
    begin(alice)
    own = [
        add_measure(person=alice.person, name=name, kind="side_effect", scale=4)
        for name in ("Itching", "Mind going blank")
    ]
    set_tracks(person=alice.person, tracks=[measure.id for measure in own])
    page = open_page(alice)
    page.clock.set_fixed_time("2026-09-20T00:30:00Z")
    page.goto("/today/")
    until(page, "async () => !!(await caches.match('/today/blank/print'))")
    page.get_by_text("Something else", exact=True).click()
    return page


def forget_itching(alice):
    """As when another diary was restored behind the phone's back."""
    set_tracks(person=alice.person, tracks=["x-mind-going-blank"])
    alice.person.measures.filter(key="x-itching").delete()


@pytest.mark.browser_says(REFUSED)
def test_a_kept_answer_that_is_not_understood_stays_and_those_behind_it_are_sent(her, alice):
    offline(her)
    rate(her, "Itching", "mild")
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(2)
    forget_itching(alice)
    online(her)
    expect(her.locator("#waiting")).to_contain_text("“x-itching” isn’t something you rate here.")
    expect(her.locator("#waiting li")).to_have_count(1)
    assert ratings(alice) == [{"fatigue": 7}]
    assert her.evaluate(INDEXED) == [[[f"{TODAY}-ratings.x-itching", "1"]]]


@pytest.mark.browser_says(REFUSED)
def test_it_is_still_there_with_its_words_after_a_reload_until_it_is_removed(her, alice):
    forget_itching(alice)
    rate(her, "Itching", "mild")
    words = "“x-itching” isn’t something you rate here."
    expect(her.locator("#saved")).to_contain_text(f"Not saved: {words}")
    expect(her.locator("#waiting li")).to_contain_text(words)
    her.reload()
    expect(her.locator("#waiting li")).to_contain_text(words)
    her.locator("#waiting").get_by_role("button", name="Remove").click()
    expect(her.locator("#waiting")).to_be_hidden()
    assert her.evaluate(INDEXED) == []


@pytest.mark.browser_says("status of 503")
def test_an_answer_that_the_server_stumbles_over_does_not_hold_up_the_others(her, alice):
    def stumble(route):
        is_itching = "x-itching" in (route.request.post_data or "")
        route.fulfill(status=503) if is_itching else route.fallback()

    offline(her)
    rate(her, "Itching", "mild")
    rate(her, "Fatigue", "7")
    expect(her.locator("#waiting li")).to_have_count(2)
    her.route("**/today/answer/", stumble)
    online(her)
    expect(her.locator("#waiting li")).to_have_count(1)
    expect(her.locator("#waiting")).to_contain_text("Itching: Mild")
    assert ratings(alice) == [{"fatigue": 7}]
    her.unroute("**/today/answer/")


def test_a_name_with_blank_in_it_is_kept_whole_on_the_page_without_a_network(her, alice):
    offline(her)
    her.reload()
    expect(her.get_by_role("heading", level=1)).to_have_text("20 September")
    her.get_by_text("Something else", exact=True).click()
    rate(her, "Mind going blank", "mild")
    her.get_by_role("button", name="No trouble with sleep, sleepiness or nausea").click()
    expect(her.locator("#waiting li")).to_have_count(2)
    online(her)
    settled(her)
    none = {"insomnia": 0, "nausea": 0, "sedation": 0}
    assert ratings(alice) == [none | {"x-mind-going-blank": 1}]
