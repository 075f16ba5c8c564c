"""The chart as numbers, for those who listen and for print: by week, month or quarter.

Ten years by month would be 120 rows of a dozen numbers, which nobody listens to.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from journal.day import DAY, Span
from journal.ratings import BLANK, PARTS, middle
from ldn_tracker.charts.dates import span_words
from ldn_tracker.charts.series import Chart
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
    doses = [(row.first, row.last, row.label) for row in chart.stretches]
    counts = [(panel.measure.name, panel.rated.values) for panel in chart.panels]
    marks = [("Crash days", _marked(chart, chart.crashes))]
    marks += [("Infection", _marked(chart, chart.infections))] if chart.infections else []
    return tuple(
        NumberRow(
            first=first,
            last=last,
            dose=", ".join(_labels(doses, first, last)) or NOTHING,
            cells=(
                *((name, _median(values[begin:end])) for name, values in counts),
                *((name, str(days.count(1, begin, end))) for name, days in marks),
            ),
        )
        for first, last, begin, end in _heaps(chart)
    )


def _heaps(chart: Chart) -> Iterator[tuple[date, date, int, int]]:
    """The days of each row: the first and the last, and their places among those of the chart."""
    first, begins_next = chart.first, _steps(chart.days)
    while first <= chart.last:
        following = begins_next(first)
        last = min(following - DAY, chart.last)
        yield first, last, (first - chart.first).days, (last - chart.first).days + 1
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


def _labels(doses: list[tuple[date, date, str]], first: date, last: date) -> Iterable[str]:
    return dict.fromkeys(label for begin, end, label in doses if begin <= last and end >= first)


def _marked(chart: Chart, spans: tuple[Span, ...]) -> bytes:
    """For each day of the chart 1 where it lies in one of the spans."""
    days = bytearray(chart.days)
    for first, last in spans:
        begin, end = (first - chart.first).days, (last - chart.first).days + 1
        days[begin:end] = b"\1" * (end - begin)
    return bytes(days)


def _median(values: bytes) -> str:
    """The median with the days it is of: "7 (5)"; a dash where nothing was rated."""
    rated = values.replace(BLANK, b"")
    return _words(middle(rated), len(rated)) if rated else NOTHING


@cache
def _words(middle: int, days: int) -> str:
    return f"{middle / PARTS:.2g} ({days})"
