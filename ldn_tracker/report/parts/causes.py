"""Part 11: infections, new medicines, periods and breaks: what else could explain a change."""

from dataclasses import replace
from datetime import date

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Entry
from dose.treatment.breaks import TimeOff
from dose.treatment.course import Course
from dose.vocabulary import BREAK_REASONS
from journal.vocabulary import FACTORS, REPORTED_FACTORS
from ldn_tracker.charts.words.dates import day_words, listed, short_day, short_span
from ldn_tracker.charts.words.shortened import clipped, isolated
from ldn_tracker.report.parts.page import ReportLine

NOTES, NOTE_LETTERS = 3, 80  # of the latest days with another cause, as many and as long


def other_causes(diary: Diary, first: date, last: date) -> tuple[ReportLine, ...]:
    """One line for each kind of cause in the period, with its days; says so where there is none."""
    pauses = tuple(_break(row, last) for row in Course(diary, last).breaks_from(first))
    lines = (*pauses, *_began(diary, first, last), *_factors(diary, first, last))
    return lines or (ReportLine("None recorded."),)


def _break(row: TimeOff, last: date) -> ReportLine:
    days = short_span(row.first, row.last, last)
    said = f"since {day_words(row.first)}" if row.going_on else days
    return ReportLine(f"{said} ({BREAK_REASONS[row.reason].clinical}).", "Break from LDN:")


def _began(diary: Diary, first: date, last: date) -> tuple[ReportLine, ...]:
    begun = [
        f"{row.label} from {short_day(row.start, last)}"
        for row in diary.medicines
        if row.start and first <= row.start <= last
    ]
    line = ReportLine.of(begun, "Begun in this time:")
    return (replace(line, part="medicines"),) if begun else ()


def _factors(diary: Diary, first: date, last: date) -> tuple[ReportLine, ...]:
    entries = rows_between(diary.entries, first, last)
    lines = []
    for factor in REPORTED_FACTORS:
        rows = [entry for entry in entries if factor in entry.factors]
        if rows:
            days = listed(tuple(entry.day for entry in rows), last)
            notes = _notes(rows) if factor == "other" else ""
            lines.append(ReportLine(f"{days}{notes}.", f"{FACTORS[factor].clinical}:"))
    return tuple(lines)


def _notes(rows: list[Entry]) -> str:
    """The latest notes of days with another cause, in the person's words."""
    notes = dict.fromkeys(" ".join(row.note.split()) for row in reversed(rows) if row.note.strip())
    said = ", ".join(f"“{isolated(clipped(note, NOTE_LETTERS))}”" for note in [*notes][:NOTES])
    return f": {said}" if said else ""
