"""Part 5, the record itself: how much there is of it, and whether that is enough for a trend."""

from collections import Counter
from dataclasses import replace
from datetime import date

from dose.diary.columns import among
from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.treatment.course import Course
from dose.vocabulary import SKIP_REASONS
from journal.ratings import BLANK
from ldn_tracker.charts.series.series import Chart, Panel
from ldn_tracker.charts.series.table import crash_days
from ldn_tracker.charts.words.dates import days_words, doses_words, short_day
from ldn_tracker.charts.words.recorded_words import recorded_words
from ldn_tracker.charts.words.shortened import clipped, isolated
from ldn_tracker.report.parts.page import Quality
from ldn_tracker.report.steps.steps import Steps
from ldn_tracker.today.questions import recalled

REASONS, LETTERS = 3, 40  # of doses not taken, the most frequent, and of each so many letters


def quality(diary: Diary, drawing: Chart, table: Steps) -> Quality:
    """ "27 of 34 days recorded, 31 of 34 doses recorded, 4 crash days"; whether that is enough."""
    first, last = drawing.first, drawing.last
    entries = rows_between(diary.entries, first, last)
    said = [recorded_words(drawing.recorded, drawing.days, drawing.only_imported)]
    said.append(_doses_words(Course(diary, last), table, first))
    said += _skipped(diary, first, last)
    crashes = crash_days(diary, first, last)
    said.append("crash days not recorded" if crashes is None else _crash_words(crashes))
    if late := sum(recalled(row.day, row.recorded_at, diary.person.clock) for row in entries):
        said.append(f"{days_words(late)} filled in later")
    words = ", ".join(said)
    if not drawing.enough_throughout:
        return Quality(False, f"{words}: too little to judge, so no trends are shown.")
    return Quality(True, f"{words}.")


def without_trends(drawing: Chart) -> Chart:
    """The chart with its dots alone, as it is where too few days were recorded."""
    panels = tuple(map(_without_line, drawing.panels))
    return replace(drawing, panels=panels, trends=bytes(drawing.days))


def _without_line(panel: Panel) -> Panel:
    none = replace(panel.lined, values=BLANK * len(panel.lined.values))
    return replace(panel, lined=none, beside=panel.dotted, low=none, high=none, average=None)


def _doses_words(course: Course, table: Steps, first: date) -> str:
    """ "8 of 8 doses recorded", the sum of the table; of LDN taken before the log, since when its
    doses are known."""
    if not table.due:
        return "no doses due"
    of_days = f"{table.taken} of {days_words(table.due)} with doses recorded"
    words = f"{table.taken} of {doses_words(table.due)} recorded"
    words = of_days if course.timing == "both" else words
    began = course.first_dose
    if began is None or began <= max(course.start or began, first):
        return words
    return f"{words} since {short_day(began, course.day)}, when the log began"


def _skipped(diary: Diary, first: date, last: date) -> list[str]:
    """ "15 days marked “not taken” (felt unwell × 9)", with the reasons that were given."""
    taken = {*among(diary.dose_days.taken, first, last)}
    rows = [row for row in rows_between(diary.doses, first, last) if not row.taken]
    kept = {row.day: row.reason for row in rows if row.day not in taken}
    if not kept:
        return []
    reasons = Counter(_reason(reason) for reason in kept.values() if reason).most_common(REASONS)
    unnamed = sum(not reason for reason in kept.values())
    reasons += [("no reason", unnamed)] if reasons and unnamed else []
    why = ", ".join(f"{reason} × {count}" for reason, count in reasons)
    return [f"{days_words(len(kept))} marked “not taken”{f' ({why})' if why else ''}"]


def _reason(kept: str) -> str:
    words = SKIP_REASONS[kept].label.lower() if kept in SKIP_REASONS else clipped(kept, LETTERS)
    return isolated(words)


def _crash_words(count: int) -> str:
    return f"{count} crash day{'' if count == 1 else 's'}"
