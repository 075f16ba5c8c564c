"""A text as a table: a header and lines, however an app or Excel wrote them (pure).

Comma, semicolon or tab; quoted or not; CRLF; a `sep=` line; trailing commas; headers in any case.
A line is known by its number in the file, the header's first line being 1.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import NamedTuple

from journal.limits import MOST_LINES
from ldn_tracker.transfer.values import Refused

SEPARATORS = ",;\t|"
SEP = "sep="
LONGEST_CELL = 1_000_000  # letters
DAY = re.compile(r"(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2,4})(?!\w)")
LOOKED_AT = 12  # lines that hold anything, for the header

Written = Callable[[], Iterator[str]]  # lines with their ends, from the first at each call


class Line(NamedTuple):
    """The cells of a line, stripped, at least as many as the header has; `found` were there."""

    number: int
    cells: list[str]
    found: int

    @property
    def words(self) -> str:
        """The line as it is shown."""
        return ", ".join(cell for cell in self.cells if cell)


class Lately:
    """Knows again what it met among the last lines, all of them in any file that a page takes.

    Of a longer one it forgets the earlier ones, or they would fill the memory.
    """

    def __init__(self):
        self.met, self.before = set(), set()

    def is_new(self, *said: str) -> bool:
        """Whether a line that says this was not met lately."""
        key = hash(said)  # a number: what many lines say would be held
        if key in self.met or key in self.before:
            return False
        if len(self.met) >= MOST_LINES:
            self.met, self.before = set(), self.met
        self.met.add(key)
        return True


@dataclass(frozen=True)
class Table:
    """The columns by their names in lower case, and the lines below them, read as they come."""

    header: tuple[str, ...]
    first: int  # number of the header's line
    separator: str
    written: Written

    @property
    def names(self) -> tuple[str, ...]:
        """The columns in lower case, without what Excel and BOMs leave around them."""
        return tuple(name.casefold() for name in self.header)

    def has(self, *names: str) -> bool:
        """Whether there are columns of all these names."""
        return {*names} <= {*self.names}

    def places(self, *names: str) -> list[int]:
        """The place of each column; of one that is not there, one past the last."""
        return [
            self.names.index(name) if name in self.names else len(self.header) for name in names
        ]

    def lines(self, *, whole_lines: bool = False) -> Iterator[Line]:
        """The lines that hold anything; one that stands again soon after counts once.

        `whole_lines`: no cell holds a line break, so that a quote that is never closed spoils one
        line and no more.
        """
        lately = Lately()
        rows = self._by_line() if whole_lines else self._by_csv()
        for number, cells in rows:
            line = self._fitted(number, [cell.strip() for cell in cells])
            if any(line.cells) and lately.is_new(*line.cells):
                yield line

    @property
    def _below(self) -> Iterator[str]:
        """The lines as they are written below the header."""
        return islice(self.written(), self.first, None)

    def _fitted(self, number: int, cells: list[str]) -> Line:
        width = len(self.header)
        while len(cells) > width and not cells[-1]:
            cells.pop()
        missing = max(0, width + 1 - len(cells))  # one past the last stands for a column not there
        return Line(number, cells + [""] * missing, len(cells))

    def _by_line(self) -> Iterator[tuple[int, list[str]]]:
        for number, line in enumerate(self._below, start=self.first + 1):
            if line.count('"') and line.count('"') % 2 == 0:
                yield number, _cells(line.rstrip("\r\n"), self.separator)
            else:
                yield number, line.split(self.separator)

    def _by_csv(self) -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(self._below, delimiter=self.separator)
        number = self.first + 1
        try:
            for cells in reader:
                yield number, cells
                number = self.first + 1 + reader.line_num
        except csv.Error as error:
            raise Refused(f"line {number}", "cannot be read as a line of a table") from error


def table_of(written: Written) -> Table | None:
    """The table that lines are; None where they are none."""
    said, first = "", []
    for number, line in enumerate(written(), start=1):
        plain = line.strip("\r\n").removeprefix("\ufeff")
        if not first and plain.casefold().replace('"', "").startswith(SEP):
            said = plain.replace('"', "")[len(SEP) :][:1]
            said = said if said in SEPARATORS else ""
        elif plain.strip(" ,;\t"):
            first.append((number, plain))
            if len(first) == LOOKED_AT:
                break
    if not first:
        return None
    at = _header_at([line for _, line in first], said)
    number, line = first[at]
    below = first[at + 1][1] if at + 1 < len(first) else ""
    return _headed(line, below, Table((), number, said, written))


def _header_at(lines: list[str], said: str) -> int:
    """Which of the first lines is the header: the first, but for words above an even table."""
    for at, (line, below) in enumerate(pairwise(lines)):
        mark = said or _separator(line, below)
        cells = _cells(line, mark)
        if sum(bool(cell.strip()) for cell in cells) > 1:
            return at if len(cells) == len(_cells(below, mark)) else 0
    return 0


def _headed(line: str, below: str, table: Table) -> Table | None:
    separator = table.separator or _separator(line, below)
    header = [_name(cell) for cell in _cells(line, separator)]
    while header and not header[-1]:
        header.pop()
    if any(DAY.match(cell) for cell in header):  # a row already, and no name of a column
        header = [f"Column {number}" for number in range(1, len(header) + 1)]
        table = replace(table, first=table.first - 1)
    return replace(table, header=tuple(header), separator=separator) if header else None


def _separator(line: str, below: str) -> str:
    """What parts the header; of several, what parts the first line below it into as many cells."""
    found = [mark for mark in SEPARATORS if mark in line] or [","]
    return max(found, key=lambda mark: (len(_cells(line, mark)) == len(_cells(below, mark)),
                                        len(_cells(line, mark))))  # fmt: skip


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)


def _name(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").split())
