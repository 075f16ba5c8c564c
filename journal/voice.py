"""The words of pages that are said otherwise to somebody who fills the diary in for another (pure).

A page says everything to the person: "What do you take?" Where `filled_in_for` is set, somebody
else reads it, and the words here take their place: "What does Ana take?" What is not here is the
same for both. Nothing that is stored or compared depends on it.

Sentences that are put together with their numbers, like those of the rules, are retold by their
phrases. "You" then is whoever reads: what they marked and whom they should ask stays theirs; what
is taken, felt and prescribed is told of the person by name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol, TypeVar, overload

T = TypeVar("T")

UNNAMED = "this person"  # where the diary has no name


class Told(Protocol):
    """Whose diary it is: as much of the person as the words depend on."""

    name: str
    filled_in_for: bool


OF_ANOTHER: Mapping[str, str] = {
    # getting started
    "Where do you live?": "Where does {name} live?",
    "What is your time zone?": "What is the time zone where {name} lives?",
    "Are you 18 or older?": "Is {name} 18 or older?",
    "Do you take an opioid, or have you in the last two weeks?": (
        "Does {name} take an opioid, or have they in the last two weeks?"
    ),
    "Do you take another medicine with naltrexone in it?": (
        "Does {name} take another medicine with naltrexone in it?"
    ),
    "Do you have liver disease?": "Does {name} have liver disease?",
    "Are you pregnant, planning to be, or breastfeeding?": (
        "Is {name} pregnant, planning to be, or breastfeeding?"
    ),
    "Do you have an operation coming up, or dental work under sedation?": (
        "Does {name} have an operation coming up, or dental work under sedation?"
    ),
    "Are you allergic to anything?": "Is {name} allergic to anything?",
    "What are you allergic to?": "What is {name} allergic to?",
    "Which one symptom matters most to you?": "Which one symptom matters most to {name}?",
    "What is your prescriber’s plan?": "What plan did the prescriber give {name}?",
    "What should we ask you about each day?": "What should we ask about each day?",
    "Have you started LDN?": "Has {name} started LDN?",
    "What do you take?": "What does {name} take?",
    "I’m pregnant": "Pregnant",
    "I have liver disease": "Liver disease",
    "I’m planning a pregnancy": "Planning a pregnancy",
    "I’m breastfeeding": "Breastfeeding",
    "I’m starting today": "Starting today",
    "I’m already taking it": "Already taking it",
    "Leave it empty if you still take it.": "Leave it empty if {name} still takes it.",
    "Another name, or one you’ve stopped": "Another name, or one that has been stopped",
    "Enter my prescriber’s plan": "Enter the prescriber’s plan",
    "My prescriber gave me this plan": "A prescriber gave {name} this plan",
    # the day
    "How was today?": "How was today for {name}?",
    "How was {day}?": "How was {day} for {name}?",
    "I took it": "Taken",
    "I took {mg}": "{mg} taken",
    "I took all {count} doses": "All {count} doses taken",
    "I took one anyway": "One was taken anyway",
    "I took tonight’s now": "Tonight’s was taken now",
    "Yes, I took {mg}": "Yes, {mg} was taken",
    "Did you start earlier?": "Did {name} start earlier?",
    "You take it {often}.": "{name} takes it {often}.",
    "You have been on a break from LDN since {day}.": (
        "{name} has been on a break from LDN since {day}."
    ),
    "Your break from LDN ends today.": "The break from LDN ends today.",
    "Enter your prescriber’s plan": "Enter the prescriber’s plan",
    "My period": "A period",
    "Thoughts of harming myself": "Thoughts of self-harm",
    "Ask my prescriber first": "Ask the prescriber first",
    # the plan, and what is known of the person
    "What I take now": "What {name} takes now",
    "My prescriber’s plan": "The prescriber’s plan",
    "You start on {day} with": "{name} starts on {day} with",
    "I’m starting": "Starting",
    "I’m starting again today": "Starting again today",
    "I’m starting again tomorrow": "Starting again tomorrow",
    "My first dose": "The first dose",
    "I was already taking this": "Already taking this",
    "My prescriber said so": "The prescriber said so",
    "I stopped it": "Stopped",
    "I ran out, or it did not arrive": "Ran out, or it did not arrive",
    "About me": "About {name}",
    "My prescriber advised otherwise": "The prescriber advised otherwise",
    "No, I had it before": "No, it was there before",
    "The strengths you have don’t make up {mg}.": "The strengths there are don’t make up {mg}.",
    "This is before your first dose on {day}.": "This is before the first dose on {day}.",
    "don’t wait for your next visit.": "don’t wait for the next visit.",
}
# Phrases within sentences; of two that fit the longer one is taken. "Your" alone is for all else.
PHRASES_OF_ANOTHER: Mapping[str, str] = {
    "your": "{name}’s",
    "my": "{name}’s",
    "yours": "it",
    "your prescriber": "the prescriber",
    "my prescriber": "the prescriber",
    "your liver": "the liver",
    "your record": "the record",
    "your next visit": "the next visit",
    "your next dose": "the next dose",
    "your first dose": "the first dose",
    "your pharmacist": "the pharmacist",
    "your dentist": "the dentist",
    "your plan": "the plan",
    "my plan": "the plan",
    "your diary": "the diary",
    "for you": "for {name}",
    "suit you": "suit {name}",
    "with you": "with {name}",
    "treats you": "treats {name}",
    "gives me": "gives {name}",
    "you stay": "{name} stays",
    "make you": "make {name}",
    "making you": "making {name}",
    "to you": "to {name}",
    "cleared you": "cleared {name}",
    "on your own": "without asking",
    # what is taken
    "you take": "{name} takes",
    "you took": "{name} took",
    "you have taken": "{name} has taken",
    "you take, or have taken": "{name} takes, or has taken",
    "which dose you are to take": "which dose {name} is to take",
    "dose you really take": "dose {name} really takes",
    "whether you should": "whether {name} should",
    "could you take": "could {name} take",
    "what do you take": "what does {name} take",
    "take no LDN": "no LDN",
    "take no LDN and": "no LDN, and",
    "take no more LDN": "no more LDN",
    "take no more LDN and": "no more LDN, and",
    "enter your dose": "enter the dose",
    "keep taking your other medicines": "continue {name}’s other medicines",
    "keep taking the opioid": "continue the opioid",
    "you use": "{name} uses",
    "you drink": "{name} drinks",
    "you need": "{name} needs",
    "do you need": "does {name} need",
    "you need no other reason": "no other reason is needed",
    "you need not go up": "there is no need to go up",
    "you don’t need to do anything": "there is nothing to do",
    "you go up": "{name} goes up",
    "you went": "{name} went",
    "you start LDN or change it": "{name} starts LDN or changes it",
    "you started": "{name} started",
    "how I started again": "how it was started again",
    "you have started": "{name} has started",
    "you have just started": "{name} has just started",
    "you are on": "{name} is on",
    "what you have": "what there is",
    "what you had": "what there was",
    "you have nothing": "there is nothing",
    "why you have it": "why {name} has it",
    # how they are
    "how you are": "how {name} is",
    "your first dose is due": "{name}’s first dose is due",
    "before you start: note": "before {name} starts: note",
    "you feel": "{name} feels",
    "do not drive or ride while you feel sleepy": "{name} should not drive or ride while sleepy",
    "you have enough": "{name} has enough",
    "you are planning": "{name} is planning",
    "you are breastfeeding": "{name} is breastfeeding",
    "you have discussed it": "it was discussed",
    "you discussed it": "it was discussed",
    "only you can say": "only {name} can say",
    "you think of harming yourself": "{name} thinks of self-harm",
    "thoughts of harming yourself": "thoughts of self-harm",
    "you do not have to carry that alone": "nobody has to carry that alone",
    "you have spoken with someone, and you and your prescriber have a plan": (
        "{name} has spoken with someone, and has a plan with the prescriber"
    ),
    "you and your prescriber": "{name} and the prescriber",
    "lie down, or": "help {name} to lie down, or",
}
PHRASE = re.compile(
    "|".join(
        rf"\b[{each[0].upper()}{each[0]}]{re.escape(each[1:])}\b"
        for each in sorted(PHRASES_OF_ANOTHER, key=len, reverse=True)
    )
)


def voiced(words: str, person: Told | None, **more) -> str:
    """Words of a page as they are said to whoever fills in this diary; `more` fills their gaps."""
    if person is not None and person.filled_in_for:
        said = OF_ANOTHER.get(words, words)
        if said is not words or more:
            said = said.format(name=called(person), **more)
        return said[:1].upper() + said[1:]
    return words.format(**more) if more else words


def voiced_choices(choices: Iterable[tuple], person: Told | None) -> list[tuple]:
    """Choices with their words so; whatever follows the words stays."""
    return [(value, voiced(words, person), *rest) for value, words, *rest in choices]


@overload
def retold(told: str, person: Told | None) -> str: ...
@overload
def retold(told: tuple[str, ...], person: Told | None) -> tuple[str, ...]: ...
def retold(told, person):
    """A text that was put together, or several, as it is told to whoever fills in this diary."""
    if person is None or not person.filled_in_for:
        return told
    if isinstance(told, tuple):
        return tuple(retold(each, person) for each in told)
    name = called(person)
    return PHRASE.sub(lambda found: _other_words(found[0], name), told)


def retold_in(thing: T, person: Told | None, *names: str) -> T:
    """A dataclass of which the texts of these names are so told."""
    if person is None or not person.filled_in_for:
        return thing
    texts: dict[str, Any] = {name: retold(getattr(thing, name), person) for name in names}
    return replace(thing, **texts)  # type: ignore[type-var]


def _other_words(phrase: str, name: str) -> str:
    lower = phrase if phrase in PHRASES_OF_ANOTHER else phrase[:1].lower() + phrase[1:]
    words = PHRASES_OF_ANOTHER[lower].replace("{name}", name)
    return words if lower == phrase else words[:1].upper() + words[1:]


def called(person: Told) -> str:
    """The name of whom somebody else fills in for."""
    return person.name or UNNAMED
