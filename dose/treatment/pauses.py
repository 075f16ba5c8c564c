"""The days that no dose accounts for: breaks from LDN, and gaps in the record of doses.

A gap in which no break was recorded is neither treatment nor proof that nothing was taken: it is
called what it is. A week or more of which every day was marked so is "not taken".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Literal

from dose.diary.columns import among
from dose.diary.parts import BreakReason
from dose.treatment.breaks import TimeOff, in_runs
from dose.treatment.course import Course
from dose.treatment.gaps import GAP_DAYS
from journal.day import DAY, Span, days_in, outside, runs

PauseKind = Literal["break", "not_recorded", "not_taken"]


@dataclass(frozen=True, slots=True)
class Pause:
    """Days without a dose, both ends included; `reason` is that of a break, else ""."""

    first: date
    last: date
    kind: PauseKind
    going_on: bool
    reason: BreakReason | Literal[""] = ""


def pauses(course: Course, first: date) -> tuple[Pause, ...]:
    """The breaks and gaps of a week or more since the first dose or regimen, oldest first, none in
    another.

    Of what was over before `first`, doses are only looked at in the last year.
    """
    begun = min(filter(None, (course.start, _regimen_from(course))), default=None)
    if begun is None:
        return ()
    found = in_runs(course.times_off(first), begun)
    off = tuple(_break(row) for run in found if _are_long(run) for row in run)
    gaps = (piece for gap in _gaps(course, first) for piece in _without(gap, off))
    told = (piece for gap in gaps for piece in _told(course, gap))
    return tuple(sorted((*off, *told), key=attrgetter("first")))


def breaks_on(course: Course) -> list[TimeOff]:
    """The breaks that lead to the course's own day, each on the day after the one before it; none
    if a dose was taken in the last of them."""
    found = in_runs(course.times_off(course.day), date.min + DAY)
    return next((run for run in found if run[-1].last >= course.day), [])


def is_not_taken(course: Course, first: date, last: date) -> bool:
    """Whether every day of a week or more was marked "not taken"; today may be unanswered yet."""
    return _skipped_runs(course, first, last) == [(first, last)]


def _told(course: Course, gap: Pause) -> Iterator[Pause]:
    """A gap, parted where a week or more of it was marked "not taken" day by day."""
    skipped = _skipped_runs(course, gap.first, gap.last)
    unknown = tuple(outside(gap.first, gap.last, skipped))
    parted: tuple[tuple[PauseKind, Iterable[Span]], ...] = (
        ("not_taken", skipped),
        ("not_recorded", unknown),
    )
    for kind, spans in parted:
        for first, last in spans:
            going_on = gap.going_on and last == gap.last
            yield Pause(first, last, kind, going_on)


def _skipped_runs(course: Course, first: date, last: date) -> list[Span]:
    """The runs of a week or more without a day that was not marked."""
    days = set(among(course.diary.dose_days.skipped, first, last))
    if last == course.day and last - DAY in days:  # the day is not over
        days.add(last)
    return [each for each in runs(tuple(sorted(days))) if days_in(*each) >= GAP_DAYS]


def _regimen_from(course: Course) -> date | None:
    return course.regimen[0].start if course.regimen else None


def _break(row: TimeOff) -> Pause:
    return Pause(row.first, row.last, "break", row.going_on, row.reason)


def _are_long(run: list[TimeOff]) -> bool:
    return days_in(run[0].first, run[-1].last) >= GAP_DAYS


def _gaps(course: Course, first: date) -> Iterator[Pause]:
    """The runs of days without a recorded dose: before the first one, then of a week or more."""
    due = _regimen_from(course)
    if due and course.start is None:
        yield Pause(due, course.day, "not_recorded", going_on=True)
    elif due and course.start and due < course.start:
        yield Pause(due, course.start - DAY, "not_recorded", going_on=False)
    known = course.known_from(first)
    for before, after in course.diary.dose_days.gaps:
        if known <= after <= course.day:
            yield Pause(before + DAY, after - DAY, "not_recorded", going_on=False)
    if course.last_dose and course.gap >= GAP_DAYS:
        yield Pause(course.last_dose + DAY, course.day, "not_recorded", going_on=True)


def _without(gap: Pause, off: tuple[Pause, ...]) -> Iterator[Pause]:
    """What is left of a gap beside long breaks; less than a week of it is missed doses."""
    for first, last in outside(gap.first, gap.last, ((row.first, row.last) for row in off)):
        going_on = gap.going_on and last == gap.last
        if days_in(first, last) >= GAP_DAYS + going_on:  # today is not over
            yield replace(gap, first=first, last=last, going_on=going_on)
