"""The chart as numbers, for those who listen and for print: by day, week, month or quarter.

Four weeks are told day by day, as they are drawn. Ten years by month would be 120 rows of a dozen
numbers, which nobody listens to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dose.diary.columns import DoseDays, among
from journal.day import DAY, Span, outside
from journal.ratings import PARTS, UNRATED, middles
from ldn_tracker.charts.dates import span_words
from ldn_tracker.charts.series import Chart, Place
from ldn_tracker.charts.stretch_words import PAUSES, words_of
from ldn_tracker.charts.table import NOTHING

# judgement: no table has more than some 50 rows
DAYS_UP_TO = 35  # days; longer charts are told by week
WEEKS_UP_TO = 190  # days; longer charts are told by month
MONTHS_UP_TO = 1500  # days, as on the chart's axis; longer ones by quarter


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A day, or some: the doses in them, and each number with its name.

    The numbers are the rating or median of each measure, and the days of a crash and an infection.
    """

    first: date
    last: date
    dose: str
    cells: tuple[tuple[str, str], ...]

    @property
    def dates(self) -> str:
        """ "3–9 Aug 2026"."""
        return span_words(self.first, self.last)


def by_day(chart: Chart) -> bool:
    """Whether its numbers are told day by day."""
    return chart.days <= DAYS_UP_TO


def numbers(chart: Chart, noted: DoseDays) -> tuple[NumberRow, ...]:
    """A row for each day, week (Monday to Sunday), month or quarter of the chart, oldest first.

    A single day has the dose that is `noted` of it, more of them what was to be taken.
    """
    doses, spans = sorted(_doses(chart, noted)), list(_spans(chart))
    places = [((first - chart.first).days, (last - chart.first).days + 1) for first, last in spans]
    rows = zip(spans, zip(*_columns(chart, places), strict=True), strict=True)
    return tuple(NumberRow(*days, _dose(doses, *days), cells) for days, cells in rows)


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


def _doses(chart: Chart, noted: DoseDays) -> Iterator[tuple[date, date, str]]:
    """Each dose with its days, as they are drawn: none of a break is among them."""
    for row in chart.stretches:
        spans = chart.without_breaks(row) if row.taking else ((row.first, row.last),)
        for span in spans:
            single = row.taking and by_day(chart)
            yield from _taken(words_of(row), noted, *span) if single else [(*span, words_of(row))]
        yield from ((*span, PAUSES["break"]) for span in outside(row.first, row.last, spans))


def _taken(
    label: str, noted: DoseDays, first: date, last: date
) -> Iterator[tuple[date, date, str]]:
    taken = among(noted.taken, first, last)
    yield from ((day, day, label) for day in taken)
    skipped = among(noted.skipped, first, last)
    yield from ((day, day, PAUSES["not_taken"]) for day in skipped if day not in taken)


def _dose(doses: list[tuple[date, date, str]], first: date, last: date) -> str:
    """The doses of some days, each once."""
    told = (label for begin, end, label in doses if begin <= last and end >= first)
    return ", ".join(dict.fromkeys(told)) or NOTHING


def _columns(chart: Chart, places: list[Place]) -> Iterator[list[tuple[str, str]]]:
    """The cells of each column, from the top down."""
    daily = by_day(chart)
    for panel in chart.panels:
        name, found = panel.measure.name, middles(panel.rated.values, places)
        yield [(name, _median(middle, 0 if daily else days)) for middle, days in found]
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


@cache
def _median(middle: int, days: int) -> str:
    """The median with the days it is of: "7 (5)"; alone where it is one day's, a dash for none."""
    if middle == UNRATED:
        return NOTHING
    return f"{middle / PARTS:.2g} ({days})" if days else f"{middle / PARTS:.2g}"
