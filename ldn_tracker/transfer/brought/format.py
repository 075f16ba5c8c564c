"""What one format says of itself; all else about a file is common (pure)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from journal.day import Clock
from journal.scales import BUILT_IN, Measure
from ldn_tracker.transfer.brought.columns import Column
from ldn_tracker.transfer.brought.dates import Dates, order_of
from ldn_tracker.transfer.brought.questions import Answers
from ldn_tracker.transfer.brought.rows import Row
from ldn_tracker.transfer.brought.source import Source

Several = Callable[[float, float], float]  # of two ratings of a measure on one day, the one kept


def last(_: float, rating: float) -> float:
    """The one that stands later in the file."""
    return rating


def worst(one: float, other: float) -> float:
    """The higher one, which of symptoms is the worse one."""
    return max(one, other)


@dataclass
class Asking:
    """What a reader has besides the file: the person's clock, and answers to what it asks."""

    clock: Clock
    answers: Answers = field(default_factory=Answers)
    columns: tuple[Column, ...] = ()  # of any table, as the person said
    measures: Mapping[str, Measure] = field(default_factory=lambda: BUILT_IN)  # that they may rate

    def dates(self, texts: Iterable[str]) -> Dates:
        """What reads the days of a file; where their order is open, it is asked."""
        order, example = order_of(texts)
        return Dates(self.answers.order_of_dates(example) if order is None else order)


@dataclass(frozen=True)
class Format:
    """`id` is what `--as` calls it, `name` how people call it; `app`: whose second one it is."""

    id: str
    name: str
    is_one: Callable[[Source], bool]
    rows: Callable[[Source, Asking], Iterable[Row]]
    several: Several = last
    app: str = ""

    @property
    def key(self) -> str:
        """Before the colon in the names of numbers that are kept raw."""
        return self.app or self.id
