"""Which medicines matter with LDN: a name as typed → what it means, in words, from a short list.

The list is `dose/data/interactions.toml`. A name that is not on it is "unknown", never "no
interaction"; a typing error only ever asks. Negations ("codeine-free") are not understood, and
so are answered like the name itself.
"""

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from dose.rules.spelling import SHORT, near, shortened, slips, words

Level = Literal["stop", "ask", "mention", "unknown"]
LEVELS: tuple[Level, ...] = ("stop", "ask", "mention", "unknown")  # worst first
COUNTRIES = ("NZ", "AU", "UK", "US")
DATA = Path(__file__).parent.parent / "data" / "interactions.toml"

LDN_MOST_MG = 6  # a naltrexone of up to this is the LDN itself: the highest plan taken unasked
LONGEST_NAME = 5  # words
LONGEST_ASKED = 12  # words; a longer text is not a name with a slip in it
MOST_ASKED = 3
PATCH = {"patch", "patches", "transdermal", "plaster", "plasters"}
FORMS = PATCH | {
    "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "caplet", "caplets", "liquid",
    "solution", "syrup", "linctus", "suspension", "injection", "spray", "drops", "oral", "soluble",
    "effervescent", "dispersible", "sr", "mr", "xl", "er", "pr", "mg", "mcg", "ug", "g", "ml",
}  # fmt: skip


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
    """One name of the list and what it stands for; `match` None: a common name on no list."""

    name: str
    words: tuple[str, ...]
    match: Match | None
    country: str = ""

    @property
    def key(self) -> str:
        """The name without spaces, so that co-codamol, cocodamol and co codamol are one."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Book:
    """The list, ready to be looked things up in: by key, and in order for typing."""

    effects: Mapping[str, dict]
    names: Mapping[str, Name]
    ordered: tuple[str, ...]


def find(name: str) -> Match:
    """The worst that the name means with LDN; level "unknown" where it is not on the list."""
    return find_all(name)[0]


def find_all(name: str) -> tuple[Match, ...]:
    """Everything the name means, worst first: a product may contain several ingredients."""
    typed = words(name)
    spans = _spans(typed)
    listed = [found.match for _, _, found in spans if found.match]
    if len(listed) < len(spans):  # the potassium of "losartan potassium" is no supplement
        listed = [match for match in listed if match.effect != "supplement"]
    asked = _did_you_mean(typed, spans)
    if not listed:
        return (_unlisted(name, asked, known=bool(spans)),)
    each = {match.ingredient: _as_typed(match, typed, asked) for match in reversed(listed)}
    return tuple(sorted(each.values(), key=lambda m: (LEVELS.index(m.level), not m.long_acting)))


def suggest(prefix: str, limit: int = 8) -> tuple[str, ...]:
    """Names that begin with what has been typed so far, in order; none before two letters."""
    key = "".join(words(prefix))
    if len(key) < 2:
        return ()
    book = _book()
    first = bisect_left(book.ordered, key)
    begin = [k for k in book.ordered[first : first + limit] if k.startswith(key)]
    return tuple(book.names[k].name for k in begin)


def names() -> tuple[Name, ...]:
    """Every name of the list, in order."""
    book = _book()
    return tuple(book.names[key] for key in book.ordered)


def effects() -> Mapping[str, dict]:
    """What a name may mean: level, heading, text and sources by effect id."""
    return _book().effects


def _spans(typed: tuple[str, ...]) -> list[tuple[int, int, Name]]:
    """Where names stand among the words; a name inside a longer one is left out."""
    found = [
        (start, end, name)
        for start, end in _windows(typed)
        if (name := _exact(typed[start:end])) is not None
    ]
    return [one for one in found if not any(_inside(one, other) for other in found)]


def _windows(typed: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Every run of up to LONGEST_NAME words, as (start, end)."""
    for start in range(len(typed)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(typed)) + 1):
            yield start, end


def _inside(one: tuple[int, int, Name], other: tuple[int, int, Name]) -> bool:
    """Whether the first stands within the second, which is longer."""
    return other[0] <= one[0] and one[1] <= other[1] and one[:2] != other[:2]


def _exact(run: tuple[str, ...]) -> Name | None:
    """The name these words are, however they are spaced; a single letter is no half of a word."""
    name = _book().names.get("".join(run))
    if name and (run == name.words or all(len(word) > 1 for word in run)):
        return name
    return None


def _as_typed(match: Match, typed: tuple[str, ...], asked: tuple[str, ...]) -> Match:
    """The match with what the other words say: a patch is long acting, 1.5 mg is the LDN itself."""
    if match.ingredient == "naltrexone" and _low_dose(typed):
        return _book().names["ldn"].match
    long_acting = match.long_acting or (match.level == "stop" and bool(PATCH & set(typed)))
    return replace(match, long_acting=long_acting, did_you_mean=asked)


def _low_dose(typed: tuple[str, ...]) -> bool:
    """Whether a strength is given in mg and none is above an LDN dose."""
    pairs = zip(typed, typed[1:], strict=False)
    strengths = [float(n.replace(",", ".")) for n, unit in pairs if unit == "mg" and n[0].isdigit()]
    return bool(strengths) and max(strengths) <= LDN_MOST_MG


def _unlisted(name: str, asked: tuple[str, ...], *, known: bool) -> Match:
    """The answer for a name on no list."""
    effect = "misspelt" if asked else "unlisted" if known else "unrecognised"
    return replace(_match("", effect, _book().effects[effect]), name=name, did_you_mean=asked)


def _did_you_mean(typed: tuple[str, ...], spans: list[tuple[int, int, Name]]) -> tuple[str, ...]:
    """Names that the words not yet understood come near to, the worst and the nearest first."""
    taken = {i for start, end, _ in spans for i in range(start, end)}
    left = {i for i, word in enumerate(typed) if word not in FORMS and not word[0].isdigit()}
    asked: dict[str, tuple[int, int, str]] = {}
    for start, end in _windows(typed) if len(typed) <= LONGEST_ASKED else ():
        run = set(range(start, end))
        if run & left and not run & taken:
            asked |= _near("".join(typed[start:end]), alone=left <= run)
    return tuple(sorted(asked, key=asked.__getitem__)[:MOST_ASKED])


def _near(key: str, *, alone: bool) -> dict[str, tuple[int, int, str]]:
    """Names near a key with their order; a short one only where nothing else was typed."""
    if len(key) < SHORT - 2 or (len(key) < SHORT and not alone):
        return {}
    close = {name for part in shortened(key) for name in _nearby().get(part, ())}
    return {
        name.name: (LEVELS.index(name.match.level), slips(key, name.key), name.name)
        for name in close
        if near(key, name.key)
    }


def _match(ingredient: str, effect: str, says: dict, *, long_acting: bool = False) -> Match:
    """A match of the list, its `name` still to be filled in."""
    return Match(
        level=says["level"], ingredient=ingredient, name=ingredient, effect=effect,
        text=says["text"], sources=tuple(says["sources"]), long_acting=long_acting,
    )  # fmt: skip


def read(data: dict) -> Iterator[Name]:
    """Every name in the data, as it stands there; the same key twice is for a test to find."""
    for medicine in data["medicine"]:
        effect = medicine["effect"]
        match = _match(
            medicine["ingredient"], effect, data["effect"][effect],
            long_acting=medicine.get("long_acting", False),
        )  # fmt: skip
        brands = [(name, country) for country in COUNTRIES for name in medicine.get(country, ())]
        others = [(name, "") for name in (medicine["ingredient"], *medicine.get("names", ()))]
        for name, country in others + brands:
            yield Name(name, words(name), replace(match, name=name), country)
    for name in data["plain"]["names"]:
        yield Name(name, words(name), None)


@cache
def _book() -> Book:
    """The list, read once."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    by_key = {name.key: name for name in read(data)}
    return Book(data["effect"], by_key, tuple(sorted(by_key)))


@cache
def _nearby() -> Mapping[str, tuple[Name, ...]]:
    """The listed names by what is left of them when letters are dropped; made when first needed."""
    nearby: dict[str, list[Name]] = defaultdict(list)
    for name in _book().names.values():
        for part in shortened(name.key) if name.match else ():
            nearby[part].append(name)
    return {part: tuple(near_ones) for part, near_ones in nearby.items()}
