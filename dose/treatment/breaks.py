"""Breaks as they were kept: what the person said, up to the dose that ended it.

A dose inside a break ends it on the day before, whatever its own end says: with one on its first
day there is no break.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from dose.diary.columns import among
from dose.diary.parts import Break
from dose.vocabulary import BreakReason
from journal.day import DAY


@dataclass(frozen=True, slots=True)
class TimeOff:
    """A break as kept: its days off, without a dose, both ends included, and what was `said`."""

    said: Break
    first: date
    last: date
    going_on: bool

    @property
    def reason(self) -> BreakReason:
        """Why, as the person said."""
        return self.said.reason

    def covers(self, day: date) -> bool:
        """Whether the break has begun and is not over on a day."""
        return self.first <= day <= self.last


def said_on(row: Break, day: date) -> bool:
    """Whether a day lies in the days that were said, over or not."""
    return row.start <= day and (row.until is None or day <= row.until)


def times_off(
    breaks: Iterable[Break], taken: Sequence[date], day: date, known: date
) -> tuple[TimeOff, ...]:
    """The breaks begun by `day`, in order of their first days, as doses up to it leave them.

    `taken` are the days with a dose, in order: all since `known`, and at least the last one before.
    A break that ended before `known`, on a day that nobody can tell, is left out.
    """
    begun = [row for row in breaks if row.start <= day]
    kept = (_as_kept(row, taken, day, known) for row in begun)
    return tuple(sorted(filter(None, kept), key=attrgetter("first")))


def in_runs(rows: Iterable[TimeOff], start: date) -> list[list[TimeOff]]:
    """The days off from a day on, none over another; those that follow each other are a run."""
    found: list[list[TimeOff]] = []
    for row in rows:
        last = found[-1][-1].last if found else start - DAY
        row = replace(row, first=max(row.first, last + DAY))
        if found and row.first == last + DAY and row.first <= row.last:
            found[-1].append(row)
        elif row.first <= row.last:
            found.append([row])
    return found


def _as_kept(said: Break, taken: Sequence[date], day: date, known: date) -> TimeOff | None:
    last = min(said.until or day, day)
    inside = among(taken, said.start, last)
    if not inside:
        going_on = said.until is None or said.until >= day
        return TimeOff(said, said.start, last, going_on=going_on)
    ended, on = inside[0] - DAY, inside[0]
    return TimeOff(said, said.start, ended, going_on=False) if known <= on > said.start else None
