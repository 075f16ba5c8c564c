"""The section of alerts: each with its facts, and only where there is one (pure).

Warning signs that were marked, opioids and names that may be one, an allergy to LDN, an operation
within four weeks, pregnancy, doses that differ from the plan, a dose above it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Entry
from dose.medicines.fillers import is_ldn_or_filler
from dose.medicines.meaning import Match
from dose.rules.exposure import LONG_ACTING_DAYS
from dose.treatment.course import Course
from dose.treatment.daily_doses import differs_from_plan, is_above_plan
from dose.treatment.units import mg_words
from dose.vocabulary import CHILD
from journal.day import Span
from journal.vocabulary import ALERTS as SIGNS
from ldn_tracker.charts.words.dates import day_words, listed
from ldn_tracker.fhir.elements.codes import ALERTS
from ldn_tracker.fhir.elements.elements import Json, concept, joined, own, period, reference
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.elements.narrative import items, narrative
from ldn_tracker.fhir.sections.medications import consequence, matters
from ldn_tracker.fhir.sections.naltrexone import last_week
from ldn_tracker.fhir.sections.problems import condition_words
from ldn_tracker.fhir.sections.section import Section
from ldn_tracker.report.parts.alerts import DIFFER_DAYS
from ldn_tracker.report.parts.medicines import OPERATION_DAYS
from ldn_tracker.report.parts.signs import at_dose, became

OTHER_ALERTS = ("opioid", "ldn-allergy", "operation", "pregnancy", "doses-differ", "above-maximum")
BLOCKS = "LDN blocks opioids, and can bring on withdrawal in somebody who takes one"


@dataclass(frozen=True, slots=True)
class Alert:
    """What to be warned of: its code, the words for it, and since when it is known to hold."""

    code: str
    title: str
    words: str
    since: date


def alerts(
    diary: Diary,
    days: Span,
    means: Mapping[str, Match],
    ids: Ids,
    *,
    today: date,
) -> Section | None:
    """The signs of a period, and what is to be warned of today; None where there is nothing."""
    found = [
        *_signs(diary, days),
        *_medicines(diary, today, means),
        *_allergies(diary, today),
        *_conditions(diary, today),
        *_doses(diary, days, today),
    ]
    if not found:
        return None
    entries = tuple((ids.url("alert", a.code, a.title, a.since), _flag(a, ids)) for a in found)
    words = (joined((alert.title, alert.words), ": ") for alert in found)
    return Section("Alerts", concept("Alerts", ALERTS), narrative(items(words)), entries)


def _flag(alert: Alert, ids: Ids) -> Json:
    text = joined((alert.title, alert.words), ": ")
    return {
        "resourceType": "Flag",
        "status": "active",
        "code": concept(text, own("alert", alert.code, alert.title)),
        "subject": reference(ids.patient),
        "period": period(alert.since),
        "author": reference(ids.patient),
    }


def _signs(diary: Diary, days: Span) -> Iterator[Alert]:
    entries, course = rows_between(diary.entries, *days), Course(diary, days[1])
    for sign, word in SIGNS.items():
        marked = [entry for entry in entries if sign in entry.alerts]
        if marked:
            written = joined(f"“{note}”" for note in _notes(marked))
            on = tuple(entry.day for entry in marked)
            facts = (at_dose(course, on[0]), became(course, on), written)
            words = joined((f"marked {listed(on, days[1])}", *facts), "; ")
            yield Alert(sign, word.clinical, words, on[0])


def _notes(entries: list[Entry]) -> list[str]:
    """What the person wrote on these days, each of it once."""
    each = (entry.note.strip() for entry in entries)
    return list(dict.fromkeys(note for note in each if note))


def _medicines(diary: Diary, day: date, means: Mapping[str, Match]) -> Iterator[Alert]:
    """Opioids, and what may be one, that are taken or were lately."""
    for medicine in diary.medicines:
        last = medicine.last_day(day)
        if medicine.taken_within(LONG_ACTING_DAYS, day) and matters(medicine, means):
            until = f"last day {day_words(last)}" if last else "current"
            words = joined((consequence(medicine, means), until, BLOCKS), "; ")
            yield Alert("opioid", medicine.label, words, min(medicine.start or last or day, day))


def _allergies(diary: Diary, day: date) -> Iterator[Alert]:
    for name in filter(is_ldn_or_filler, diary.person.allergies):
        yield Alert("ldn-allergy", "Allergy to LDN or what it may be mixed with", name, day)


def _conditions(diary: Diary, day: date) -> Iterator[Alert]:
    for row in diary.conditions:
        if row.kind == "surgery" and row.is_within(OPERATION_DAYS, day):
            words = joined((condition_words(row), BLOCKS), "; ")
            yield Alert("operation", "Operation within four weeks", words, day)
        if row.kind in CHILD and row.holds_on(day):
            yield Alert("pregnancy", condition_words(row), "", row.start or day)


def _doses(diary: Diary, days: Span, today: date) -> Iterator[Alert]:
    """What was recorded against the plan: its maximum, in the period, and its dose, lately."""
    course = Course(diary, today)
    taken = course.taken_on_days(min(days[0], last_week(today)[0]), today)
    above = {day: mg for day, mg in taken.items() if is_above_plan(diary, day, mg)}
    if above:
        words = f"up to {mg_words(max(above.values()))}, {listed(tuple(above), today)}"
        yield Alert("above-maximum", "Recorded above the plan’s maximum", words, min(above))
    dose_mg, since = course.dose_mg, course.dose_from
    if dose_mg and not course.on_break and is_above_plan(diary, today, dose_mg):
        words = f"{mg_words(dose_mg)} a day"
        yield Alert("above-maximum", "Planned above the plan’s maximum", words, since or today)
    week = {day: mg for day, mg in taken.items() if day >= last_week(today)[0]}
    others = [day for day, mg in week.items() if differs_from_plan(course, day, mg)]
    if len(others) >= DIFFER_DAYS:
        words = f"on {len(others)} of the last 7 days"
        yield Alert("doses-differ", "Recorded differs from planned", words, others[0])
