"""What a person said of a topic of safety: none, not sure, or not asked; and on which day (pure).

The two are kept apart from what is recorded: a topic of which something is recorded is answered by
that, whatever was said before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

NoneOrUnsure = Literal["none", "unsure"]
NONE_OR_UNSURE: tuple[NoneOrUnsure, ...] = ("none", "unsure")
WORDS: Mapping[NoneOrUnsure, str] = {"none": "none", "unsure": "not sure"}
NOT_ASKED = "not asked"


class SafetyAnswers(Protocol):
    """A person with both kinds of answer by topic; days are dates or, in a row, their text."""

    @property
    def said_none(self) -> Mapping:
        """On which day "none" or "no" was last said of a topic."""
        ...

    @property
    def said_unsure(self) -> Mapping:
        """On which day "not sure" was last said of a topic."""
        ...


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """The last answer to a topic and its day."""

    answer: NoneOrUnsure
    day: date

    @property
    def words(self) -> str:
        """The answer by itself: "none", "not sure"."""
        return WORDS[self.answer]


def safety_answer(person: SafetyAnswers, topic: str) -> SafetyAnswer | None:
    """What was said of a topic last (of one day "not sure"); None: not asked."""
    kept = zip(NONE_OR_UNSURE, (person.said_none, person.said_unsure), strict=True)
    found = [SafetyAnswer(answer, _day(days[topic])) for answer, days in kept if topic in days]
    return max(found, key=lambda said: (said.day, said.answer == "unsure"), default=None)


def with_answer(person: SafetyAnswers, topic: str, said: SafetyAnswer | None) -> dict[str, dict]:
    """Both columns with another answer of a topic in them, days as text; None: it is taken back."""
    kept = {"said_none": dict(person.said_none), "said_unsure": dict(person.said_unsure)}
    for days in kept.values():
        days.pop(topic, None)
    if said:
        kept[f"said_{said.answer}"][topic] = said.day.isoformat()
    return kept


def _day(kept: date | str) -> date:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept
