"""The day table of the second sheet: every day of the period, as short as it can be read."""

from datetime import date

from dose.diary.diary import Diary
from dose.diary.parts import Dose, Entry
from dose.treatment.course import Course
from dose.treatment.units import mg_words
from dose.vocabulary import HALVES
from journal.day import span
from journal.scales import Measure
from journal.vocabulary import FACTORS
from ldn_tracker.charts.words.shortened import column_name
from ldn_tracker.report.parts.page import DayRow, DayTable


def day_table(diary: Diary, first: date, last: date, measures: tuple[Measure, ...]) -> DayTable:
    """One row a day; a day without an entry, or a question without an answer, stays blank."""
    course = Course(diary, last)
    off = {day for begin, end in course.days_off(first) for day in span(begin, end)}
    doses: dict[date, list[Dose]] = {}
    for dose in diary.doses:
        doses.setdefault(dose.day, []).append(dose)
    rows = (
        _row(day, _doses(course, day, doses.get(day, []), off), diary.entry_on.get(day), measures)
        for day in span(first, last)
    )
    return DayTable(tuple(column_name(measure.name) for measure in measures), tuple(rows))


def _row(day: date, dose: str, entry: Entry | None, measures: tuple[Measure, ...]) -> DayRow:
    ratings = entry.ratings if entry else {}
    return DayRow(
        day=day,
        dose=dose,
        ratings=tuple(f"{ratings[m.id]:g}" if m.id in ratings else "" for m in measures),
        marks=_marks(entry) if entry else "",
    )


def _doses(course: Course, day: date, doses: list[Dose], off: set[date]) -> str:
    """Those of a day; of a day without any, whether it was one of a break, or none was due."""
    if course.waits(day) and not any(dose.taken for dose in doses):
        return "none due"
    return " + ".join(map(_dose, doses)) or ("break" if day in off else "")


def _dose(dose: Dose) -> str:
    if not dose.taken or dose.dose_mg is None or dose.timing is None:
        return "not taken"
    return f"{mg_words(dose.dose_mg)} {HALVES[dose.timing].brief}"


def _marks(entry: Entry) -> str:
    crash = ("crash",) if entry.is_crash else ()
    factors = (factor for factor in entry.factors if factor != "crash")
    return ", ".join(FACTORS[factor].brief for factor in (*crash, *factors))
