"""Every write about other medicines and the facts of safety, as `dose.actions` has it for doses."""

from collections.abc import Set
from datetime import date

from django.shortcuts import get_object_or_404

from dose.diary import parts, rows
from dose.medicines.meaning import find
from dose.medicines.topics import OF_CONDITION, topics_of
from dose.models import ConditionRow, MedicineRow
from dose.vocabulary import CONDITIONS, MEDICINE_KINDS, UNNAMED
from journal.actions import answer_topic
from journal.limits import need_room
from journal.locking import change, changes_diary
from journal.models import PersonRow
from journal.validation import need, need_one_of
from journal.vocabulary import Topic, coded


@changes_diary
def add_medicine(*, person: PersonRow, name: str, **facts) -> MedicineRow:
    """Add another medicine or supplement (the fields of `parts.Medicine`)."""
    medicine = parts.Medicine(name=name.strip(), **facts)
    need_one_of(medicine.kind, MEDICINE_KINDS, "kind")
    need_room("medicines", person.medicines.count())
    return _answers_topics(person.medicines.create(**rows.columns(medicine)))


@changes_diary
def rename_medicine(
    *, person: PersonRow, medicine_id: int, name: str, opioid: bool | None = None
) -> MedicineRow:
    """Give a medicine the name that was meant, with what is said of it; its days stay."""
    need(bool(name.strip()), "name", "is empty")
    row = get_object_or_404(person.medicines, pk=medicine_id)
    return _answers_topics(change(row, name=coded(UNNAMED, name.strip()), opioid=opioid))


@changes_diary
def answer_opioid(*, person: PersonRow, medicine_id: int, opioid: bool | None) -> MedicineRow:
    """Keep whether the person calls a medicine an opioid; None takes the answer back."""
    row = get_object_or_404(person.medicines, pk=medicine_id)
    return _answers_topics(change(row, opioid=opioid))


@changes_diary
def change_dose_of_medicine(*, person: PersonRow, medicine_id: int, dose: str) -> MedicineRow:
    """Keep how much of a medicine is taken, as it was typed."""
    row = get_object_or_404(person.medicines, pk=medicine_id)
    few = f"is at most {parts.LONGEST_AS_TYPED} letters"
    need(len(dose.strip()) <= parts.LONGEST_AS_TYPED, "dose", few)
    return change(row, dose=dose.strip())


@changes_diary
def end_medicine(*, person: PersonRow, medicine_id: int, last_taken: date) -> MedicineRow:
    """Say which day a medicine was last taken; an end that was planned later no longer holds."""
    row = get_object_or_404(person.medicines, pk=medicine_id)
    parts.need_order(row.start, last_taken, "last_taken")
    until = row.until and min(row.until, last_taken)
    return change(row, last_taken=last_taken, until=until)


@changes_diary
def remove_medicine(*, person: PersonRow, medicine_id: int) -> None:
    """Take back a medicine that was added by mistake."""
    get_object_or_404(person.medicines, pk=medicine_id).delete()


@changes_diary
def add_condition(*, person: PersonRow, kind: str, **facts) -> ConditionRow:
    """Add a fact that bears on safety (`on` a day, or from `start`; `until`, `discussed_on`)."""
    need_one_of(kind, CONDITIONS, "kind")
    need_room("conditions", person.conditions.count())
    _is_recorded(person, {OF_CONDITION[kind]})
    return person.conditions.create(**rows.columns(parts.Condition(kind=kind, **facts)))


@changes_diary
def discuss_condition(*, person: PersonRow, condition_id: int, on: date) -> ConditionRow:
    """Say on which day a condition was talked about with the prescriber."""
    return change(get_object_or_404(person.conditions, pk=condition_id), discussed_on=on)


@changes_diary
def end_condition(*, person: PersonRow, condition_id: int, until: date) -> ConditionRow:
    """Say which was the last day of a condition."""
    row = get_object_or_404(person.conditions, pk=condition_id)
    parts.need_order(row.start, until)
    return change(row, until=until)


@changes_diary
def remove_condition(*, person: PersonRow, condition_id: int) -> None:
    """Take back a condition that was added by mistake."""
    get_object_or_404(person.conditions, pk=condition_id).delete()


def _answers_topics(row: MedicineRow) -> MedicineRow:
    """What is taken says more of a topic than an earlier "none"."""
    _is_recorded(row.person, topics_of(row, find(row.name)))
    return row


def _is_recorded(person: PersonRow, topics: Set[Topic]) -> None:
    for topic in topics & {*person.said_none, *person.said_unsure}:
        answer_topic(person=person, topic=topic, said=None)
