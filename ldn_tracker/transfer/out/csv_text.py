"""A tidy table as CSV: plain, or as Excel of a country opens it by a double click (pure).

No cell can be a formula: text that would begin one has an apostrophe before it, a number none.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from io import StringIO

from dose.diary.diary import Diary
from ldn_tracker.transfer.out.tables import Cell, TidyTable

# Also behind what cannot be seen, which some programs take off a cell.
BEGINS_A_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n＝＋－＠−|%]")
BREAK = re.compile(r"\r\n?")
NUMBER = re.compile(r"[-−]?\d+([.,]\d+)?")
# Where a comma is the decimal mark, Excel parts cells by a semicolon.
DECIMAL_COMMA = {
    "AR", "AT", "BE", "BG", "BR", "BY", "CL", "CO", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR",
    "GR", "HR", "HU", "ID", "IS", "IT", "LT", "LU", "LV", "NL", "NO", "PL", "PT", "RO", "RS", "RU",
    "SE", "SI", "SK", "TR", "UA", "UY", "VE", "VN", "ZA",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a program reads a table: `separator`, decimal `mark`, and whether it needs a BOM."""

    separator: str = ","
    mark: str = "."
    bom: str = ""
    end: str = "\n"


PLAIN = Dialect()


def for_excel(country: str) -> Dialect:
    """As Excel of a country (two letters, or "") opens it."""
    comma = country.upper() in DECIMAL_COMMA
    return Dialect(";" if comma else ",", "," if comma else ".", "\ufeff", "\r\n")


def csv_text(table: TidyTable, diary: Diary, dialect: Dialect = PLAIN) -> str:
    """The whole table with its header."""
    out = StringIO()
    writer = csv.writer(out, delimiter=dialect.separator, lineterminator=dialect.end)
    cell = _cells(dialect)
    writer.writerow(table.columns)
    writer.writerows(map(cell, row) for row in table.rows(diary))
    return dialect.bom + out.getvalue()


def _cells(dialect: Dialect) -> Callable[[Cell], str]:
    """What writes a cell. Days, names and ratings stand in many, and each is written once."""
    known = lru_cache(maxsize=None, typed=True)(partial(_cell, dialect=dialect))

    def cell(value: Cell) -> str:
        if type(value) is datetime:  # equal to one of the same instant on another clock
            return _cell(value, dialect)
        return known(value)

    return cell


def _cell(value: Cell, dialect: Dialect) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case int() | float() | Decimal():
            return _number(value).replace(".", dialect.mark)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date():
            return value.isoformat()
    return _text(value)


def _number(value: float | Decimal) -> str:
    """Without zeros that say nothing, and never in powers of ten."""
    return format(Decimal(str(value)).normalize(), "f")


def _text(text: str) -> str:
    """One kind of line break in a cell: csv does not quote a carriage return before a line feed."""
    plain = BREAK.sub("\n", text)
    begins = BEGINS_A_FORMULA.match(plain)
    return f"'{plain}" if begins and not NUMBER.fullmatch(plain.strip()) else plain
