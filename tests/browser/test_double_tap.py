"""A thumb that taps twice records one dose, what it recorded keeps its place, and can be undone."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_checkin import SHIFT
from tests.browser.thumb import DAY, Thumb, begin, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hand(open_page, alice):
    """alice's thumb on Today, last night's dose not recorded."""
    begin(alice, missed=1)
    page = open_page(alice, has_touch=True)
    page.goto("/today/")
    return Thumb(page)


def doses(alice, day):
    return alice.person.intakes.filter(day=day).count()


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_second_tap_where_last_nights_dose_was_records_nothing(hand, alice):
    spot = middle(hand.page.locator(".last-night").get_by_role("button", name="I took it").first)
    hand.page.touchscreen.tap(*spot)
    expect(hand.page.locator(".last-night")).to_contain_text("Last night’s 1.5")
    hand.page.touchscreen.tap(*spot)
    hand.page.locator("#dose .primary").tap()  # even where tonight's lies is too soon
    hand.rest()
    settled(hand.page)
    assert (doses(alice, TODAY - DAY), doses(alice, TODAY)) == (1, 0)
    hand.page.locator("#dose .primary").tap()
    expect(hand.page.locator("#dose .primary")).to_have_count(0)
    assert doses(alice, TODAY) == 1


def test_last_nights_dose_shifts_nothing_and_the_bar_takes_it_back(hand, alice):
    hand.page.evaluate(SHIFT)
    hand.button("I took it", hand.page.locator(".last-night"))
    expect(hand.page.locator(".last-night")).to_contain_text("Last night’s 1.5")
    assert hand.page.evaluate("window.shift") == 0
    hand.button("Undo", hand.page.locator("#saved"))
    expect(hand.page.locator(".last-night").get_by_role("button", name="Not taken")).to_be_visible()
    assert doses(alice, TODAY - DAY) == 0


def test_all_doses_of_the_week_are_taken_back_with_one_tap(open_page, alice):
    begin(alice, missed=3)
    page = open_page(alice, has_touch=True)
    page.goto("/week/")
    hand = Thumb(page)
    hand.button("I took all 3 doses")
    expect(page.locator("#saved")).to_contain_text("Undo")
    hand.button("Undo", page.locator("#saved"))
    expect(page.get_by_role("button", name="I took all 3 doses")).to_be_visible()
    assert alice.person.intakes.filter(day__gte=TODAY - 3 * DAY).count() == 0


def test_a_second_tap_after_all_doses_of_the_week_takes_none_back(open_page, alice):
    begin(alice, missed=3)
    page = open_page(alice, has_touch=True)
    page.goto("/week/")
    page.get_by_role("button", name="I took all 3 doses").tap()
    page.locator("section [name=undo_dose]").first.tap()
    Thumb(page).rest()
    settled(page)
    assert alice.person.intakes.filter(day__gte=TODAY - 3 * DAY).count() == 3
