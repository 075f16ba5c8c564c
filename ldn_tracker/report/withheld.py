"""The diary as it would be without the answers about self-harm: what the page is made of unless the
person chooses to print them.

So nothing that is counted, quoted or asked of the rules can give one away; the note of such a day
goes with it, as nobody knows what it tells of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dose.diary.diary import Diary
from dose.diary.parts import Entry
from ldn_tracker.fhir.privacy import SELF_HARM, says_nothing, shared


def without_self_harm(diary: Diary) -> Diary:
    """The same diary where nothing of the kind was marked."""
    if not any(SELF_HARM in entry.alerts for entry in diary.entries if entry.alerts):
        return diary
    return replace(diary, entries=tuple(_left(diary.entries)))


def _left(entries: Iterable[Entry]) -> Iterator[Entry]:
    """A day of which nothing else was said goes whole: it would be counted as filled in."""
    for entry in entries:
        if SELF_HARM not in entry.alerts:
            yield entry
        elif not says_nothing(rest := shared(entry, self_harm=False)):
            yield rest
