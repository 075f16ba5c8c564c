"""A section of the summary: what a person reads, the resources behind it, or why there are none."""

from dataclasses import dataclass, field

from journal.safety_answers import SafetyAnswer
from ldn_tracker.fhir.elements.elements import Json, filled, hl7, reference

Entry = tuple[str, Json]  # an address and the resource there
EMPTY = {"none": "nilknown", "unsure": "unavailable"}  # HL7's reasons, by what the person said
EMPTY_WORDS = {
    "nilknown": "Nil Known",
    "unavailable": "Unavailable",
    "notasked": "Not Asked",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `empty` says why no resource stands in it, and is told only then."""

    title: str
    code: Json
    text: Json
    entries: tuple[Entry, ...] = field(default=())
    empty: Json | None = None

    def as_json(self) -> Json:
        """The section as the Composition has it."""
        return filled(
            {
                "title": self.title,
                "code": self.code,
                "text": self.text,
                "entry": [reference(url) for url in dict(self.entries)],
                "emptyReason": None if self.entries else self.empty,
            }
        )


def why_empty(said: SafetyAnswer | None) -> Json:
    """Why nothing is told of a topic: none known where the person said so, else not asked."""
    code = EMPTY[said.answer] if said else "notasked"
    return hl7("list-empty-reason", code, EMPTY_WORDS[code])
