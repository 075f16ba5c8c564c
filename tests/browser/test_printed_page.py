"""The page for the GP as a browser prints it, here with wider letters than most have."""

import io
from dataclasses import replace

import pikepdf
import pytest

from ldn_tracker.charts.ranges import end_day, first_day
from ldn_tracker.demo import demo
from ldn_tracker.views import summary
from tests.conftest import TODAY
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

    def sheets(diary, **more):
        made = opened(diary, **more).pdf(prefer_css_page_size=True)
        return pikepdf.open(io.BytesIO(made)).pages

    return sheets


@pytest.mark.parametrize("person", PEOPLE)
def test_it_is_one_sheet(printed, person):
    assert len(printed(PEOPLE[person]())) == 1


@pytest.mark.parametrize("typed", SCRIPTS.values(), ids=SCRIPTS)
def test_it_is_one_sheet_whatever_was_typed(printed, typed):
    assert len(printed(everywhere(typed))) == 1


def test_it_is_one_sheet_when_everything_is_as_long_as_it_can_be(printed):
    assert len(printed(brimful(), self_harm="on")) == 1


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
    page.set_viewport_size({"width": 695, "height": 1000})  # the 184 mm between the margins
    page.emulate_media(media="print")
    wide = (
        "[...document.querySelectorAll('.sheet, .sheet *')].map((e) => e.getBoundingClientRect())"
    )
    assert page.evaluate(f"Math.max(...{wide}.map((box) => box.right))") <= 695.5
