"""The table by dose of the patient's story: as text, and a row's numbers as an Observation each.

The stretches, what was recorded in them and their medians are those of the charts and of the page
for the GP; nothing is counted anew here.
"""

from dose.diary.diary import Diary
from journal.day import Span
from journal.scales import Measure
from ldn_tracker.charts.series.choice import for_paper
from ldn_tracker.charts.series.table import StepTable, TableRow, step_table
from ldn_tracker.fhir.elements.codes import MEASURES, NUMBERS
from ldn_tracker.fhir.elements.elements import (
    Json,
    concept,
    hl7,
    number,
    own,
    period,
    reference,
)
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.elements.narrative import table
from ldn_tracker.fhir.sections.naltrexone import count_of
from ldn_tracker.fhir.sections.section import Entry

SYMPTOMS = 3


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


def measure_concept(measure: Measure) -> Json:
    """What is rated, by our own id and, where one is verified, by a code of SNOMED CT."""
    verified = (MEASURES[measure.id],) if measure.id in MEASURES else ()
    return concept(measure.name, *verified, own("measure", measure.id, measure.name))


def survey(ids: Ids, code: Json, days: Span, components: list[Json]) -> Json:
    """Numbers of some days as an Observation of what the patient was asked."""
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [hl7("observation-category", "survey", "Survey")],
        "code": code,
        "subject": reference(ids.patient),
        "effectivePeriod": period(*days),
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
    return survey(ids, code, (row.first, row.last), parts)


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
    return (own("measure", measure.id, measure.name),)
