"""Real people's days, charted and summarised: the published phases, and no claim beyond them."""

import re
import statistics
from datetime import timedelta

import pytest

from ldn_tracker.charts.series.before_now import before_now
from ldn_tracker.charts.series.series import chart
from ldn_tracker.charts.series.table import step_table
from ldn_tracker.report import text
from ldn_tracker.report.build import summarise
from tests import builders as b
from tests.real_people import LOW, taper, taper_days, taper_steps, visible_year

# What days before and after can never show; a sheet that says so has gone too far.
CLAIMS = re.compile(
    r"relaps|withdraw|significan|\bp ?[=<]|prov(e|es|ed|en)\b|respon[sd]|\bworks?\b|worked"
    r"|because of|thanks to|due to|caused|improve|worsen|\bup by\b|\bplan of\b|extra dose",
    re.IGNORECASE,
)


@pytest.fixture
def last():
    """The last published day of the taper."""
    return b.day(taper_days()[-1]["date"])


@pytest.fixture
def rows(last):
    """The dose-step table of the taper, from its first day to its last."""
    return step_table(taper(), taper_steps()[0][0], last, (LOW,)).rows


def published_ratings(first, last):
    """How down the patient was on these days, on our scale."""
    days = [day for day in taper_days() if first <= b.day(day["date"]) <= last]
    return [round((float(day["mood_down"]) - 1) / 6 * 10, 1) for day in days]


def test_each_published_step_is_a_row_from_its_day_to_the_day_before_the_next(rows):
    steps = taper_steps()
    ends = [start - timedelta(1) for start, _ in steps[1:]]
    expected = [
        (f"{mg} mg night", start, end) for (start, mg), end in zip(steps, ends, strict=False)
    ]
    assert [(row.label, row.first, row.last) for row in rows[:-2]] == expected


def test_the_two_published_phases_without_medicine_are_rows_of_no_dose(rows):
    assert [(row.label, row.dates, row.doses) for row in rows[-2:]] == [
        ("off LDN", "19 Nov 2012 – 14 Jan 2013", "–"),
        ("off LDN", "15 Jan – 8 Apr 2013", "–"),
    ]


def test_each_row_has_the_days_and_the_median_of_the_published_ones(rows):
    found = [(row.recorded, round(row.spreads[LOW.id].median, 2)) for row in rows]
    phases = [published_ratings(row.first, row.last) for row in rows]
    assert found == [(len(phase), round(statistics.median(phase), 2)) for phase in phases]
    assert sum(row.recorded for row in rows) == 238


def test_the_band_ends_with_the_last_dose_and_the_ratings_go_on(last):
    drawn = chart(taper(), taper_steps()[0][0], last, (LOW,))
    taking = [row for row in drawn.stretches if row.taking]
    assert (taking[-1].last, drawn.panels[0].dots[-1][0]) == (b.day("2012-11-18"), last)


def test_the_day_that_was_not_published_is_a_gap(last):
    drawn = chart(taper(), taper_steps()[0][0], last, (LOW,))
    assert drawn.unrecorded == ((b.day("2012-12-15"), b.day("2012-12-15")),)


@pytest.mark.parametrize("day", ["2012-11-18", "2012-12-24", "2013-04-08"])
def test_nothing_is_compared_with_days_that_nobody_recorded(day):
    found = before_now(taper(), b.day(day))
    assert (found.comparison, found.sentences) == (
        None,
        (
            "LDN was being taken already when it was first noted here, so there is no “before” to"
            " compare with.",
        ),
    )


@pytest.mark.parametrize("weeks_off", [-12, -4, 0, 3, 6, 20])
def test_no_sheet_of_the_taper_claims_what_its_days_cannot_show(weeks_off):
    end = b.day("2012-11-18") + timedelta(7 * weeks_off)
    said = text.render(summarise(taper(), taper_steps()[0][0], end, printed=end))
    assert CLAIMS.findall(said) == []


def test_the_year_of_visible_is_one_row_without_ldn():
    diary = visible_year()
    first, last = diary.entries[0].day, diary.entries[-1].day
    measures = (diary.all_measures["fatigue"],)
    (row,) = step_table(diary, first, last, measures).rows
    assert (row.label, row.days, row.recorded) == ("no LDN recorded", 366, 353)


def test_the_sheet_of_the_year_of_visible_claims_nothing_and_asks_for_nothing():
    diary = visible_year()
    first, last = diary.entries[0].day, diary.entries[-1].day
    said = text.render(summarise(diary, first, last, printed=b.day("2026-09-20")))
    assert CLAIMS.findall(said) == []
    assert "BEFORE LDN AND NOW\n- No LDN recorded." in said


@pytest.mark.parametrize("claim", ["LDN works", "p = 0.03", "pain improved", "Plan of A: up by 9"])
def test_a_claim_would_be_found(claim):
    assert CLAIMS.search(claim)
