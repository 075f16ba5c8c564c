"""Part 4, the record itself: how much there is of it, and whether that is enough for a trend."""

from dataclasses import replace
from datetime import date

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.treatment.course import Course
from dose.treatment.timeline import doses_between
from journal.ratings import BLANK
from ldn_tracker.charts.dates import days_words, doses_words, short_day
from ldn_tracker.charts.recorded_words import recorded_words
from ldn_tracker.charts.series import Chart, Panel
from ldn_tracker.charts.table import crash_days
from ldn_tracker.report.page import Quality
from ldn_tracker.today.questions import recalled


def quality(diary: Diary, drawing: Chart) -> Quality:
    """ "27 of 34 days, 31 of 34 doses, 4 crash days", and whether that is enough."""
    first, last = drawing.first, drawing.last
    entries = rows_between(diary.entries, first, last)
    said = [recorded_words(drawing.recorded, drawing.days, drawing.only_imported)]
    said.append(_doses_words(Course(diary, last), first, last))
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
    return replace(panel, lined=none, beside=panel.dotted)


def _doses_words(course: Course, first: date, last: date) -> str:
    """ "8 of 8 doses"; of LDN taken before the log, since when its doses are known."""
    doses = doses_between(course, first, last)
    if not doses.due:
        return "no doses due"
    words = f"{doses.taken} of {doses_words(doses.due, in_parts=course.timing == 'both')}"
    began = course.first_dose
    if began is None or began <= max(course.start or began, first):
        return words
    return f"{words} since {short_day(began, last)}, when the log began"


def _crash_words(count: int) -> str:
    return f"{count} crash day{'' if count == 1 else 's'}"
