"""What each day of the explored chart says when it is pointed at: all its numbers, none of another.

Left to itself plotly fills in, for a measure that was not rated, the rating of a day nearby.
"""

from collections.abc import Set
from datetime import date, timedelta
from html import escape

from journal.day import Span, days_in, span
from journal.ratings import MIDWEEK
from journal.vocabulary import FACTORS
from ldn_tracker.charts.series import Chart
from ldn_tracker.charts.stretch_words import words_of
from ldn_tracker.charts.words import isolated


def texts_by_day(chart: Chart, days: list[date]) -> list[str]:
    """For each day (past a year: each week, by its Thursday) its lines, parted by <br>."""
    rated = [(escape(isolated(panel.measure.name)), dict(panel.dots)) for panel in chart.panels]
    spans = {"crash": chart.crashes, "infection": chart.infections}
    marks = [(FACTORS[id].name, _days(found)) for id, found in spans.items()]
    return [
        "<br>".join(
            [
                *_doses(chart, day),
                *(f"{name}: {_rating(points.get(day))}" for name, points in rated),
                *(
                    line
                    for name, marked in marks
                    for line in _marked(name, marked, *_around(chart, day))
                ),
            ]
        )
        for day in days
    ]


def _around(chart: Chart, day: date) -> Span:
    """The days that a dot stands for, as far as the chart holds them."""
    wide = MIDWEEK if chart.weekly else timedelta(0)
    return max(day - wide, chart.first), min(day + wide, chart.last)


def _doses(chart: Chart, day: date) -> list[str]:
    """The dose of the day; of a week whose Thursday is not in the chart, of the day nearest it."""
    day = min(max(day, chart.first), chart.last)
    if any(first <= day <= last for first, last in chart.breaks):
        return ["break from LDN"]
    return [words_of(row) for row in chart.stretches if row.first <= day <= row.last][:1]


def _rating(value: float | None) -> str:
    return "not rated" if value is None else f"{value:g}"


def _days(spans: tuple[Span, ...]) -> Set[date]:
    return {day for first, last in spans for day in span(first, last)}


def _marked(name: str, marked: Set[date], first: date, last: date) -> list[str]:
    """The mark, and of a week on how many days."""
    days = sum(day in marked for day in span(first, last))
    if not days:
        return []
    among = days_in(first, last)
    return [name] if among == 1 else [f"{name}: {days} of {among} days"]
