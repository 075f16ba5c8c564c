"""The chart as numbers, for those who listen and for print: by day, week, month or quarter.

Four weeks are told day by day, as they are drawn. Ten years by month would be 120 rows of a dozen
numbers, which nobody listens to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dose.treatment.effects import tally_of
from journal.day import DAY, Span
from journal.ratings import BLANK, PARTS, quartiles
from ldn_tracker.charts.series.dose_words import DoseWords
from ldn_tracker.charts.series.effects import cell_words
from ldn_tracker.charts.series.series import Chart, Place
from ldn_tracker.charts.series.table import NOTHING
from ldn_tracker.charts.words.dates import span_words

# judgement: no table has more than some 50 rows
DAYS_UP_TO = 35  # days; longer charts are told by week
WEEKS_UP_TO = 190  # days; longer charts are told by month
MONTHS_UP_TO = 1500  # days, as on the chart's axis; longer ones by quarter


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A day, or some: what was planned and recorded in them, and each number with its name.

    The numbers are the rating of each measure, or of some days a symptom's median and middle half
    and a side effect's days at 2 or more; and the days of a crash and an infection.
    """

    first: date
    last: date
    planned: str
    recorded: str
    cells: tuple[tuple[str, str], ...]

    @property
    def dates(self) -> str:
        """ "3–9 Aug 2026"."""
        return span_words(self.first, self.last)


def by_day(chart: Chart) -> bool:
    """Whether its numbers are told day by day."""
    return chart.days <= DAYS_UP_TO


def numbers(chart: Chart) -> tuple[NumberRow, ...]:
    """A row for each day, week (Monday to Sunday), month or quarter of the chart, oldest first."""
    spans, words = list(_spans(chart)), DoseWords(chart)
    places = [((first - chart.first).days, (last - chart.first).days + 1) for first, last in spans]
    rows = zip(spans, zip(*_columns(chart, places), strict=True), strict=True)
    return tuple(
        NumberRow(*days, words.planned(*days), words.recorded(*days), cells) for days, cells in rows
    )


def _spans(chart: Chart) -> Iterator[Span]:
    """The days of each row: the first and the last."""
    first, begins_next = chart.first, _steps(chart.days)
    while first <= chart.last:
        following = begins_next(first)
        yield first, min(following - DAY, chart.last)
        first = following


def _steps(days: int) -> Callable[[date], date]:
    """From a day to where the next row begins."""
    if days <= DAYS_UP_TO:
        return _next_day
    if days <= WEEKS_UP_TO:
        return _next_monday
    return _next_month if days <= MONTHS_UP_TO else _next_quarter


def _next_day(day: date) -> date:
    return day + DAY


def _next_monday(day: date) -> date:
    return day + timedelta(7 - day.weekday())


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(4)).replace(day=1)


def _next_quarter(day: date) -> date:
    return _next_month(day.replace(day=1, month=day.month + (-day.month) % 3))


def _columns(chart: Chart, places: list[Place]) -> Iterator[list[tuple[str, str]]]:
    """The cells of each column, from the top down."""
    daily = by_day(chart)
    for panel in chart.panels:
        values = (panel.rated.values[begin:end].replace(BLANK, b"") for begin, end in places)
        words = _rating if daily else _bad_days if panel.is_barred else _middle_half
        yield [(panel.measure.name, words(rated)) for rated in values]
    marked = [("Crash" if daily else "Crash days", chart.crashes)]
    marked += [("Infection", chart.infections)] if chart.infections else []
    for name, spans in marked:
        days = _marked(chart, spans)
        found = (days.count(1, begin, end) for begin, end in places)
        yield [(name, _mark(count) if daily else str(count)) for count in found]


def _marked(chart: Chart, spans: tuple[Span, ...]) -> bytes:
    """For each day of the chart 1 where it lies in one of the spans."""
    days = bytearray(chart.days)
    for first, last in spans:
        begin, end = (first - chart.first).days, (last - chart.first).days + 1
        days[begin:end] = b"\1" * (end - begin)
    return bytes(days)


def _mark(days: int) -> str:
    """A mark that was not set is no answer that there was nothing."""
    return "yes" if days else NOTHING


def _rating(rated: bytes) -> str:
    return f"{rated[0] / PARTS:g}" if rated else NOTHING


def _middle_half(rated: bytes) -> str:
    """The median with the middle half around it: "7 (6–8)"; a dash for no rating."""
    if not rated:
        return NOTHING
    low, middle, high = (round(quarter / PARTS, 1) for quarter in quartiles(rated))
    return f"{middle:g} ({low:g}–{high:g})"


def _bad_days(rated: bytes) -> str:
    """Days at 2 or more of the days rated, and the worst: "2/6 ·3"."""
    return cell_words(tally_of(rated))
