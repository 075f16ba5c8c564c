"""The chart to be explored: plotly in the drawing's place, under the strict policy."""

import re

import pytest
from playwright.sync_api import expect

from journal.scales import Measure
from ldn_tracker.transfer import store
from tests import builders as b
from tests.conftest import NOW, TODAY

PLOTLY_LOADS = 30_000  # ms; five megabytes on a busy machine


def explored(page):
    """The page, on which the whole diary's chart is being explored."""
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    expect(page.locator("#explore .explored")).to_be_visible(timeout=PLOTLY_LOADS)
    return page


def test_exploring_puts_plotly_in_the_drawings_place(open_page, months):
    page = open_page(months, size="desktop")
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    figure = page.locator("#drawing .main-svg").first
    expect(figure).to_be_visible(timeout=PLOTLY_LOADS)
    expect(page.locator("svg.chart")).to_have_count(0)
    assert figure.evaluate("svg => getComputedStyle(svg).position") == "absolute"


def test_pointing_at_a_day_names_its_numbers(open_page, months):
    page = explored(open_page(months, size="desktop"))
    box = page.locator("#drawing .nsewdrag").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    label = page.locator("#drawing .hoverlayer")
    expect(label).to_contain_text(re.compile(r"\d+ \w+ 2026"))
    expect(label).to_contain_text(re.compile(r"Fatigue: (\d|not rated)"))
    expect(label).to_contain_text(re.compile(r"[\d.]+ mg (night|morning)"))


def test_a_touched_day_is_told_above_the_chart_and_nothing_covers_it(open_page, months):
    page = explored(open_page(months, size="phone", has_touch=True))
    box = page.locator("#drawing .nsewdrag").nth(2).bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    told = page.locator("#drawing .told")
    expect(told).to_have_text(re.compile(r"\d+ \w{3} 2026 · [\d.]+ mg \w+ · Fatigue: (\d|not)"))
    expect(page.locator(".hoverlayer .legend")).to_be_hidden()
    line = page.locator(".told-day").bounding_box()["x"]
    assert abs(line - (box["x"] + box["width"] / 2)) < 5


def test_what_was_typed_is_told_as_text_and_no_stripe_is_explained_without_one(open_page, alice):
    own = Measure("x-1", "<b>Own & more</b>", "symptom", 10)
    rated = list(b.entries(b.days_after(TODAY, -20), TODAY, {"x-1": 3}))
    store.store(alice.person, b.diary(measures=(own,), entries=rated), at=NOW)
    page = explored(open_page(alice, size="phone", has_touch=True))
    box = page.locator("#drawing .nsewdrag").first.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + 20)
    expect(page.locator("#drawing .told")).to_contain_text("<b>Own & more</b>: 3")
    expect(page.get_by_text("Narrow stripes")).to_have_count(0)


def test_the_keyboard_goes_on_at_the_chart_and_finds_the_way_back(open_page, months):
    page = open_page(months, size="phone")
    page.goto("/charts/?range=all&show=pain")
    page.get_by_role("button", name="Explore").press("Enter")
    chart = page.get_by_role("group", name="The chart, to be explored")
    expect(chart).to_be_focused(timeout=PLOTLY_LOADS)
    page.keyboard.press("Tab")
    expect(page.locator("summary", has_text="How to read the chart")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Earlier")).to_be_focused()
    page.get_by_role("link", name="Back to the plain chart").click()
    expect(page.locator("svg.chart:visible")).to_have_count(1)
    assert page.url.endswith("/charts/?range=all&show=pain")


def test_stripes_are_explained_where_they_are_drawn(open_page, months):
    page = explored(open_page(months))
    expect(page.get_by_text("Narrow stripes: crash days")).to_be_visible()


def test_the_explored_chart_passes_axe_and_fits(open_page, months, screen, axe_clean, fits):
    page = explored(open_page(months, **screen))
    axe_clean(page)
    fits(page)


def test_exploring_comes_closer_and_moves_without_dragging(open_page, months):
    page = explored(open_page(months, size="phone"))
    shown = [days_shown(page)]
    for name in ("Fewer days", "Later", "More days"):
        page.get_by_role("button", name=name).click()
        shown.append(days_shown(page))
    whole, half, later, again = shown
    assert (half[0] > whole[0], half[1] < whole[1]) == (True, True)
    assert (later[1], again) == (whole[1], whole)


def test_moving_on_from_where_a_drag_ended_loses_no_hours(open_page, months):
    page = explored(open_page(months, size="desktop"))
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


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_explored_chart_is_what_is_seen(open_page, months, size):
    page = open_page(months, size=size)
    page.goto("/charts/?range=all")
    page.get_by_role("button", name="Explore").click()
    expect(page.locator("#explore .explored")).to_be_visible(timeout=PLOTLY_LOADS)
    top = page.locator("#drawing").evaluate("figure => figure.getBoundingClientRect().top")
    assert 0 <= round(top) < page.viewport_size["height"] / 4


def test_without_a_signal_the_drawing_stays(open_page, months):
    page = open_page(months)
    page.goto("/charts/?range=all")
    page.context.set_offline(True)
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_text("That did not load.")).to_be_visible()
    expect(page.locator("svg.chart:visible")).to_have_count(1)
    page.context.set_offline(False)
