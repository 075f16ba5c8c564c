"""The sections of operations and of pregnancy: what is recorded, or that it was not asked (pure).

They have a local code: those that these sections have elsewhere are not among the verified.
"""

from datetime import date

from dose.diary.diary import Diary
from dose.diary.parts import Condition
from dose.vocabulary import CHILD
from journal.safety_answers import safety_answer
from journal.vocabulary import TOPICS
from ldn_tracker.fhir.elements.elements import (
    Json,
    concept,
    filled,
    notes,
    own,
    period,
    reference,
)
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.elements.narrative import items, narrative, paragraph
from ldn_tracker.fhir.sections.problems import code_of, condition_words, discussed_words
from ldn_tracker.fhir.sections.section import Entry, Section, why_empty
from ldn_tracker.report.parts.medicines import answer_words


def operations(diary: Diary, day: date, ids: Ids) -> Section:
    """Operations that are planned, and those whose day has passed."""
    rows = [row for row in diary.conditions if row.kind == "surgery"]
    return _section(diary, "Operations", "surgery", rows, [_operation(r, day, ids) for r in rows])


def pregnancy(diary: Diary, day: date, ids: Ids) -> Section:
    """Pregnancy, the plan of one, breastfeeding, as far as they hold on the day."""
    rows = [row for row in diary.conditions if row.kind in CHILD and row.holds_on(day)]
    return _section(diary, "Pregnancy", "pregnancy", rows, [_state(row, day, ids) for row in rows])


def _section(
    diary: Diary, title: str, topic: str, rows: list[Condition], entries: list[Entry]
) -> Section:
    said = safety_answer(diary.person, topic)
    name = TOPICS[topic].said
    none = paragraph(f"{name[0].upper()}{name[1:]}: {answer_words(said)}.")
    return Section(
        title,
        concept(title, own("section", topic, title)),
        narrative(items(map(condition_words, rows)) or none),
        tuple(entries),
        why_empty(said),
    )


def _operation(row: Condition, day: date, ids: Ids) -> Entry:
    """A planned one is a plan; of one whose day has passed nobody said whether it took place."""
    planned = row.on is not None and row.on >= day
    told = _planned(row, ids) if planned else _past(row, ids)
    return ids.url("operation", row.on), filled(told)


def _planned(row: Condition, ids: Ids) -> Json:
    return {
        "resourceType": "ServiceRequest",
        "status": "active",
        "intent": "plan",
        "code": code_of(row),
        "subject": reference(ids.patient),
        "occurrenceDateTime": row.on.isoformat() if row.on else "",
        "note": notes("As the patient noted it.", discussed_words(row)),
    }


def _past(row: Condition, ids: Ids) -> Json:
    return {
        "resourceType": "Procedure",
        "status": "unknown",
        "code": code_of(row),
        "subject": reference(ids.patient),
        "performedDateTime": row.on.isoformat() if row.on else "",
        "note": notes("Planned for this day, as the patient noted it.", discussed_words(row)),
    }


def _state(row: Condition, day: date, ids: Ids) -> Entry:
    when = period(row.start, row.until)
    told = {
        "resourceType": "Observation",
        "status": "final",
        "code": code_of(row),
        "subject": reference(ids.patient),
        "effectivePeriod": when,
        "effectiveDateTime": "" if when else day.isoformat(),
        "performer": [reference(ids.patient)],
        "valueBoolean": True,
        "note": notes(discussed_words(row)),
    }
    return ids.url("condition", row.kind, row.start, row.until), filled(told)
