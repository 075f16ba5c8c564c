"""The page for the GP as a browser prints it, here with wider letters than most have."""

import io
from dataclasses import replace

import pikepdf
import pytest

from ldn_tracker.charts.series.ranges import end_day, first_day, visit_first_day
from ldn_tracker.demo import demo
from ldn_tracker.report import views as summary
from ldn_tracker.transfer import store
from tests.conftest import NOW, TODAY
from tests.people import PEOPLE, SCRIPTS, brimful, everywhere


@pytest.fixture
def opened(open_page, alice, monkeypatch):
    """`opened(diary, days="")` → the page of all its days."""

    def page_of(diary, **more):
        monkeypatch.setattr(summary, "_diary", lambda request: diary)
        last = end_day(diary, TODAY)
        asked = {"first": first_day(diary, last), "last": last, "identity": "name"} | more
        page = open_page(alice)
        page.goto("/summary/?" + "&".join(f"{name}={value}" for name, value in asked.items()))
        return page

    return page_of


@pytest.fixture
def printed(opened):
    """`printed(diary, days="")` → the sheets of all its days, printed."""

    return lambda diary, **more: sheets_of(opened(diary, **more))


def sheets_of(page):
    return pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages


def as_on_paper(page):
    """Laid out on the 184 mm between the margins."""
    page.set_viewport_size({"width": 695, "height": 1000})
    page.emulate_media(media="print")


@pytest.mark.parametrize("person", PEOPLE)
def test_it_is_one_sheet(printed, person):
    assert len(printed(PEOPLE[person]())) == 1


@pytest.mark.parametrize("typed", SCRIPTS.values(), ids=SCRIPTS)
def test_it_is_one_sheet_whatever_was_typed(printed, typed):
    assert len(printed(everywhere(typed))) == 1


def test_it_is_one_sheet_when_everything_is_as_long_as_it_can_be(printed):
    assert len(printed(brimful(), self_harm="on")) == 1


@pytest.mark.parametrize(
    ("person", "dots", "bars"), [("typical_year", 2, 2), ("taper", 1, 2), ("visible_year", 2, 2)]
)
def test_the_usual_months_are_one_sheet_with_the_charts_of_what_troubled(
    opened, person, dots, bars
):
    """The second symptom is the first to give way."""
    diary = PEOPLE[person]()
    last = end_day(diary, TODAY)
    page = opened(diary, first=visit_first_day(diary, last))
    drawn = page.locator("svg.paper .dots"), page.locator("svg.paper .bar.rated")
    assert (*(each.count() for each in drawn), len(sheets_of(page))) == (dots, bars, 1)


ALONE = """() => [...document.querySelectorAll(".pair section")].filter((section) => {
  const middle = document.querySelector(".sheet .pair").getBoundingClientRect().width / 2
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT), lines = new Set()
  while (walker.nextNode()) {
    const words = document.createRange()
    words.selectNodeContents(walker.currentNode)
    const right = [...words.getClientRects()].filter((box) => box.left > middle)
    right.forEach((box) => lines.add(Math.round(box.top / 4)))
  }
  return section.getBoundingClientRect().left < middle && lines.size === 1
}).map((section) => section.innerText)"""


@pytest.mark.parametrize("person", [*PEOPLE, "brimful"])
def test_no_line_stands_alone_at_the_head_of_the_second_column(opened, person):
    page = opened({**PEOPLE, "brimful": brimful}[person]())
    as_on_paper(page)
    for wide in range(640, 720, 4):  # as other fonts break the lines elsewhere
        page.set_viewport_size({"width": wide, "height": 1000})
        assert page.evaluate(ALONE) == []


def test_where_no_question_is_written_there_are_lines_to_write_on(opened):
    page = opened(PEOPLE["empty"]())
    lines, none = page.locator("#questions ~ .blank"), page.get_by_text("None written yet.")
    assert (none.is_visible(), lines.locator("visible=true").count()) == (True, 0)
    as_on_paper(page)
    assert (none.is_visible(), lines.locator("visible=true").count()) == (False, 2)


@pytest.mark.parametrize("person", ["typical_year", "ten_years"])
def test_the_day_table_takes_one_more(printed, person):
    assert len(printed(PEOPLE[person](), days="on")) == 2


def test_the_day_table_takes_one_more_where_much_is_marked(printed):
    diary = demo(3, 183, TODAY)
    often = ("infection", "new_medicine")
    marked = [replace(entry, crash=True, factors=often) for entry in diary.entries]
    assert len(printed(replace(diary, entries=tuple(marked)), days="on")) == 2


@pytest.mark.parametrize("days", ["", "on"])
@pytest.mark.parametrize("person", ["typical_year", "taper", "ten_years"])
def test_nothing_is_wider_than_the_paper_or_all_would_be_printed_smaller(opened, person, days):
    page = opened(PEOPLE[person](), days=days)
    as_on_paper(page)
    wide = (
        "[...document.querySelectorAll('.sheet, .sheet *')].map((e) => e.getBoundingClientRect())"
    )
    assert page.evaluate(f"Math.max(...{wide}.map((box) => box.right))") <= 695.5


def test_the_heads_of_the_day_table_are_level_and_its_marks_stand_apart(opened):
    page = opened(demo(3, 112, TODAY), days="on")
    as_on_paper(page)
    table = page.locator(".day-by-day table")
    title = page.locator("#day-by-day").bounding_box()
    assert title["width"] > 0.9 * page.locator(".day-by-day").bounding_box()["width"]
    apart = table.locator("td:last-child").first.evaluate(
        "cell => parseFloat(getComputedStyle(cell).paddingLeft)"
    )
    assert apart >= 4


def test_a_dose_band_is_as_light_as_in_the_pdf_so_that_its_strokes_are_seen(opened):
    page = opened(demo(3, 112, TODAY))
    as_on_paper(page)
    night = page.locator("svg.paper .dose.night").first
    fill = "rect => [getComputedStyle(rect).fill, getComputedStyle(rect).fillOpacity]"
    assert night.evaluate(fill) == ["rgb(0, 0, 0)", "0.14"]


def test_a_night_dose_is_hatched_on_paper(opened):
    page = opened(demo(3, 112, TODAY))
    as_on_paper(page)
    strokes = page.locator("svg.paper .hatch, svg.paper .upright")
    assert [each.is_visible() for each in strokes.all()] == [True, True]


def test_the_bars_of_a_side_effect_are_printed(opened):
    diary = PEOPLE["typical_year"]()
    page = opened(diary, first=visit_first_day(diary, TODAY))
    as_on_paper(page)
    bars = page.locator("svg.paper .bar")
    assert bars.count() > 0
    hidden = "all => all.filter(bar => getComputedStyle(bar).display === 'none').length"
    assert bars.evaluate_all(hidden) == 0


def test_no_row_of_the_table_by_dose_is_printed_alone(open_page, alice):
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    page = open_page(alice)
    page.goto("/charts/?range=all")
    table = page.locator("section", has=page.locator("table.steps"))
    as_on_paper(page)
    assert table.evaluate("each => getComputedStyle(each).breakInside") == "avoid"
