"""The diary as it would be without the answers about self-harm: what leaves it, as the page for the
GP or a file for their system, is made of that unless the person chooses otherwise.

So nothing that is counted, quoted or asked of the rules can give one away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dose.diary.diary import Diary
from dose.diary.parts import Entry

SELF_HARM = "self_harm"


def without_self_harm(diary: Diary) -> Diary:
    """A diary without any mark of the kind; one that has none as it is."""
    if not any(SELF_HARM in entry.alerts for entry in diary.entries if entry.alerts):
        return diary
    return diary.with_entries(tuple(_left(diary.entries)))


def _left(entries: Iterable[Entry]) -> Iterator[Entry]:
    """A day of which nothing else was said goes whole: it would be counted as filled in."""
    for entry in entries:
        if SELF_HARM not in entry.alerts:
            yield entry
        elif not _says_nothing(rest := _without(entry)):
            yield rest


def _without(entry: Entry) -> Entry:
    """The sign goes, and with it the note of that day, which may tell what the sign was about."""
    others = tuple(alert for alert in entry.alerts if alert != SELF_HARM)
    return replace(entry, alerts=others, note="")


def _says_nothing(entry: Entry) -> bool:
    """Whether nothing is left of an entry but its day."""
    bare = Entry(day=entry.day, recorded_at=entry.recorded_at, recorded_by=entry.recorded_by)
    return entry == bare
