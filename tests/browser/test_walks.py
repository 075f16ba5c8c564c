"""Every page walked through with large letters, lying down, in forced colours and on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page import DOORS, shows_a_page
from tests.browser.test_look import TOO_SMALL
from tests.browser.thumb import begin

pytestmark = pytest.mark.django_db(transaction=True)
NARROW, LYING = {"width": 320, "height": 640}, {"width": 844, "height": 390}
TWICE = (
    "document.documentElement.style.fontSize = '212.5%'"  # of the browser's 16 px, as 17 are usual
)
ALL_OPEN = "for (const part of document.querySelectorAll('details')) part.open = true"
SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("main *")]
    .filter((one) => one.getBoundingClientRect().right > wide + 1)
    .map((one) => one.textContent.trim().slice(0, 40)).slice(0, 3);
}"""
ROWS = """() => [...document.querySelectorAll(".of-11")].filter((one) => one.checkVisibility())
  .map((scale) => {
    const rows = {};
    for (const label of scale.querySelectorAll("label:not(.clear)")) {
      (rows[Math.round(label.getBoundingClientRect().top)] ??= []).push(label.textContent.trim());
    }
    return Object.values(rows).map((row) => row.length).join(" + ");
  })"""
ON_PAPER = """() =>
  [...document.querySelectorAll(".bar:not(.chart *), .top, .foot, .strip, main button, main form")]
  .filter((one) => one.checkVisibility()).map((one) => one.className)"""


@pytest.fixture
def walk(full, client_of, open_page):
    """`walk(look, screen)`: what `look` finds on each page of a full diary, where it finds any."""
    full.is_owner = True
    full.save()
    page, client = open_page(full), client_of(full)

    def through(look, screen, *, before="", **media) -> dict[str, list]:
        page.set_viewport_size(screen)
        page.emulate_media(**media)
        found = {}
        for url in (door.values[0].url for door in DOORS):
            if shows_a_page(client, url):
                page.goto(url)
                page.evaluate(ALL_OPEN)
                page.evaluate(before or "0")
                found[url] = page.evaluate(look)
        assert len(found) > 20
        return {url: what for url, what in found.items() if what}

    return through


@pytest.mark.parametrize("screen", [NARROW, LYING], ids=["narrow", "lying"])
def test_no_page_scrolls_sideways_with_letters_twice_as_large(walk, screen):
    assert walk(SIDEWAYS, screen, before=TWICE) == {}


def test_no_page_scrolls_sideways_lying_down(walk):
    assert walk(SIDEWAYS, LYING) == {}


def test_everything_that_is_pressed_on_any_page_is_a_finger_wide(walk):
    found = walk(TOO_SMALL, NARROW)
    # Seven days beside each other are as wide as the screen allows.
    assert {url: what for url, what in found.items() if not url.startswith("/month/")} == {}


def test_on_paper_nothing_is_left_to_press(walk):
    assert walk(ON_PAPER, {"width": 695, "height": 1000}, media="print") == {}


def test_on_paper_no_page_is_wider_than_the_sheet(walk):
    assert walk(SIDEWAYS, {"width": 695, "height": 1000}, media="print") == {}


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (320, "4 + 4 + 3"),
        (375, "4 + 4 + 3"),
        (390, "6 + 5"),
        (430, "6 + 5"),
        (768, "11"),
        (1280, "11"),
    ],
)
@pytest.mark.parametrize("address", ["/today/", "/day/2026-09-19/", "/week/"])
def test_the_numbers_stand_in_even_rows(open_page, alice, address, width, rows):
    if address != "/week/":  # whose days before the first dose would all be closed
        begin(alice)
    page = open_page(alice)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    assert set(page.evaluate(ROWS)) == {rows}
    assert page.evaluate(TOO_SMALL) == []


FILL = "(one) => getComputedStyle(one).backgroundColor"


def test_in_forced_colours_what_was_chosen_is_seen(open_page, alice):
    begin(alice)
    page = open_page(alice, forced_colors="active")
    page.goto("/today/")
    fatigue = page.get_by_role("group", name="Fatigue")
    fatigue.locator("label", has_text="7").click()
    chosen = fatigue.locator(":checked + span")
    expect(chosen).to_have_text("7")
    others = fatigue.locator("label:not(.clear) :not(:checked) + span")
    assert chosen.evaluate(FILL) not in {each.evaluate(FILL) for each in others.all()}


def test_in_forced_colours_each_card_has_an_edge(open_page, alice):
    begin(alice)
    page = open_page(alice, forced_colors="active")
    page.goto("/today/")
    page.get_by_role("button", name="I took it").click()
    expect(page.locator("#dose.is-done, #dose .done")).not_to_have_count(0)
    edges = page.locator("main :is(.card, .finding, .notice):visible").evaluate_all(
        "(all) => all.map((one) => [one.id, getComputedStyle(one).borderTopColor])"
    )
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert [name for name, colour in edges if colour in (paper, "rgba(0, 0, 0, 0)")] == []


EMPTY = {
    "/charts/": "chart",
    "/charts/calendar/": "month",
    "/summary/": "page",
    "/month/": "month",
    "/medicines/": "medicine",
    "/plan/": "steps",
    "/household/": "home",
    "/household/backups/": "box",
}
OURS = {"/household/backups/": [pytest.mark.only_on("sqlite")]}  # PostgreSQL has its own backups
EMPTY_PAGES = [pytest.param(address, marks=OURS.get(address, [])) for address in EMPTY]


def test_the_pdf_comes_first_on_a_phone(open_page, alice):
    begin(alice)
    page = open_page(alice, size="narrow")
    page.goto("/summary/")
    expect(page.locator("main :is(a, button):visible").first).to_have_attribute("id", "pdf")
    expect(page.locator("#pdf")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("address", EMPTY_PAGES)
def test_an_empty_page_has_its_drawing(open_page, alice, axe_clean, fits, resize, address):
    alice.is_owner = True
    alice.save()
    page = open_page(alice)
    page.goto(address)
    drawn = page.locator("main [data-drawn]")
    expect(drawn).to_have_attribute("data-drawn", EMPTY[address])
    expect(drawn).to_be_visible()
    for size, theme in (("narrow", "dark"), ("phone", "light")):
        resize(page, size, theme)
        fits(page)
        axe_clean(page)
