"""What was planned and what was recorded on some days of a chart, in words side by side."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from dose.treatment.daily_doses import DailyDose, totals
from dose.treatment.timeline import Stretch
from dose.treatment.units import mg_words
from dose.vocabulary import HALVES
from journal.day import outside, span
from ldn_tracker.charts.series.series import Chart
from ldn_tracker.charts.series.table import NOTHING, amounts_words
from ldn_tracker.charts.words.stretch_words import PAUSES, words_of


class DoseWords:
    """The words for the days of one chart."""

    def __init__(self, chart: Chart):
        self.chart = chart

    def planned(self, first: date, last: date) -> str:
        """What was to be taken, or why nothing was, each once; a dash for days of no stretch."""
        told = (label for begin, end, label in self._planned if begin <= last and end >= first)
        return ", ".join(dict.fromkeys(told)) or NOTHING

    def recorded(self, first: date, last: date) -> str:
        """Of a day its doses with their times, of more days the whole days' doses; or a dash."""
        if first < last:
            return amounts_words(totals(self.chart.doses, first, last)) or NOTHING
        if first in self._taken:
            return taken_words(self._taken[first])
        return PAUSES["not_taken"] if first in self.chart.skipped else NOTHING

    @cached_property
    def _planned(self) -> list[tuple[date, date, str]]:
        return sorted(self._stretches())

    def _stretches(self) -> Iterator[tuple[date, date, str]]:
        for row in self.chart.stretches:
            on = tuple(outside(row.first, row.last, self.chart.breaks))
            spans = on if row.taking else ((row.first, row.last),)
            yield from ((*days, words_of(row)) for days in spans if not row.has_no_record)
            yield from ((*days, PAUSES["break"]) for days in outside(row.first, row.last, spans))
            if row.has_no_record:
                yield from self._due_in(row)

    def _due_in(self, gap: Stretch) -> Iterator[tuple[date, date, str]]:
        """What was planned in days of which no dose is recorded."""
        due = [row for row in self.chart.planned if row.first <= gap.last and row.last >= gap.first]
        for row in due:
            yield max(row.first, gap.first), min(row.last, gap.last), taken_words(row)
        if not due:
            yield gap.first, gap.last, words_of(gap)

    @cached_property
    def _taken(self) -> dict[date, DailyDose]:
        return {day: row for row in self.chart.doses for day in span(row.first, row.last)}


def taken_words(dose: DailyDose) -> str:
    """ "3 mg night", "3 mg morning + 3 mg night"."""
    halves = {"morning": dose.morning_mg, "night": dose.night_mg}
    return " + ".join(f"{mg_words(mg)} {HALVES[half].brief}" for half, mg in halves.items() if mg)
