"""The chart as numbers, for those who listen and for print: by week, month or quarter.

Ten years by month would be 120 rows of a dozen numbers, which nobody listens to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from journal.day import DAY, Span
from journal.ratings import PARTS, middles
from ldn_tracker.charts.dates import span_words
from ldn_tracker.charts.series import Chart, Place
from ldn_tracker.charts.table import NOTHING

# judgement: no table has more than some 50 rows
WEEKS_UP_TO = 190  # days; longer charts are told by month
MONTHS_UP_TO = 1500  # days, as on the chart's axis; longer ones by quarter


@dataclass(frozen=True, slots=True)
class NumberRow:
    """Some days: the doses in them, and each number with its name.

    The numbers are the median of each measure, and the days of a crash and of an infection.
    """

    first: date
    last: date
    dose: str
    cells: tuple[tuple[str, str], ...]

    @property
    def dates(self) -> str:
        """ "3–9 Aug 2026"."""
        return span_words(self.first, self.last)


def numbers(chart: Chart) -> tuple[NumberRow, ...]:
    """One row for each week (Monday to Sunday), month or quarter of the chart, oldest first."""
    spans = list(_spans(chart))
    places = [((first - chart.first).days, (last - chart.first).days + 1) for first, last in spans]
    rows = zip(spans, zip(*_columns(chart, places), strict=True), strict=True)
    return tuple(NumberRow(*days, _dose(chart, *days), cells) for days, cells in rows)


def _spans(chart: Chart) -> Iterator[Span]:
    """The days of each row: the first and the last."""
    first, begins_next = chart.first, _steps(chart.days)
    while first <= chart.last:
        following = begins_next(first)
        yield first, min(following - DAY, chart.last)
        first = following


def _steps(days: int) -> Callable[[date], date]:
    """From a day to where the next row begins."""
    if days <= WEEKS_UP_TO:
        return _next_monday
    return _next_month if days <= MONTHS_UP_TO else _next_quarter


def _next_monday(day: date) -> date:
    return day + timedelta(7 - day.weekday())


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(4)).replace(day=1)


def _next_quarter(day: date) -> date:
    return _next_month(day.replace(day=1, month=day.month + (-day.month) % 3))


def _dose(chart: Chart, first: date, last: date) -> str:
    """The doses of the days, each once."""
    told = (row.label for row in chart.stretches if row.first <= last and row.last >= first)
    return ", ".join(dict.fromkeys(told)) or NOTHING


def _columns(chart: Chart, places: list[Place]) -> Iterator[list[tuple[str, str]]]:
    """The cells of each column, from the top down."""
    for panel in chart.panels:
        name = panel.measure.name
        yield [(name, _words(*each)) for each in middles(panel.rated.values, places)]
    yield _counted("Crash days", chart, chart.crashes, places)
    if chart.infections:
        yield _counted("Infection", chart, chart.infections, places)


def _counted(
    name: str, chart: Chart, spans: tuple[Span, ...], places: list[Place]
) -> list[tuple[str, str]]:
    days = bytearray(chart.days)
    for first, last in spans:
        begin, end = (first - chart.first).days, (last - chart.first).days + 1
        days[begin:end] = b"\1" * (end - begin)
    return [(name, str(days.count(1, begin, end))) for begin, end in places]


@cache
def _words(middle: int, days: int) -> str:
    """The median with the days it is of: "7 (5)"; a dash where nothing was rated."""
    return f"{middle / PARTS:.2g} ({days})" if days else NOTHING
