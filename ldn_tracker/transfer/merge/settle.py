"""Two answers to the same questions settled: what is gained, what differs, what stands (pure)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ldn_tracker.transfer.fact_words import Names, label, said_words
from ldn_tracker.transfer.preview import Tally
from ldn_tracker.transfer.words import say

Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Settled:
    """`values` stand; `gained` were lacking here; `differing` are otherwise in the file."""

    values: dict
    gained: dict
    differing: dict  # name → (here, in the file)
    prefer_file: bool


def settle(mine: Mapping, theirs: Mapping, *, prefer_file: bool) -> Settled:
    """Of {name: value} here and in the file: nothing here is lost, and differing is told."""
    said = {name: value for name, value in theirs.items() if not lacks(value)}
    gained = {name: value for name, value in said.items() if lacks(mine.get(name))}
    differing = {
        name: (mine[name], value)
        for name, value in said.items()
        if name not in gained and mine[name] != value
    }
    taken = {name: new for name, (_, new) in differing.items()} if prefer_file else {}
    return Settled({**mine, **gained, **taken}, gained, differing, prefer_file)


def lacks(value) -> bool:
    """Whether nothing was said; 0 and "no" are answers."""
    return value is None or value == "" or value == ()


def tell(
    tally: Tally, kind: str, settled: Settled, names: Names, about=None, *, each: bool = False
) -> None:
    """Count a settled row, told as `about` that day or row; or with `each` its facts.

    `names` are those of the measures that it may speak of.
    """
    for heap in ("changed", "refused"):
        news = list(_news(kind, settled, heap, names))
        if each:
            for words in news:
                tally.note(heap, kind, words)
        elif news:
            tally.note(heap, kind, partial(_as_one, about, news))
    if not settled.gained and not settled.differing and not each:
        tally.note("unchanged", kind)


def _news(kind: str, settled: Settled, heap: str, names: Names) -> Iterator[Words]:
    """What a settled row puts on a heap, a fact at a time; most are counted and never told."""
    if heap == "changed":
        for name, said in settled.gained.items():
            yield partial(_gained, kind, name, said, names)
    if heap == ("changed" if settled.prefer_file else "refused"):
        for name, pair in settled.differing.items():
            yield partial(_differs, kind, name, pair, names)


def _gained(kind: str, name: str, said, names: Names) -> str:
    return f"{label(kind, name, names)} {said_words(kind, name, said, names)}".strip()


def _differs(kind: str, name: str, pair: tuple, names: Names) -> str:
    here, there = (said_words(kind, name, said, names) for said in pair)
    return f"{label(kind, name, names)} {here} here, {there} in the file".strip()


def _as_one(about, news: list[Words]) -> str:
    return f"{say(about)}: {', '.join(words() for words in news)}"
