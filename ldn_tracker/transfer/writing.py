"""A Diary as the text of its file: a row a line, equal diaries as equal bytes (pure)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from dose.diary import Diary
from journal.day import Clock
from ldn_tracker.transfer.schema import schema
from ldn_tracker.transfer.values import dose_text

text = json.JSONEncoder(ensure_ascii=False).encode


def diary_text(diary: Diary, head: Mapping) -> str:
    """One JSON object: the members of `head`, then the diary's."""
    write = Writer(diary.person.clock)
    members = ((name, getattr(diary, each.attribute)) for name, each in schema(Diary).items())
    written = ((name, write.member(value)) for name, value in members)
    lines = [*((name, text(value)) for name, value in head.items()), *written]
    return "{\n" + ",\n".join(f" {text(name)}: {value}" for name, value in lines) + "\n}\n"


@dataclass(frozen=True)
class Writer:
    """Writes parts; instants on the person's own wall clock, so that a person can read them."""

    clock: Clock

    @cached_property
    def by_type(self) -> dict[type, Callable]:
        """What writes a value that JSON does not know, by its type."""
        return {
            Decimal: dose_text,
            date: date.isoformat,
            datetime: lambda moment: self.clock.local(moment).isoformat(timespec="seconds"),
            time: lambda hour: f"{hour:%H:%M}",
            float: _number,
            tuple: lambda items: [self.value(item) for item in items],
            MappingProxyType: lambda named: {key: _number(each) for key, each in named.items()},
        }

    def member(self, value) -> str:
        """A member of the diary: an object in a line, a list with a line for each object."""
        if not isinstance(value, tuple) or not value or isinstance(value[0], str):
            return text(self.value(value))
        return "[\n  " + ",\n  ".join(text(self.row(row)) for row in value) + "\n ]"

    def value(self, value):
        """Anything in a part as JSON has it."""
        if value is None or isinstance(value, str | int):
            return value
        write = self.by_type.get(type(value), self.row)
        return write(value)

    def row(self, row) -> dict:
        """A part as an object; what is not known is left out, except where a reader expects it."""
        out = {}
        for name, each in schema(type(row)).items():
            value = getattr(row, each.attribute)
            if each.always or value or value is False or value == 0:
                out[name] = self.value(value)
        return out


def _number(value: float) -> float:
    """A number as short as it can be: 7, not 7.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
