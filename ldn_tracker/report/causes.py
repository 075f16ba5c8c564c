"""Part 10: infections, new medicines, periods and breaks: what else could explain a change."""

from datetime import date

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.treatment.breaks import TimeOff
from dose.treatment.course import Course
from dose.vocabulary import BREAK_REASONS
from journal.vocabulary import FACTORS, REPORTED_FACTORS
from ldn_tracker.charts.dates import day_words, listed, short_day, short_span
from ldn_tracker.report.page import ReportLine


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
    return (ReportLine.of(begun, "Begun in this time:"),) if begun else ()


def _factors(diary: Diary, first: date, last: date) -> tuple[ReportLine, ...]:
    entries = rows_between(diary.entries, first, last)
    lines = []
    for factor in REPORTED_FACTORS:
        days = tuple(entry.day for entry in entries if factor in entry.factors)
        if days:
            lines.append(ReportLine(f"{listed(days, last)}.", f"{FACTORS[factor].clinical}:"))
    return tuple(lines)
