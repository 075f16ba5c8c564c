"""A part of the Diary as the columns of its table, and back (pure).

Column and part share their names; only what a column cannot hold differs: tuples are lists there,
an unknown choice is an empty text, and the strengths of a plan are decimal strings.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from dose.diary.parts import NOTHING

EMPTY_TEXT = ("timing", "answer")  # None in the part


@cache
def names(cls: type) -> tuple[str, ...]:
    """The fields of a kind of part, which are also the columns to read."""
    return tuple(part.name for part in fields(cls))


def columns(part) -> dict:
    """What a table keeps of a part."""
    return {name: _column(name, getattr(part, name)) for name in names(type(part))}


def part(cls: type, row: Sequence):
    """The part of kind `cls` that a row of `names(cls)` holds."""
    (found,) = parts(cls, names(cls), [[value] for value in row])
    return found


def parts(
    cls: type,
    named: Sequence[str],
    columns: Iterable[Iterable],
    *,
    as_read: Collection[str] = (),
) -> tuple:
    """The parts of kind `cls` with these columns, `named` as its fields are.

    Made column by column and not checked again: what a table keeps was checked when it was stored.
    A field that is not named has no value, and whoever asks for it meets an AttributeError.
    `as_read`: the fields that have what their column has.
    """
    made: tuple = ()
    for name, column in zip(named, columns, strict=False):  # no columns: no rows
        as_it_is = name in as_read or name not in AS_PART
        kept = column if as_it_is else map(AS_PART[name], column)
        if not made:
            kept = list(kept)
            made = tuple([object.__new__(cls) for _ in kept])
        deque(map(getattr(cls, name).__set__, made, kept), maxlen=0)
    return made


def _column(name: str, value):
    if name in EMPTY_TEXT:
        return value or ""
    if name == "closed" and value is None:
        return ""
    match value:
        case tuple():
            return [str(item) for item in value]
        case Mapping():
            return {name: _in_json(each) for name, each in value.items()}
    return value


def _in_json(value):
    return value.isoformat() if isinstance(value, date) else value


def dated(named: Mapping[str, str]) -> dict[str, date]:
    """Days by name, of a column that keeps them as text."""
    return {name: date.fromisoformat(day) for name, day in named.items()}


def _known(text: str) -> str | None:
    return text or None


def _strengths(texts: list[str]) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, texts))


def _closed(days: list[str] | str) -> tuple[str, ...] | None:
    return None if days == "" else tuple(days)


def _numbers(named: dict[str, float]) -> Mapping[str, float]:
    return MappingProxyType({id: named[id] for id in sorted(named)}) if named else NOTHING


# What a part has in the place of a column's value.
AS_PART: Mapping[str, Callable] = {
    **dict.fromkeys(EMPTY_TEXT, _known),
    **dict.fromkeys(("factors", "alerts", "new_since_change", "not_new_since_change"), tuple),
    **dict.fromkeys(("ratings", "measurements"), _numbers),
    "strengths_mg": _strengths,
    "closed": _closed,
}
