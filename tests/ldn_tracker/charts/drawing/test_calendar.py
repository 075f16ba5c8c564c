"""The calendar: a square for each rated day, none for another, darker where it was rated higher."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from journal.scales import BUILT_IN, Measure
from ldn_tracker.charts.drawing.calendar import DESK, PHONE, SHADES, SHEETS, calendar, draw
from ldn_tracker.demo import demo
from ldn_tracker.transfer import store
from tests import builders as b
from tests.conftest import NOW, TODAY

FATIGUE, INSOMNIA = BUILT_IN["fatigue"], BUILT_IN["insomnia"]
MONDAY = b.START


def drawn(*entries, measure=FATIGUE, days=14, sheet=DESK):
    last = b.days_after(MONDAY, days - 1)
    return draw(calendar(b.diary(entries=list(entries)), measure, MONDAY, last), sheet)


def squares(drawing):
    """How many squares of each shade."""
    found = re.findall(r'class="line" d="([^"]*)".*?stroke-opacity="([^"]*)"', drawing)
    return {shade: path.count("M") for path, shade in found}


def test_a_rated_day_is_a_square_and_zero_is_not_missing():
    rated = [b.entry(MONDAY, {"fatigue": 0}), b.entry(b.days_after(MONDAY, 2), {"fatigue": 10})]
    assert squares(drawn(*rated, b.entry(b.days_after(MONDAY, 1)))) == {SHADES[0]: 1, SHADES[-1]: 1}


def test_a_day_in_the_lowest_fifth_has_a_dot_that_a_day_without_a_rating_has_not():
    rated = [b.entry(b.days_after(MONDAY, n), {"fatigue": n}) for n in range(4)]
    dots = re.findall(
        r'class="line low" d="([^"]*)"', drawn(*rated, b.entry(b.days_after(MONDAY, 5)))
    )
    assert [path.count("M") for path in dots] == [2]
    assert "low" not in drawn(b.entry(MONDAY, {"fatigue": 2}))


def test_the_dot_stands_in_the_legend(client_of, alice):
    store.store(alice.person, b.diary(entries=[b.entry(TODAY, {"pain": 0})]), at=NOW)
    html = client_of(alice).get("/charts/calendar/").content.decode()
    first, second, *_ = re.findall(r"<span><svg.*?</span>", html)
    assert (first.count("<rect"), second.count("<rect")) == (2, 1)
    assert "Its palest squares, the lowest ratings, have a dot." in html


def test_weeks_are_columns_from_monday_down():
    assert MONDAY.weekday() == 0
    days = [b.entry(b.days_after(MONDAY, n), {"fatigue": 5}) for n in (0, 6, 7)]
    starts = re.findall(r"M([\d.]+) ([\d.]+)h", drawn(*days))
    assert starts == [("1", "28"), ("1", "112"), ("15", "28")]


def test_a_crash_day_has_a_frame_though_nothing_was_rated():
    drawing = drawn(b.entry(MONDAY, crash=True))
    assert re.search(r'class="crash" d="([^"]*)"', drawing)[1].count("z") == 1


@pytest.mark.parametrize(
    ("measure", "legend"),
    [
        (FATIGUE, ["0–1", "2–3", "4–5", "6–7", "8–10"]),
        (INSOMNIA, ["none", "mild", "moderate", "severe", "very severe"]),
        (Measure("x-1", "Fog", "symptom", 3), ["none", "mild", "moderate", "severe"]),
    ],
)
def test_the_legend_names_every_shade(measure, legend):
    shown = calendar(b.diary(), measure, MONDAY, MONDAY)
    assert [words for _, words in shown.legend] == legend


@pytest.mark.parametrize("sheet", SHEETS, ids=["phone", "desk"])
def test_it_is_well_formed_named_and_needs_no_style(sheet):
    own = Measure("x-1", "<script>", "symptom", 10)
    drawing = drawn(b.entry(MONDAY, {}), measure=own, sheet=sheet)
    root = ElementTree.fromstring(drawing)  # noqa: S314 (our own drawing)
    assert root[0].text == "<script>, 1–14 Jun 2026"
    assert re.findall(r"style|<script|href|on\w+=", drawing) == []


@pytest.mark.parametrize(("rating", "letters"), [(5, 60_000), (0, 120_000)])
def test_ten_years_stay_small(rating, letters):
    days = b.entries(MONDAY, b.days_after(MONDAY, 3650), {"fatigue": rating})
    assert len(drawn(*days, days=3651, sheet=PHONE)) < letters


def test_the_page_shows_the_measure_asked_for(client_of, alice):
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    html = client_of(alice).get("/charts/calendar/?range=all&of=pain").content.decode()
    assert "Pain, 31 May – 20 Sep 2026</title>" in html
    assert 'href="?range=4-weeks&amp;of=pain"' in html


@pytest.mark.parametrize(
    ("asked", "of"),
    [("", ""), ("&show=pain", "&amp;of=pain"), ("&show=nausea&show=pain", "&amp;of=pain")],
)
def test_the_chart_leads_to_the_calendar_of_the_first_measure_chosen(client_of, alice, asked, of):
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    html = client_of(alice).get(f"/charts/?range=all{asked}").content.decode()
    assert f'href="/charts/calendar/?range=all{of}"' in html


def test_an_empty_diary_has_a_page_too(client_of, alice):
    html = client_of(alice).get("/charts/calendar/").content.decode()
    assert "Nothing rated in these days" in html


@pytest.mark.parametrize(
    ("rated", "words"),
    [
        (["2026-03-05", "2026-04-30", "2026-05-01"], ""),
        (["2026-03-05", "2026-05-01"], "April 2026"),
        (["2026-05-31"], "March to April 2026"),
        (["2026-04-01"], "March 2026, May 2026"),
        ([], "March to May 2026"),
    ],
)
def test_the_months_without_a_rating_are_named(rated, words):
    entries = [b.entry(date.fromisoformat(day), {"fatigue": 3}) for day in rated]
    shown = calendar(b.diary(entries=entries), FATIGUE, date(2026, 3, 5), date(2026, 5, 31))
    assert shown.unrated_months == words


def test_a_run_of_months_across_a_new_year_names_both_years():
    shown = calendar(b.diary(), FATIGUE, date(2025, 12, 5), date(2026, 1, 31))
    assert shown.unrated_months == "December 2025 to January 2026"


def test_many_months_without_a_rating_are_counted():
    days = [date(2026, month, 1) for month in range(1, 12, 2)]
    entries = [b.entry(day, {"fatigue": 3}) for day in days]
    shown = calendar(b.diary(entries=entries), FATIGUE, date(2026, 1, 1), date(2026, 12, 31))
    assert shown.unrated_months == "6 of these 12 months"


def test_the_page_says_so(visitor, person):
    entries = [b.entry(date(2026, 8, 30), {"fatigue": 3})]
    store.store(person, b.diary(entries=entries), at=NOW)
    page = " ".join(visitor.get("/charts/calendar/?range=4w").content.decode().split())
    assert "<p>No ratings in September 2026.</p>" in page
