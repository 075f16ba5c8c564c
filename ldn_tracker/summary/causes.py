"""Part 10: infections, new medicines, periods and breaks: what else could explain a change."""

from datetime import date

from dose.course import Course
from dose.diary import Diary
from dose.ordered import rows_between
from dose.treatment.breaks import TimeOff
from ldn_tracker.charts.dates import day_words, listed, short_day, short_span
from ldn_tracker.charts.stretch_words import BREAKS
from ldn_tracker.summary.page import Line

FACTORS = {
    "infection": "Infection",
    "new_medicine": "New medicine",
    "vaccination": "Vaccination",
    "travel": "Travel",
    "period": "Period",
    "other": "Something else",
}


def other_causes(diary: Diary, first: date, last: date) -> tuple[Line, ...]:
    """One line for each kind of cause in the period, with its days; says so where there is none."""
    pauses = tuple(_break(row, last) for row in Course(diary, last).breaks_from(first))
    lines = (*pauses, *_began(diary, first, last), *_factors(diary, first, last))
    return lines or (Line("None recorded."),)


def _break(row: TimeOff, last: date) -> Line:
    days = short_span(row.first, row.last, last)
    said = f"since {day_words(row.first)}" if row.going_on else days
    return Line(f"{said} ({BREAKS[row.reason]}).", "Break from LDN:")


def _began(diary: Diary, first: date, last: date) -> tuple[Line, ...]:
    rows = [m for m in diary.medicines if m.start and first <= m.start <= last]
    begun = [f"{row.name} from {short_day(row.start, last)}" for row in rows if row.start]
    return (Line.of(begun, "Begun in this time:"),) if begun else ()


def _factors(diary: Diary, first: date, last: date) -> tuple[Line, ...]:
    entries = rows_between(diary.entries, first, last)
    lines = []
    for factor, name in FACTORS.items():
        days = tuple(entry.day for entry in entries if factor in entry.factors)
        if days:
            lines.append(Line(f"{listed(days, last)}.", f"{name}:"))
    return tuple(lines)
