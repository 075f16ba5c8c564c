"""The rule book in chapters, for reading: each row's number, permanent id and sentence."""

from dataclasses import dataclass
from inspect import getdoc

from dose.rules.book import GROUPS, LAST, RULES


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number, its rule's id, what it says; `anchor` is the id where it comes first."""

    number: int
    rule: str
    says: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of rows; `is_never_muted`: "advised otherwise" leaves them as they are."""

    name: str
    lines: tuple[Line, ...]
    is_never_muted: bool


def chapters() -> tuple[Chapter, ...]:
    """The whole table in its order, from the functions themselves, so that it cannot drift."""
    seen: set[str] = set()
    return tuple(_chapter(name, seen) for name in GROUPS)


def _chapter(name: str, seen: set[str]) -> Chapter:
    rows = [rule for rule in (*RULES, *LAST) if rule.group == name]
    lines = tuple(_line(rule, seen) for rule in rows)
    return Chapter(name, lines, all(rule.never_muted for rule in rows))


def _line(rule, seen: set[str]) -> Line:
    anchor = "" if rule.id in seen else rule.id
    seen.add(rule.id)
    return Line(rule.number, rule.id, getdoc(rule.look) or "", anchor)
