"""What of a file is left out, in words: where it stands, of which day, its values and why (pure).

Nothing of such a file is stored before the person has agreed to leaving these things out; what was
agreed to is this very list (`agreement`).
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from ldn_tracker.transfer.values import Refused
from ldn_tracker.transfer.words import say

VERBS = ("must ", "is ", "holds ", "has ")  # with which some reasons begin
LINE = re.compile(r"line [0-9]+")  # where other apps' files have it, which names no value
LONGEST = 160  # letters of values shown
MOST = 1000
FAR_FROM_A_DIARY = (
    "holds {} things that cannot be right, which is too many to look through"
    " (at most {}): is it a diary file of this program?"
)
UNREADABLE = "What we can’t read"
TO_COME = "Dates in the future, which are never imported"
TWICE = "What is there twice and differs"
CLOCK = "Times that don’t fit"
CROWDED = "Too many doses on one day"
BREAKS = "Breaks that overlap"
BIRTH = "Dates that don’t fit the date of birth"
TITLES = (TO_COME, CLOCK, CROWDED, TWICE, BREAKS, BIRTH, UNREADABLE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row, or a value in one: `path` in the file, the `values` there, `reason` in plain words."""

    title: str
    path: str
    day: date | None
    values: str
    reason: str
    line: int | None = None  # in a diary file, where it can be told

    @property
    def sentence(self) -> str:
        """The day and the reason, about which value it is where the row holds others."""
        subject = self._subject if self.title == UNREADABLE else ""
        about = f"{say(self.day)}: {subject}{self.reason}" if self.day else subject + self.reason
        return f"{about[:1].upper()}{about[1:]}."

    @property
    def _subject(self) -> str:
        """The name of the value, as the reason goes on from it."""
        name = re.split(r"[.\]]", self.path)[-1].replace("_", " ")
        if not name or LINE.fullmatch(name):
            return "this " if self.reason.startswith(VERBS) else ""
        return f"“{name}” " if self.reason.startswith(VERBS) else f"{name}: "

    def __str__(self) -> str:
        day = f" ({self.day})" if self.day else ""
        return f"{self.place}{day}: {self.reason} [{self.values}]"

    @property
    def place(self) -> str:
        """The line, and the path in it."""
        return f"line {self.line}, {self.path}" if self.line else self.path


def need_few_left_out(count: int) -> None:
    """Refuse a file with more that is left out than anybody looks through."""
    if count > MOST:
        raise Refused("$", FAR_FROM_A_DIARY.format(count, MOST))


def by_title(found: Iterable[LeftOut]) -> dict[str, list[LeftOut]]:
    """Those of a kind together, in the order of `TITLES`."""
    groups: dict[str, list[LeftOut]] = {title: [] for title in TITLES}
    for each in found:
        groups[each.title].append(each)
    return {title: rows for title, rows in groups.items() if rows}


def agreement(found: Iterable[LeftOut]) -> str:
    """What a person sends who agrees to exactly this list; another list has another one."""
    return sha256("\n".join(map(str, found)).encode()).hexdigest()


def shown(text: str) -> str:
    """A text of a file, short enough to be read and without characters that cannot be shown."""
    whole = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return whole.encode("utf-8", "replace").decode()


def values_of(written) -> str:
    """A value as it is written in the file, or an object's values with their names."""
    if isinstance(written, Mapping):
        pairs = ((name, _flat(each)) for name, each in written.items())
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in pairs)
    return _flat(written)


def _flat(written) -> str:
    """Text as it is, anything else as JSON has it but for the braces of an object."""
    if written is None:
        return "nothing"
    if isinstance(written, str):
        return written
    try:
        return json.dumps(written, ensure_ascii=False).strip("{}").replace('"', "")
    except RecursionError:
        return "…"
