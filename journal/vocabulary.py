"""Every coded word of a day: its id, as tables and files keep it, and the words that pages print.

Pure. Nothing compares words; the families of what is taken stand in `dose/vocabulary.py`, what is
rated in `journal/scales.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args


@dataclass(frozen=True, slots=True)
class Word:
    """A coded word: its id, and how it is worded wherever it is read.

    `label`: to tap, as the person would say it; `name`: over a card or beside a mark; `said`:
    within a sentence; `clinical`: by itself, for a clinician; `brief`: in a line or a table.
    Where no `name` is given it is the label, and the clinician's word is the name.
    """

    id: str
    label: str
    name: str = ""
    said: str = ""
    clinical: str = ""
    brief: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name or self.label)
        object.__setattr__(self, "clinical", self.clinical or self.name)


Family = Mapping[str, Word]


def family(ids: object, *words: Word) -> Family:
    """The words of one kind by their ids, in the order they are offered in; `ids` are a Literal's.

    ValueError where a word is missing or belongs to no id.
    """
    named = {word.id: word for word in words}
    if sorted(named) != sorted(get_args(ids)) or len(named) < len(words):
        raise ValueError(f"{sorted(named)} are not the words of {ids}")
    return MappingProxyType(named)


def choices(words: Family, ids: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Each id with its label, to choose from: of `ids`, or of the whole family."""
    return tuple((id, words[id].label) for id in ids or words)


def worded(words: Family, kept: str) -> str:
    """What is kept in words: an id by its label, anything else as the person typed it."""
    return words[kept].label if kept in words else kept


def coded(words: Family, said: str) -> str:
    """What is to be kept: the id of a label, as earlier releases kept it, or else what was said."""
    return next((word.id for word in words.values() if word.label == said), said)


Factor = Literal["infection", "crash", "new_medicine", "period", "travel", "vaccination", "other"]
FACTORS = family(
    Factor,
    Word("infection", "An infection", "Infection", "an infection", brief="infection"),
    Word("crash", "Crash day", "Crash", "a crash", brief="crash"),
    Word("new_medicine", "A new medicine", "New medicine", "a new medicine", brief="new medicine"),
    Word("period", "My period", "Period", "a period", brief="period"),
    Word("travel", "Travel", said="travel", brief="travel"),
    Word("vaccination", "A vaccination", "Vaccination", "a vaccination", brief="vaccination"),
    Word("other", "Another cause", "Something else", "something else", brief="other cause"),
)
# In the order of a check-in, and in that of the page for a clinician; a crash is told by itself.
ASKED_FACTORS = ("infection", "new_medicine", "vaccination", "period", "travel", "other")
REPORTED_FACTORS = ("infection", "new_medicine", "vaccination", "travel", "period", "other")

Alert = Literal[
    "anaphylaxis", "rash", "liver", "withdrawal", "slow_breathing", "self_harm", "too_much"
]
ALERTS = family(
    Alert,
    Word(
        "anaphylaxis",
        "Trouble breathing, or a swollen tongue or throat",
        clinical="severe allergic reaction",
        brief="severe allergic reaction",
    ),
    Word(
        "rash", "Hives, an itchy rash, or a swollen face", clinical="rash or swelling", brief="rash"
    ),
    Word(
        "liver",
        "Yellow eyes or skin, dark urine, or pain under the right ribs",
        clinical="signs from the liver",
        brief="liver signs",
    ),
    Word(
        "withdrawal",
        "Shaking, sweating, cramps or vomiting soon after a dose",
        clinical="signs of opioid withdrawal",
        brief="withdrawal signs",
    ),
    Word(
        "slow_breathing",
        "Very slow breathing, or very hard to wake",
        clinical="slow breathing",
        brief="slow breathing",
    ),
    Word(
        "self_harm",
        "Thoughts of harming myself",
        clinical="thoughts of self-harm",
        brief="thoughts of self-harm",
    ),
    Word(
        "too_much",
        "This is too much for me",
        clinical="“this is too much for me”",
        brief="“too much for me”",
    ),
)
TOO_MUCH = "too_much"  # has a button of its own
WARNING_SIGNS = tuple(alert for alert in ALERTS if alert != TOO_MUCH)

Kind = Literal["symptom", "side_effect", "number"]
KINDS = family(
    Kind,
    Word("symptom", "Symptoms"),
    Word("side_effect", "Possible side effects"),
    Word("number", "Numbers"),
)

Topic = Literal["allergies", "opioids", "liver_disease", "pregnancy", "surgery", "naltrexone"]
TOPICS = family(  # of safety; what a person may say "none", "no" or "not sure" of
    Topic,
    Word("opioids", "Opioids", said="opioids"),
    Word("naltrexone", "Another medicine with naltrexone", said="another naltrexone"),
    Word("liver_disease", "Liver disease", said="liver disease"),
    Word(
        "pregnancy",
        "Pregnancy, now or planned, or breastfeeding",
        said="pregnancy or breastfeeding",
    ),
    Word("surgery", "An operation, or dental work under sedation", said="operation"),
    Word("allergies", "Allergies", said="allergies"),
)

Country = Literal["NZ", "AU", "GB", "IE", "US", "CA", "ZZ"]
ELSEWHERE = "ZZ"  # ISO 3166: a country that is not on our list, so that no wrong number is shown
COUNTRIES = family(
    Country,
    Word("NZ", "New Zealand"),
    Word("AU", "Australia"),
    Word("GB", "United Kingdom", said="the United Kingdom"),
    Word("IE", "Ireland"),
    Word("US", "United States", said="the United States"),
    Word("CA", "Canada"),
    Word(ELSEWHERE, "Somewhere else", "Another country", said="another country"),
)
