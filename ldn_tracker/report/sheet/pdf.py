"""The Summary as a PDF: tagged, real text, one A4 sheet, made by typst without a browser.

What people typed goes in as JSON data and is never read as markup. The fonts inside typst are used,
and those that `fonts.py` names, never the machine's, so the sheet is the same everywhere.
"""

from bisect import bisect_left
from dataclasses import replace

from dose.treatment.units import unbroken
from ldn_tracker.charts.drawing.description import describe
from ldn_tracker.charts.drawing.layout import PAPER, Layout
from ldn_tracker.charts.drawing.svg import draw
from ldn_tracker.charts.series.series import Chart
from ldn_tracker.charts.series.table import NO_ROWS
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.report.parts.page import (
    FOOT,
    NO_CHART,
    TITLE,
    DayTable,
    ReportLine,
    SideEffects,
    Summary,
)
from ldn_tracker.report.sheet.day_sheet import header, held
from ldn_tracker.report.sheet.direction import runs_apart, typed_apart
from ldn_tracker.report.sheet.drawn_text import split
from ldn_tracker.report.sheet.fit import ROOMS, fitted, roomiest
from ldn_tracker.report.sheet.fonts import ARABIC
from ldn_tracker.report.sheet.glyphs import Letters, breakable, each, letters_in, printable
from ldn_tracker.report.sheet.typesetter import TypesetSheet, Typesetter, Unprintable
from ldn_tracker.report.steps.steps import Steps

USUAL = (2_250, 2_600, 2_850)  # judgement: letters that each of the first rooms usually holds
LAST = len(ROOMS) - 1
FULL = 4_200  # judgement: letters that no sheet has held; usual ones have 2,000 to 3,000
UNPRINTED = (
    "What stands in [ ] could not be printed here. It can be read as it was typed in the app,"
    " on its page for the GP."
)


def render(summary: Summary) -> bytes:
    """The PDF; the same summary gives the same bytes."""
    with Typesetter() as press:
        return render_on(press, summary)


def render_on(press: Typesetter, summary: Summary) -> bytes:
    """The PDF, from a press that may have been started before the summary was known."""
    try:
        return _fitting(press, summary, plain=False).pdf
    except Unprintable:  # letters that can be printed alone, but not joined as they stand
        return _fitting(press, summary, plain=True).pdf


def _fitting(press: Typesetter, summary: Summary, *, plain: bool) -> TypesetSheet:
    """The sheet of the roomiest version that fits; the day table is added to that one only.

    What fits in none, as nothing may be left out of it, flows on to a second sheet.
    """
    sheets: dict[int, TypesetSheet] = {}

    def spare(room: int) -> float:
        sheets[room] = _set(press, replace(summary, days=None), room, plain=plain)
        return sheets[room].spare

    panels = len(summary.chart.panels) if summary.chart else 0
    room = roomiest(spare, panels=panels, guess=_guess(summary, panels))
    if room == LAST:
        return _set(press, summary, room, plain=plain, flows=True)
    if room in sheets and not summary.days:
        return sheets[room]
    return _set(press, summary, room, plain=plain)


def _guess(summary: Summary, panels: int) -> int:
    """The room to try first: none that more is to be said in than a sheet holds."""
    letters = letters_in(_data(fitted(summary, ROOMS[0])))
    if letters <= FULL:
        return bisect_left(USUAL, letters) if panels else 0
    lower = range(len(USUAL) + 1, LAST)  # those before it hold the same words as the first
    short = (n for n in lower if letters_in(_data(fitted(summary, ROOMS[n]))) <= FULL)
    return next(short, LAST)


def _set(
    press: Typesetter, summary: Summary, room: int, *, plain: bool, flows: bool = False
) -> TypesetSheet:
    letters = Letters.plain() if plain else Letters()
    space = ROOMS[room]
    short, layout = fitted(summary, space), replace(PAPER, panel=space.panel, lanes=space.lanes)
    data = each(printable(_data(short), letters), runs_apart)
    data["page"] |= each(printable(_typed(short), letters), typed_apart)
    data = breakable(each(data, unbroken))
    data["page"] |= _chart(short.chart, layout, letters)
    return press.set(
        data | _letters(letters) | {"flows": flows, "tight": space.tight},
        short.head.printed,
        letters.folders,
    )


def _chart(chart: Chart | None, layout: Layout, letters: Letters) -> dict:
    """The drawing, the words that stand over it, and what it says to those who hear it."""
    if chart is None:
        return {"chart": "", "caption": NO_CHART}
    drawing, labels = split(draw(chart, layout))
    return {
        "caption": chart.caption,
        "chart": printable(drawing, letters),
        "labels": each(printable(labels, letters), runs_apart),
        "alt": describe(chart),
    }


def _letters(letters: Letters) -> dict:
    return {
        "fonts": letters.families,
        "ligatures": ARABIC not in letters.families,
        "unprinted": UNPRINTED if letters.unprinted else "",
    }


def _typed(summary: Summary) -> dict:
    """What the person typed as it stands, with no word of ours in it."""
    return {"ask": summary.ask, "questions": list(summary.questions)}


def _data(summary: Summary) -> dict:
    return {
        "title": TITLE,
        "foot": FOOT,
        "width": PAPER.width,
        "page": _page(summary),
        "days": _days(held(summary.days)) if summary.days else None,
    }


def _page(summary: Summary) -> dict:
    head = summary.head
    return {
        "who": head.who,
        "period": head.period,
        "printed": f"printed {day_words(head.printed)}",
        "alerts": _lines(summary.alerts),
        "regimen": _line(summary.regimen),
        "recorded": _line(summary.recorded),
        "quality": summary.quality.words,
        "table": _table(summary.table),
        "side_effects": _effects(summary.side_effects),
        "benefit": _lines(summary.benefit),
        "medicines": _lines(summary.medicines),
        "other_causes": _lines(summary.other_causes),
        "suggestions": _lines(summary.suggestions),
    }


def _table(table: Steps) -> dict:
    return {
        "headings": list(table.headings),
        "rows": [
            {
                "now": row.of.is_now,
                "cells": [row.label, row.dates, *table.cells(row), row.ended],
            }
            for row in table.rows
        ],
        "left_out": table.out_words,
        "none": NO_ROWS,
    }


def _effects(part: SideEffects) -> dict:
    rows = part.table.rows
    return {
        "columns": list(part.table.columns),
        "rows": [[row.name, *(cell.words for cell in row.cells), row.new] for row in rows],
        "shaded": [[cell.shaded for cell in row.cells] for row in rows],
        "left_out": part.left_out,
        "said": _lines(part.said),
        "are": part.figures_are,
    }


def _days(table: DayTable) -> dict:
    return {
        "left_out": table.left_out,
        "header": header(table),
        "columns": list(table.columns),
        "rows": [
            [f"{row.day:%a} {day_words(row.day, year=False)}", row.dose, *row.ratings, row.marks]
            for row in table.rows
        ],
    }


def _lines(lines: tuple[ReportLine, ...]) -> list[list[str]]:
    return [_line(line) for line in lines]


def _line(line: ReportLine) -> list[str]:
    return [line.strong, line.text]
