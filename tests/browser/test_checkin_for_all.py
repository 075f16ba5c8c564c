"""The check-in for everybody: by keyboard, without scripts, in every light, and on a slow line."""

import brotli
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LOST
from tests.browser.thumb import begin, entry, saved, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_check_in_works_by_keyboard_alone(open_page, alice):
    begin(alice)
    page = open_page(alice, size="desktop")
    page.goto("/today/")
    press_until(page, "I took it")
    page.keyboard.press("Enter")
    expect(page.locator("#dose")).to_contain_text("Tonight’s 1.5")
    press_until(page, "Crash day")
    page.keyboard.press("ArrowRight")
    saved(page)
    press_until(page, "0", name="ratings.fatigue")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    press_until(page, "No trouble with sleep, sleepiness or nausea")
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
    page.get_by_role("button", name="I took it", exact=True).click()
    assert entry(alice).ratings == {"fatigue": 7}
    assert alice.person.intakes.filter(day=TODAY).count() == 1


@pytest.mark.parametrize("path", ["/today/", "/week/", "/month/", "/too-much/", "/offline/"])
def test_axe_finds_nothing_and_all_fits(open_page, alice, axe_clean, fits, resize, path):
    begin(alice, missed=2)
    page = open_page(alice)
    page.goto(path)
    for summary in page.locator("main summary").all():
        summary.evaluate("(one) => (one.parentNode.open = true)")
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
    sizes = {r.url.split("/", 3)[3]: on_the_wire(r) for r in loaded}
    assert sum(sizes.values()) <= 30_000, sizes


def on_the_wire(response) -> int:
    """An answer with its headers; files are compressed once and well, pages quickly."""
    well = 11 if "/static/" in response.url else 5
    compressed = len(brotli.compress(response.body(), quality=well))
    return compressed + response.request.sizes()["responseHeadersSize"]


@pytest.mark.browser_says(*LOST)
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


def test_the_check_in_can_be_put_on_the_home_screen(open_page, alice):
    page = open_page(alice)
    page.goto("/today/")
    manifest = page.evaluate(
        "async () => (await fetch(document.querySelector('[rel=manifest]').href)).json()"
    )
    assert (manifest["start_url"], manifest["display"]) == ("/today/", "standalone")
    for icon in manifest["icons"]:
        assert page.request.get(icon["src"]).ok
