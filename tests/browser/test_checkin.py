"""The check-in under a thumb: real taps at phone size, counted; calm, and complete by keyboard."""

from datetime import timedelta
from decimal import Decimal

import brotli
import pytest
from playwright.sync_api import expect

from dose.actions import adopt_plan, change_regimen, record_dose
from journal.actions import save_answers
from tests.builders import plan
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(1)
HEADERS = 200  # bytes that a response costs besides its body
SHIFT = """() => new Promise((done) => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: false });
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""


class Thumb:
    """Taps on a page, and counts them."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def on(self, locator):
        """One tap."""
        self.taps += 1
        locator.first.tap()

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


@pytest.fixture
def thumb(open_page, alice):
    """alice's thumb on Today."""

    def at(path="/today/", **how):
        begin(alice, **how)
        page = open_page(alice, has_touch=True)
        page.goto(path)
        return Thumb(page)

    return at


def saved(page):
    expect(page.locator("#saved")).to_contain_text("Saved 12:30")


def settled(page):
    """Wait until every tap has its receipt."""
    expect(page.locator("#check-in")).to_have_attribute("data-unsent", "none")


def entry(alice, day=TODAY):
    return alice.person.entries.get(day=day)


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
    hand.button("Taken")
    expect(hand.page.locator("#dose")).to_contain_text("Taken · 1.5")
    hand.answer("Crash", "No crash")
    hand.answer("Fatigue", "7")
    hand.answer("Pain", "4")
    hand.answer("Trouble sleeping", "Moderate")
    hand.answer("Sleepy or drugged", "Mild")
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
    hand.button("None of these three")
    expect(
        hand.page.get_by_role("group", name="Trouble sleeping").get_by_label("None")
    ).to_be_checked()
    settled(hand.page)
    assert entry(alice).ratings == {"insomnia": 0, "nausea": 1, "sedation": 0}


def test_another_amount_is_two_taps(thumb, alice):
    hand = thumb()
    hand.on(hand.page.get_by_text("Another amount or time"))
    hand.button("3 mg at night")
    expect(hand.page.locator("#dose")).to_contain_text("Taken · 3")
    assert (hand.taps, alice.person.intakes.get(day=TODAY).dose_mg) == (2, Decimal("3.00"))


def test_a_second_dose_asks_first(thumb, alice):
    hand = thumb()
    hand.button("Taken")
    hand.on(hand.page.get_by_text("Another dose"))
    hand.button("3 mg at night")
    expect(hand.page.locator("#dose")).to_contain_text("is recorded for Sunday already")
    assert alice.person.intakes.filter(day=TODAY).count() == 1
    hand.button("Yes, I took 3")
    expect(hand.page.locator("#dose")).to_contain_text("Taken · 3")
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
    hand.button("None of these three")
    settled(hand.page)
    assert hand.page.evaluate("window.shift") == 0


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
    expect(hand.page.get_by_role("link", name="This is too much for me")).to_be_in_viewport()
    hand.on(hand.page.get_by_role("link", name="This is too much for me"))
    hand.button("Note it in my diary")
    expect(hand.page.get_by_text("Noted for Sunday")).to_be_visible()
    assert entry(alice).alerts == ["too_much"]


def test_the_check_in_works_by_keyboard_alone(open_page, alice):
    begin(alice)
    page = open_page(alice, size="desktop")
    page.goto("/today/")
    press_until(page, "Taken")
    page.keyboard.press("Enter")
    expect(page.locator("#dose")).to_contain_text("Taken · 1.5")
    press_until(page, "Crash day")
    page.keyboard.press("ArrowRight")
    saved(page)
    press_until(page, "0", name="ratings.fatigue")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    press_until(page, "None of these three")
    page.keyboard.press("Enter")
    settled(page)
    stored = entry(alice)
    assert (stored.crash, stored.ratings) == (
        False,
        {"fatigue": 7, "insomnia": 0, "nausea": 0, "sedation": 0},
    )


def press_until(page, words, name="", limit=60):
    """Tab until the focus is on what says `words`."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(() => { const e = document.activeElement;"
            " return [(e.labels?.[0] ?? e).textContent.trim(), e.name ?? '']; })()"
        )
        if focused[0].startswith(words) and focused[1].endswith(name):
            return
    raise AssertionError(f"the keyboard never reached {words!r}")


def test_without_a_script_one_save_stores_everything(open_page, alice):
    begin(alice)
    page = open_page(alice, javascript=False)
    page.goto("/today/")
    page.get_by_role("group", name="Fatigue").locator("label", has_text="7").click()
    page.get_by_role("group", name="Crash").locator("label", has_text="No crash").click()
    page.get_by_text("Something else", exact=True).click()
    page.get_by_label("Travel").check()
    page.get_by_label("Note", exact=True).fill("on the road")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved 12:30.")).to_be_visible()
    stored = entry(alice)
    assert (stored.ratings, stored.crash, stored.factors, stored.note) == (
        {"fatigue": 7},
        False,
        ["travel"],
        "on the road",
    )


def test_without_a_script_a_dose_keeps_the_answers_beside_it(open_page, alice):
    begin(alice)
    page = open_page(alice, javascript=False)
    page.goto("/today/")
    page.get_by_role("group", name="Fatigue").locator("label", has_text="7").click()
    page.get_by_role("button", name="Taken", exact=True).click()
    assert entry(alice).ratings == {"fatigue": 7}
    assert alice.person.intakes.filter(day=TODAY).count() == 1


@pytest.mark.parametrize("path", ["/today/", "/week/", "/month/", "/too-much/", "/offline/"])
def test_axe_finds_nothing_and_all_fits(open_page, alice, axe_clean, fits, resize, path):
    begin(alice, missed=2)
    page = open_page(alice)
    page.goto(path)
    for summary in page.locator("main summary").all():
        summary.click()
    for size, theme in (("phone", "light"), ("narrow", "dark"), ("desktop", "light")):
        resize(page, size, theme)
        axe_clean(page)
        fits(page)


def test_a_cold_load_is_at_most_30_kilobytes(open_page, alice):
    begin(alice)
    page = open_page(alice)
    loaded = []
    page.on("response", lambda response: loaded.append(response))
    page.goto("/today/", wait_until="networkidle")
    sizes = {r.url.split("/", 3)[3]: len(brotli.compress(r.body())) for r in loaded}
    assert sum(sizes.values()) + HEADERS * len(sizes) <= 30_000, sizes


def test_the_first_paint_needs_no_script(open_page, alice):
    begin(alice)
    page = open_page(alice)
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/today/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()


def test_a_tap_before_the_scripts_came_is_not_lost(open_page, alice):
    begin(alice)
    page = open_page(alice)
    held = []
    page.route("**/*.js", lambda route: held.append(route))
    page.goto("/today/", wait_until="commit")
    page.get_by_role("group", name="Fatigue").locator("label", has_text="7").click()
    for route in held:
        route.continue_()
    page.unroute("**/*.js")
    saved(page)
    assert entry(alice).ratings == {"fatigue": 7}


def test_every_target_is_at_least_48_pixels_high(open_page, alice):
    begin(alice)
    page = open_page(alice)
    page.goto("/today/")
    small = page.evaluate(
        "[...document.querySelectorAll('main button, main .scale label, main summary, .bar a')]"
        ".filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 47.9)"
        ".map((e) => e.textContent.trim())"
    )
    assert small == []
