"""The red flags and whom to ring about them, by country (`dose/medicines/data/help.toml`); pure.

Public words, needing no diary: what is seen, the action in the first sentence, the lines to ring.
Not a diagnosis. Sources are those of section 3 of the evidence: label, healthify-nz, judgement.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dose.rules.table import rule_of
from dose.vocabulary import LINES
from journal.vocabulary import COUNTRIES as COUNTRY_WORDS
from journal.vocabulary import ELSEWHERE as UNLISTED

FILE = Path(__file__).parent / "data" / "help.toml"
HOME, ELSEWHERE = "NZ", "other"
ALSO_CALLED = {"UK": "GB"}


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A number to ring, or to text."""

    kind: str
    number: str
    by_text: bool = False

    @property
    def label(self) -> str:
        """What answers: "Crisis line"."""
        label = LINES[self.kind].label
        return f"{label}, by text" if self.by_text else label

    @property
    def verb(self) -> str:
        """What one does with it."""
        return "Text" if self.by_text else "Call"

    @property
    def href(self) -> str:
        """What a telephone opens: tel:0800611116."""
        digits = "".join(character for character in self.number if character.isdigit())
        return f"{'sms' if self.by_text else 'tel'}:{digits}"


@dataclass(frozen=True, slots=True)
class Country:
    """A country's lines, the emergency number first."""

    code: str
    name: str
    said: str
    lines: tuple[HelpLine, ...]

    def of(self, kind: str) -> tuple[HelpLine, ...]:
        """Its lines of one kind; none where no number is known."""
        return tuple(line for line in self.lines if line.kind == kind)

    @property
    def emergency(self) -> str:
        """The number in words: "112 or 999"."""
        return " or ".join(line.number for line in self.of("emergency"))


@dataclass(frozen=True, slots=True)
class Flag:
    """What is seen, what to do first, what else to know, and whom to ring."""

    id: str
    title: str
    signs: tuple[str, ...]
    first: str
    then: str
    lines: tuple[HelpLine, ...]


def _country(code: str, row: dict) -> Country:
    lines = [HelpLine(kind, number) for kind in LINES for number in row.get(kind, ())]
    if "crisis_text" in row:
        lines.insert(
            1 + lines.index(HelpLine("crisis", row["crisis_text"])),
            HelpLine("crisis", row["crisis_text"], by_text=True),
        )
    word = COUNTRY_WORDS.get(code, COUNTRY_WORDS[UNLISTED])
    return Country(code, word.name, word.said or word.name, tuple(lines))


def lines_for(rule: str, country: str) -> tuple[HelpLine, ...]:
    """Whom to ring first about an emergency rule, by a two-letter country; none for other rules."""
    return tuple(line for kind in rule_of(rule).ring for line in country_of(country).of(kind))


_DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
COUNTRIES = {code: _country(code, row) for code, row in _DATA["numbers"].items()}


def country_of(code: str) -> Country:
    """The country of a two-letter code: New Zealand where none is given, the rest where unknown."""
    code = code.strip().upper()
    return COUNTRIES.get(ALSO_CALLED.get(code, code or HOME), COUNTRIES[ELSEWHERE])


@cache
def flags_in(country: Country) -> tuple[Flag, ...]:
    """Every red flag with the country's numbers filled in, the most urgent first."""
    return tuple(_flag(row, country) for row in _DATA["flags"])


def _flag(row: dict, country: Country) -> Flag:
    lines = tuple(line for kind in row["lines"] for line in country.of(kind))
    has_line = bool(country.of(row["lines"][0]))
    first = row["first"] if has_line else row.get("first_without", row["first"])
    said = {"emergency": country.emergency}
    return Flag(
        id=row["id"],
        title=row["title"],
        signs=tuple(row["signs"]),
        first=first.format(**said),
        then=row["then"].format(**said),
        lines=lines,
    )
