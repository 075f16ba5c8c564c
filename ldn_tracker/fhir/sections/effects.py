"""The table of side effects by dose: as text, and a cell's numbers as an Observation each (pure).

The table is the one of the charts and of the page for the GP (`dose/treatment/effects.py`).
"""

from collections.abc import Iterator

from dose.diary.diary import Diary
from dose.treatment.effects import Cell, EffectRow, EffectsByDose, Tally, effects_by_dose
from journal.day import Span
from journal.scales import Measure
from ldn_tracker.charts.series.effects import told
from ldn_tracker.charts.words.dates import days_words
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.elements.narrative import table
from ldn_tracker.fhir.sections.naltrexone import count_of
from ldn_tracker.fhir.sections.section import Entry
from ldn_tracker.fhir.sections.tables import measure_concept, survey

CAPTION = (
    "Side effects by dose: days rated moderate or more / days rated ·the worst."
    " 0 none, 1 mild, 2 moderate, 3 severe, 4 very severe. A day without an answer is left out"
)


def of_side_effects(diary: Diary, days: Span, ids: Ids) -> tuple[str, list[Entry]]:
    """The table of a period and its numbers, the most troublesome side effect first."""
    found = effects_by_dose(diary, *days)
    words = told(found)
    head = ("Side effect", *words.columns, "New since")
    rows = ([row.name, *(cell.words for cell in row.cells), row.new] for row in words.rows)
    entries = [
        _entry(row.measure, label, span, cell, ids)
        for row in found.rows
        for (label, span), cell in zip(
            _columns(found, words.columns), _cells(found, row), strict=True
        )
        if cell
    ]
    return table(CAPTION, head, rows), entries


def _columns(found: EffectsByDose, labels: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Each column's name with its days, from the first to the last."""
    before = [found.before] if found.before else []
    doses = [(dose.stretches[0].first, dose.last) for dose in found.doses]
    return zip(labels, (*before, *doses, found.lately), strict=True)


def _cells(found: EffectsByDose, row: EffectRow) -> tuple[Cell, ...]:
    before = (row.before,) if found.before else ()
    return (*before, *row.doses, row.lately)


def _entry(measure: Measure, label: str, days: Span, cell: Tally, ids: Ids) -> Entry:
    counts = {"days-rated": cell.rated, "days-moderate": cell.moderate, "worst": cell.worst}
    parts = [count_of(code, value) for code, value in counts.items()]
    whole = survey(ids, measure_concept(measure), days, parts)
    whole["note"] = [{"text": f"{label}, {days_words(cell.rated)} rated"}]
    return ids.url("effect", measure.id, label, *days), whole
