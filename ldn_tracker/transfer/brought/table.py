"""A text as a table: a header and lines, however an app or Excel wrote them (pure).

Comma, semicolon or tab; quoted or not; CRLF; a `sep=` line; trailing commas; headers in any case.
A line is known by its number in the file, the header's first line being 1.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ldn_tracker.transfer.values import Refused

SEPARATORS = ",;\t|"
SEP = "sep="
LONGEST_CELL = 1_000_000  # letters
WRITTEN = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")  # a line with its end


class Line(NamedTuple):
    """The cells of a line, stripped, at least as many as the header has; `found` were there."""

    number: int
    cells: list[str]
    found: int

    @property
    def words(self) -> str:
        """The line as it is shown."""
        return ", ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Table:
    """The columns by their names in lower case, and the lines below them."""

    header: tuple[str, ...]
    first: int  # number of the header's line
    separator: str
    body: str

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
        """The lines that hold anything, each that stands twice only once.

        `whole_lines`: no cell holds a line break, so that a quote that is never closed spoils one
        line and no more.
        """
        seen = set()
        rows = self._by_line() if whole_lines else self._by_csv()
        for number, cells in rows:
            line = self._fitted(number, [cell.strip() for cell in cells])
            if any(line.cells) and (key := hash(tuple(line.cells))) not in seen:
                seen.add(key)  # a number: the cells of a million lines would be held by it
                yield line

    @property
    def _written(self) -> Iterator[str]:
        """The lines as they are written, one after the other."""
        return (found[0] for found in WRITTEN.finditer(self.body))

    def _fitted(self, number: int, cells: list[str]) -> Line:
        width = len(self.header)
        while len(cells) > width and not cells[-1]:
            cells.pop()
        missing = max(0, width + 1 - len(cells))  # one past the last stands for a column not there
        return Line(number, cells + [""] * missing, len(cells))

    def _by_line(self) -> Iterator[tuple[int, list[str]]]:
        for number, line in enumerate(self._written, start=self.first + 1):
            if line.count('"') and line.count('"') % 2 == 0:
                yield number, _cells(line.rstrip("\r\n"), self.separator)
            else:
                yield number, line.split(self.separator)

    def _by_csv(self) -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(self._written, delimiter=self.separator)
        number = self.first + 1
        try:
            for cells in reader:
                yield number, cells
                number = self.first + 1 + reader.line_num
        except csv.Error as error:
            raise Refused(f"line {number}", "cannot be read as a line of a table") from error


def table_of(text: str) -> Table | None:
    """The table that a text holds; None where it is no table."""
    text = text.removeprefix("\ufeff")
    text = text if "\n" in text else text.replace("\r", "\n")
    first, said, at = 1, "", 0
    while at < len(text):
        end = text.find("\n", at) % (len(text) + 1)  # where none is found, the end of the text
        line = text[at:end].strip("\r")
        if line.casefold().replace('"', "").startswith(SEP):
            said = line.replace('"', "")[len(SEP) :][:1]
            said = said if said in SEPARATORS else ""
        elif line.strip(" ,;\t"):
            return _headed(line, text[end + 1 :], first, said)
        at, first = end + 1, first + 1
    return None


def _headed(line: str, body: str, first: int, said: str) -> Table | None:
    separator = said or _separator(line, body)
    header = [_name(cell) for cell in _cells(line, separator)]
    while header and not header[-1]:
        header.pop()
    return Table(tuple(header), first, separator, body) if header else None


def _separator(line: str, body: str) -> str:
    """What parts the header; of several, what parts the first line below it into as many cells."""
    below = body.partition("\n")[0]
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
