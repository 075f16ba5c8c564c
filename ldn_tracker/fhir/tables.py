"""The tables of the patient's story: by dose, and side effects by dose; as text and as numbers.

The stretches, what was recorded in them and their medians are those of the charts and of the page
for the GP; nothing is counted anew here but days at a rating.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary.diary import Diary
from dose.treatment.timeline import with_baseline
from journal.day import Span
from journal.ratings import PARTS, moderate_days
from journal.scales import MODERATE, Measure
from ldn_tracker.charts.choice import for_paper
from ldn_tracker.charts.dates import days_words, span_words
from ldn_tracker.charts.stretch_words import words_of
from ldn_tracker.charts.table import StepTable, TableRow, step_table
from ldn_tracker.fhir.codes import MEASURES, NUMBERS, own_system
from ldn_tracker.fhir.elements import (
    Json,
    concept,
    filled,
    hl7,
    number,
    own,
    period,
    reference,
)
from ldn_tracker.fhir.ids import Ids
from ldn_tracker.fhir.naltrexone import count_of
from ldn_tracker.fhir.narrative import table
from ldn_tracker.fhir.section import Entry

SYMPTOMS = 3
LATELY_DAYS = 14


@dataclass(frozen=True, slots=True)
class Counted:
    """One side effect in one stretch of days: days rated, of these moderate or more, the worst."""

    measure: Measure
    label: str
    first: date
    last: date
    rated: int
    moderate: int
    worst: float

    @property
    def words(self) -> str:
        """ "10/11, worst: very severe"."""
        return f"{self.moderate}/{self.rated}, worst: {self.measure.says(self.worst).lower()}"


def by_dose(diary: Diary, days: Span, ids: Ids) -> tuple[str, list[Entry]]:
    """The table by dose as text, and a row's numbers as an Observation each."""
    symptoms, _ = for_paper(diary, *days, symptoms=SYMPTOMS, side_effects=0)
    found = step_table(diary, *days, symptoms)
    head = ("Dose", "Dates", *found.columns, "Why it ended")
    rows = ([row.label, row.dates, *found.cells(row), row.ended] for row in found.rows)
    caption = "By dose: days recorded, and the median (middle half) of ratings, higher is worse"
    entries = [
        (ids.url("stretch", row.first, row.label), _row(found, row, ids)) for row in found.rows
    ]
    return table(caption, head, rows), entries


def of_side_effects(diary: Diary, days: Span, ids: Ids) -> tuple[str, list[Entry]]:
    """The table of side effects by dose as text, and a cell's numbers as an Observation each."""
    columns = [*_stretches(diary, days), ("last 14 days", (_lately(days[1]), days[1]))]
    effects = [measure for measure in _effects(diary) if _is_told(diary, measure, days)]
    cells = {
        (effect.id, place): counted
        for effect in effects
        for place, (label, span) in enumerate(columns)
        if (counted := count(diary, effect, label, span))
    }
    head = ("Side effect", *(f"{label}, {span_words(*span)}" for label, span in columns))
    rows = ([e.name, *(_words(cells.get((e.id, n))) for n in range(len(columns)))] for e in effects)
    caption = (
        "Side effects by dose: days rated moderate or more / days rated, and the worst."
        " 0 none, 1 mild, 2 moderate, 3 severe, 4 very severe. A day without an answer is left out"
    )
    entries = [
        (ids.url("effect", cell.measure.id, cell.first, cell.last, cell.label), _cell(cell, ids))
        for cell in cells.values()
    ]
    return table(caption, head, rows), entries


def count(diary: Diary, measure: Measure, label: str, span: Span) -> Counted | None:
    """What was rated of one side effect on some days; None where nothing was."""
    rated = diary.days.rated(measure.id, *span).rated
    if not rated:
        return None
    return Counted(measure, label, *span, len(rated), moderate_days(rated), max(rated) / PARTS)


def measure_concept(measure: Measure) -> Json:
    """What is rated, by our own id and, where one is verified, by a code of SNOMED CT."""
    verified = (MEASURES[measure.id],) if measure.id in MEASURES else ()
    return concept(measure.name, *verified, own("measure", measure.id, measure.name))


def _lately(last: date) -> date:
    return last - timedelta(LATELY_DAYS - 1)


def _stretches(diary: Diary, days: Span) -> Iterator[tuple[str, Span]]:
    for row in with_baseline(diary, *days):
        yield words_of(row), (row.first, row.last)


def _effects(diary: Diary) -> list[Measure]:
    return [measure for measure in diary.all_measures.values() if measure.kind == "side_effect"]


def _is_told(diary: Diary, measure: Measure, days: Span) -> bool:
    """Whether it was ever moderate in the period, or rated at all in the last 14 days."""
    rated = diary.days.rated(measure.id, *days).rated
    moderate = bool(rated) and max(rated) >= MODERATE * PARTS
    return moderate or bool(diary.days.rated(measure.id, _lately(days[1]), days[1]).rated)


def _words(cell: Counted | None) -> str:
    return cell.words if cell else "–"


def _survey(ids: Ids, code: Json, first: date, last: date, components: list[Json]) -> Json:
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [hl7("observation-category", "survey", "Survey")],
        "code": code,
        "subject": reference(ids.patient),
        "effectivePeriod": period(first, last),
        "performer": [reference(ids.patient)],
        "component": components,
    }


def _row(found: StepTable, row: TableRow, ids: Ids) -> Json:
    counts = {
        "days": row.days,
        "days-recorded": row.recorded,
        "days-with-a-dose": row.taken,
        "doses-due": row.due,
        "crash-days": row.crash_days,
    }
    parts = [count_of(code, value) for code, value in counts.items() if value is not None]
    for measure in found.symptoms:
        parts += _spread(measure, row)
    code = concept(f"The table by dose: {row.label}", own("number", "days", NUMBERS["days"]))
    return _survey(ids, code, row.first, row.last, parts)


def _spread(measure: Measure, row: TableRow) -> list[Json]:
    """Median and quartiles of a symptom; none where too few days were rated."""
    spread = row.spreads.get(measure.id)
    if spread is None:
        return []
    values = {
        "median": spread.median,
        "lower-quartile": spread.low,
        "upper-quartile": spread.high,
        "days-rated": spread.days,
    }
    return [_value_of(measure, code, value) for code, value in values.items()]


def _value_of(measure: Measure, code: str, value: float) -> Json:
    """A number about a measure: which number, and of which measure, stand as two codes."""
    what = own("number", code, NUMBERS[code])
    found = concept(f"{measure.name}: {NUMBERS[code].lower()}", what, *_own_code(measure))
    return {"code": found, "valueQuantity": {"value": number(round(value, 2))}}


def _own_code(measure: Measure) -> tuple:
    return ((own_system("measure"), measure.id, measure.name),)


def _cell(cell: Counted, ids: Ids) -> Json:
    code = measure_concept(cell.measure)
    parts = [
        count_of("days-rated", cell.rated),
        count_of("days-moderate", cell.moderate),
        count_of("worst", int(cell.worst)),
    ]
    whole = _survey(ids, code, cell.first, cell.last, parts)
    return filled({**whole, "note": [{"text": f"{cell.label}, {days_words(cell.rated)} rated"}]})
