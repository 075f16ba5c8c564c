"""The page as a browser prints it: cut so that it is one sheet, whatever fonts the browser has.

A browser does not say how tall a page will be before it prints it, so the room is found by an
estimate, made for the widest usual font (DejaVu Serif); browser tests print the fullest pages.
Lengths are in CSS pixels (96 an inch) on the 184 mm between the margins that the stylesheet sets.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from textwrap import wrap

from ldn_tracker.charts.drawing.labels import dose_labels
from ldn_tracker.charts.drawing.layout import PRINTED, scale
from ldn_tracker.charts.series.series import Chart
from ldn_tracker.report.parts.page import FOOT, DayRow, DayTable, ReportLine, SideEffects, Summary
from ldn_tracker.report.sheet.day_sheet import latest
from ldn_tracker.report.sheet.fit import ROOMS, fitted
from ldn_tracker.report.steps.steps import Steps

WIDTH = 695
TALLEST = 1044  # a sheet holds 1,054, and the estimate is within −10 and +65 of what is printed
HALF = 338
ASK_WIDTH, TICKS, LONG_ASK = 350, 44, 5
LINE, SIZE = 13.5, 11.2  # 8.4 pt
TITLE, ASK_LINE, ASK_SIZE, BORDERS, GAP = 35, 19.6, 15.5, 9, 4.5
HEADING = 28
BLANK = 16.2
CELL_LINE, ROW_GAP = 12.8, 5
DATES, ENDED, NAME, DOSES, LABEL, NEW = 16, 17, 8, 12, 11, 9  # letters in a line of a column
LETTER, NAMES = 6.6, 95  # of a table: how wide one is, and the room for a side effect or a dose
SLIM = " .,()/·"
WIDEST, CELL_GAP = 6.8, 7  # the same of bold figures, and the room between two cells
DAY_LINES = 140  # judgement: of the second sheet, as words are not cut to fill it
DOSE_LETTERS = 14  # in a line of its column of doses
DAY, DOSE, RATING, INSET = 77, 91, 15.3, 7.6  # how wide its columns are; marks have what is left
UNEVEN = LINE  # by which one of the two columns may be longer: what stays together is halved


def for_browser(summary: Summary) -> Summary:
    """The summary cut to the roomiest version that a browser prints on one sheet."""
    summary = replace(summary, days=_days(summary.days) if summary.days else None)
    versions = map(partial(fitted, summary), ROOMS[:-1])
    fitting = (version for version in versions if height(version) <= TALLEST)
    return next(fitting, None) or fitted(summary, ROOMS[-1])


def _days(table: DayTable) -> DayTable:
    marks = int((HALF - DAY - DOSE - RATING * len(table.columns) - INSET) / LETTER)
    rows = reversed(table.rows[-DAY_LINES:])
    return latest(table, [_day_lines(row, marks) for row in rows], DAY_LINES)


def _day_lines(row: DayRow, marks: int) -> int:
    return max(_wrapped(row.dose, DOSE_LETTERS), _wrapped(row.marks, marks))


def height(page: Summary) -> float:
    """About how tall the printed page is, without the day table."""
    above = TITLE + _lines(page.head.who, SIZE, WIDTH) * LINE + _alerts(page.alerts)
    above += _asked(page.ask) + BORDERS
    now = ReportLine(f"{page.regimen.whole} {page.recorded.whole}")
    above += _paragraphs([now, ReportLine(page.quality.words, "Record")], WIDTH) + GAP
    tables = _table(page.table) + _effects(page.side_effects)
    return above + tables + _drawing(page.chart) + _below(page)


def is_long(ask: str) -> bool:
    """Whether the ask is much too wide for half of the sheet, so that it has a row of its own."""
    return _lines(f"I would like: {ask}", ASK_SIZE, ASK_WIDTH) > LONG_ASK


def _asked(ask: str) -> float:
    if is_long(ask):
        return _lines(f"I would like: {ask}", ASK_SIZE, WIDTH - 20) * ASK_LINE + TICKS / 2
    return max(_lines(f"I would like: {ask}", ASK_SIZE, ASK_WIDTH) * ASK_LINE, TICKS)


def _alerts(lines: tuple[ReportLine, ...]) -> float:
    return HEADING + BORDERS + _paragraphs(lines, WIDTH - 24) if lines else 0


def _below(page: Summary) -> float:
    """The two columns, and the small print."""
    lists = [page.medicines, page.other_causes, page.suggestions]
    lists += [[ReportLine(" ".join(line.whole for line in page.benefit))]]
    lists += [[ReportLine(f"1. {question}") for question in page.questions]]
    text = sum(_paragraphs(lines, HALF) for lines in lists)
    blanks = 0 if page.questions else 2 * BLANK
    return (text + 5 * HEADING + blanks) / 2 + UNEVEN + _lines(FOOT, SIZE, WIDTH) * LINE


def _effects(part: SideEffects) -> float:
    """The table, with what is said beside it."""
    said = _lines(" ".join(line.whole for line in part.said), SIZE, WIDTH) * LINE * bool(part.said)
    rows = part.table.rows
    if not rows:
        return HEADING + said
    heads = ("Side effect", *part.table.columns)
    left = _left([heads, *((row.name, *(cell.words for cell in row.cells)) for row in rows)])
    names, tall = 1, sum(_wrapped(row.new, left) for row in rows)
    if left < NEW:
        column = int((WIDTH - 2 * NAMES) / len(part.table.columns) / LETTER)
        names = max(_wrapped(name, column) for name in part.table.columns)
        wide = int(NAMES / LETTER)
        tall = sum(max(_wrapped(row.name, wide), _wrapped(row.new, wide)) for row in rows)
    lines = names + tall + bool(part.left_out)
    return HEADING + lines * CELL_LINE + (1 + len(rows)) * ROW_GAP + said


def _left(rows: list[tuple[str, ...]]) -> int:
    """How many letters a table has room for in one more column, where no other cell is broken: a
    browser breaks none without need."""
    columns = (max(map(_letters, column)) for column in zip(*rows, strict=True))
    return max(int((WIDTH - sum(each * WIDEST + CELL_GAP for each in columns)) / WIDEST), 1)


def _letters(text: str) -> float:
    """How wide a text is, in letters of a table; of some two are as wide as one."""
    return len(text) - sum(map(text.count, SLIM)) / 2


def _table(table: Steps) -> float:
    if not table.rows:
        return HEADING + LINE
    names = max((_wrapped(name, NAME) for name in table.headings), default=1)
    lines = sum(_row_lines(table)) + max(names, 2) + bool(table.left_out)
    return HEADING + lines * CELL_LINE + (1 + len(table.rows) + bool(table.left_out)) * ROW_GAP


def _row_lines(table: Steps) -> Iterator[int]:
    """In how many lines each row of the table by dose is set; its heads may take two."""
    rows, names = table.written, (max(name.split(), key=len) for name in table.columns)
    heads = ("Dose, time".ljust(LABEL + 1), " " * DATES, *names)
    cells = [(row.label, "", *(cell for _, cell in row.cells)) for row in rows]
    left = _left([heads, *cells])
    label = max([LABEL, *(len(word) for row in rows for word in row.label.split())])
    for row in rows:
        doses = next(words for name, words in row.cells if name == "Doses recorded")
        columns = ((row.label, label), (row.dates, DATES), (doses, DOSES), (row.ended, ENDED))
        columns = columns if left < ENDED else ((row.dates, DATES), (row.ended, left))
        yield max(_wrapped(text, letters) for text, letters in columns)


def _wrapped(text: str, letters: int) -> int:
    """In how many lines a text is set in a narrow column; its longest word makes it wider."""
    return len(wrap(text, letters, break_long_words=False)) or 1


def _drawing(chart: Chart | None) -> float:
    if chart is None:
        return HEADING
    sizes = PRINTED
    labels = dose_labels(chart.stretches, scale(chart, sizes), sizes)
    lanes = 1 + max((label.lane for label in labels), default=0)
    strips = bool(chart.crashes) + bool(chart.infections) + 1.4
    drawn = chart.has_dose_row * (lanes * sizes.small * 1.25 + sizes.band)
    drawn += strips * sizes.font * 1.25
    drawn += len(chart.panels) * (sizes.panel + sizes.font * 0.55)
    return HEADING + drawn * WIDTH / sizes.width + _lines(chart.caption, 8 / 0.75, WIDTH) * LINE


def _paragraphs(lines, width: float) -> float:
    return sum(_lines(line.whole, SIZE, width) * LINE for line in lines)


def _lines(text: str, size: float, width: float) -> int:
    """In how many lines a text is set, broken between words."""
    letters = width * len(text) / (PRINTED.wide(text, size) or 1)
    return len(wrap(text, max(int(letters), 1))) or 1
