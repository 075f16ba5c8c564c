"""Of the daily backups those of seven days, four weeks and twelve months stay."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ldn_tracker.server.backups.retention import staying

TODAY = date(2026, 9, 20)  # a Sunday


def days(count: int) -> list[date]:
    return [TODAY - timedelta(back) for back in range(count)]


def test_after_two_years_of_daily_backups_these_stay():
    week = days(7)
    weeks = [date(2026, 9, 13), date(2026, 9, 6), date(2026, 8, 30)]  # Sundays before this one
    months = [date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30), date(2026, 5, 31),
              date(2026, 4, 30), date(2026, 3, 31), date(2026, 2, 28), date(2026, 1, 31),
              date(2025, 12, 31), date(2025, 11, 30), date(2025, 10, 31)]  # fmt: skip
    assert staying(days(730)) == {*week, *weeks, *months}


def test_deleting_every_day_keeps_what_deleting_once_would():
    kept: set[date] = set()
    for day in reversed(days(730)):
        kept = staying({*kept, day})
    assert kept == staying(days(730))


@given(st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=60))
def test_the_latest_always_stays_and_nothing_is_made_up(found):
    kept = staying(found)
    assert kept <= found
    assert max(found, default=None) == max(kept, default=None)
    assert len(kept) <= 7 + 4 + 12


def test_a_server_that_was_off_for_years_loses_none_of_a_few():
    found = {date(2020, 1, 1), date(2022, 5, 5), TODAY}
    assert staying(found) == found
