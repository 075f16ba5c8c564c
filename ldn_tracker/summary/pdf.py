"""The Summary as a PDF: tagged, real text, one A4 sheet, made by typst without a browser.

What people typed goes in as JSON data and is never read as markup. Only the fonts inside typst are
used, so the sheet is the same on every machine; characters they lack are shown as □.
"""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time

from ldn_tracker.charts.dates import day_words
from ldn_tracker.charts.layout import PAPER
from ldn_tracker.charts.svg import describe, draw
from ldn_tracker.charts.table import Row, StepTable
from ldn_tracker.charts.words import column_name
from ldn_tracker.summary import typeset
from ldn_tracker.summary.fit import Room, versions
from ldn_tracker.summary.glyphs import printable
from ldn_tracker.summary.page import FOOT, TITLE, DayTable, Line, Summary

LONGEST = 60  # seconds; a sheet takes a tenth of one


class Unprintable(Exception):
    """What typst said of a sheet that it could not set."""


def render(summary: Summary) -> bytes:
    """The PDF; the same summary gives the same bytes."""
    data = _data(summary)
    try:
        return _set(printable(data), summary.head.printed)
    except Unprintable:  # letters that can be printed alone, but not joined as they stand
        return _set(printable(data, plain=True), summary.head.printed)


def _set(data: dict, printed: date) -> bytes:
    """The PDF, dated at noon of the day of printing; Unprintable where typst refuses."""
    noon = int(datetime.combine(printed, time(12), UTC).timestamp())
    asked = json.dumps({"data": data, "timestamp": noon}).encode()
    command = [sys.executable, "-I", typeset.__file__]
    done = subprocess.run(command, input=asked, capture_output=True, timeout=LONGEST)  # noqa: S603
    if done.returncode == typeset.UNPRINTABLE:
        raise Unprintable(done.stderr.decode())
    done.check_returncode()
    return done.stdout


def _data(summary: Summary) -> dict:
    drawn: dict[tuple[float, int], str] = {}  # a chart for each height and number of panels
    return {
        "title": TITLE,
        "foot": FOOT,
        "versions": [_version(fitted, room, drawn) for room, fitted in versions(summary)],
        "days": _days(summary.days) if summary.days else None,
    }


def _version(summary: Summary, room: Room, drawn: dict) -> dict:
    head, size = summary.head, (room.panel, room.panels)
    if size not in drawn:
        drawn[size] = draw(summary.chart, replace(PAPER, panel=room.panel))
    return {
        "who": head.who,
        "period": head.period,
        "printed": f"printed {day_words(head.printed)}",
        "ask": summary.ask,
        "regimen": _line(summary.regimen),
        "quality": summary.quality.words,
        "dots_are": summary.chart.dots_are,
        "source": summary.chart.source,
        "takes_ldn": summary.chart.takes_ldn,
        "table": _table(summary.table),
        "chart": drawn[size],
        "alt": describe(summary.chart),
        "side_effects": _lines(summary.side_effects),
        "benefit": _lines(summary.benefit),
        "medicines": _lines(summary.medicines),
        "other_causes": _lines(summary.other_causes),
        "questions": list(summary.questions),
        "suggestions": _lines(summary.suggestions),
    }


def _table(table: StepTable) -> dict:
    return {
        "headings": [column_name(name) for name in table.headings],
        "symptoms": len(table.symptoms),
        "rows": [_row(table, row) for row in table.rows],
        "left_out": table.left_out,
    }


def _row(table: StepTable, row: Row) -> dict:
    return {
        "now": row.is_now,
        "cells": [row.label, row.short_dates, *table.cells(row), row.ended],
    }


def _days(table: DayTable) -> dict:
    return {
        "columns": [column_name(name) for name in table.columns],
        "rows": [
            [f"{row.day:%a} {day_words(row.day, year=False)}", row.dose, *row.ratings, row.marks]
            for row in table.rows
        ],
    }


def _lines(lines: tuple[Line, ...]) -> list[list[str]]:
    return [_line(line) for line in lines]


def _line(line: Line) -> list[str]:
    return [line.strong, line.text]
