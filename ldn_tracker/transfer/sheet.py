"""The parts of a diary as they stand in a file, each with its place, before one is made (pure).

A Diary refuses what contradicts itself; a Sheet holds it, so that it can be told with its path,
and gives the Diary that is left when those parts are taken out.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple

from dose.diary.diary import LISTS, Diary
from dose.diary.parts import Person
from ldn_tracker.transfer.left_out import LeftOut, shown, values_of
from ldn_tracker.transfer.values import READERS, Refused
from ldn_tracker.transfer.writing import Writer

DATED = ("day", "on", "from")


class Placed(NamedTuple):
    """A part of any kind, its path in the file, and what is written there as JSON has it."""

    path: str
    written: Any
    part: Any


class Wrong(NamedTuple):
    """What is wrong in a placed part: all of it, or its `name`, without which it is `instead`."""

    placed: Placed
    reason: str
    name: str = ""
    value: object = None
    instead: object = None


@dataclass
class Sheet:
    """The parts by the Diary's attributes, and what was left out of them so far."""

    parts: dict[str, list[Placed]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    @classmethod
    def of(cls, diary: Diary) -> "Sheet":
        """The parts of a diary that was made of another kind of file."""
        write = Writer(diary.person.clock)
        sheet = cls()
        for name in (part.name for part in fields(Diary)):
            part = getattr(diary, name)
            if name in LISTS:
                rows = ((f"{name}[{index}]", row) for index, row in enumerate(part))
                sheet.parts[name] = [Placed(path, write.value(row), row) for path, row in rows]
            elif part:
                sheet.parts[name] = [Placed(name, write.value(part), part)]
        return sheet

    def __getitem__(self, attribute: str) -> list[Placed]:
        """The parts of a list, or the one of an attribute that is no list."""
        return self.parts.get(attribute, [])

    @property
    def person(self) -> Person:
        """Whose diary the file says it is."""
        return self.parts["person"][0].part

    def note(self, title: str, path: str, written, reason: str, row=None) -> None:
        """Say that what is written at a path is left out; `row`: the object it stands in."""
        values = shown(values_of(written))
        self.left_out.append(LeftOut(title, shown(path), day_of(row), values, shown(reason)))

    def leave_out(
        self, attribute: str, title: str, find: Callable[[list[Placed]], Iterable[Wrong]]
    ) -> None:
        """Take what `find` says is wrong out of the parts of an attribute, and note it."""
        instead = {}
        for wrong in find(self[attribute]):
            path, written, _ = wrong.placed
            at = f"{path}.{wrong.name}" if wrong.name else path
            self.note(title, at, wrong.value if wrong.name else written, wrong.reason, written)
            instead[path] = wrong.instead
        if instead:
            self.parts[attribute] = list(_put(self[attribute], instead))

    def diary(self) -> Diary:
        """What is left, as a Diary."""
        facts: dict = {}
        for name, placed in self.parts.items():
            found = tuple(part for _, _, part in placed)
            if name in LISTS:
                facts[name] = found
            elif found:
                (facts[name],) = found
        return Diary(**facts)


def _put(parts: list[Placed], instead: dict) -> Iterator[Placed]:
    for placed in parts:
        part = instead.get(placed.path, placed.part)
        if part is not None:
            yield placed._replace(part=part)


def day_of(row) -> date | None:
    """The day that an object of the file says it is about, where it can be read."""
    if not isinstance(row, dict):
        return None
    for name in DATED:
        try:
            return READERS[date](row[name], name)
        except (KeyError, Refused):
            continue
    return None
