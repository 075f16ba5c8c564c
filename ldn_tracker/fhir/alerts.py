"""The section of alerts: each with its facts, and only where there is one (pure).

Warning signs that were marked, opioids and names that may be one, an allergy to LDN, an operation
within four weeks, pregnancy, doses that differ from the plan, a dose above it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Entry as DayEntry
from dose.medicines.meaning import Match, find
from dose.treatment.course import Course, plan_on
from dose.treatment.units import mg_words
from dose.vocabulary import CHILD
from journal.day import Span, span
from journal.vocabulary import ALERTS as SIGNS
from journal.vocabulary import WARNING_SIGNS
from ldn_tracker.charts.dates import day_words, days_words, listed
from ldn_tracker.fhir.codes import ALERTS
from ldn_tracker.fhir.elements import Json, concept, joined, own, period, reference
from ldn_tracker.fhir.ids import Ids
from ldn_tracker.fhir.medications import consequence, is_told, matters
from ldn_tracker.fhir.naltrexone import last_week
from ldn_tracker.fhir.narrative import items, narrative
from ldn_tracker.fhir.privacy import notes_of
from ldn_tracker.fhir.problems import condition_words, holds_on
from ldn_tracker.fhir.section import Section

OPERATION_DAYS = 28
DIFFERING_DAYS = 2  # of the last 7
BLOCKS = "LDN blocks opioids, and can bring on withdrawal in somebody who takes one"
OWN_NAMES = ("low dose naltrexone", "naltrexone")


@dataclass(frozen=True, slots=True)
class Alert:
    """What to be warned of: its code, the words for it, and since when it is known to hold."""

    code: str
    title: str
    words: str
    since: date


def alerts(
    diary: Diary, days: Span, means: Mapping[str, Match], ids: Ids, *, self_harm: bool
) -> Section | None:
    """The alerts of a period, as on its last day; None where there is none."""
    found = [
        *_signs(diary, days, self_harm=self_harm),
        *_medicines(diary, days[1], means),
        *_allergies(diary, days[1]),
        *_conditions(diary, days[1]),
        *_doses(diary, days[1]),
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


def _signs(diary: Diary, days: Span, *, self_harm: bool) -> Iterator[Alert]:
    entries = rows_between(diary.entries, *days)
    for sign in WARNING_SIGNS:
        marked = [entry for entry in entries if sign in entry.alerts]
        if marked and (sign != "self_harm" or self_harm):
            yield _sign(diary, sign, marked, days[1], self_harm=self_harm)


def _sign(diary: Diary, sign: str, marked: list[DayEntry], last: date, *, self_harm: bool) -> Alert:
    """On which days it was marked, what had been taken by then, and what the person wrote."""
    first = marked[0].day
    written = joined(f"“{note}”" for note in notes_of(marked, self_harm=self_harm))
    on = f"marked {listed(tuple(entry.day for entry in marked), last)}"
    words = joined((on, _dose_by(diary, first), written), "; ")
    return Alert(sign, SIGNS[sign].clinical, words, first)


def _dose_by(diary: Diary, day: date) -> str:
    """The last dose recorded by a day."""
    last = Course(diary, day).last_dose
    if last is None:
        return "no dose of LDN recorded by then"
    amount = mg_words(Course(diary, day).taken_on_days(last, last)[last])
    return f"last dose recorded by the first of these days {amount} on {day_words(last)}"


def _medicines(diary: Diary, day: date, means: Mapping[str, Match]) -> Iterator[Alert]:
    for medicine in diary.medicines:
        if is_told(medicine, day, means) and matters(medicine, means):
            last = medicine.last_day(day)
            until = f"last day {day_words(last)}" if last else "current"
            words = joined((consequence(medicine, means), until, BLOCKS), "; ")
            since = medicine.start or last or day
            yield Alert("opioid", medicine.label, words, min(since, day))


def _allergies(diary: Diary, day: date) -> Iterator[Alert]:
    """An allergy whose words name naltrexone; what LDN is filled with the diary does not know."""
    for name in diary.person.allergies:
        if find(name).ingredient in OWN_NAMES:
            yield Alert("ldn-allergy", "Allergy to naltrexone", name, day)


def _conditions(diary: Diary, day: date) -> Iterator[Alert]:
    for row in diary.conditions:
        near = row.on is not None and 0 <= (row.on - day).days <= OPERATION_DAYS
        if row.kind == "surgery" and near:
            words = joined((condition_words(row), BLOCKS), "; ")
            yield Alert("operation", "Operation within four weeks", words, day)
        if row.kind in CHILD and holds_on(row, day):
            yield Alert("pregnancy", condition_words(row), "", row.start or day)


def _doses(diary: Diary, day: date) -> Iterator[Alert]:
    """What was recorded of the last week against the plan's dose, and its maximum."""
    first, last = last_week(diary, day)
    course = Course(diary, day)
    taken = course.taken_on_days(first, last)
    differing = [each for each in span(first, last) if _differs(course, each, taken.get(each))]
    if len(differing) >= DIFFERING_DAYS:
        words = f"on {days_words(len(differing))} of the last 7"
        yield Alert("doses-differ", "Recorded doses differ from the plan", words, differing[0])
    above = [each for each, mg in taken.items() if _is_above(diary, each, mg)]
    if above:
        most = mg_words(max(taken[each] for each in above))
        words = f"{most} recorded; on {days_words(len(above))} of the last 7"
        yield Alert("above-maximum", "More than the plan’s maximum", words, above[0])


def _differs(course: Course, day: date, taken: Decimal | None) -> bool:
    """Whether another amount was recorded than the regimen of that day has.

    A day with nothing recorded does not differ: nobody knows.
    """
    row = course.regimen_on(day)
    return row is not None and taken is not None and taken != row.dose_mg


def _is_above(diary: Diary, day: date, taken: Decimal) -> bool:
    plan = plan_on(diary, day)
    return plan is not None and taken > plan.max_dose_mg
