"""The page on which a person says what the columns of a table are (pure)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from journal.scales import Measure, plain
from ldn_tracker.transfer.brought.columns import BETTER, NEW, ROLES, Column, samples
from ldn_tracker.transfer.brought.table import Table

MOST_SHOWN = 40  # letters of a value


class Asked(NamedTuple):
    """One column as it is asked about: the first letters of its fields, and its first values."""

    field: str
    column: Column
    values: tuple[str, ...]

    @property
    def low(self) -> str:
        """The lowest number, as it is typed."""
        return plain(self.column.low)

    @property
    def high(self) -> str:
        """The highest number, as it is typed."""
        return plain(self.column.high)


@dataclass(frozen=True)
class Naming:
    """A table, what its columns probably are, and what is wrong with what was said of them."""

    table: Table
    columns: tuple[Column, ...]
    known: Mapping[str, Measure]
    problem: str = ""

    roles, betters = ROLES, BETTER

    @property
    def measures(self) -> list[tuple[str, str]]:
        """What a column may rate."""
        rated = ((id, each.name) for id, each in self.known.items() if not each.is_number)
        return [*NEW, *rated]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.table.header

    @property
    def rows(self) -> list[list[str]]:
        """The first lines."""
        width = len(self.table.header)
        return [[_short(cell) for cell in line.cells[:width]] for line in samples(self.table)]

    @property
    def asked(self) -> Iterator[Asked]:
        """The columns, each with its first values."""
        rows = self.rows
        for index, column in enumerate(self.columns):
            values = (row[index] for row in rows if index < len(row) and row[index])
            yield Asked(f"c{index}", column, tuple(dict.fromkeys(values)))


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
