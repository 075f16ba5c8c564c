"""Which part of a diary the rules look at: what is read from the database for a suggestion.

`cut` is the definition, which tests compare with what `from_database` reads. The rules answer the
same from the cut as from the whole diary (a property test says so), so a suggestion costs the same
after ten years as after one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between, rows_until
from dose.diary.parts import Dose, Entry
from dose.diary.supply import Supply
from dose.treatment.course import DOSES_BACK, Course
from journal.day import DAY, Span
from journal.stats import fortnight_before

ENTRIES_BACK = 90  # days; the longest look back in entries: alerts that nobody has cleared
ADVICE_BACK = 84  # days; how long a question that was answered is not asked again


def cut(diary: Diary, day: date) -> Diary:
    """The part of the diary that the rules need for `day`.

    Whole: plan, previous plans, regimen, breaks, measures, medicines, conditions, supply. Doses:
    those of the last year, or since the stock was last known if that is longer ago, and those of
    the first and the last day before with one taken. Entries: see `entry_spans`, and every entry
    since the latest change that answers "is this new since …?".
    """
    return replace(
        diary,
        doses=_doses(diary, doses_from(diary.supply, day), day),
        entries=_entries(diary, day),
        advice=rows_between(diary.advice, day - timedelta(ADVICE_BACK), day, "on"),
    )


def doses_from(supply: Supply, day: date) -> date:
    """The first day of which all doses are read."""
    year = day - timedelta(DOSES_BACK)
    return min(supply.known_since(day) or year, year)


def _doses(diary: Diary, first: date, last: date) -> tuple[Dose, ...]:
    earlier = rows_until(diary.doses, first - DAY)
    taken = [dose.day for dose in earlier if dose.taken]
    ends = {*taken[:1], *taken[-1:]}
    kept = (dose for dose in earlier if dose.day in ends)
    return (*kept, *rows_between(diary.doses, first, last))


def entry_spans(course: Course) -> tuple[Span, ...]:
    """The spans of days (both ends included) whose entries the rules read.

    The last 90 days, the fortnight before the start and the fortnight before the present dose.
    """
    spans = [(course.day - timedelta(ENTRIES_BACK), course.day)]
    if course.start and course.dose_from:
        spans += [fortnight_before(course.start), fortnight_before(course.dose_from)]
    return tuple(spans)


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """All days of some spans as spans that do not touch, in order."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + DAY:
            first, last = found[-1][0], max(found.pop()[1], last)
        found.append((first, last))
    yield from found


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
