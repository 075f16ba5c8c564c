"""Two answers to the same questions settled: what is gained, what differs, what stands (pure)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ldn_tracker.transfer.preview import Tally
from ldn_tracker.transfer.words import say


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


def tell(tally: Tally, kind: str, settled: Settled, about=None, *, each: bool = False) -> None:
    """Count a settled row, told as `about` that day or row; or with `each` its facts."""
    for heap in ("changed", "refused"):
        news = _news(settled, heap)
        if each:
            for words in news:
                tally.note(heap, kind, partial(str, words))
        elif any(news):
            tally.note(heap, kind, partial(_as_one, about, settled, heap))
    if not settled.gained and not settled.differing and not each:
        tally.note("unchanged", kind)


def _news(settled: Settled, heap: str) -> Iterator[str]:
    """What a settled row puts on a heap, a fact at a time."""
    if heap == "changed":
        for name, value in settled.gained.items():
            yield f"{label(name)} {say(value)}".strip()
    if heap == ("changed" if settled.prefer_file else "refused"):
        for name, pair in settled.differing.items():
            yield _difference(name, *pair)


def _as_one(about, settled: Settled, heap: str) -> str:
    return f"{say(about)}: {', '.join(_news(settled, heap))}"


def _difference(name: str, here, there) -> str:
    return f"{label(name)} {say(here)} here, {say(there)} in the file".strip()


def label(question: str) -> str:
    """A question by its own name: `ratings.brain_fog` is "brain fog"."""
    part, _, item = question.partition(".")
    return (item or part).replace("_", " ")
