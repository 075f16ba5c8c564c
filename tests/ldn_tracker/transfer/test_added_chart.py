"""What an import would add as a small chart."""

from datetime import timedelta

from ldn_tracker.transfer.added_chart import chart
from tests import builders as b
from tests.conftest import text
from tests.ldn_tracker.transfer.test_pages import VISIBLE, upload

FIRST = b.day("2025-01-15")


def days(count: int, every: int = 1):
    return [FIRST + timedelta(every * index) for index in range(count)]


def test_nothing_new_has_no_chart():
    assert chart((), ()) is None


def test_months_are_told_by_bars_of_which_the_fullest_is_highest():
    (strip,) = chart(days(60), ()).strips
    assert [round(bar.height) for bar in strip.bars] == [27, 44, 24]


def test_days_and_doses_have_a_row_each_and_are_told_in_words():
    assert chart(days(20), days(3)).words == (
        "20 days and 3 doses by month, from January 2025 to February 2025"
    )


def test_many_years_are_told_by_year():
    found = chart(days(300, every=30), ())
    assert (found.each, found.first, found.last, len(found.strips[0].bars)) == (
        "year", "2025", "2049", 25,
    )  # fmt: skip


def test_the_preview_shows_it(visitor):
    assert "All in May 2026" in text(upload(visitor, VISIBLE, "visible.csv"))
