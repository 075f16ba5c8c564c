"""The page as a browser prints it: cut so that it is one sheet, whatever fonts the browser has.

A browser does not say how tall a page will be before it prints it, so the room is found by an
estimate, generous for the widest usual font; browser tests print the fullest pages. Lengths are in
CSS pixels (96 an inch) on the 184 mm between the margins that the stylesheet sets.
"""

from functools import partial
from math import ceil

from ldn_tracker.charts.layout import PRINTED
from ldn_tracker.charts.table import StepTable
from ldn_tracker.summary.fit import ROOMS, fitted
from ldn_tracker.summary.page import FOOT, Line, Summary

WIDTH = 695
TALLEST = 1085  # by this estimate, which is 35 to 100 too high: a sheet holds 1,054
HALF = 338
LINE, SIZE = 13.5, 11.2  # 8.4 pt
ASK_LINE, ASK_SIZE, BORDERS = 20.5, 15.5, 15
HEAD, HEADING = 55, 29
BLANKS = 2 * 22
CELL_LINE, ROW_GAP = 12.8, 7
DATES, LABEL, ENDED = 11, 11, 14  # letters in a line of these columns when the table is full
UNEVEN = LINE  # by which one of the two columns may be longer


def for_browser(summary: Summary) -> Summary:
    """The summary cut to the roomiest version that a browser prints on one sheet."""
    versions = map(partial(fitted, summary), ROOMS[:-1])
    fitting = (version for version in versions if height(version) <= TALLEST)
    return next(fitting, None) or fitted(summary, ROOMS[-1])


def height(page: Summary) -> float:
    """About how tall the printed page is, without the day table."""
    above = HEAD + _lines(page.ask, ASK_SIZE, WIDTH - 20) * ASK_LINE + BORDERS
    above += _paragraphs([page.regimen, Line(page.quality.words, "Record")], WIDTH)
    return above + _table(page.table) + _chart(page) + _below(page)


def _below(page: Summary) -> float:
    """The two columns, and the small print."""
    lists = [page.side_effects, page.medicines, page.other_causes, page.suggestions]
    lists += [[Line(" ".join(line.whole for line in page.benefit))]]
    lists += [[Line(f"1. {question}") for question in page.questions]]
    text = sum(_paragraphs(lines, HALF) for lines in lists)
    columns = (text + 7 * HEADING + BLANKS) / 2 + UNEVEN
    return columns + _lines(FOOT, SIZE, WIDTH) * LINE


def _table(table: StepTable) -> float:
    rows = sum(_row(row) for row in table.written) + bool(table.left_out) * (CELL_LINE + ROW_GAP)
    return HEADING + LINE + 3 * CELL_LINE + rows


def _row(row) -> float:
    lines = ((row.label, LABEL), (row.dates, DATES), (row.ended, ENDED))
    return max(ceil(len(text) / letters) for text, letters in lines) * CELL_LINE + ROW_GAP


def _chart(page: Summary) -> float:
    """With as many lanes of labels as there can be."""
    chart, sizes = page.chart, PRINTED
    strips = bool(chart.crashes) + bool(chart.infections) + 1.4
    lanes = min(PRINTED.lanes, len(chart.stretches))
    drawn = lanes * sizes.small * 1.25 + sizes.band + strips * sizes.font * 1.25
    drawn += len(chart.panels) * (sizes.panel + sizes.font * 0.55)
    return HEADING + drawn * WIDTH / sizes.width + 2 * LINE


def _paragraphs(lines, width: float) -> float:
    return sum(_lines(line.whole, SIZE, width) * LINE for line in lines)


def _lines(text: str, size: float, width: float) -> int:
    return max(ceil(PRINTED.wide(text, size) * 1.05 / width), 1)
