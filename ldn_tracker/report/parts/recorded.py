"""Part 4, beside the plan: what was recorded in the last 7 days, the whole of each day added up."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from dose.diary.columns import among
from dose.treatment.course import Course
from journal.day import days_in
from ldn_tracker.charts.series.ranges import first_day
from ldn_tracker.charts.words.dates import days_words
from ldn_tracker.report.parts.page import ReportLine
from ldn_tracker.report.steps.amounts import amounts_words

WEEK = 7
TITLE = "Recorded, last 7 days:"


def last_week(course: Course) -> ReportLine:
    """ "1.5 mg × 5, 3 mg × 1, nothing on 1 day"; days marked "not taken" are told apart.

    Days before anything was recorded are none of the record.
    """
    first = max(course.day - timedelta(WEEK - 1), first_day(course.diary, course.day))
    totals = course.taken_on_days(first, course.day)
    said = [amounts_words(Counter(totals.values()))] if totals else []
    if none := days_in(first, course.day) - len(totals):
        said.append(f"nothing on {days_words(none)}{_told(course, first, totals)}")
    return ReportLine(f"{', '.join(said)}.", TITLE)


def _told(course: Course, first: date, totals: Mapping[date, Decimal]) -> str:
    """Of the days without a dose: how many were marked, and whether today may still bring one."""
    skipped = {*among(course.diary.dose_days.skipped, first, course.day)} - {*totals}
    said = [f"{len(skipped)} marked “not taken”"] if skipped else []
    if not course.diary.dose_days.noted(course.day):
        said.append("the last one not over yet" if first < course.day else "not over yet")
    return f" ({'; '.join(said)})" if said else ""
