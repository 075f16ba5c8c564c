"""The patient's story: the ask and the questions, both tables, and the page for the GP as a PDF."""

from base64 import b64encode
from datetime import date, datetime
from hashlib import sha1

from dose.diary.diary import Diary
from dose.treatment.before_now import compared
from dose.treatment.recorded import enough, recorded_days
from journal.day import Span
from ldn_tracker.charts.words.dates import days_words, span_words
from ldn_tracker.fhir.elements.codes import STORY
from ldn_tracker.fhir.elements.elements import Json, concept, filled, instant, period, reference
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.elements.narrative import items, narrative, paragraph
from ldn_tracker.fhir.sections.effects import of_side_effects
from ldn_tracker.fhir.sections.naltrexone import recorded
from ldn_tracker.fhir.sections.section import Section
from ldn_tracker.fhir.sections.tables import by_dose
from ldn_tracker.report.build import QUESTIONS

HONEST = (
    "Reported by the patient once a day. What was recorded is told, never what was planned in its"
    " place. This record cannot show whether low dose naltrexone is the cause of a change."
)


def story(
    diary: Diary, days: Span, ids: Ids, *, today: date, now: datetime, pdf: bytes | None
) -> Section:
    """The section of a period; `pdf` is the page for the GP of the same days."""
    doses, dose_entries = by_dose(diary, days, ids)
    effects, effect_entries = of_side_effects(diary, days, ids)
    questions = [text.strip() for text in diary.visit.questions if text.strip()][:QUESTIONS]
    ask = diary.visit.ask.strip()
    blocks = (
        paragraph(ask or "Nothing written.", "The patient asks:"),
        paragraph("", "Questions:") if questions else "",
        items(questions),
        paragraph(_quality(diary, days), "Days told of:"),
        doses,
        effects,
        paragraph(_before_now(diary, days)),
        paragraph(HONEST),
    )
    paper = [(ids.url("page", *days), _paper(pdf, days, now, ids))] if pdf else []
    return Section(
        "Patient’s story",
        concept("Patient’s story", STORY),
        narrative(*blocks, status="additional"),
        (*recorded(diary, today, ids), *dose_entries, *effect_entries, *paper),
    )


def _quality(diary: Diary, days: Span) -> str:
    recorded = recorded_days(diary, *days)
    words = f"{span_words(*days)}; {recorded.count(1)} of {days_words(len(recorded))} recorded."
    return words if _is_enough(diary, days) else f"{words} Too few to judge a change."


def _is_enough(diary: Diary, days: Span) -> bool:
    recorded = recorded_days(diary, *days)
    return enough(recorded.count(1), len(recorded))


def _before_now(diary: Diary, days: Span) -> str:
    """The primary symptom before LDN and now, as averages; nothing where it cannot be compared."""
    found = compared(diary, days[1])
    if found.comparison is None or not _is_enough(diary, days):
        return ""
    before, now = found.comparison.before, found.comparison.now
    name = diary.all_measures[found.measure].name
    return (
        f"{name}, average of the 14 days before LDN and of the last 14 days: {before:.1f} and"
        f" {now:.1f} (of {days_words(found.days_before)} and {days_words(found.days_now)} rated)."
    )


def _paper(pdf: bytes, days: Span, now: datetime, ids: Ids) -> Json:
    """The page itself, with its size and its SHA-1, as FHIR R4 wants them."""
    digest = sha1(pdf, usedforsecurity=False).digest()
    return filled(
        {
            "resourceType": "DocumentReference",
            "status": "current",
            "docStatus": "final",
            "type": concept("One page for the GP"),
            "subject": reference(ids.patient),
            "date": instant(now),
            "author": [reference(ids.patient)],
            "content": [
                {
                    "attachment": {
                        "contentType": "application/pdf",
                        "language": "en",
                        "data": b64encode(pdf).decode(),
                        "size": len(pdf),
                        "hash": b64encode(digest).decode(),
                        "title": f"Page for the GP, {span_words(*days)}",
                        "creation": instant(now),
                    }
                }
            ],
            "context": {"period": period(*days)},
        }
    )
