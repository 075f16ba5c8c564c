"""Charts and the page for the GP: drawn without a script, explored under the strict policy."""

import io
import re

import pikepdf
import pytest
from playwright.sync_api import expect

from ldn_tracker.demo import demo
from ldn_tracker.transfer import store
from tests.conftest import NOW, TODAY

PLOTLY_LOADS = 30_000  # ms; five megabytes on a busy machine
LETTERS = """svg => [...svg.querySelectorAll("text")]
  .map(text => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a)"""


@pytest.fixture
def months(alice):
    """Alice with sixteen weeks of the demo diary."""
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    return alice


@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/"])
def test_the_page_passes_axe_and_fits(open_page, months, screen, address, axe_clean, fits):
    page = open_page(months, **screen)
    page.goto(address)
    axe_clean(page)
    fits(page)


@pytest.mark.parametrize(
    "address", ["/charts/?range=all", "/charts/calendar/?range=all", "/summary/"]
)
@pytest.mark.parametrize("size", ["narrow", "phone", "desktop"])
def test_letters_of_the_chart_are_at_least_twelve_pixels(open_page, months, size, address):
    page = open_page(months, size=size)
    page.goto(address)
    drawing = page.locator("svg.chart:visible")
    expect(drawing).to_have_count(1)
    assert min(drawing.evaluate(LETTERS)) >= 12


@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/"])
def test_the_letters_of_a_chart_grow_when_a_phone_is_enlarged(
    open_page, months, address, axe_clean
):
    page = open_page(months, device_scale_factor=2)
    page.set_viewport_size({"width": 195, "height": 422})  # a phone at 200 %
    page.goto(address)
    assert min(page.locator("svg.chart:visible").evaluate(LETTERS)) >= 11.5  # each twice as large
    assert page.evaluate("document.documentElement.scrollWidth") <= 195
    axe_clean(page)


def test_the_chart_and_its_ranges_need_no_script(open_page, months):
    page = open_page(months, javascript=False)
    page.goto("/charts/")
    expect(page.locator("svg.chart:visible")).to_have_count(1)
    expect(page.get_by_role("button", name="Explore")).to_have_count(0)
    page.get_by_role("link", name="All").click()
    expect(page.get_by_text("31 May 2026 to 20 Sep 2026")).to_be_visible()


def test_measures_are_chosen_without_a_script(open_page, months):
    page = open_page(months, javascript=False)
    page.goto("/charts/?range=all")
    page.get_by_text("Choose what is shown").click()
    page.get_by_label("Headache").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("svg.chart.phone text", has_text="Headache")).to_be_visible()


def test_exploring_puts_plotly_in_the_drawings_place(open_page, months):
    page = open_page(months, size="desktop")
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    figure = page.locator("#drawing .main-svg").first
    expect(figure).to_be_visible(timeout=PLOTLY_LOADS)
    expect(page.locator("svg.chart")).to_have_count(0)
    assert figure.evaluate("svg => getComputedStyle(svg).position") == "absolute"


def test_pointing_at_a_day_names_its_numbers(open_page, months):
    page = open_page(months, size="desktop")
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_text("Touch or point at a day")).to_be_visible(timeout=PLOTLY_LOADS)
    box = page.locator("#drawing .nsewdrag").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    label = page.locator("#drawing .hoverlayer")
    expect(label).to_contain_text(re.compile(r"\d+ \w+ 2026"))
    expect(label).to_contain_text(re.compile(r"Fatigue: (\d|not rated)"))
    expect(label).to_contain_text(re.compile(r"[\d.]+ mg (night|morning)"))


def test_exploring_comes_closer_and_moves_without_dragging(open_page, months):
    page = open_page(months, size="phone")
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_text("Touch or point at a day")).to_be_visible(timeout=PLOTLY_LOADS)
    shown = [days_shown(page)]
    for name in ("Fewer days", "Later", "More days"):
        page.get_by_role("button", name=name).click()
        shown.append(days_shown(page))
    whole, half, later, again = shown
    assert (half[0] > whole[0], half[1] < whole[1]) == (True, True)
    assert (later[1], again) == (whole[1], whole)


def test_moving_on_from_where_a_drag_ended_loses_no_hours(open_page, months):
    page = open_page(months, size="desktop")
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_text("Touch or point at a day")).to_be_visible(timeout=PLOTLY_LOADS)
    dragged = "{'xaxis.range': ['2026-07-01 12:00', '2026-07-29 12:00']}"
    page.evaluate(f"Plotly.relayout(document.querySelector('#drawing > div'), {dragged})")
    page.get_by_role("button", name="Later").click()
    assert [at[:16].replace("T", " ") for at in axis_of(page)] == [
        "2026-07-15 12:00",
        "2026-08-12 12:00",
    ]


def days_shown(page):
    """The first and last day on the axis that all panels share."""
    return [at[:10] for at in axis_of(page)]


def axis_of(page):
    """Both ends of that axis, as plotly has them."""
    rooms = "[...document.querySelectorAll('#drawing > div')]"
    return page.evaluate(f"{rooms}.map(room => room.layout.xaxis.range)[0]")


def test_without_a_signal_the_drawing_stays(open_page, months):
    page = open_page(months)
    page.goto("/charts/?range=all")
    page.context.set_offline(True)
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_text("That did not load.")).to_be_visible()
    expect(page.locator("svg.chart:visible")).to_have_count(1)
    page.context.set_offline(False)


def test_the_ask_is_written_without_a_script_and_stands_on_the_page(open_page, months):
    page = open_page(months, javascript=False)
    page.goto("/summary/")
    page.get_by_label("I would like").fill("to talk about sleep")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".sheet")).to_contain_text("I would like: to talk about sleep")


def test_the_text_is_copied_whole(open_page, months):
    page = open_page(months, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/summary/")
    page.get_by_text("As text, for an online form").click()
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == page.get_by_label("The page as text").input_value()


def test_the_numbers_are_printed_though_they_are_folded_away(open_page, months):
    page = open_page(months)
    page.goto("/charts/?range=all")
    numbers = page.get_by_role("table", name="The chart as numbers")
    expect(numbers).to_be_hidden()
    page.emulate_media(media="print")
    expect(numbers).to_be_visible()


@pytest.mark.parametrize("size", ["narrow", "phone", "desktop"])
def test_no_table_of_the_charts_scrolls_sideways(open_page, months, size):
    page = open_page(months, size=size)
    page.goto("/charts/?range=all")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    wide = "[...document.querySelectorAll('.table-wrap')].map((e) => e.scrollWidth - e.clientWidth)"
    assert page.evaluate(wide) == [0, 0, 0]


def test_the_printed_page_is_one_sheet(open_page, months):
    page = open_page(months)
    page.goto("/summary/")
    assert len(pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1


def test_the_pdf_is_downloaded_under_a_name_with_dates_only(open_page, months):
    page = open_page(months)
    page.goto("/summary/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the PDF").click()
    assert re.fullmatch(
        r"page-2026-\d\d-\d\d-to-2026-09-\d\d\.pdf", download.value.suggested_filename
    )


GAPS = """table => [...table.querySelectorAll("tr")].flatMap((row) => {
  const words = [...row.children].map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getBoundingClientRect();
  });
  return words.slice(1).map((box, n) => box.left - words[n].right);
})"""


PAST_ITS_PLACE = "each => each.parentElement.scrollWidth - each.parentElement.clientWidth"


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/"])
def test_figures_beside_each_other_in_the_table_stand_apart(open_page, months, address, media):
    page = open_page(months, size="desktop")
    page.emulate_media(media=media)
    page.goto(address)
    table = page.locator("table.steps")
    assert min(table.evaluate(GAPS)) >= 6
    assert table.evaluate(PAST_ITS_PLACE) == 0


@pytest.mark.parametrize("size", ["narrow", "phone"])
def test_the_chart_for_the_gp_stands_within_its_card_as_its_words_do(open_page, months, size):
    page = open_page(months, size=size)
    page.goto("/summary/")
    drawing = page.locator("svg.chart:visible").bounding_box()
    words = page.locator("#sheet .ask").bounding_box()
    card = page.locator("#sheet").bounding_box()
    assert (drawing["x"], drawing["width"]) == (words["x"], words["width"])
    assert drawing["x"] - card["x"] >= 12


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_explored_chart_is_what_is_seen(open_page, months, size):
    page = open_page(months, size=size)
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    expect(page.locator("#explore .zoom")).to_be_visible(timeout=PLOTLY_LOADS)
    top = page.locator("#drawing").evaluate("figure => figure.getBoundingClientRect().top")
    assert 0 <= round(top) < page.viewport_size["height"] / 4
