"""What a person said of a topic of safety: none, not sure, or not asked; and on which day (pure).

The two are kept apart from what is recorded: a topic of which something is recorded is answered by
that, whatever was said before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Saying = Literal["none", "unsure"]
SAYINGS: tuple[Saying, ...] = ("none", "unsure")
WORDS: Mapping[Saying, str] = {"none": "none", "unsure": "not sure"}
NOT_ASKED = "not asked"


class Asked(Protocol):
    """Somebody, as a row or as a part of the Diary; days are dates or, in a row, their text."""

    @property
    def said_none(self) -> Mapping:
        """On which day "none" or "no" was last said of a topic."""
        ...

    @property
    def said_unsure(self) -> Mapping:
        """On which day "not sure" was."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """The last answer to a topic and its day."""

    answer: Saying
    day: date

    @property
    def words(self) -> str:
        """The answer by itself: "none", "not sure"."""
        return WORDS[self.answer]


def said_of(person: Asked, topic: str) -> Said | None:
    """What was said of a topic last (of one day "not sure"); None: not asked."""
    kept = zip(SAYINGS, (person.said_none, person.said_unsure), strict=True)
    found = [Said(answer, _day(days[topic])) for answer, days in kept if topic in days]
    return max(found, key=lambda said: (said.day, said.answer == "unsure"), default=None)


def saying(person: Asked, topic: str, said: Said | None) -> dict[str, dict]:
    """Both columns with another answer of a topic in them, days as text; None: it is taken back."""
    kept = {"said_none": dict(person.said_none), "said_unsure": dict(person.said_unsure)}
    for days in kept.values():
        days.pop(topic, None)
    if said:
        kept[f"said_{said.answer}"][topic] = said.day.isoformat()
    return kept


def _day(kept: date | str) -> date:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept
