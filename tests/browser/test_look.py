"""What the visual language promises, in a real browser: themes, sizes, paper and reach."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)
THEMES = ("light", "dim", "contrast", "contrast-dim")
PAPER = "getComputedStyle(document.body).backgroundColor"
LAST_LINE = "document.querySelector('.foot').lastElementChild.getBoundingClientRect().bottom"
BAR = "document.querySelector('.bar').getBoundingClientRect().top"
# Links within a sentence are as tall as its line.
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((one) => one.checkVisibility() && one.type !== "hidden")
  .map((one) => one.closest("label") ?? one)
  .filter((one) => !one.closest("p:not(.go, .row), li:not(.links li, .numbers li), dd, .skip"))
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 47.5 || box.height < 47.5)
  .map(([name, box]) => `${name}: ${Math.round(box.width)} by ${Math.round(box.height)}`)"""


def choose(page, theme: str, size: str = "Usual"):
    page.goto("/comfort/")
    names = {
        "light": "Light",
        "dim": "Dim",
        "contrast": "High contrast",
        "contrast-dim": "High contrast, dark",
    }
    for group, name in (("Light", names[theme]), ("Text size", size)):
        question = page.get_by_role("group", name=group)
        question.get_by_role("radio", name=re.compile(f"^{name} [A-Z]")).check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()


def test_the_dim_theme_is_there_without_a_script(open_page):
    page = open_page(javascript=False, theme="light")
    choose(page, "dim")
    page.goto("/help/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dim")
    expect(page.locator("body")).to_have_css("background-color", "rgb(22, 21, 18)")


def test_a_device_that_is_dark_gets_the_dim_theme_unasked(open_page):
    page = open_page(theme="dark")
    page.goto("/help/")
    assert page.evaluate(PAPER) == "rgb(22, 21, 18)"


def test_a_chosen_light_theme_stays_light_on_a_dark_device(open_page):
    page = open_page(theme="dark")
    choose(page, "light")
    assert page.evaluate(PAPER) == "rgb(250, 247, 241)"


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_is_free_of_faults_that_axe_knows(open_page, axe_clean, theme):
    page = open_page()
    choose(page, theme)
    for url in ("/help/", "/about/", "/comfort/"):
        page.goto(url)
        axe_clean(page)


def test_the_largest_text_fits_the_narrowest_phone(open_page, fits):
    page = open_page(size="narrow")
    choose(page, "light", "Largest")
    for url in ("/help/", "/about/", "/comfort/", "/accounts/login/"):
        page.goto(url)
        fits(page)


def test_the_bar_hides_nothing_at_the_end_of_a_page(phone):
    phone.goto("/more/")
    phone.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert phone.evaluate(LAST_LINE) <= phone.evaluate(BAR)


@pytest.mark.parametrize("size", ["narrow", "phone", "desktop"])
def test_everything_that_is_pressed_is_a_finger_wide(open_page, alice, size):
    page = open_page(alice, size=size)
    found = {}
    for url in ("/help/", "/comfort/", "/more/", "/about/", "/today/"):
        page.goto(url)
        found[url] = page.evaluate(TOO_SMALL)
    assert found == dict.fromkeys(found, [])


def test_a_day_of_the_month_is_as_wide_as_the_screen_allows(open_page, alice, fits):
    page = open_page(alice, size="narrow")
    page.goto("/month/")
    fits(page)
    boxes = "[...document.querySelectorAll('.month a')].map((day) => day.getBoundingClientRect())"
    width, height = page.evaluate(
        f"['width', 'height'].map((side) => Math.min(...{boxes}.map((box) => box[side])))"
    )
    assert (int(width), int(height)) == (320 // 7, 49)


def test_the_first_tab_leads_past_the_bar(phone):
    phone.goto("/more/")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Skip to the page")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator("main")).to_be_focused()


def test_the_help_page_on_paper_has_the_card_and_nothing_to_press(open_page):
    page = open_page()
    page.goto("/help/")
    page.emulate_media(media="print")
    expect(page.locator(".wallet")).to_be_visible()
    expect(page.locator(".numbers")).to_be_visible()
    for part in (".top", ".foot", ".flags .row", "[data-print]"):
        expect(page.locator(part).first).to_be_hidden()


def test_print_is_offered_only_where_a_script_can_do_it(open_page):
    page = open_page(javascript=False)
    page.goto("/help/")
    expect(page.get_by_role("button", name="Print")).to_have_count(0)


@pytest.mark.parametrize("url", ["/advice/", "/plan/", "/supply/sheet/", "/data/fhir/", "/rules/"])
def test_a_table_is_read_on_a_phone_without_scrolling_sideways(open_page, months, url, fits):
    page = open_page(months, size="narrow")
    page.goto(url)
    page.evaluate(
        "for (const folded of document.querySelectorAll('main details')) folded.open = true"
    )
    fits(page)
    tables = page.locator("main table")
    assert tables.count() > 0
    too_wide = "tables => tables.filter((one) => one.scrollWidth > one.parentElement.clientWidth)"
    assert tables.evaluate_all(f"{too_wide}.map((one) => one.innerText)") == []


def test_the_first_column_of_a_wide_table_stays_in_sight(open_page, months):
    page = open_page(months, size="narrow")
    page.goto("/plan/")
    table = page.locator(".table-wrap table")
    table.evaluate("table => { table.style.width = '600px'; table.parentElement.scrollLeft = 200 }")
    left = "one => one.getBoundingClientRect().left"
    frame = page.locator(".table-wrap").evaluate(left)
    assert table.locator("tbody th").first.evaluate(left) == frame
