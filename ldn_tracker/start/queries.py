"""What is noted already of what the screens of getting started ask about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dose import queries as dose_queries
from dose.medicines.cards import Group, cards, no_ldn_with
from dose.medicines.topics import is_unsure_of_opioids
from dose.models import ConditionRow, MedicineRow
from dose.vocabulary import CHILD
from dose.vocabulary import CONDITIONS as CONDITION_WORDS
from journal.models import PersonRow, User
from journal.safety_answers import NoneOrUnsure, safety_answer
from ldn_tracker.start.screens import (
    BY_ID,
    IDS,
    MEDICINES,
    TOPICS,
    is_asked_about,
    not_asked,
    place,
)
from ldn_tracker.transfer.words import say

CONDITIONS = {
    "liver": ("liver_disease",),
    "pregnancy": CHILD,
    "operation": ("surgery",),
}
OpenLast = Sequence[str] | None
# On a screen with a question.
WORDS: Mapping[NoneOrUnsure, str] = {"none": "no", "unsure": "not sure"}


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that is noted: the key of its Remove button, what it is, and its words.

    `is_discussed`: it was talked about with the prescriber, and so is no slip of the finger.
    """

    key: str
    what: str
    words: str
    is_discussed: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The screen where getting started was left, and which of how many it is."""

    step: str
    number: int
    count: int


def unfinished(user: User, person: PersonRow, open_last: OpenLast) -> Unfinished | None:
    """Where getting started was left; None where it is finished or put away."""
    if user.start_put_away or not (_here(user, open_last) or user.start_step):
        return None
    step = left_at(user, open_last)
    return Unfinished(step, *place(step, without=settled(person)))


def left_at(user: User, open_last: OpenLast) -> str:
    """The screen to carry on with: the one open last here, or the one after the last answer.

    `open_last`: that screen, and where the login stood then (`user.start_step`): since another
    device has gone on, or is finished, it counts no more.
    """
    found = (_here(user, open_last), user.start_step)
    return next((step for step in found if step in BY_ID), IDS[0])


def _here(user: User, open_last: OpenLast) -> str | None:
    return open_last[0] if open_last and open_last[1] == user.start_step else None


def settled(person: PersonRow) -> frozenset[str]:
    """The screens that need no answer of this person."""
    begun = bool(dose_queries.regimen_days(person))
    return not_asked(person.country, person.timezone, has_begun=begun)


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
    found = safety_answer(person, TOPICS[step]) if step in TOPICS else None
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


def is_stop(person: PersonRow, step: str, today: date) -> bool:
    """Whether what a screen asks about says to take no LDN yet, or of opioids may say so."""
    if step not in MEDICINES:
        return False
    here = [
        card
        for card in cards(dose_queries.medicines(person), today)
        if is_asked_about(step, card) or (card.asks and step == "opioids")
    ]
    is_open = step == "opioids" and (is_unsure_of_opioids(person) or any(c.asks for c in here))
    return is_open or bool(no_ldn_with(here))


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
