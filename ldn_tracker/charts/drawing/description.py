"""What a chart shows, for those who hear it: the doses, and each measure before and now."""

from datetime import timedelta
from operator import attrgetter

from dose.treatment.daily_doses import totals
from dose.treatment.units import mg_words
from journal.day import Span, days_in
from journal.ratings import PARTS, median, moderate_days
from journal.stats import AFTER_DAYS, MEDIAN_AT_LEAST, fortnight_before
from ldn_tracker.charts.series.series import Chart, Panel
from ldn_tracker.charts.words.dates import days_words, short_day, span_words
from ldn_tracker.charts.words.stretch_words import words_of

BADNESS = attrgetter("moderate", "severe")
NOW = f"in the last {AFTER_DAYS} days"
BEFORE = f"in the {AFTER_DAYS} days before LDN"


def describe(chart: Chart) -> str:
    """The doses with their days, then each measure, then what is marked; one sentence each."""
    said = [span_words(chart.first, chart.last), _doses(chart)]
    said += [_measure(chart, panel) for panel in chart.panels] or ["No ratings"]
    said += _marks(chart)
    return " ".join(f"{sentence}." for sentence in said)


def _doses(chart: Chart) -> str:
    """What was planned from when, and what was recorded on how many days."""
    rows = [f"{words_of(row)} from {short_day(row.first, chart.last)}" for row in chart.stretches]
    if not rows:
        return "No doses"
    days = totals(chart.doses, chart.first, chart.last)
    said = ", ".join(f"{mg_words(mg)} on {days_words(count)}" for mg, count in days.items())
    planned = f"{', '.join(rows)}{', as planned' if chart.planned else ''}"
    return f"Dose: {planned}; recorded: {said or 'none'}"


def _measure(chart: Chart, panel: Panel) -> str:
    name = f"{panel.measure.name}, 0 to {panel.measure.scale}"
    spans = {BEFORE: _before(chart), NOW: (chart.last - timedelta(AFTER_DAYS - 1), chart.last)}
    told = _moderate if panel.is_barred else _median
    said = [f"{told(panel, span)} {when}" for when, span in spans.items() if span]
    worst = f"; {_worst_week(panel)}" if panel.is_barred else ""
    return f"{name}: {'; '.join(said)}{worst}"


def _worst_week(panel: Panel) -> str:
    """The week with the most days at 2 or more, in which there was one."""
    worst = max(panel.weeks, key=BADNESS, default=None)
    if worst is None or not worst.moderate:
        return "never moderate or more in any week shown"
    days = span_words(*panel.days_of(worst))
    severe = f", severe on {worst.severe}" if worst.severe else ""
    return f"most in the week {days}: {worst.moderate} of {days_words(worst.rated)} rated{severe}"


def _before(chart: Chart) -> Span | None:
    """The days before LDN, where the chart shows its start."""
    start = next((row.first for row in chart.stretches if row.taking), None)
    if start is None or not chart.stretches[0].before_ldn:
        return None
    return fortnight_before(start)


def _rated(panel: Panel, span: Span) -> bytes:
    return panel.rated.between(*span).rated


def _median(panel: Panel, span: Span) -> str:
    rated = _rated(panel, span)
    if len(rated) < MEDIAN_AT_LEAST:
        return "too few ratings"
    return f"median {median(rated) / PARTS:g}"


def _moderate(panel: Panel, span: Span) -> str:
    rated = _rated(panel, span)
    if not rated:
        return "not rated"
    return f"moderate or more on {moderate_days(rated)} of {days_words(len(rated))} rated"


def _marks(chart: Chart) -> list[str]:
    marks = {
        "Crash": chart.crashes,
        "Infection": chart.infections,
        "Nothing recorded": chart.unrecorded,
    }
    return [f"{name} on {days_words(_days(spans))}" for name, spans in marks.items() if spans]


def _days(spans: tuple[Span, ...]) -> int:
    return sum(days_in(*span) for span in spans)
