"""What of a diary leaves it only if the person chooses so: answers about self-harm (pure)."""

from collections.abc import Iterable
from dataclasses import replace

from dose.diary.parts import Entry

SELF_HARM = "self_harm"


def shared(entry: Entry, *, self_harm: bool) -> Entry:
    """The entry as it may leave: without the sign, and without what was written on that day.

    The note may tell what the mark was about, so that neither goes without the other.
    """
    if self_harm or SELF_HARM not in entry.alerts:
        return entry
    others = tuple(alert for alert in entry.alerts if alert != SELF_HARM)
    return replace(entry, alerts=others, note="")


def says_nothing(entry: Entry) -> bool:
    """Whether nothing is left of an entry but its day."""
    bare = Entry(day=entry.day, recorded_at=entry.recorded_at, recorded_by=entry.recorded_by)
    return entry == bare


def notes_of(entries: Iterable[Entry]) -> list[str]:
    """What the person wrote on these days, each of it once."""
    each = (entry.note.strip() for entry in entries)
    return list(dict.fromkeys(note for note in each if note))
