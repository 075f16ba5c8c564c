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
def printed(open_page, alice, monkeypatch):
    """`printed(diary, days="")` → the sheets of all its days, printed."""

    def sheets(diary, **more):
        monkeypatch.setattr(summary, "_diary", lambda request: diary)
        last = end_day(diary, TODAY)
        asked = {"first": first_day(diary, last), "last": last, "identity": "name"} | more
        page = open_page(alice)
        page.goto("/summary/?" + "&".join(f"{name}={value}" for name, value in asked.items()))
        return pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

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
