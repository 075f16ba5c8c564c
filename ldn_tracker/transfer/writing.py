"""A Diary as the text of its file: a row a line, equal diaries as equal bytes (pure)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

import orjson

from dose.diary.diary import Diary
from dose.diary.parts import Dose
from dose.treatment.units import dose_text
from journal.day import Clock
from ldn_tracker.transfer.schema import schema

Lists = Mapping[str, Iterable[dict]]  # objects of the file, by the name of their list


def diary_text(diary: Diary, head: Mapping, lists: Lists) -> str:
    """One JSON object: the members of `head`, then the diary's, `lists` in place of its own."""
    write = Writer(diary.person.clock)
    said = ((name, each, getattr(diary, each.attribute)) for name, each in schema(Diary).items())
    members = ((name, value) for name, each, value in said if value or each.none is None)
    written = (
        (name, _list(lists[name]) if name in lists else write.member(value))
        for name, value in members
    )
    lines = [*((name, orjson.dumps(value)) for name, value in head.items()), *written]
    members = (b' "%s": %s' % (name.encode(), value) for name, value in lines)
    return (b"{\n%s\n}\n" % b",\n".join(members)).decode()


def _list(objects: Iterable[dict]) -> bytes:
    """A list with a line for each object. No two lines are kept: orjson's take 4 kB each."""
    lines = bytearray()
    for each in objects:
        lines += b",\n  " if lines else b"[\n  "
        lines += orjson.dumps(each)
    return bytes(lines + b"\n ]") if lines else b"[]"


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
            tuple: self.items,
            Dose: self.dose,
            MappingProxyType: self.named,
        }

    def member(self, value) -> bytes:
        """A member of the diary: an object in a line, a list with a line for each object."""
        if not isinstance(value, tuple) or not value or isinstance(value[0], str):
            return orjson.dumps(self.value(value))
        return _list(map(self.dose if isinstance(value[0], Dose) else self.row, value))

    def value(self, value):
        """Anything in a part as JSON has it."""
        if value is None or isinstance(value, str | int):
            return value
        write = self.by_type.get(type(value), self.row)
        return write(value)

    def items(self, items: tuple) -> list:
        """Words or parts, in order."""
        return [each if type(each) is str else self.value(each) for each in items]

    def named(self, named: Mapping) -> dict:
        """Values by name. Of a rating, of which a diary holds half a million, nothing is asked."""
        return {key: each if type(each) is int else self.value(each) for key, each in named.items()}

    def dose(self, dose: Dose) -> dict:
        """A dose, its moment on the clock of the place where it was taken."""
        written, moment = self.row(dose), dose.taken_there(self.clock)
        return written | ({"taken_at": moment.isoformat(timespec="seconds")} if moment else {})

    def row(self, row) -> dict:
        """A part as an object; what is not known is left out, except where a reader expects it."""
        out = {}
        for name, each in schema(type(row)).items():
            value = getattr(row, each.attribute)
            if each.always or value or (value in (False, 0) and value != each.none):
                out[name] = f"{value:.{each.decimals}f}" if each.decimals else self.value(value)
        return out


def _number(value: float) -> float:
    """A number as short as it can be: 7, not 7.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
