"""Days in words: none that could be read as those of another year."""

from datetime import date

import pytest

from ldn_tracker.charts.words.dates import short_span


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 9, 1), date(2026, 9, 4), "1–4 Sep"),
        (date(2025, 11, 24), date(2025, 11, 30), "24–30 Nov"),
        (date(2025, 11, 23), date(2025, 11, 30), "23–30 Nov 2025"),
        (date(2016, 9, 22), date(2016, 10, 5), "22 Sep – 5 Oct 2016"),
    ],
)
def test_days_of_which_a_later_year_has_the_same_are_told_with_theirs(first, last, words):
    assert short_span(first, last, until=date(2026, 9, 20)) == words
