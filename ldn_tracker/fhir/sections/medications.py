"""The section of medicines: LDN, then all else that is taken, what may not go with it first."""

from collections.abc import Mapping
from datetime import date

from dose.diary.diary import Diary
from dose.diary.parts import Medicine
from dose.medicines.answered import is_opioid, is_unclear, match_of
from dose.medicines.meaning import LEVELS, Match
from dose.medicines.names import book
from dose.medicines.topics import topics_of
from dose.vocabulary import MEDICINE_KINDS
from journal.safety_answers import safety_answer
from journal.vocabulary import TOPICS
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.fhir.elements.codes import MEDICATIONS
from ldn_tracker.fhir.elements.elements import (
    Json,
    absent,
    clean,
    concept,
    filled,
    joined,
    notes,
    period,
    reference,
)
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.elements.narrative import items, narrative, paragraph
from ldn_tracker.fhir.sections.naltrexone import plan_words, planned, planned_words, recorded_words
from ldn_tracker.fhir.sections.section import Entry, Section, why_empty
from ldn_tracker.report.parts.medicines import OPIOID_MENTIONED_DAYS, answer_words

Means = Mapping[str, Match]  # the worst that a name as typed means beside LDN


def medications(diary: Diary, day: date, means: Means, ids: Ids) -> Section:
    """What is taken as on a day; nobody is asked for all of it, so that "none" is never claimed."""
    ldn = planned(diary, day, ids)
    others = sorted(
        (m for m in diary.medicines if is_told(m, day, means)), key=lambda m: _rank(m, day, means)
    )
    entries = [*ldn, *(_entry(medicine, day, means, ids) for medicine in others)]
    blocks = [
        *(_of_ldn(diary, day) if ldn else [paragraph("No low dose naltrexone (LDN) noted.")]),
        paragraph("", "Other medicines and supplements:"),
        items(_words(medicine, day, means) for medicine in others)
        or paragraph("None recorded; whether there are others was not asked."),
        paragraph(_topics(diary, day, others, means)),
    ]
    return Section(
        "Medicines",
        concept("Medicines", MEDICATIONS),
        narrative(*blocks),
        tuple(entries),
        why_empty(None),
    )


def consequence(medicine: Medicine, means: Means) -> str:
    """What is to be known of it beside LDN, for a clinician; "" where nothing is."""
    match = match_of(medicine, means[medicine.name])
    said = book().effects[match.effect].get("clinical", "")
    if said or match.level not in ("stop", "ask"):
        return "may be an opioid: not clear yet" if is_unclear(medicine, match) else said
    return "ask before taking it with LDN"


def matters(medicine: Medicine, means: Means) -> bool:
    """Whether it is an opioid, or may be one."""
    match = match_of(medicine, means[medicine.name])
    return is_opioid(medicine, match) or is_unclear(medicine, match)


def is_told(medicine: Medicine, day: date, means: Means) -> bool:
    """Whether it is taken on a day, or is an opioid that was taken lately."""
    recent = medicine.taken_within(OPIOID_MENTIONED_DAYS, day)
    return recent and (not medicine.is_over(day) or matters(medicine, means))


def _of_ldn(diary: Diary, day: date) -> list[str]:
    taken = diary.dose_days.first is not None
    recorded = recorded_words(diary, day) if taken else "no dose recorded yet"
    return [
        paragraph("", "Low dose naltrexone (LDN)"),
        paragraph(f"{planned_words(diary, day)}. {plan_words(diary, day)}", "Planned:"),
        paragraph(f"{recorded}.", "Recorded, last 7 days:"),
    ]


def _rank(medicine: Medicine, day: date, means: Means) -> tuple:
    match = match_of(medicine, means[medicine.name])
    level = "ask" if is_unclear(medicine, match) else match.level
    return LEVELS.index(level), medicine.is_over(day), medicine.kind, medicine.label.lower()


def _entry(medicine: Medicine, day: date, means: Means, ids: Ids) -> Entry:
    about = (medicine.name, medicine.kind, medicine.start, medicine.until, medicine.dose)
    return ids.url("medicine", *about), _statement(medicine, day, means, ids)


def _statement(medicine: Medicine, day: date, means: Means, ids: Ids) -> Json:
    last = medicine.last_day(day)
    known = bool(medicine.start or last)
    effective = period(medicine.start, last) if known else {}
    return filled(
        {
            "resourceType": "MedicationStatement",
            "status": "completed" if medicine.is_over(day) else "active",
            "category": concept(MEDICINE_KINDS[medicine.kind].name),
            "medicationCodeableConcept": concept(medicine.label),
            "subject": reference(ids.patient),
            "effectivePeriod": effective,
            **({} if known else {"_effectiveDateTime": absent()}),
            "dateAsserted": day.isoformat(),
            "informationSource": reference(ids.patient),
            "note": notes(_beside_ldn(medicine, means)),
            "dosage": [{"text": dose}] if (dose := clean(medicine.dose)) else [],
        }
    )


def _beside_ldn(medicine: Medicine, means: Means) -> str:
    said = consequence(medicine, means)
    return f"Beside LDN: {said}." if said else ""


def _words(medicine: Medicine, day: date, means: Means) -> str:
    name = f"{medicine.label} ({medicine.dose})" if medicine.dose else medicine.label
    last = medicine.last_day(day)
    since = f"since {day_words(medicine.start)}" if medicine.start else ""
    until = f"until {day_words(last)}" if last else ""
    return joined((name, consequence(medicine, means), since, until), "; ")


def _topics(diary: Diary, day: date, others: list[Medicine], means: Means) -> str:
    """What was said of opioids and of another naltrexone, where none is recorded."""
    taken = [m for m in others if not m.is_over(day)]
    known = {topic for m in taken for topic in topics_of(m, means[m.name])}
    asked = [topic for topic in ("opioids", "naltrexone") if topic not in known]
    each = (
        f"{TOPICS[topic].said}: {answer_words(safety_answer(diary.person, topic))}"
        for topic in asked
    )
    words = joined(each)
    return f"{words[0].upper()}{words[1:]}." if words else ""
