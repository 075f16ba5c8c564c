"""A tidy table as CSV: plain, or as Excel of a country opens it by a double click (pure).

No cell can be a formula: text that would begin one has an apostrophe before it, a number none.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial

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
    # Days, names and ratings stand in many cells, and each is written once.
    cell = lru_cache(maxsize=None)(partial(_quoted, dialect=dialect))
    lines = (dialect.separator.join(map(cell, row)) for row in (table.columns, *table.rows(diary)))
    return dialect.bom + dialect.end.join((*lines, ""))


def _quoted(value: Cell, dialect: Dialect) -> str:
    """A cell in quotes where it would else end one."""
    text = _cell(value, dialect)
    if any(end in text for end in (dialect.separator, '"', *dialect.end)):
        return '"{}"'.format(text.replace('"', '""'))
    return text


def _cell(value: Cell, dialect: Dialect) -> str:
    """A value as it is written; what is equal is written alike, of whatever type it is."""
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case int() | float() | Decimal():
            return _number(value).replace(".", dialect.mark)
        case date():
            return value.isoformat()
    return _text(value)


def _number(value: float | Decimal) -> str:
    """Without zeros that say nothing, also before them, and never in powers of ten."""
    return format(Decimal(str(value)).normalize() or Decimal(0), "f")


def _text(text: str) -> str:
    """One kind of line break in a cell: csv does not quote a carriage return before a line feed."""
    plain = BREAK.sub("\n", text)
    begins = BEGINS_A_FORMULA.match(plain)
    return f"'{plain}" if begins and not NUMBER.fullmatch(plain.strip()) else plain
