"""The medicines that matter with LDN, as they stand in `dose/medicines/data/interactions.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from dose.medicines.spelling import LONG, words

Level = Literal["stop", "ask", "mention", "unknown"]
LEVELS: tuple[Level, ...] = ("stop", "ask", "mention", "unknown")  # worst first
ASKED_LEVELS = ("stop", "ask")  # a slip in the name of a vitamin can do no harm
COUNTRIES = ("NZ", "AU", "UK", "US", "CA", "DE", "FR", "Nordic")
DATA = Path(__file__).parent / "data" / "interactions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name means with LDN; `did_you_mean` lists names it may be a slip of the pen for.

    `name` is the name on the list that was found (the name as typed where none was);
    `long_acting`: an opioid whose alert lasts 14 days after the last dose instead of 10.
    """

    level: Level
    ingredient: str = ""
    name: str
    effect: str
    text: str
    sources: tuple[str, ...]
    long_acting: bool = False
    did_you_mean: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the list and what it stands for; `match` None: a common name on no list.

    `exact`: too short or too common a word for its slips to be asked about.
    """

    name: str
    words: tuple[str, ...]
    match: Match | None
    country: str = ""
    exact: bool = False

    @property
    def key(self) -> str:
        """The name without spaces, so that co-codamol, cocodamol and co codamol are one."""
        return "".join(self.words)

    @property
    def matters(self) -> bool:
        """Whether a slip in this name is worth a question."""
        return self.match is not None and self.match.level in ASKED_LEVELS and not self.exact


@dataclass(frozen=True, slots=True)
class Book:
    """The list, ready to be looked things up in: by key, by near key, and in order for typing."""

    effects: Mapping[str, dict]
    names: Mapping[str, Name]
    ordered: tuple[str, ...]
    parts: frozenset[str]  # words of the names that matter: the 118 of DF118, the linctus of Gee's


@cache
def book() -> Book:
    """The list, read once."""
    data = data_file()
    by_key = {name.key: name for name in read(data)}
    parts = {word for name in by_key.values() if name.matters for word in name.words}
    return Book(data["effect"], by_key, tuple(sorted(by_key)), frozenset(parts))


def data_file() -> dict:
    """The data as it stands in the file."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def read(data: dict) -> Iterator[Name]:
    """Every name in the data, as it stands there; the same key twice is for a test to find."""
    for medicine in data["medicine"]:
        says = data["effect"][medicine["effect"]]
        match = answer(
            medicine["effect"], says, ingredient=medicine["ingredient"],
            long_acting=medicine.get("long_acting", False),
        )  # fmt: skip
        exact, ingredient = medicine.get("exact", False), medicine["ingredient"]
        for name, country in _names(medicine):
            yield Name(name, words(name), replace(match, name=name), country, exact)
        for short in (*medicine.get("spellings", ()), *medicine.get("nicknames", ())):
            typed = words(short)
            exact = short in medicine.get("nicknames", ()) and len("".join(typed)) < LONG
            yield Name(ingredient, typed, replace(match, name=ingredient), exact=exact)
    for name in data["plain"]["names"]:
        yield Name(name, words(name), None)


def _names(medicine: dict) -> Iterator[tuple[str, str]]:
    """Each name of a medicine with its country (none for the ingredient and its other names)."""
    if not medicine.get("group", False):
        yield medicine["ingredient"], ""
    yield from ((name, "") for name in medicine.get("names", ()))
    for country in COUNTRIES:
        yield from ((name, country) for name in medicine.get(country, ()))


def answer(effect: str, says: dict, *, name: str = "", ingredient: str = "", **more) -> Match:
    """What an effect of the data says, as a match."""
    level, text, sources = says["level"], says["text"], tuple(says["sources"])
    return Match(
        level=level, ingredient=ingredient, name=name, effect=effect, text=text, sources=sources,
        **more,
    )  # fmt: skip
