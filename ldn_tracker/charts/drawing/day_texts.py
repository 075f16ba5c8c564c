"""What each day of the explored chart says when it is pointed at: all its numbers, none of another.

Left to itself plotly fills in, for a measure that was not rated, the rating of a day nearby.
"""

from collections.abc import Iterator, Set
from datetime import date, timedelta
from html import escape

from dose.treatment.effects import tally_of
from journal.day import Span, days_in, span
from journal.ratings import MIDWEEK, PARTS
from journal.vocabulary import FACTORS
from ldn_tracker.charts.series.dose_words import DoseWords
from ldn_tracker.charts.series.series import Chart, Panel
from ldn_tracker.charts.series.table import NOTHING
from ldn_tracker.charts.words.dates import days_words
from ldn_tracker.charts.words.shortened import isolated

NOT_RATED = "not rated"


def texts_by_day(chart: Chart, days: list[date]) -> list[str]:
    """For each day (past a year: each week, by its Thursday) its lines, parted by <br>."""
    words = DoseWords(chart)
    spans = {"crash": chart.crashes, "infection": chart.infections}
    marks = [(FACTORS[id].name, _days(found)) for id, found in spans.items()]
    rated = [(escape(isolated(panel.measure.name)), panel) for panel in chart.panels]
    dots = {panel.measure.id: dict(panel.dots) for _, panel in rated if not panel.is_barred}

    def lines(day: date) -> Iterator[str]:
        around = _around(chart, day)
        yield from _doses(words, *around)
        for name, panel in rated:
            barred = panel.is_barred
            told = _counted(panel, *around) if barred else _rating(dots[panel.measure.id].get(day))
            yield f"{name}: {told}"
        for name, marked in marks:
            yield from _marked(name, marked, *around)

    return ["<br>".join(lines(day)) for day in days]


def _around(chart: Chart, day: date) -> Span:
    """The days that a dot stands for, as far as the chart holds them."""
    wide = MIDWEEK if chart.weekly else timedelta(0)
    return max(day - wide, chart.first), min(day + wide, chart.last)


def _doses(words: DoseWords, first: date, last: date) -> list[str]:
    """What was planned and what was recorded; once where that is the same, or nothing is."""
    planned, recorded = words.planned(first, last), words.recorded(first, last)
    due = any(row.first <= last and row.last >= first for row in words.chart.planned)
    if recorded == planned or (recorded == NOTHING and not due):
        return [planned]
    return [f"Planned: {planned}", f"Recorded: {recorded}"]


def _counted(panel: Panel, first: date, last: date) -> str:
    """A side effect's rating, of a week the days at 2 or more."""
    rated = panel.rated.between(first, last).rated
    if first == last:
        return _rating(rated[0] / PARTS if rated else None)
    found = tally_of(rated)
    return f"{found.moderate} of {days_words(found.rated)} at 2 or more" if found else NOT_RATED


def _rating(value: float | None) -> str:
    return NOT_RATED if value is None else f"{value:g}"


def _days(spans: tuple[Span, ...]) -> Set[date]:
    return {day for first, last in spans for day in span(first, last)}


def _marked(name: str, marked: Set[date], first: date, last: date) -> list[str]:
    """The mark, and of a week on how many days."""
    days = sum(day in marked for day in span(first, last))
    if not days:
        return []
    among = days_in(first, last)
    return [name] if among == 1 else [f"{name}: {days} of {among} days"]
