"""The sections of problems and of allergies: what is recorded, or that it was not asked (pure)."""

from datetime import date

from dose.diary.diary import Diary
from dose.diary.parts import Condition
from dose.vocabulary import CONDITIONS
from journal.safety_answers import safety_answer
from journal.vocabulary import TOPICS
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.fhir.elements.codes import ALLERGIES, PROBLEMS
from ldn_tracker.fhir.elements.elements import (
    NAMELESS,
    Json,
    clean,
    concept,
    filled,
    hl7,
    notes,
    own,
    reference,
)
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.elements.narrative import items, narrative, paragraph
from ldn_tracker.fhir.sections.section import Entry, Section, why_empty
from ldn_tracker.report.parts.medicines import answer_words

LIVER = "liver_disease"


def problems(diary: Diary, day: date, ids: Ids) -> Section:
    """Diagnoses as the person told them, and liver disease; "none" is never said of all."""
    names = tuple(clean(name) or NAMELESS for name in diary.person.diagnoses)
    livers = [row for row in diary.conditions if row.kind == LIVER and row.holds_on(day)]
    entries = [
        *((ids.url("diagnosis", name), _condition(concept(name), ids)) for name in names),
        *(_liver(row, ids) for row in livers),
    ]
    told = (*names, *(condition_words(row) for row in livers))
    asked = "" if livers else _said(diary, LIVER)
    blocks = (
        items(told) or paragraph("Diagnoses: not asked."),
        paragraph(asked),
    )
    code = concept("Problems", PROBLEMS)
    return Section("Problems", code, narrative(*blocks), tuple(entries), why_empty(None))


def allergies(diary: Diary, ids: Ids) -> Section:
    """Allergies as the person told them; none known only where the person said so."""
    names = tuple(clean(name) or NAMELESS for name in diary.person.allergies)
    said = safety_answer(diary.person, "allergies")
    entries = tuple((ids.url("allergy", name), _allergy(name, ids)) for name in names)
    return Section(
        "Allergies",
        concept("Allergies", ALLERGIES),
        narrative(items(names) or paragraph(f"Allergies: {answer_words(said)}.")),
        entries,
        why_empty(said),
    )


def condition_words(row: Condition) -> str:
    """A fact that bears on safety, since when, and whether it was discussed."""
    words = [CONDITIONS[row.kind].clinical]
    if row.on:
        words.append(f"on {day_words(row.on)}")
    if row.start:
        words.append(f"since {day_words(row.start)}")
    if row.until:
        words.append(f"until {day_words(row.until)}")
    discussed = f", {discussed_words(row)}" if row.discussed_on else ""
    return " ".join(words) + discussed


def discussed_words(row: Condition) -> str:
    """That it was discussed with the prescriber, and when; "" where it was not."""
    return f"discussed {day_words(row.discussed_on)}" if row.discussed_on else ""


def code_of(row: Condition) -> Json:
    """What the fact is, by our own id."""
    name = CONDITIONS[row.kind].clinical
    return concept(name, own("condition", row.kind, name))


def _said(diary: Diary, topic: str) -> str:
    name = TOPICS[topic].said
    return f"{name[0].upper()}{name[1:]}: {answer_words(safety_answer(diary.person, topic))}."


def _liver(row: Condition, ids: Ids) -> Entry:
    since = {"onsetDateTime": row.start.isoformat()} if row.start else {}
    told = _condition(code_of(row), ids) | since | filled({"note": notes(discussed_words(row))})
    return ids.url("condition", row.kind, row.start), told


def _condition(code: Json, ids: Ids) -> Json:
    """A problem as a patient reports it: not confirmed by anybody here."""
    return {
        "resourceType": "Condition",
        "clinicalStatus": hl7("condition-clinical", "active", "Active"),
        "verificationStatus": hl7("condition-ver-status", "unconfirmed", "Unconfirmed"),
        "category": [hl7("condition-category", "problem-list-item", "Problem List Item")],
        "code": code,
        "subject": reference(ids.patient),
        "asserter": reference(ids.patient),
    }


def _allergy(name: str, ids: Ids) -> Json:
    return {
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": hl7("allergyintolerance-clinical", "active", "Active"),
        "verificationStatus": hl7("allergyintolerance-verification", "unconfirmed", "Unconfirmed"),
        "code": concept(name),
        "patient": reference(ids.patient),
        "asserter": reference(ids.patient),
    }
