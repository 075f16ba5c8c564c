"""The check-in under a thumb: real taps at phone size, counted; calm, and complete by keyboard."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import REFUSED
from tests.browser.thumb import DAY, Thumb, begin, entry, saved, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
SHIFT = """() => new Promise((done) => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: false });
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""

QUICKLY = """async (values) => {
  for (const [number, value] of values.entries()) {
    document.querySelector(`[name$="ratings.fatigue"][value="${value}"]`).click();
    await new Promise((done) => setTimeout(done, number));
  }
}"""


@pytest.fixture
def thumb(open_page, alice):
    """alice's thumb on Today."""

    def at(path="/today/", **how):
        begin(alice, **how)
        page = open_page(alice, has_touch=True)
        page.goto(path)
        return Thumb(page)

    return at


def test_a_crash_day_is_one_tap_and_can_be_undone(thumb, alice):
    hand = thumb()
    hand.answer("Crash", "Crash day")
    saved(hand.page)
    assert (hand.taps, entry(alice).crash) == (1, True)
    hand.button("Undo")
    expect(hand.page.locator("#saved button")).to_have_count(0)
    assert entry(alice).crash is None
    expect(hand.page.get_by_label("Crash day")).not_to_be_checked()


def test_the_quick_check_in_takes_at_most_eight_taps(thumb, alice):
    hand = thumb(primary="pain")
    hand.button("I took it")
    expect(hand.page.locator("#dose")).to_contain_text("Tonight’s 1.5")
    hand.answer("Crash", "No crash")
    hand.answer("Fatigue", "7")
    hand.answer("Pain", "4")
    hand.answer("Trouble sleeping", "Moderate")
    hand.answer("Sleepy or groggy", "Mild")
    hand.answer("Nausea", "None")
    expect(hand.page.locator("#saved")).to_contain_text("Undo")
    settled(hand.page)
    stored = entry(alice)
    assert (hand.taps, stored.crash, stored.ratings) == (
        7,
        False,
        {"fatigue": 7, "insomnia": 2, "nausea": 0, "pain": 4, "sedation": 1},
    )
    assert alice.person.intakes.filter(day=TODAY).count() == 1


def test_none_of_these_is_one_tap_for_three(thumb, alice):
    hand = thumb()
    hand.answer("Nausea", "Mild")
    hand.button("No trouble with sleep, sleepiness or nausea")
    expect(
        hand.page.get_by_role("group", name="Trouble sleeping").get_by_label("None")
    ).to_be_checked()
    settled(hand.page)
    assert entry(alice).ratings == {"insomnia": 0, "nausea": 1, "sedation": 0}


def test_another_amount_is_two_taps(thumb, alice):
    hand = thumb()
    hand.on(hand.page.get_by_text("Another amount or time"))
    hand.button("3 mg at night")
    expect(hand.page.locator("#dose")).to_contain_text("Tonight’s 3")
    assert (hand.taps, alice.person.intakes.get(day=TODAY).dose_mg) == (2, Decimal("3.00"))


def test_two_steps_more_than_is_due_ask_first(thumb, alice):
    hand = thumb()
    hand.on(hand.page.get_by_text("Another amount or time"))
    hand.button("4.5 mg at night")
    expect(hand.page.locator("#dose")).to_contain_text("The whole dose of Sunday is 1.5 mg")
    assert alice.person.intakes.filter(day=TODAY).count() == 0
    hand.rest()
    hand.button("Yes, I took 4.5")
    expect(hand.page.locator("#dose")).to_contain_text("Tonight’s 4.5")
    assert (hand.taps, alice.person.intakes.get(day=TODAY).dose_mg) == (3, Decimal("4.50"))


@pytest.mark.browser_says(REFUSED)
@pytest.mark.parametrize("amount", ["", "one"])
def test_a_wrong_amount_is_said_beside_its_field_and_does_not_wait(thumb, alice, amount):
    hand = thumb()
    hand.on(hand.page.get_by_text("Another amount or time"))
    field = hand.page.get_by_label("Amount in mg")
    field.fill(amount)
    hand.button("Record this amount")
    expect(hand.page.locator("#dose_mg_error")).to_contain_text("mg, like 1.5.")
    expect(field).to_be_focused()
    expect(field).to_have_value(amount)
    settled(hand.page)
    expect(hand.page.locator("#waiting")).to_be_hidden()
    field.fill("1.5")
    hand.rest()
    hand.button("Record this amount")
    expect(hand.page.locator("#dose")).to_contain_text("Tonight’s 1.5")
    assert alice.person.intakes.get(day=TODAY).dose_mg == Decimal("1.5")


def test_a_second_dose_asks_first(thumb, alice):
    hand = thumb()
    hand.button("I took it")
    hand.on(hand.page.get_by_text("Another dose"))
    hand.rest()
    hand.button("3 mg at night")
    expect(hand.page.locator("#dose")).to_contain_text("is recorded for Sunday already")
    assert alice.person.intakes.filter(day=TODAY).count() == 1
    hand.rest()
    hand.button("Yes, I took 3")
    expect(hand.page.locator("#dose")).to_contain_text("Tonight’s 3")
    assert alice.person.intakes.filter(day=TODAY).count() == 2


def test_three_missed_days_are_filled_in_with_at_most_nine_taps(thumb, alice):
    hand = thumb(missed=3)
    hand.on(hand.page.get_by_role("link", name="The last week"))
    hand.button("I took all 3 doses")
    expect(hand.page.locator("#saved")).to_contain_text("Saved 12:30")
    for number, rating in ((1, "7"), (2, "8"), (3, "9")):
        card = hand.page.locator(f"#day-{TODAY - number * DAY}")
        hand.answer("Fatigue", rating, card)
        hand.button("No trouble with sleep", card)
        expect(card.get_by_role("button", name="No trouble")).to_have_attribute(
            "aria-pressed", "true"
        )
    none = {"insomnia": 0, "nausea": 0, "sedation": 0}
    days = alice.person.entries.filter(day__gte=TODAY - 3 * DAY, day__lt=TODAY).order_by("-day")
    assert [e.ratings for e in days] == [{"fatigue": n} | none for n in (7, 8, 9)]
    assert alice.person.intakes.filter(day__gte=TODAY - 3 * DAY).count() == 3
    assert hand.taps == 8


def test_saving_shifts_nothing(thumb):
    hand = thumb()
    hand.page.evaluate(SHIFT)
    hand.answer("Fatigue", "7")
    saved(hand.page)
    hand.answer("Fatigue", "8")
    hand.button("No trouble with sleep, sleepiness or nausea")
    settled(hand.page)
    assert hand.page.evaluate("window.shift") == 0


def test_of_answers_tapped_quickly_the_last_one_stands(thumb, alice):
    page = thumb().page
    for last in (9, 2, 8, 3, 7, 4):
        page.evaluate(QUICKLY, [5, 6, 1, last])
        settled(page)
        assert entry(alice).ratings == {"fatigue": last}


def test_an_answer_is_cleared_by_its_own_button(thumb, alice):
    hand = thumb()
    hand.answer("Fatigue", "7")
    saved(hand.page)
    hand.answer("Fatigue", "Clear")
    settled(hand.page)
    assert entry(alice).ratings == {}


def test_a_note_is_saved_while_it_is_typed(thumb, alice):
    hand = thumb()
    hand.on(hand.page.get_by_text("Something else", exact=True))
    hand.page.get_by_label("Note", exact=True).press_sequentially("slept badly")
    saved(hand.page)
    assert entry(alice).note == "slept badly"


def test_a_page_shows_again_what_was_answered(thumb):
    hand = thumb()
    hand.answer("Fatigue", "7")
    saved(hand.page)
    hand.page.reload()
    group = hand.page.get_by_role("group", name="Fatigue")
    expect(group.get_by_label("7")).to_be_checked()


def test_the_way_out_is_always_in_view_and_leads_to_help(thumb, alice):
    hand = thumb()
    expect(hand.page.get_by_role("link", name="Too much today?")).to_be_in_viewport()
    hand.on(hand.page.get_by_role("link", name="Too much today?"))
    hand.button("Note it in my diary")
    expect(hand.page.get_by_text("Noted for Sunday")).to_be_visible()
    assert entry(alice).alerts == ["too_much"]
