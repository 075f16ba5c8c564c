"""Getting started: one question a screen, in this order, each of which may be skipped (pure)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dose.medicines.cards import MAY_BE, Card, meant
from journal.time_zones import ZONES
from journal.vocabulary import Topic

UNASKED = "Pacific/Auckland"  # the clock of a new account
OPEN_LAST = "start_open_last"  # in the session: see `queries.left_at`


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: its id in the address, the question, a hint, and the words of its "no"."""

    id: str
    question: str
    hint: str = ""
    no: str = ""


STEPS = (
    Step("where", "Where do you live?", "So that the phone numbers and times here are right."),
    Step("clock", "What is your time zone?"),
    Step("age", "Are you 18 or older?"),
    Step(
        "opioids",
        "Do you take an opioid, or have you in the last two weeks?",
        "LDN and opioids don’t go together: if yes, or if you’re not sure, take no LDN yet. Opioids"
        " are codeine, tramadol, morphine, oxycodone, a fentanyl or buprenorphine patch, methadone;"
        " some cough and diarrhoea medicines; kratom.",
        "No",
    ),
    Step(
        "naltrexone",
        "Do you take another medicine with naltrexone in it?",
        "Full-strength naltrexone tablets, or a weight-loss medicine such as Contrave or Mysimba.",
        "No",
    ),
    Step("liver", "Do you have liver disease?"),
    Step("pregnancy", "Are you pregnant, planning to be, or breastfeeding?"),
    Step(
        "operation",
        "Do you have an operation coming up, or dental work under sedation?",
        "LDN can stop opioid pain relief from working.",
        "No",
    ),
    Step("allergy", "Are you allergic to anything?", "Medicines, dyes, fillers, foods.", "No"),
    Step(
        "symptom",
        "Which one symptom matters most to you?",
        "We use this one to compare before and after.",
    ),
    Step("plan", "What is your prescriber’s plan?", "You can change it later."),
    Step(
        "track",
        "What should we ask you about each day?",
        "Fewer questions are easier on you. You can leave any of them empty, and everything else is"
        " one tap away.",
    ),
    Step("begin", "Have you started LDN?"),
    Step("dose", "What do you take?"),
)
MEDICINES = ("opioids", "naltrexone")  # screens that ask for a name
TOPICS: Mapping[str, Topic] = {
    "opioids": "opioids",
    "naltrexone": "naltrexone",
    "liver": "liver_disease",
    "pregnancy": "pregnancy",
    "operation": "surgery",
    "allergy": "allergies",
}  # what the screens of safety ask about; each may be answered with "not sure"
UNSURE = "unsure"
COMMON = {
    "opioids": (
        "Codeine",
        "Tramadol",
        "Morphine",
        "Oxycodone",
        "Fentanyl patch",
        "Buprenorphine patch",
        "Methadone",
        "Kratom",
    ),
    "naltrexone": ("Naltrexone 50 mg", "Contrave", "Mysimba"),
}  # names to tap
UNNAMED = {
    "opioids": "opioid_unnamed",
    "naltrexone": "naltrexone_unnamed",
}  # what "yes" notes until there is a name
ASKED_EFFECTS = {
    "opioids": re.compile(f"opioid(-like|-said)?$|{MAY_BE}"),
    "naltrexone": re.compile("second-antagonist$"),
}
TOO_YOUNG = ("age", "no")
IDS = tuple(step.id for step in STEPS)
BY_ID = {step.id: step for step in STEPS}


def is_asked_about(step: str, card: Card) -> bool:
    """Whether a medicine is of those that a screen asks about."""
    return any(ASKED_EFFECTS[step].match(match.effect) for match in card.matches)


def after(id: str, *, without: frozenset[str] = frozenset()) -> str | None:
    """The step after another, those in `without` passed over; None after the last."""
    later = IDS[IDS.index(id) + 1 :]
    return next((each for each in later if each not in without), None)


def after_answer(
    id: str, answers: Mapping, *, without: frozenset[str] = frozenset()
) -> tuple[str | None, dict]:
    """The step that an answer leads to, and what its address says; None for Today.

    A medicine stays until it is named, a slip of the pen cleared up and its meaning read. Whoever
    is not sure reads what to do until then. Only who has begun gives a dose.
    """
    answer = answers.get("answer")
    if id in TOPICS and answer == UNSURE:
        return id, {"unsure": "1"}
    if id in MEDICINES and answer != "no":
        return id, _about(id, answers["name"])
    if id == "begin" and answer != "baseline":
        return "dose", {"how": answer}
    return after(id, without=without | {"dose"}), {}


def _about(id: str, name: str) -> dict[str, str]:
    """What there is to ask or to say about a medicine."""
    if name == UNNAMED[id]:
        return {"which": "first"}
    return {"typed" if meant(name) else "noted": name}


def before(id: str, *, without: frozenset[str] = frozenset()) -> str | None:
    """The step before another, those in `without` passed over; None before the first."""
    earlier = IDS[: IDS.index(id)]
    return next((each for each in reversed(earlier) if each not in without), None)


def place(id: str, *, without: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Which of how many a screen is, as it is read ("4 of 11"); the dose belongs to the last."""
    asked = [each for each in IDS if each not in without and each != "dose"]
    return (asked.index(id) + 1 if id in asked else len(asked)), len(asked)


def guess(country: str) -> str:
    """The time zone that stands until the person says another: of a country its largest."""
    return ZONES.get(country, (UNASKED,))[0]


def not_asked(country: str, timezone: str, *, has_begun: bool) -> frozenset[str]:
    """The steps that need no answer: the clock that a country settles, the dose of who has one."""
    clock = {"clock"} if ZONES.get(country) == (timezone,) else set()
    return frozenset(clock | ({"begin", "dose"} if has_begun else set()))
