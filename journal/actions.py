"""Every write to the journal: keyword-only, one verb each, atomic and one at a time a person.

Impossible values raise `journal.validation.Impossible`; somebody else's objects answer 404.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import available_timezones

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify

from journal import queries, scales
from journal.answers import NEWNESS, check_answer, is_answered, measures_of, set_answer
from journal.limits import LONGEST_OFFLINE, need_room
from journal.locking import changes_diary
from journal.models import EntryRow, MeasureRow, Membership, PersonRow, Receipt, Session, User
from journal.safety_answers import SafetyAnswer, with_answer
from journal.taps import NO_DEVICE, Tap, after, kept_as, stands
from journal.validation import Impossible, need, need_one_of
from journal.vocabulary import KINDS, TOPICS

PERSON_FIELDS = (
    "name",
    "born",
    "health_number",
    "timezone",
    "day_starts_at",
    "country",
    "allergies",
    "diagnoses",
    "filled_in_for",
)
MOST_QUESTIONS, LONGEST_ASK = 3, 200


def save_answers(*, person: PersonRow, day: date, answers: dict, at: datetime, **more) -> EntryRow:
    """Store answers about one day, as `save_days` does with those about several."""
    stored = save_days(person=person, said={day: answers}, at=at, **more)
    return stored.get(day) or queries.entry_as_kept(person, day) or EntryRow(person=person, day=day)


@changes_diary
def save_days(
    *,
    person: PersonRow,
    said: Mapping[date, dict],
    at: datetime,
    device: str = NO_DEVICE,
    number: int = 0,
    now: datetime | None = None,
    recorded_by: str | None = None,
    client_id: UUID | None = None,
) -> dict[date, EntryRow]:
    """Store answers about days, given at the instant `at`; of two for a question the later stands.

    `said` has {question: value} of each day, as in `journal.answers`; None or an empty list clears
    one. A `client_id` that came before changes nothing ({}). `device` and `number`: in which order
    a device says it was tapped. They arrive `now`, and the caller must not let `at` lie after that.
    `recorded_by` is "self" or "helper"; without it, who fills in this diary.
    """
    recorded_by = recorded_by or ("helper" if person.filled_in_for else "self")
    need_one_of(recorded_by, ("self", "helper"), "recorded_by")
    for answers in said.values():
        _check(person, answers)
    if client_id and not receive(person=person, client_id=client_id):
        return {}
    tap = Tap(at, device, number)
    return {day: _put(person, day, answers, tap, now, recorded_by) for day, answers in said.items()}


@changes_diary
def answer_newness(
    *, person: PersonRow, day: date, measure: str, is_new: bool | None, at: datetime
) -> EntryRow:
    """Store whether a side effect is new since the last change (None: take the answer back)."""
    entry = _entry(person, day)
    new, not_new = set(entry.new_since_change), set(entry.not_new_since_change)
    answers = {
        "new_since_change": sorted(new | {measure} if is_new else new - {measure}),
        "not_new_since_change": sorted(
            not_new | {measure} if is_new is False else not_new - {measure}
        ),
    }
    return save_answers(person=person, day=day, answers=answers, at=at)


@changes_diary
def receive(*, person: PersonRow, client_id: UUID) -> bool:
    """Note, in the transaction that stores it, that an answer arrived; False for a repeat."""
    if queries.is_received(person, client_id):
        return False
    person.receipts.create(client_id=client_id, stored_at=timezone.now())
    return True


def forget_receipts(*, at: datetime) -> None:
    """Delete the receipts of answers that no device can still be sending again."""
    Receipt.objects.filter(stored_at__lt=at - LONGEST_OFFLINE).delete()


@changes_diary
def update_person(*, person: PersonRow, **facts) -> PersonRow:
    """Change some of what is known about the person (`PERSON_FIELDS`)."""
    for name, value in facts.items():
        need_one_of(name, PERSON_FIELDS, "person")
        setattr(person, name, list(value) if isinstance(value, tuple) else value)
    known = person.timezone in available_timezones()
    need(known, "timezone", f"unknown time zone {person.timezone!r}; use one like Pacific/Auckland")
    person.save(update_fields=list(facts))
    if facts.get("allergies"):
        answer_topic(person=person, topic="allergies", said=None)
    return person


@changes_diary
def answer_topic(*, person: PersonRow, topic: str, said: SafetyAnswer | None) -> PersonRow:
    """Keep "none" or "not sure" of a topic of safety with its day; None takes the answer back.

    Whoever records something of the topic takes it back as well.
    """
    need_one_of(topic, TOPICS, "topic")
    for name, days in with_answer(person, topic, said).items():
        setattr(person, name, days)
    person.save(update_fields=["said_none", "said_unsure"])
    return person


@changes_diary
def add_measure(
    *, person: PersonRow, name: str, kind: str, scale: int = 0, unit: str = ""
) -> scales.Measure:
    """Add a measure of the person's own; its id is made from its first name and never changes.

    A number has a `unit` in place of a scale.
    """
    need_one_of(kind, KINDS, "kind")
    need(name.strip(), "name", "is empty")
    need_room("measures", person.measures.count())
    try:
        key = _free_key(person, name, "n" if kind == "number" else "x")
        measure = scales.Measure(key, name.strip(), kind, scale, unit=unit.strip())
    except ValueError as error:
        raise Impossible("scale", str(error)) from error
    person.measures.create(
        key=key, name=measure.name, kind=kind, scale=scale or None, unit=measure.unit
    )
    return measure


@changes_diary
def rename_measure(*, person: PersonRow, key: str, name: str) -> MeasureRow:
    """Give a measure another name; everything rated so far stays with it."""
    need(name.strip(), "name", "is empty")
    return _change_measure(person, key, name=name.strip())


@changes_diary
def retire_measure(*, person: PersonRow, key: str) -> MeasureRow:
    """Ask about a measure no longer; its history stays."""
    if key in person.tracks:
        set_tracks(person=person, tracks=[id for id in person.tracks if id != key])
    return _change_measure(person, key, retired=True)


@changes_diary
def restore_measure(*, person: PersonRow, key: str) -> MeasureRow:
    """Offer a retired measure again."""
    return _change_measure(person, key, retired=False)


@changes_diary
def set_tracks(*, person: PersonRow, tracks: Iterable[str]) -> PersonRow:
    """Choose what the check-in asks about, by measure ids; none chosen means the usual few."""
    chosen = list(dict.fromkeys(tracks))
    known = queries.every_measure(person)
    for id in chosen:
        need(id in known, "tracks", f"no measure has the id {id!r}")
    person.tracks = chosen
    person.save(update_fields=["tracks"])
    return person


@changes_diary
def choose_symptom(*, person: PersonRow, symptom: str) -> PersonRow:
    """Choose the main symptom, by which before and after are compared while no plan names one."""
    known = symptom in queries.every_measure(person)
    need(known, "primary_symptom", f"no measure has the id {symptom!r}")
    person.primary_symptom = symptom
    person.save(update_fields=["primary_symptom"])
    return person


@changes_diary
def save_visit(*, person: PersonRow, ask: str, questions: Iterable[str]) -> PersonRow:
    """Keep what the person wants from the next visit: one ask, at most three questions."""
    kept = [question.strip() for question in questions if question.strip()]
    need(len(ask) <= LONGEST_ASK, "ask", f"is longer than {LONGEST_ASK} letters")
    need(len(kept) <= MOST_QUESTIONS, "questions", f"are more than {MOST_QUESTIONS}")
    person.visit_ask, person.visit_questions = ask.strip(), kept
    person.save(update_fields=["visit_ask", "visit_questions"])
    return person


@changes_diary
def erase_person(*, person: PersonRow) -> None:
    """Erase a diary with everything in it, and each login that kept it as its own and only one."""
    logins = User.objects.filter(memberships__person=person, memberships__role="self")
    others = Membership.objects.filter(revoked_at=None).exclude(person=person)
    leaving = [login.pk for login in logins.exclude(memberships__in=others)]
    Session.objects.filter(login__in=leaving).delete()
    PersonRow.objects.filter(pk=person.pk).delete()
    User.objects.filter(pk__in=leaving).delete()


def _check(person: PersonRow, answers: dict) -> None:
    need(bool(answers), "answers", "hold nothing to store")
    measures = queries.measures_among(person, measures_of(answers))
    for question, value in answers.items():
        check_answer(question, value, measures)


def _put(
    person: PersonRow, day: date, answers: dict, tap: Tap, now: datetime | None, recorded_by: str
) -> EntryRow:
    entry = _entry(person, day)
    if not set(answers) <= set(NEWNESS):
        _say_when(entry, tap.at, recorded_by)
    for question, value in answers.items():
        kept = kept_as(entry.moments.get(question))
        if stands(tap, kept, now=now):
            set_answer(vars(entry), question, value)
        entry.moments[question] = str(after(tap, kept, now=now))
    entry.save()
    return entry


def _entry(person: PersonRow, day: date) -> EntryRow:
    """The day's row, which nobody else changes meanwhile: see `journal.locking`."""
    return queries.entry_as_kept(person, day) or EntryRow(person=person, day=day)


def _say_when(entry: EntryRow, at: datetime, recorded_by: str) -> None:
    """A day counts as recorded from its first answer on; imported days keep what they came with."""
    first = entry.recorded_at is not None and at < entry.recorded_at
    if first or not is_answered(entry):
        entry.recorded_at, entry.recorded_by = at.replace(microsecond=0), recorded_by


def _free_key(person: PersonRow, name: str, letter: str) -> str:
    letters = slugify(name)[:60].strip("-") or sha256(name.encode()).hexdigest()[:8]
    stem = f"{letter}-{letters}"
    taken = set(person.measures.values_list("key", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)


def _change_measure(person: PersonRow, key: str, **fields) -> MeasureRow:
    measure = get_object_or_404(person.measures, key=key)
    for name, value in fields.items():
        setattr(measure, name, value)
    measure.save(update_fields=list(fields))
    return measure
