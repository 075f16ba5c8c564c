"""Two answers to the same questions settled: what is gained, what differs, what stands (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

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


def tell(tally: Tally, kind: str, settled: Settled, about: str = "", *, each: bool = False) -> None:
    """Count a settled row; or with `each` its facts one by one."""
    gained = [f"{label(name)} {say(value)}".strip() for name, value in settled.gained.items()]
    differing = [_difference(name, *pair) for name, pair in settled.differing.items()]
    heaps = {"changed": gained, "refused": []}
    heaps["changed" if settled.prefer_file else "refused"] += differing
    for heap, news in heaps.items():
        for words in news if each else _as_one(about, news):
            tally.note(heap, kind, words)
    if not gained and not differing and not each:
        tally.note("unchanged", kind)


def _as_one(about: str, news: list[str]) -> list[str]:
    return [f"{about}: {', '.join(news)}"] if news else []


def _difference(name: str, here, there) -> str:
    return f"{label(name)} {say(here)} here, {say(there)} in the file".strip()


def label(question: str) -> str:
    """A question by its own name: `ratings.brain_fog` is "brain fog"."""
    part, _, item = question.partition(".")
    return (item or part).replace("_", " ")
