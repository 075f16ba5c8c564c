"""Charts and the page for the GP: drawn without a script, readable at any size."""

import io
import re

import pikepdf
import pytest
from playwright.sync_api import expect

LETTERS = """svg => [...svg.querySelectorAll("text")]
  .map(text => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a)"""


DAY_TABLE = "/summary/?first=2026-06-01&last=2026-09-20&days=on"


@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/", DAY_TABLE])
def test_the_page_passes_axe_and_fits(open_page, months, screen, address, axe_clean, fits):
    page = open_page(months, **screen)
    page.goto(address)
    axe_clean(page)
    fits(page)


@pytest.mark.parametrize(
    "address", ["/charts/?range=all", "/charts/calendar/?range=all", "/summary/", "/supply/"]
)
@pytest.mark.parametrize("size", ["narrow", "phone", "desktop"])
def test_letters_of_the_chart_are_at_least_twelve_pixels(open_page, months, size, address):
    page = open_page(months, size=size)
    page.goto(address)
    drawing = page.locator("svg.chart:visible")
    expect(drawing).to_have_count(1)
    assert min(drawing.evaluate(LETTERS)) >= 12


@pytest.fixture
def enlarged(open_page, months):
    """`enlarged(address)`: a page on a phone at 200 %."""

    def opened(address):
        page = open_page(months, device_scale_factor=2)
        page.set_viewport_size({"width": 195, "height": 422})
        page.goto(address)
        return page

    return opened


DRAWN = pytest.mark.parametrize(
    "address", ["/charts/?range=all", "/charts/calendar/?range=all", "/summary/"]
)


@DRAWN
def test_the_letters_of_a_chart_grow_when_a_phone_is_enlarged(enlarged, address, axe_clean):
    page = enlarged(address)
    assert min(page.locator("svg.chart:visible").evaluate(LETTERS)) >= 11.5  # each twice as large
    assert page.evaluate("document.documentElement.scrollWidth") <= 195
    axe_clean(page)


@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/"])
def test_a_chart_that_scrolls_begins_with_the_latest_days(enlarged, address):
    page = enlarged(address)
    ends = "each => Math.round(each.getBoundingClientRect().right)"
    drawing, figure = page.locator("svg.chart:visible"), page.locator("figure.drawing")
    assert figure.evaluate("each => each.scrollWidth - each.clientWidth") > 50
    assert drawing.evaluate(ends) == figure.evaluate(ends)
    name = drawing.locator("text", has_text="Fatigue").bounding_box()["x"]
    assert figure.bounding_box()["x"] <= name <= figure.bounding_box()["x"] + 60
    figure.evaluate("each => each.scrollBy(-1000, 0)")
    assert drawing.bounding_box()["x"] == figure.bounding_box()["x"]


@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/"])
def test_names_in_a_chart_that_scrolls_are_not_cut_at_its_end(enlarged, address):
    page = enlarged(address)
    drawing = page.locator("svg.chart:visible")
    ends = drawing.evaluate("""each => [...each.querySelectorAll(".name:not([text-anchor])")]
      .map(name => name.getBoundingClientRect().right - each.getBoundingClientRect().right)""")
    assert len(ends) >= 3
    assert max(ends) <= 0


def test_a_calendar_that_scrolls_begins_where_its_rows_do(enlarged):
    page = enlarged("/charts/calendar/?range=4-weeks")
    drawing, figure = page.locator("svg.chart:visible"), page.locator("figure.drawing")
    assert figure.evaluate("each => each.scrollWidth - each.clientWidth") > 50
    assert drawing.bounding_box()["x"] == figure.bounding_box()["x"]


@DRAWN
@pytest.mark.parametrize("size", ["narrow", "phone", "desktop"])
@pytest.mark.parametrize("text", ["usual", "largest"])
def test_a_chart_that_fits_stands_at_the_left(open_page, months, size, address, text):
    page = open_page(months, size=size)
    page.goto(address)
    page.evaluate(f"document.documentElement.dataset.size = '{text}'")
    drawing, figure = page.locator("svg.chart:visible"), page.locator("figure.drawing")
    assert drawing.bounding_box()["x"] == figure.bounding_box()["x"]
    assert figure.evaluate("each => each.scrollWidth - each.clientWidth") == 0


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
    page.get_by_label("Nausea").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("svg.chart.phone text", has_text="Nausea")).to_be_visible()


def test_the_ask_is_written_without_a_script_and_stands_on_the_page(open_page, months):
    page = open_page(months, javascript=False)
    page.goto("/summary/")
    page.get_by_label("I would like").fill("to talk about sleep")
    page.get_by_role("button", name="Save", exact=True).click()
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
@pytest.mark.parametrize("rows", ["steps", "effects"])
def test_figures_beside_each_other_in_a_table_stand_apart(open_page, months, rows, address, media):
    page = open_page(months, size="desktop")
    page.emulate_media(media=media)
    page.goto(address)
    table = page.locator(f"table.{rows}")
    assert min(table.evaluate(GAPS)) >= 6
    assert table.evaluate(PAST_ITS_PLACE) == 0


@pytest.mark.parametrize("size", ["narrow", "phone"])
def test_the_chart_for_the_gp_stands_within_its_card_as_its_words_do(open_page, months, size):
    page = open_page(months, size=size)
    page.goto("/summary/")
    drawing = page.locator("svg.chart:visible").bounding_box()
    words = page.locator("#sheet .asked").bounding_box()
    card = page.locator("#sheet").bounding_box()
    assert (drawing["x"], drawing["width"]) == (words["x"], words["width"])
    assert drawing["x"] - card["x"] >= 12


def test_on_a_phone_no_cell_of_a_block_is_ruled(open_page, months):
    page = open_page(months, size="phone")
    page.goto("/charts/?range=all")
    page.get_by_text("side effects", exact=False).and_(page.locator("summary")).click()
    cells = page.get_by_role("row", name="Trouble sleeping").get_by_role("cell")
    rules = cells.evaluate_all("them => them.map(it => getComputedStyle(it).borderTopWidth)")
    assert set(rules) == {"0px"}


@pytest.mark.parametrize(("size", "is_seen"), [("phone", False), ("desktop", True)])
def test_long_tables_are_folded_on_a_phone_and_open_where_there_is_room(
    open_page, months, size, is_seen
):
    page = open_page(months, size=size, javascript=False)
    page.goto("/charts/?range=all")
    for table in (page.locator("table.steps"), page.locator("table.effects")):
        expect(table).to_be_visible(visible=is_seen)
        if not is_seen:
            page.locator("details", has=table).locator("summary").click()
            expect(table).to_be_visible()
    assert page.locator("summary", has_text="rows, oldest first").is_visible() is not is_seen


def test_folded_tables_are_printed(open_page, months):
    page = open_page(months, size="phone")
    page.goto("/charts/?range=all")
    page.emulate_media(media="print")
    expect(page.get_by_role("table", name="Side effects by dose")).to_be_visible()


@pytest.mark.parametrize("size", ["narrow", "phone"])
def test_on_a_phone_the_cells_of_side_effects_stand_in_one_order(open_page, months, size):
    page = open_page(months, size=size)
    page.goto("/charts/?range=all")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    rows = page.locator("table.effects tbody tr")
    names = [
        row.locator("[data-name]").evaluate_all("all => all.map(each => each.dataset.name)")
        for row in rows.all()
    ]
    assert len(names) >= 3
    assert [each for each in names if each != names[0]] == []


def test_a_sentence_and_no_figure_stands_first(open_page, months):
    page = open_page(months)
    page.goto("/charts/?range=all")
    sentence = page.get_by_text(
        "Fatigue averaged 7.3 before LDN and 5.6 in the last 14 days:"
    ).first
    first = page.locator("svg.chart:visible, table:visible").first
    assert sentence.bounding_box()["y"] < first.bounding_box()["y"]
    assert sentence.bounding_box()["y"] < page.viewport_size["height"] / 2
