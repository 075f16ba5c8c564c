"""Part 7, side effects by dose: the charts' table of them, and what must be said beside it."""

from collections.abc import Iterator
from datetime import date, timedelta

from dose.diary.diary import Diary
from dose.treatment.course import Course
from dose.treatment.effects import LATELY_DAYS, effects_by_dose
from dose.treatment.pauses import breaks_on, is_not_taken
from ldn_tracker.charts.series.effects import told
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.report.parts.page import ReportLine, SideEffects

NONE = "None rated 2 or more in this time, and none rated at all in the last 14 days."
NOTHING_RATED = "Nothing rated in this time."


def side_effects(diary: Diary, first: date, last: date) -> SideEffects:
    """The table over the days `first`–`last`, as it stood on the last of them."""
    table = told(effects_by_dose(diary, first, last))
    if table.rows:
        return SideEffects(table, tuple(_beside(diary, last, table.earlier)))
    measures = (each for each in diary.all_measures.values() if each.kind == "side_effect")
    rated = any(diary.days.rated(each.id, first, last).rated for each in measures)
    return SideEffects(table, (ReportLine(NONE if rated else NOTHING_RATED),))


def _beside(diary: Diary, last: date, earlier: tuple[str, ...]) -> Iterator[ReportLine]:
    if earlier:
        yield ReportLine.of(earlier, "Earlier:")
    if line := _off(diary, last):
        yield line


def _off(diary: Diary, last: date) -> ReportLine | None:
    """That no dose is recorded of the last 14 days, where LDN was taken before them."""
    course, begun = Course(diary, last), last - timedelta(LATELY_DAYS - 1)
    if course.last_dose is None or course.last_dose >= begun:
        return None
    known = any(row.first <= begun for row in breaks_on(course))
    none = "no LDN" if known or is_not_taken(course, begun, last) else "no dose recorded"
    return ReportLine(
        f"{none} (last dose {day_words(course.last_dose)}).", f"Last {LATELY_DAYS} days:"
    )
