"""The table of side effects by dose: as text, and a cell's numbers as an Observation each (pure).

A column for the 14 days before LDN, for each dose and time of the period, and for the last 14 days.
A cell counts days: rated, of these moderate or more, and the worst; a day without an answer is in
none of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary.diary import Diary
from dose.treatment.course import Course
from dose.treatment.timeline import stretches
from journal.day import Span
from journal.ratings import PARTS, moderate_days
from journal.scales import MODERATE, Measure
from journal.stats import fortnight_before
from ldn_tracker.charts.dates import days_words, span_words
from ldn_tracker.charts.stretch_words import words_of
from ldn_tracker.fhir.elements import Json
from ldn_tracker.fhir.ids import Ids
from ldn_tracker.fhir.naltrexone import count_of
from ldn_tracker.fhir.narrative import table
from ldn_tracker.fhir.section import Entry
from ldn_tracker.fhir.tables import measure_concept, survey

BEFORE, LATELY, LATELY_DAYS = "before LDN", "last 14 days", 14
CAPTION = (
    "Side effects by dose: days rated moderate or more / days rated, and the worst."
    " 0 none, 1 mild, 2 moderate, 3 severe, 4 very severe. A day without an answer is left out"
)


@dataclass(frozen=True, slots=True)
class Column:
    """Some days under a name: before LDN, those on one dose and time, or the last 14."""

    label: str
    spans: tuple[Span, ...]

    @property
    def days(self) -> Span:
        """From the first of them to the last."""
        return min(first for first, _ in self.spans), max(last for _, last in self.spans)


@dataclass(frozen=True, slots=True)
class Cell:
    """One side effect on the days of a column."""

    measure: Measure
    column: Column
    rated: int
    moderate: int
    worst: int

    @property
    def words(self) -> str:
        """ "10/11, worst: very severe"."""
        return f"{self.moderate}/{self.rated}, worst: {self.measure.says(self.worst).lower()}"

    @property
    def share(self) -> float:
        """The share of the rated days at moderate or more."""
        return self.moderate / self.rated


def of_side_effects(diary: Diary, days: Span, ids: Ids) -> tuple[str, list[Entry]]:
    """The table of a period and its numbers, the most troublesome side effect first."""
    columns = list(_columns(diary, days))
    told = (measure for measure in diary.all_measures.values() if _is_told(diary, measure, days))
    rows = {measure: _cells(diary, measure, columns) for measure in told}
    ordered = sorted(rows, key=lambda measure: -_troublesome(rows[measure]))
    head = ("Side effect", *(f"{each.label}, {span_words(*each.days)}" for each in columns))
    text = ([measure.name, *map(_words, rows[measure])] for measure in ordered)
    entries = [_entry(cell, ids) for measure in ordered for cell in rows[measure] if cell]
    return table(CAPTION, head, text), entries


def _columns(diary: Diary, days: Span) -> Iterator[Column]:
    course = Course(diary, days[1])
    if course.baseline_possible and course.start:
        yield Column(BEFORE, (fortnight_before(course.start),))
    doses: dict[str, list[Span]] = {}
    for row in stretches(diary, *days):
        if row.taking:
            doses.setdefault(words_of(row), []).append((row.first, row.last))
    for label, spans in sorted(doses.items(), key=lambda each: each[1][-1]):
        yield Column(label, tuple(spans))
    yield Column(LATELY, (_lately(days[1]),))


def _lately(last: date) -> Span:
    return last - timedelta(LATELY_DAYS - 1), last


def _is_told(diary: Diary, measure: Measure, days: Span) -> bool:
    """Whether it was ever moderate in the period, or rated at all in the last 14 days."""
    if measure.kind != "side_effect":
        return False
    rated = diary.days.rated(measure.id, *days).rated
    moderate = bool(rated) and max(rated) >= MODERATE * PARTS
    return moderate or bool(diary.days.rated(measure.id, *_lately(days[1])).rated)


def _cells(diary: Diary, measure: Measure, columns: list[Column]) -> list[Cell | None]:
    return [_cell(diary, measure, column) for column in columns]


def _cell(diary: Diary, measure: Measure, column: Column) -> Cell | None:
    """None where it was rated on none of the days."""
    rated = b"".join(diary.days.rated(measure.id, *span).rated for span in column.spans)
    if not rated:
        return None
    return Cell(measure, column, len(rated), moderate_days(rated), max(rated) // PARTS)


def _troublesome(cells: list[Cell | None]) -> float:
    """Its share at the worst dose minus that before LDN, of which nothing is taken off where it
    is not known."""
    before = next((cell.share for cell in cells if cell and cell.column.label == BEFORE), 0.0)
    doses = (cell for cell in cells if cell and cell.column.label not in (BEFORE, LATELY))
    return max((cell.share - before for cell in doses), default=0.0)


def _words(cell: Cell | None) -> str:
    return cell.words if cell else "–"


def _entry(cell: Cell, ids: Ids) -> Entry:
    parts: list[Json] = [
        count_of("days-rated", cell.rated),
        count_of("days-moderate", cell.moderate),
        count_of("worst", cell.worst),
    ]
    days = cell.column.days
    whole = survey(ids, measure_concept(cell.measure), days, parts)
    whole["note"] = [{"text": f"{cell.column.label}, {days_words(cell.rated)} rated"}]
    return ids.url("effect", cell.measure.id, cell.column.label, *days), whole
