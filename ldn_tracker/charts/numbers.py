"""The chart as numbers, for those who listen and for print: by week, by month in long charts."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from journal.stats import median
from ldn_tracker.charts.dates import span_words
from ldn_tracker.charts.series import Chart, Panel
from ldn_tracker.charts.table import NOTHING

WEEKS_UP_TO = 190  # days; longer charts are told by month
DAY = timedelta(1)


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
    """One row for each week (Monday to Sunday) or month of the chart, oldest first."""
    days = [chart.first + n * DAY for n in range(chart.days)]
    heaps = (
        list(heap) for _, heap in groupby(days, _week if chart.days <= WEEKS_UP_TO else _month)
    )
    return tuple(_row(chart, heap[0], heap[-1]) for heap in heaps)


def _week(day: date) -> tuple:
    return tuple(day.isocalendar())[:2]


def _month(day: date) -> tuple:
    return (day.year, day.month)


def _row(chart: Chart, first: date, last: date) -> NumberRow:
    doses = [row.label for row in chart.stretches if row.first <= last and row.last >= first]
    medians = ((panel.measure.name, _median(panel, first, last)) for panel in chart.panels)
    crashes = ("Crash days", _days(chart.crashes, first, last))
    infections = ("Infection", _days(chart.infections, first, last))
    return NumberRow(
        first=first,
        last=last,
        dose=", ".join(dict.fromkeys(doses)) or NOTHING,
        cells=(*medians, crashes, *([infections] if chart.infections else [])),
    )


def _days(spans: tuple[tuple[date, date], ...], first: date, last: date) -> str:
    """How many of the days lie in the spans."""
    cut = ((max(begin, first), min(end, last)) for begin, end in spans)
    return str(sum((end - begin).days + 1 for begin, end in cut if begin <= end))


def _median(panel: Panel, first: date, last: date) -> str:
    """The median with the days it is of: "7 (5)"; a dash where nothing was rated."""
    begin = bisect_left(panel.rated, first, key=itemgetter(0))
    end = bisect_right(panel.rated, last, key=itemgetter(0))
    rated = [rating for _, rating in panel.rated[begin:end]]
    middle = median(rated)
    return NOTHING if middle is None else f"{middle:.2g} ({len(rated)})"
