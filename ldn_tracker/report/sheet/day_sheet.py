"""The days that one more sheet holds: the latest, the lines of each counted before it is set.

Lengths are in points, those of `report.typ`, which sets the table in two columns.
"""

from dataclasses import replace
from itertools import accumulate

from ldn_tracker.charts.drawing.layout import PAPER
from ldn_tracker.report.parts.page import DayRow, DayTable

SIZE, BOLDER = 8, 1.15
TALL, LINE, NEXT_LINE = 754, 7.98, 7.68  # of a column; of a day, and of each more line of it
WIDE, DAY, DOSE, RATING, INSET = 250.9, 50, 62, 15, 3
LEAST_HEADER = 12
MOST_DAYS = int(2 * TALL / LINE)
SPACE = COMMA = 2


def held(table: DayTable) -> DayTable:
    """The table cut to its latest days; `left_out` counts the others."""
    rows = reversed(table.rows[-MOST_DAYS:])
    lines = [_tall(_lines(row, len(table.columns))) for row in rows]
    return latest(table, lines, 2 * (TALL - header(table)) - max(lines, default=0))


def latest(table: DayTable, tall: list[float], room: float) -> DayTable:
    """As many of the latest days as there is room for, by how tall each is, the last one first."""
    kept = sum(height <= room for height in accumulate(tall))
    left_out = table.left_out + len(table.rows) - kept
    return replace(table, rows=table.rows[len(table.rows) - kept :], left_out=left_out)


def header(table: DayTable) -> float:
    """How tall the upright names over the columns are."""
    return max([LEAST_HEADER, *(PAPER.wide(name, SIZE) * BOLDER + INSET for name in table.columns)])


def _tall(lines: int) -> float:
    return LINE + (lines - 1) * NEXT_LINE


def _lines(row: DayRow, columns: int) -> int:
    also = WIDE - DAY - DOSE - columns * RATING
    return max(_wrapped(row.dose, DOSE - INSET), _wrapped(row.marks, also - INSET))


def _wrapped(text: str, wide: float) -> int:
    """In how many lines a text is set; a word that does not fit goes to the next."""
    lines, used = 1, 0.0
    for word in map(_word, text.split()):
        fits = used == 0 or used + SPACE + word <= wide
        lines, used = (lines, used + SPACE + word) if fits else (lines + 1, word)
    return lines


def _word(word: str) -> float:
    bare = word.rstrip(",")
    return PAPER.wide(bare, SIZE) + COMMA * (len(word) - len(bare))
