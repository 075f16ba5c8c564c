"""The rule book in chapters, for reading: each row's number, permanent id and sentence."""

from dataclasses import dataclass

from dose.rules.rule import GROUPS, Rule
from dose.rules.table import ROWS


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One row: its number, its rule's id, what it says; `anchor` is the id where it comes first."""

    number: int
    rule: str
    says: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of rows; `is_never_muted`: "advised otherwise" leaves them as they are."""

    name: str
    lines: tuple[RuleLine, ...]
    is_never_muted: bool


def chapters() -> tuple[Chapter, ...]:
    """The whole table in its order."""
    seen: set[str] = set()
    return tuple(_chapter(name, seen) for name in GROUPS)


def _chapter(name: str, seen: set[str]) -> Chapter:
    rows = [(number, rule) for number, rule in ROWS if rule.group == name]
    lines = tuple(_line(number, rule, seen) for number, rule in rows)
    return Chapter(name, lines, all(rule.never_muted for _, rule in rows))


def _line(number: int, rule: Rule, seen: set[str]) -> RuleLine:
    anchor = "" if rule.id in seen else rule.id
    seen.add(rule.id)
    return RuleLine(number, rule.id, rule.says, anchor)
