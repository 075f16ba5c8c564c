"""The page for the GP as a browser prints it, here with wider letters than most have."""

import io

import pikepdf
import pytest

from ldn_tracker.charts.ranges import end_day, first_day
from ldn_tracker.transfer.store import store
from tests.conftest import NOW, TODAY
from tests.people import PEOPLE, SCRIPTS, everywhere

WHAT_THEY_TYPE = {name: SCRIPTS[name][:100] for name in ("long", "cjk", "arabic", "combining")}


@pytest.fixture
def printed(open_page, alice):
    """`printed(diary, days="")` → the sheets of all its days, printed."""

    def sheets(diary, **more):
        store(alice.person, diary, at=NOW, replace=True)
        last = end_day(diary, TODAY)
        asked = {"first": first_day(diary, last), "last": last, "identity": "name"} | more
        page = open_page(alice)
        page.goto("/summary/?" + "&".join(f"{name}={value}" for name, value in asked.items()))
        return pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    return sheets


@pytest.mark.parametrize("person", PEOPLE)
def test_it_is_one_sheet(printed, person):
    assert len(printed(PEOPLE[person]())) == 1


@pytest.mark.parametrize("typed", WHAT_THEY_TYPE.values(), ids=WHAT_THEY_TYPE)
def test_it_is_one_sheet_whatever_was_typed(printed, typed):
    assert len(printed(everywhere(typed))) == 1


@pytest.mark.parametrize("person", ["typical_year", "ten_years"])
def test_the_day_table_takes_one_more(printed, person):
    assert len(printed(PEOPLE[person](), days="on")) == 2
