"""The person's own numbers: a line of each, which breaks where days are missing."""

from datetime import date, timedelta

from journal.scales import Measure
from ldn_tracker.charts.series.own_numbers import HEIGHT, Month, own_numbers
from tests import builders as b

FIRST = date(2026, 6, 1)
SLEEP = Measure("n-sleep", "Hours slept", "number", unit="h")


def lines(numbers: dict[int, float], days: int):
    """The lines of `days` days with these numbers, by their place from 0 on."""
    entries = [
        b.entry(FIRST + timedelta(n), measurements={SLEEP.id: v}) for n, v in numbers.items()
    ]
    diary = b.diary(measures=[SLEEP], entries=entries)
    return own_numbers(diary, FIRST, FIRST + timedelta(days - 1))


def test_a_line_runs_from_its_lowest_at_the_foot_to_its_highest_at_the_top():
    (line,) = lines({0: 5, 1: 9}, 2)
    assert (line.low, line.high, line.days) == ("5", "9", 2)
    assert line.path == f"M160.0 {HEIGHT - 3}.0h.1L480.0 3.0"


def test_a_line_crosses_two_missing_days_and_no_more():
    (line,) = lines({0: 5, 3: 9, 7: 5}, 8)
    assert [piece.count("L") for piece in line.path.split("M")[1:]] == [1, 0]


def test_what_never_differs_lies_in_the_middle():
    (line,) = lines({0: 7, 1: 7}, 2)
    assert line.path == "M160.0 32.0h.1L480.0 32.0"


def test_of_years_a_point_is_the_mean_of_some_days():
    (line,) = lines({n: n % 2 for n in range(732)}, 732)
    assert line.path.count("L") == 365
    assert {point.split()[1] for point in line.path.split("L")[1:]} == {"32.0"}


def test_a_month_says_its_days_its_mean_and_its_ends():
    (line,) = lines({0: 5, 1: 6, 2: 6, 30: 8}, 31)
    assert line.months == (
        Month("Jun 2026", 3, "5.7", "5 – 6"),
        Month("Jul 2026", 1, "8", "8"),
    )


def test_numbers_of_other_days_and_of_another_app_have_no_line():
    days = [
        b.entry(FIRST, measurements={"visible:HRV": 41}),
        b.entry(FIRST - timedelta(1), measurements={SLEEP.id: 7}),
    ]
    assert own_numbers(b.diary(measures=[SLEEP], entries=days), FIRST, FIRST) == ()
