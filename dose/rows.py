"""A part of the Diary as the columns of its table, and back (pure).

Column and part share their names; only what a column cannot hold differs: tuples are lists there,
an unknown choice is an empty text, and the strengths of a plan are decimal strings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache

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
    (found,) = parts(cls, [[value] for value in row])
    return found


def parts(cls: type, columns: Sequence[Sequence]) -> tuple:
    """The parts of kind `cls` whose columns, in the order of `names(cls)`, these are."""
    fields = dict(zip(names(cls), columns, strict=False))  # no columns: no rows
    for name in EMPTY_TEXT:
        if name in fields:
            fields[name] = [value or None for value in fields[name]]
    if "strengths_mg" in fields:
        fields["strengths_mg"] = [tuple(map(Decimal, each)) for each in fields["strengths_mg"]]
    rows = zip(*fields.values(), strict=True)
    return tuple(cls(**dict(zip(fields, row, strict=True))) for row in rows)


def _column(name: str, value):
    if name in EMPTY_TEXT:
        return value or ""
    match value:
        case tuple():
            return [str(item) for item in value]
        case Mapping():
            return dict(value)
    return value
