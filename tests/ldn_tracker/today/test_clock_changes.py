"""What to do about a missed dose in the nights the clocks change."""

from datetime import UTC, date, datetime

from journal.day import Clock
from ldn_tracker.today.missed import missed
from tests.builders import diary, regimen

CLOCK = Clock("Pacific/Auckland")


def test_in_the_nights_the_clocks_change_a_missed_dose_keeps_its_eight_hours():
    mornings = diary(regimen=[regimen(date(2026, 1, 1), timing="morning")])
    noons = (datetime(2026, 4, 4, 0, 0, tzinfo=UTC), datetime(2026, 9, 26, 0, 0, tzinfo=UTC))
    said = [missed(mornings, noon.date(), noon, CLOCK) for noon in noons]
    assert [words.split(".")[0] for words in said] == [
        "You can still take it until 02:00",
        "You can still take it until 00:00",
    ]
