"""The topics of safety: what is recorded of each, and what to do while it is not sure (pure)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from dose.medicines.answered import Answered, Taken, is_opioid, is_unclear
from dose.medicines.meaning import Match
from journal.safety_answers import SafetyAnswer, SafetyAnswers, safety_answer
from journal.vocabulary import TOPICS, Topic

SECOND_NALTREXONE = "second-antagonist"  # the effect of a name
OF_CONDITION: Mapping[str, Topic] = {
    "surgery": "surgery",
    "pregnancy": "pregnancy",
    "planning_pregnancy": "pregnancy",
    "breastfeeding": "pregnancy",
    "liver_disease": "liver_disease",
}
# What to ask, and what holds until then; evidence: opioids, labels; the rest by judgement.
UNTIL_SURE: Mapping[Topic, str] = {
    "opioids": (
        "Take no LDN yet. Show your pharmacist everything you take, or have taken in the last two"
        " weeks, and ask whether any of it is an opioid. Keep taking your other medicines as"
        " prescribed."
    ),
    "naltrexone": (
        "Ask your pharmacist whether another of your medicines has naltrexone in it. Until then,"
        " don’t take LDN together with one that might."
    ),
    "liver_disease": (
        "Ask your GP about your liver. Until then, don’t start LDN and don’t go up. With yellow"
        " eyes or skin, or dark urine, take no LDN and speak to someone today."
    ),
    "pregnancy": (
        "Ask your GP or midwife: a test can tell. Until then, don’t start LDN and don’t go up."
        " Don’t stop anything because of this page."
    ),
    "surgery": (
        "Ask the hospital or your dentist. Until then, tell everyone who treats you that you take"
        " LDN: it can stop opioid pain relief from working."
    ),
    "allergies": (
        "Ask your GP or pharmacist what your record says, and the pharmacy what your LDN is made"
        " with. Until then, at any rash, hives or swelling, take no more LDN and get help."
    ),
}


class Fact(Protocol):
    """A condition as a row or as a part of the Diary."""

    @property
    def kind(self) -> str:
        """Which condition it is, by its id."""
        ...

    @property
    def on(self) -> date | None:
        """The day of an operation."""
        ...

    @property
    def until(self) -> date | None:
        """The last day of a state that is over."""
        ...


def topics_of(medicine: Answered, match: Match) -> set[str]:
    """The topics that a medicine answers with yes, or may; `match` is the worst that it means."""
    found: set[str] = set()
    if is_opioid(medicine, match) or is_unclear(medicine, match):
        found.add("opioids")
    if match.effect == SECOND_NALTREXONE:
        found.add("naltrexone")
    return found


def recorded(
    *,
    allergies: Iterable[str],
    medicines: Iterable[tuple[Taken, Match]],
    conditions: Iterable[Fact],
    day: date,
) -> set[str]:
    """The topics of which something is recorded that holds on `day`."""
    found: set[str] = {"allergies"} if any(allergies) else set()
    for medicine, match in medicines:
        found |= set() if medicine.is_over(day) else topics_of(medicine, match)
    return found | {OF_CONDITION[fact.kind] for fact in conditions if not _is_past(fact, day)}


def unrecorded(
    person: SafetyAnswers, recorded: set[str]
) -> Iterator[tuple[str, SafetyAnswer | None]]:
    """Every other topic with what was said of it last; None: not asked."""
    return ((topic, safety_answer(person, topic)) for topic in TOPICS if topic not in recorded)


def is_unsure_of_opioids(person: SafetyAnswers) -> bool:
    """Whether the person is not sure, and nothing recorded has answered it since."""
    found = safety_answer(person, "opioids")
    return found is not None and found.answer == "unsure"


def _is_past(fact: Fact, day: date) -> bool:
    end = fact.on if fact.kind == "surgery" else fact.until
    return end is not None and end < day
