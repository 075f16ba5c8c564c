"""What the diary file may hold, read from the dataclasses that are its schema (pure)."""

from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import get_type_hints

from journal.scales import Measure


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an object in the file: the `attribute` it fills, and of which `kind`.

    `always`: it is written even when it is empty, as a reader needs it or expects it; `none`: the
    value that stands for nothing, and is never written; `decimals`: so many of an amount of money.
    """

    attribute: str
    kind: object
    required: bool
    always: bool
    none: object = None
    decimals: int = 0


@cache
def schema(cls: type) -> dict[str, Field]:
    """The fields of a kind of part by their names in the file, in order."""
    hints = get_type_hints(cls)
    return {
        part.metadata.get("json", part.name): _field(part, hints[part.name])
        for part in fields(cls)
        if not (cls is Measure and part.name == "when")  # own measures are always "today"
        and not part.metadata.get("derived")  # another field of the file says it
    }


def _field(part, kind) -> Field:
    required = part.default is MISSING and part.default_factory is MISSING
    always = required or bool(part.metadata.get("null"))
    decimals = part.metadata.get("decimals", 0)
    return Field(part.name, kind, required, always, part.metadata.get("none"), decimals)
