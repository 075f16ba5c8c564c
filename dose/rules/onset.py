"""Since which change a side effect may be called new, over days that are past (pure).

Noise is not sold as a cause. The rule book's own `new` and `attributable` must have held on some
day, as it stood then; and as one bad week among many is found by chance, the side effect must also
have stayed raised over the first four weeks of that dose and time. In 100 simulated diaries each,
without any effect, at noise levels from quiet to very noisy, the first alone found one in up to
57 %, both in at most 3 %; a true rise of 2 points was missed in none to 4 %.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import compress

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.rules.log import WINDOW_DAYS, Log
from dose.rules.side_effects import (
    EARLY_DAYS,
    LATEST_DAYS,
    MODERATE_DAYS,
    NEW_RISE,
    SideEffect,
)
from dose.treatment.course import Course
from journal.day import DAY, Span
from journal.ratings import MODERATE_OR_MORE
from journal.scales import CORE_SIDE_EFFECTS, Measure
from journal.stats import difference, mean

Logs = Callable[[date], Log]


@dataclass(frozen=True, slots=True)
class Onset:
    """A side effect that was new after the `change` of dose or time of that day.

    `seen`: the first day on which the rules called it new and attributable.
    """

    change: date
    seen: date


@dataclass(frozen=True, slots=True)
class Newness:
    """The onsets of one side effect, oldest first; `otherwise`: it was new, but only where another
    cause was marked."""

    onsets: tuple[Onset, ...] = ()
    otherwise: bool = False


NEVER = Newness()


def newness(diary: Diary, measures: Iterable[Measure], first: date, last: date) -> dict:
    """By id, what was new after a change on the days `first`–`last`; measures without are absent.

    Nothing is looked at before the week that leads to `first`, but the days before LDN.
    """
    changes = tuple(_changes(Course(diary, last), first))
    said = {id for e in rows_between(diary.entries, first, last) for id in e.new_since_change}
    logs = cache(lambda day: Log(Course(diary, day), diary.primary_symptom))
    asked = (m for m in measures if m.id in CORE_SIDE_EFFECTS or m.id in said)
    found = {measure.id: _newness(measure, changes, logs) for measure in asked}
    return {id: new for id, new in found.items() if new != NEVER}


def _changes(course: Course, first: date) -> Iterator[Span]:
    """Each change of dose or time and restart from `first` on, with the last day before the next on
    which a side effect may be put down to it."""
    diary, last = course.diary, course.day
    restarts = (after for _, after in diary.dose_days.gaps)
    known = {course.start, *(row.start for row in course.regimen), *restarts} - {None}
    days = sorted(d for d in known if d and first <= d <= last and Course(diary, d).change == d)
    for day, following in zip(days, [*days[1:], last + DAY], strict=False):
        yield day, min(following - DAY, day + timedelta(LATEST_DAYS), last)


def _newness(measure: Measure, changes: Iterable[Span], logs: Logs) -> Newness:
    found = [_after(measure, *each, logs) for each in changes]
    onsets = tuple(onset for onset, _ in found if onset)
    return Newness(onsets, otherwise=not onsets and any(otherwise for _, otherwise in found))


def _after(measure: Measure, change: date, end: date, logs: Logs) -> tuple[Onset | None, bool]:
    """The onset after one change; else whether it was new, but with another cause marked."""
    worth = list(_worth(measure, change, end, logs))
    if not worth or _was_there(measure, change, logs(end)):
        return None, False
    effects = [_effect(measure, change, logs(day)) for day in worth]
    seen = next((effect.log.course.day for effect in effects if effect.attributable), None)
    if seen is None:
        return None, any(e.new and bool(e.log.other_causes) for e in effects)
    stayed = _stayed(_effect(measure, change, logs(end)), change, seen)
    return (Onset(change, seen) if stayed else None), False


def _worth(measure: Measure, change: date, end: date, logs: Logs) -> Iterator[date]:
    """The days on which it can be moderate, and was the day before."""
    diary, first = logs(end).course.diary, change + DAY
    values = diary.days.rated(measure.id, first, end).values
    bad = list(compress(range(len(values)), values.translate(MODERATE_OR_MORE)))
    runs = zip(bad, bad[MODERATE_DAYS - 1 :], strict=False)
    near = {day for begin, last in runs for day in range(last, begin + WINDOW_DAYS)}
    days = (first + timedelta(day) for day in sorted(near) if day - 1 in near)
    yield from (day for day in days if day <= end)


def _effect(measure: Measure, change: date, log: Log) -> SideEffect:
    ratings = log.ratings(measure.id, change + DAY, log.course.day)
    return SideEffect(measure, log, ratings, dosed_lately=False)


def _was_there(measure: Measure, change: date, log: Log) -> bool:
    """Whether it was moderate already in the week that led to the change."""
    before = log.ratings(measure.id, change - timedelta(WINDOW_DAYS - 1), change)
    return SideEffect(measure, log, before, dosed_lately=False).is_moderate(change)


def _stayed(effect: SideEffect, change: date, seen: date) -> bool:
    """Whether over the first four weeks, or up to when it was seen, it was as raised as "new" asks.

    What nobody knows from before rests on the person's own word.
    """
    if effect.baseline is None:
        return True
    until = max(seen, change + timedelta(EARLY_DAYS))
    average = mean([rating for day, rating in effect.ratings if day <= until])
    return average is not None and difference(average, effect.baseline) >= NEW_RISE
