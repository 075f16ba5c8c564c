"""Every coded word about what is taken: its id, as tables and files keep it, and what pages print.

Pure; the words of a day stand in `journal/vocabulary.py`, the rules' in `dose/rules/table.py`.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from journal.vocabulary import Word, family

Half = Literal["morning", "night"]
HALVES = family(  # of the day in which a dose was taken
    Half,
    Word("night", "At night", said="at night", brief="night"),
    Word("morning", "In the morning", said="in the morning", brief="morning"),
)
Timing = Literal["night", "morning", "both"]
TIMINGS = family(  # of a regimen; both: the day's dose in two equal parts
    Timing,
    *HALVES.values(),
    Word(
        "both",
        "Morning and night, in two equal parts",
        said="in two equal parts, morning and night",
        brief="morning + night",
    ),
)

EVERY_DAYS: Mapping[int, Word] = MappingProxyType(
    {
        1: Word("1", "Every day", said="every day", brief="daily"),
        2: Word("2", "Every second day", said="every second day", brief="every 2nd day"),
        3: Word("3", "Every third day", said="every third day", brief="every 3rd day"),
    }
)  # how often a dose is taken, by its number of days

Form = Literal["capsule", "tablet", "liquid"]
FORMS = family(
    Form,
    Word("capsule", "Capsules", said="capsule"),
    Word("tablet", "Tablets", said="tablet"),
    Word("liquid", "A liquid", said="liquid"),
)

RegimenReason = Literal[
    "start", "already_taking", "step_up", "side_effect", "insomnia", "sedation", "restart",
    "prescriber", "other",
]  # fmt: skip
REGIMEN_REASONS = family(
    RegimenReason,
    Word("start", "My first dose", clinical="LDN began"),
    Word("already_taking", "I was already taking this", clinical="LDN noted"),
    Word("step_up", "A step up, as planned", clinical="plan’s next step"),
    Word("insomnia", "Trouble sleeping", clinical="trouble sleeping"),
    Word("sedation", "Too sleepy or groggy", clinical="sleepiness"),
    Word("side_effect", "Another side effect", clinical="side effect"),
    Word("restart", "Starting again after a gap", clinical="restart"),
    Word("prescriber", "My prescriber said so", clinical="prescriber’s advice"),
    Word("other", "Something else", clinical="other reason"),
)

BreakReason = Literal["stopped", "side_effect", "surgery", "supply", "prescriber", "other"]
BREAK_REASONS = family(
    BreakReason,
    Word("stopped", "I stopped it", clinical="stopped"),
    Word("side_effect", "A side effect", clinical="side effect"),
    Word("surgery", "An operation", clinical="surgery"),
    Word("supply", "I ran out, or it did not arrive", clinical="no supply"),
    Word("prescriber", "My prescriber said so", clinical="prescriber’s advice"),
    Word("other", "Something else", clinical="other reason"),
)

SkipReason = Literal["forgot", "unwell", "none_left", "told_not_to"]
SKIP_REASONS = family(  # of a dose that was not taken; any other reason is kept as it was typed
    SkipReason,
    Word("forgot", "Forgot"),
    Word("unwell", "Felt unwell"),
    Word("none_left", "None left"),
    Word("told_not_to", "Told not to"),
)

MedicineKind = Literal["medicine", "supplement"]
MEDICINE_KINDS = family(
    MedicineKind,
    Word("medicine", "Medicine", said="medicine"),
    Word("supplement", "Supplement", said="supplement"),
)

Unnamed = Literal["opioid_unnamed", "naltrexone_unnamed"]
UNNAMED = family(  # what stands for a medicine's name until it is known
    Unnamed,
    Word("opioid_unnamed", "opioid (name not given)"),
    Word("naltrexone_unnamed", "naltrexone (name not given)"),
)

ConditionKind = Literal[
    "surgery", "pregnancy", "planning_pregnancy", "breastfeeding", "liver_disease"
]
CONDITIONS = family(
    ConditionKind,
    Word(
        "surgery",
        "An operation, or dental work under sedation",
        "Operation",
        "an operation",
        brief="surgery",
    ),
    Word("pregnancy", "I’m pregnant", "Pregnancy", "a pregnancy", "Pregnant", brief="pregnancy"),
    Word(
        "planning_pregnancy",
        "I’m planning a pregnancy",
        "Planning a pregnancy",
        "that you are planning a pregnancy",
        brief="planning pregnancy",
    ),
    Word(
        "breastfeeding",
        "I’m breastfeeding",
        "Breastfeeding",
        "that you are breastfeeding",
        brief="breastfeeding",
    ),
    Word(
        "liver_disease",
        "I have liver disease",
        "Liver disease",
        "liver disease",
        brief="liver disease",
    ),
)
CHILD = ("pregnancy", "planning_pregnancy", "breastfeeding")


class Action(StrEnum):
    """What is suggested, the most urgent first."""

    CALL_EMERGENCY = "call_emergency"
    CONTACT_TODAY = "contact_today"
    TALK = "talk_to_prescriber"
    STEP_DOWN = "step_down"
    MORNING = "switch_to_morning"
    NIGHT = "switch_to_night"
    STEP_UP = "step_up"
    HOLD = "hold"
    BASELINE = "record_baseline"


ActionId = Literal[
    "call_emergency", "contact_today", "talk_to_prescriber", "step_down", "switch_to_morning",
    "switch_to_night", "step_up", "hold", "record_baseline",
]  # fmt: skip
ACTIONS = family(
    ActionId,
    Word(Action.CALL_EMERGENCY, "get help now", clinical="Emergency help now"),
    Word(
        Action.CONTACT_TODAY,
        "speak to someone today",
        clinical="Contact prescriber, GP or pharmacist today",
    ),
    Word(Action.TALK, "talk to your prescriber", clinical="Discuss with prescriber"),
    Word(Action.STEP_DOWN, "a lower dose", clinical="Step down"),
    Word(Action.MORNING, "take it in the morning", clinical="Move to morning"),
    Word(Action.NIGHT, "take it at night", clinical="Move to night"),
    Word(Action.STEP_UP, "the next step", clinical="Step up"),
    Word(Action.HOLD, "no change", clinical="Hold"),
    Word(
        Action.BASELINE,
        "record days before the first dose",
        clinical="Record a baseline before the first dose",
    ),
)

Answer = Literal["done", "will_ask", "not_now", "advised_otherwise"]
ANSWERS = family(  # to what was suggested
    Answer,
    Word("done", "I’ve talked to them", said="you did it", clinical="done"),
    Word(
        "will_ask",
        "I’ll ask first",
        said="you said you would ask",
        clinical="patient wanted to ask first",
    ),
    Word("not_now", "Not now", said="you said not now", clinical="patient: not now"),
    Word(
        "advised_otherwise",
        "My prescriber advised otherwise",
        said="your prescriber advised otherwise",
        clinical="prescriber advised otherwise",
    ),
)
NOT_ANSWERED = "not answered"

LineKind = Literal["emergency", "crisis", "health", "poisons"]
LINES = family(  # whom to ring
    LineKind,
    Word("emergency", "Emergency"),
    Word("crisis", "Crisis line"),
    Word("health", "Health line"),
    Word("poisons", "Poisons line"),
)
