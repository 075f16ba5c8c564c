"""On which days a calendar reminds of a dose: a series for each row of the regimen and each part.

Pure. Its days are told ahead without an end, so a series ends with its row, and begins anew after
a break. What was recorded counts: doses that are not daily are counted from the last one, across
changes and breaks ahead, and a dose that a change of time leaves out is not reminded of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary.columns import among
from dose.diary.diary import Diary
from dose.diary.parts import Regimen
from dose.treatment.course import Course, how_often
from dose.treatment.regimen_words import halves
from dose.treatment.schedule import left_out
from dose.vocabulary import Half
from journal.day import DAY, Span, outside

FAR = date(9000, 1, 1)  # a row or a break without an end lasts until then
SHOWN_DAYS = 180  # how long a series that is over stays in the calendar


@dataclass(frozen=True, slots=True)
class Series:
    """One part of a dose: due on `first` and every `every_days` after it; `last` None: no end.

    `key` names it for good: the row's first day, the part, and which stretch between breaks it is.
    """

    key: str
    half: Half
    first: date
    last: date | None
    every_days: int


def dose_series(diary: Diary, today: date) -> tuple[Series, ...]:
    """Every series that goes on, is ahead, or ended in the last half year, the oldest first."""
    course = Course(diary, FAR)
    rows = course.regimen
    ends = [row.start - DAY for row in rows[1:]] + [FAR]
    found: list[Series] = []
    for row, last in zip(rows, ends, strict=False):
        if last >= row.start and last >= today - timedelta(SHOWN_DAYS):
            found += _of_row(course, row, last, today, _supposed(found, today))
    return tuple(found)


def _of_row(
    course: Course, row: Regimen, last: date, today: date, before: date | None
) -> Iterator[Series]:
    """The series of a row, up to its `last` day; `before`: the first day ahead with a dose."""
    off = [(away.first, away.last) for away in course.times_off(course.regimen[0].start)]
    often = how_often(course.diary, row, max(row.start, min(today, last)))
    out = left_out(course.diary, row.start)
    for number, piece in enumerate(outside(row.start, last, off)):
        told = []
        for half in halves(row.timing):
            begins = piece[0] + DAY if piece[0] == row.start and half in out else piece[0]
            first = _first_due(course, (begins, piece[1]), often, today, before)
            if first <= piece[1] and piece[1] >= today - timedelta(SHOWN_DAYS):
                key = f"dose {row.start} {half}" + (f" {number}" if number else "")
                told.append(Series(key, half, first, None if piece[1] == FAR else piece[1], often))
        yield from told
        before = _supposed(told, today) or before


def _first_due(course: Course, piece: Span, often: int, today: date, before: date | None) -> date:
    """The first due day of a stretch, in step with the last dose in it or before it.

    One that is overdue is due today, and the next ones are counted from there.
    """
    first, last = piece
    if often == 1:
        return first
    known = [*among(course.taken, date.min, last)[-1:], *([before] if before else [])]
    again = max([first, *(day + timedelta(often) for day in known)])
    is_noted = course.diary.dose_days.noted(today)
    if first <= today <= last:
        again = max(again, today + DAY if is_noted else today)
    is_begun = bool(known) and known[0] >= first
    begins = first if is_begun else max([first, *(day + timedelta(often) for day in known)])
    return begins + timedelta((again - begins).days % often)


def _supposed(told: list[Series], today: date) -> date | None:
    """The last day, from today on, on which a dose of these is taken as they say."""
    ends = [
        each.last - timedelta((each.last - each.first).days % each.every_days)
        for each in told
        if each.last
    ]
    return max((day for day in ends if day >= today), default=None)
