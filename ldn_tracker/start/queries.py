"""What is noted already of what the screens of getting started ask about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dose import queries as dose_queries
from dose.medicines.cards import Group, cards, no_ldn_with
from dose.models import ConditionRow, MedicineRow
from dose.vocabulary import CHILD
from dose.vocabulary import CONDITIONS as CONDITION_WORDS
from journal.models import PersonRow
from journal.said import Saying, said_of
from ldn_tracker.start.screens import MEDICINES, TOPICS, is_asked_about
from ldn_tracker.transfer.words import say

CONDITIONS = {
    "liver": ("liver_disease",),
    "pregnancy": CHILD,
    "operation": ("surgery",),
}
WORDS: Mapping[Saying, str] = {"none": "no", "unsure": "not sure"}  # on a screen with a question


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that is noted: the key of its Remove button, what it is, and its words.

    `is_discussed`: it was talked about with the prescriber, and so is no slip of the finger.
    """

    key: str
    what: str
    words: str
    is_discussed: bool = False


def noted(person: PersonRow, step: str, today: date, here: tuple[str, ...] = ()) -> list[Noted]:
    """What a screen shows as noted; of medicines those it asks about, and those noted `here`."""
    if step in MEDICINES:
        return [
            _medicine(card.medicine, today)
            for card in cards(dose_queries.medicines(person), today)
            if (card.is_said and is_asked_about(step, card)) or _key(card.medicine) in here
        ]
    return all_noted(person, step, today)


def all_noted(person: PersonRow, step: str, today: date) -> list[Noted]:
    """Everything that an answer to a screen could have noted, whoever noted it."""
    if step in MEDICINES:
        return [_medicine(row, today) for row in dose_queries.medicines(person)]
    if step in CONDITIONS:
        rows = dose_queries.conditions(person).filter(kind__in=CONDITIONS[step], until=None)
        return [_condition(row) for row in rows.exclude(on__lt=today)]
    if step == "allergy":
        return [Noted(f"allergy-{name}", name, name) for name in person.allergies]
    return []


def said(person: PersonRow, step: str) -> Noted | None:
    """What was said to a screen of safety: none, or not sure."""
    found = said_of(person, TOPICS[step]) if step in TOPICS else None
    if found is None:
        return None
    return Noted(
        f"said-{TOPICS[step]}", found.answer, f"You said {WORDS[found.answer]} on {say(found.day)}"
    )


def chosen(person: PersonRow, step: str, today: date) -> set[str]:
    """The buttons of a screen that say what is noted."""
    if step == "where":
        return {person.country}
    if step == "symptom":
        plan = dose_queries.plan_in_force(person)
        return {plan.primary_symptom if plan else person.primary_symptom}
    found = {each.what for each in all_noted(person, step, today)} if step in CONDITIONS else set()
    if not found and (answer := said(person, step)):
        return {"no" if answer.what == "none" else answer.what}
    return {"yes"} if step == "liver" and found else found


def no_ldn(person: PersonRow, today: date) -> tuple[Group, ...]:
    """The medicines that say to take no LDN, or may; to be told again before LDN is begun."""
    return no_ldn_with(cards(dose_queries.medicines(person), today))


def _medicine(row: MedicineRow, today: date) -> Noted:
    last = row.last_day(today) if row.is_over(today) or row.last_taken else None
    words = f"{row.label}, last taken {say(last)}" if last else row.label
    return Noted(_key(row), row.name, words)


def _key(row: MedicineRow) -> str:
    return f"medicine-{row.pk}"


def _condition(row: ConditionRow) -> Noted:
    name = CONDITION_WORDS[row.kind].name
    words = f"{name} on {say(row.on)}" if row.on else name
    return Noted(f"condition-{row.pk}", row.kind, words, row.discussed_on is not None)
