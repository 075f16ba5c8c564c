"""The stretches that the paper tells of: one definition of "before LDN", and no day left out.

"Before LDN" are the 14 days before the first dose, whatever was chosen; where these do not lie in
the period, the row says so. Every other row lies in it, and together they are all its days.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dose.diary.columns import KEPT
from dose.diary.diary import Diary
from dose.treatment.course import Course
from dose.treatment.timeline import GOES_ON, End, Stretch, is_planned, stretches
from journal.day import DAY
from journal.stats import fortnight_before
from ldn_tracker.charts.words.stretch_words import words_of

BEGAN = End("change", "start")


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch with its label; `inside`: all of its days lie in the period."""

    stretch: Stretch
    label: str
    inside: bool = True


def shown(diary: Diary, first: date, last: date) -> tuple[Shown, ...]:
    """What is told of the days `first`–`last`, oldest first."""
    course = Course(diary, last)
    rows = list(stretches(diary, first, last))
    if course.start is None or course.taken_before:
        return tuple(_labelled(_whole(rows, first, last, diary)))
    since = max(first, course.start)
    on_ldn = [_since(row, since) for row in rows if row.last >= since]
    whole = _whole(on_ldn, since, last, diary) if since <= last else ()
    return (*_before(diary, first, course.start), *_labelled(whole))


def drawn(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """What the chart shows: the days of the period alone, those before the first dose as one."""
    rows = [each.stretch for each in shown(diary, first, last)]
    before = [row for row in rows if row.end == BEGAN]
    start = before[0].last + DAY if before else first
    led = [_days_before(first, start - DAY, BEGAN)] if first < start else []
    return (*led, *(row for row in rows if row.first >= start))


def _before(diary: Diary, first: date, start: date) -> Iterator[Shown]:
    """The days of the period before the fortnight, and the fortnight before the first dose."""
    begin, end = fortnight_before(start)
    if first < begin:
        yield Shown(_days_before(first, begin - DAY, GOES_ON), "earlier")
    if first < start or 1 in diary.days.marked(KEPT, begin, end):
        yield Shown(_days_before(begin, end, BEGAN), "before LDN", inside=first <= begin)


def _days_before(first: date, last: date, end: End) -> Stretch:
    return Stretch(
        dose_mg=None, timing=None, first=first, last=last, began=first, taking=False,
        going_on=False, end=end,
    )  # fmt: skip


def _since(row: Stretch, since: date) -> Stretch:
    """A stretch from a day on: what was due before the first dose had not begun."""
    first = max(row.first, since)
    return replace(
        row, first=first, began=max(row.began, since) if row.first < since else row.began
    )


def _whole(rows: list[Stretch], first: date, last: date, diary: Diary) -> Iterator[Stretch]:
    """The stretches, with one for each run of days between them."""
    day, start = first, Course(diary, last).start
    for row in rows:
        if row.first > day:
            yield from _unplanned(day, row.first - DAY, start, planned=is_planned(diary))
        yield row
        day = row.last + DAY
    if day <= last:
        yield from _unplanned(day, last, start, planned=is_planned(diary), going_on=True)


def _unplanned(
    first: date, last: date, start: date | None, *, planned: bool, going_on: bool = False
) -> Iterator[Stretch]:
    """Days without a regimen: on LDN from the first dose on, else without."""
    begun = start is not None and start <= last
    if begun and start is not None and first < start:
        yield from _unplanned(first, start - DAY, start, planned=planned)
        first = start
    yield Stretch(
        dose_mg=None, timing=None, first=first, last=last, began=first, taking=begun,
        going_on=going_on, end=GOES_ON, planned=planned,
        taken_unseen=start is not None and not begun,
    )  # fmt: skip


def _labelled(rows) -> Iterator[Shown]:
    return (Shown(row, words_of(row)) for row in rows)
