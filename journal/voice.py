"""The words of pages that are said otherwise to somebody who fills the diary in for another (pure).

A page says everything to the person: "What do you take?" Where `filled_in_for` is set, somebody
else reads it, and the words here take their place: "What does Ana take?" What is not here is the
same for both. Nothing that is stored or compared depends on it.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

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
}


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


def called(person: Told) -> str:
    """The name of whom somebody else fills in for."""
    return person.name or UNNAMED
