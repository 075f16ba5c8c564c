"""What an import will do, in words: so many rows of each kind, with a few examples (pure)."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

MOST_EXAMPLES = 5
HEAPS = ("added", "changed", "refused", "unchanged", "asked", "another_person")
WORDS = {
    "person": ("fact about you", "facts about you"),
    "plan": ("plan", "plans"),
    "previous_plans": ("earlier plan", "earlier plans"),
    "regimen": ("change of dose or time", "changes of dose or time"),
    "corrected_regimen": ("corrected change", "corrected changes"),
    "breaks": ("break from LDN", "breaks from LDN"),
    "doses": ("dose", "doses"),
    "measures": ("measure of your own", "measures of your own"),
    "primary_symptom": ("main symptom", "main symptoms"),
    "tracks": ("choice of what to ask", "choices of what to ask"),
    "entries": ("day", "days"),
    "medicines": ("medicine or supplement", "medicines and supplements"),
    "conditions": ("safety fact", "safety facts"),
    "advice": ("suggestion", "suggestions"),
    "supply.packs": ("pack", "packs"),
    "supply.counts": ("count of what is left", "counts of what is left"),
    "supply.order": ("fact about ordering", "facts about ordering"),
    "visit": ("note for your visit", "notes for your visit"),
}


def words_of(kind: str, count: int) -> str:
    """So many rows of a kind, like "366 days"."""
    return f"{count} {WORDS[kind][count != 1]}"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """So many rows of one kind (a name of the diary file's lists), and the first few in words."""

    kind: str
    count: int
    examples: tuple[str, ...]

    @property
    def words(self) -> str:
        """How many, with what they are: "366 days"."""
        return words_of(self.kind, self.count)

    def __str__(self) -> str:
        more = ["…"] if self.count > len(self.examples) else []
        shown = "; ".join([*self.examples, *more])
        return f"{self.words} ({shown})" if self.examples else self.words


@dataclass(frozen=True, slots=True)
class Preview:
    """What is new, what changes here, what the file says otherwise and is not taken, what is same.

    A day can be in two: it gains the answers it lacks, and where an answer differs the one here
    stays (`refused`) unless the person chose the file's (`changed`). `asked` are questions about
    amounts that are rather slips, `another_person` what says that the file is somebody else's: they
    stand among the others too. `new_days` and `new_doses` are the days of what is added.
    """

    added: tuple[PreviewLine, ...] = ()
    changed: tuple[PreviewLine, ...] = ()
    refused: tuple[PreviewLine, ...] = ()
    unchanged: tuple[PreviewLine, ...] = ()
    asked: tuple[PreviewLine, ...] = ()
    another_person: tuple[PreviewLine, ...] = ()
    new_days: tuple[date, ...] = ()
    new_doses: tuple[date, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether storing it would change the diary."""
        return bool(self.added or self.changed)

    def count(self, bucket: str, kind: str) -> int:
        """How many rows of a kind are in `added`, `changed`, `refused` or `unchanged`."""
        return sum(line.count for line in getattr(self, bucket) if line.kind == kind)


class Tally:
    """Counts rows into the heaps while two diaries are merged."""

    def __init__(self):
        self.examples = defaultdict(list)
        self.counts = defaultdict(int)

    def note(
        self, heap: str, kind: str, example: Callable[[], str] | None = None, *, count: int = 1
    ) -> None:
        """Put a row (or `count` of them) of a kind on a heap; its words are only made if shown."""
        heard = self.examples[heap, kind]
        if example and len(heard) < MOST_EXAMPLES:
            heard.append(example())
        self.counts[heap, kind] += count

    def preview(self) -> Preview:
        """The heaps, kinds in the order of the diary file."""
        return replace(Preview(), **{heap: self._lines(heap) for heap in HEAPS})

    def _lines(self, heap: str) -> tuple[PreviewLine, ...]:
        return tuple(
            PreviewLine(kind, self.counts[heap, kind], tuple(self.examples[heap, kind]))
            for kind in WORDS
            if self.counts[heap, kind]
        )
