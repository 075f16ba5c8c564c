"""Which part of a diary the rules look at: what `gather` reads from the database for a suggestion.

`cut` is the definition, which tests compare with what `gather` reads. The rules answer the same
from the cut as from the whole diary (a property test says so), so a suggestion costs the same after
ten years as after one.
"""

from dataclasses import replace
from datetime import date, timedelta

from dose.course import DOSES_BACK, Course
from dose.days import DoseDays, among
from dose.diary import Diary
from dose.ordered import rows_between, rows_until
from dose.parts import Entry
from journal.day import DAY
from journal.stats import fortnight_before

ENTRIES_BACK = 90  # days; the longest look back in entries: alerts that nobody has cleared
ADVICE_BACK = 14  # days; how long an answer to a suggestion mutes it
DOSES_READ = timedelta(13)  # before the day; how much was taken, and when, counts for a week


def cut(diary: Diary, day: date) -> Diary:
    """The part of the diary that the rules need for `day`.

    Whole: plan, previous plans, regimen, breaks, measures, medicines, conditions. Doses: the last
    fortnight; of the days with one, the first, the last year, and the last before that. Entries:
    see `entry_spans`, and every entry since the latest change that answers "is this new since …?".
    """
    return replace(
        diary,
        doses=rows_between(diary.doses, day - DOSES_READ, day),
        entries=_entries(diary, day),
        advice=rows_between(diary.advice, day - timedelta(ADVICE_BACK), day, "on"),
    ).with_dose_days(_dose_days(diary.dose_days, day))


def _dose_days(days: DoseDays, day: date) -> DoseDays:
    last_year = day - timedelta(DOSES_BACK)
    earlier = among(days.taken, date.min, last_year - DAY)
    taken = (*earlier[:1], *earlier[1:][-1:], *among(days.taken, last_year, day))
    return DoseDays(taken, among(days.skipped, last_year, day))


def entry_spans(course: Course) -> tuple[tuple[date, date], ...]:
    """The spans of days (both ends included) whose entries the rules read.

    The last 90 days, the fortnight before the start and the fortnight before the present dose.
    """
    spans = [(course.day - timedelta(ENTRIES_BACK), course.day)]
    if course.start:
        spans += [fortnight_before(course.start), fortnight_before(course.dose_from)]
    return tuple(spans)


def _entries(diary: Diary, day: date) -> tuple[Entry, ...]:
    course = Course(diary, day)
    spans = entry_spans(course)
    return tuple(
        entry
        for entry in rows_until(diary.entries, day)
        if any(first <= entry.day <= last for first, last in spans)
        or (course.change and entry.day >= course.change and _answers(entry))
    )


def _answers(entry: Entry) -> bool:
    return bool(entry.new_since_change or entry.not_new_since_change)
