"""The course of treatment seen from one day: start, present dose and time, gaps, last change.

Nothing dated after the day is looked at, so the answer about a past day never sees its future.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from dose.diary.columns import among
from dose.diary.diary import Diary
from dose.diary.ordered import rows_between, rows_until
from dose.diary.parts import Break, Plan, Regimen
from dose.treatment.breaks import TimeOff, said_on, times_off
from dose.treatment.gaps import between, restart
from dose.vocabulary import RegimenReason, Timing
from journal.day import DAY, Span

DOSES_BACK = 366  # days; the longest step interval a plan may have, so no rule needs more
STEP_DOWN_REASONS = ("side_effect", "insomnia", "sedation")


def plan_on(diary: Diary, day: date) -> Plan | None:
    """The plan in force on a day, present or superseded.

    A present plan that does not say since when is in force on every day that no other covers.
    """
    past = (p for p in reversed(diary.previous_plans) if p.start <= day <= p.until)
    superseded, plan = next(past, None), diary.plan
    if plan is None or (plan.start is None and superseded):
        return superseded
    return plan if plan.start is None or plan.start <= day else superseded


@dataclass(frozen=True, slots=True)
class StepDown:
    """A dose (mg) that was left for a lower one `on` a day because of a side effect, and which."""

    dose_mg: Decimal
    on: date
    reason: RegimenReason


def how_often(diary: Diary, row: Regimen | None, day: date) -> int:
    """Every how many days one is to be taken: as the row in force on a day says, else the plan."""
    plan = plan_on(diary, day)
    return (row and row.every_days) or (plan.every_days if plan else 1)


def _taking(row: Regimen, every_days: int) -> tuple[Decimal, Timing, int]:
    return row.dose_mg, row.timing, every_days


@dataclass(frozen=True)
class Course:
    """What the regimen and the dose log say about `day`; days are whole, day 1 is the first."""

    diary: Diary
    day: date

    @cached_property
    def regimen(self) -> tuple[Regimen, ...]:
        """The dated rows up to the day, oldest first."""
        return rows_until(self.diary.regimen, self.day, "start")

    @cached_property
    def changes(self) -> tuple[tuple[Regimen, int], ...]:
        """The rows that changed the dose, its time, or how often it is taken, with how often."""
        found: list[tuple[Regimen, int]] = []
        for row in self.regimen:
            new = row, how_often(self.diary, row, row.start)
            if not found or _taking(*new) != _taking(*found[-1]):
                found.append(new)
        return tuple(found)

    @cached_property
    def is_daily(self) -> bool:
        """Whether a dose was to be taken every day, whatever the row."""
        return all(every_days == 1 for _, every_days in self.changes)

    @property
    def present(self) -> Regimen | None:
        """What the regimen says should be taken now."""
        return self.regimen[-1] if self.regimen else None

    @property
    def dose_mg(self) -> Decimal | None:
        """The present dose."""
        return self.present.dose_mg if self.present else None

    @property
    def timing(self) -> Timing | None:
        """The present time of day."""
        return self.present.timing if self.present else None

    @property
    def every_days(self) -> int:
        """How often a dose is to be taken now: daily (1), every second (2) or third day (3)."""
        return self._every_days(self.day)

    def is_due(self, day: date, *, supposed: date | None = None) -> bool:
        """Whether a dose is due on a day: long enough after the last day with one, in no break.

        `supposed`: an earlier day on which one may have been taken, though none is recorded.
        """
        waits = self.waits(day, supposed=supposed)
        return not waits and not any(off.covers(day) for off in self._kept.values())

    def waits(self, day: date, *, supposed: date | None = None) -> bool:
        """Whether the last day with a dose is too near for another: never where doses are daily."""
        before = [*among(self.taken, date.min, day - DAY)[-1:], *filter(None, [supposed])]
        return bool(before) and (day - max(before)).days < self._every_days(day)

    @cached_property
    def dose_from(self) -> date | None:
        """The first day of the present dose, never before the start."""
        return self._first_day_of("dose_mg")

    @cached_property
    def timing_from(self) -> date | None:
        """The first day of the present time of day, never before the start."""
        return self._first_day_of("timing")

    @cached_property
    def first_dose(self) -> date | None:
        """The day of the first dose ever recorded."""
        return next(iter(self.taken[:1]), None)

    @cached_property
    def last_dose(self) -> date | None:
        """The day of the latest dose."""
        return next(iter(self.taken[-1:]), None)

    @cached_property
    def start(self) -> date | None:
        """The first dose, or the day of an `already_taking` row if that is not later."""
        known = (self.first_dose, self._already_taking)
        return min((day for day in known if day), default=None)

    @property
    def baseline_possible(self) -> bool:
        """Whether the diary can show the days before LDN: not if it was taken before the log."""
        return self.start is not None and not self.taken_before

    @property
    def taken_before(self) -> bool:
        """Whether LDN was taken already when it was first noted: no dose is older than that."""
        return self.start is not None and self.start == self._already_taking

    @cached_property
    def taken(self) -> Sequence[date]:
        """The days with a dose."""
        return among(self.diary.dose_days.taken, date.min, self.day)

    @property
    def restart(self) -> date | None:
        """The latest first dose after 7 days or more without one, if it was in the last year."""
        return self._restart[0]

    @property
    def restart_gap(self) -> int:
        """The days without a dose before the restart; 0 without a restart."""
        return self._restart[1]

    @property
    def gap(self) -> int:
        """The days without a dose between the last one and today."""
        return between(self.last_dose, self.day) if self.last_dose else 0

    @cached_property
    def on_dose_from(self) -> date | None:
        """Day 1 of the present dose, counted anew after a restart."""
        return max((d for d in (self.dose_from, self.restart) if d), default=None)

    @property
    def on_dose(self) -> int:
        """How many days the present dose has been taken, today included; 0 before the start."""
        first = self.on_dose_from if self.start else None
        return (self.day - first).days + 1 if first else 0

    @cached_property
    def change(self) -> date | None:
        """The latest change: of dose, of time, or a restart."""
        return max((d for d in (self.on_dose_from, self.timing_from) if d), default=None)

    @property
    def since(self) -> int:
        """Days since the latest change; 0 on its day and before the start."""
        return (self.day - self.change).days if self.change else 0

    @cached_property
    def followed(self) -> tuple[Regimen, ...]:
        """The rows without those that were superseded before the first dose: nobody took these."""
        later = (row.start for row in self.regimen[1:])
        ends = zip(self.regimen, (*later, date.max), strict=False)
        return tuple(row for row, end in ends if self.start is None or end > self.start)

    @cached_property
    def time_changes(self) -> tuple[date, ...]:
        """The days from which another time of day was to be taken, oldest first."""
        return tuple(new.start for old, new in pairwise(self.regimen) if new.timing != old.timing)

    @property
    def days_at_time(self) -> int | None:
        """Days since the time of day last changed; None where it never did."""
        return (self.day - self.time_changes[-1]).days if self.time_changes else None

    @cached_property
    def was_raised(self) -> bool:
        """Whether the present dose is higher than the one before it, or the first of all."""
        if not self.followed:
            return False
        first, present = self.followed[0], self.followed[-1]
        others = [row.dose_mg for row in self.followed if row.dose_mg != present.dose_mg]
        return others[-1] < present.dose_mg if others else first.reason != "already_taking"

    @cached_property
    def step_downs(self) -> tuple[StepDown, ...]:
        """Every time that a dose was lowered because of a side effect, oldest first."""
        return tuple(
            StepDown(old.dose_mg, new.start, new.reason)
            for old, new in pairwise(self.followed)
            if new.dose_mg < old.dose_mg and new.reason in STEP_DOWN_REASONS
        )

    @cached_property
    def break_now(self) -> TimeOff | None:
        """The break that covers the day."""
        return next((off for off in self._kept.values() if off.covers(self.day)), None)

    @property
    def on_break(self) -> bool:
        """Whether a break covers the day."""
        return self.break_now is not None

    @property
    def break_said(self) -> Break | None:
        """The break that was recorded of the day, whether or not a dose has ended it."""
        return next((row for row in self.diary.breaks if said_on(row, self.day)), None)

    @property
    def breaks_ahead(self) -> tuple[Break, ...]:
        """The breaks with days after this one, as they were said: no dose has ended them."""
        rows = (row for row in self.diary.breaks if row.until is None or row.until > self.day)
        return tuple(row for row in rows if not among(self.taken, row.start, self.day))

    def times_off(self, first: date, last: date | None = None) -> tuple[TimeOff, ...]:
        """Every break begun by the day, as kept, in order; `first` is the first day to tell of: see
        `known_from`. With `last` those alone that were said of a day `first`–`last`."""
        said = self.diary.breaks
        if last is not None:
            said = [row for row in said if row.start <= last and (row.until or last) >= first]
        if not said:
            return ()
        known = self.known_from(first)
        return times_off(said, self._taken_from(known), self.day, known)

    def breaks_from(self, first: date) -> tuple[TimeOff, ...]:
        """The breaks with a day off from `first` on, each from its own first one on."""
        kept = self.times_off(first)
        return tuple(off for off in kept if off.last >= first)

    def days_off(self, first: date) -> tuple[Span, ...]:
        """The days of breaks from `first` on, as spans."""
        return tuple((max(off.first, first), off.last) for off in self.breaks_from(first))

    def end_of(self, said: Break) -> tuple[date | None, bool]:
        """The last day of a break, as a dose or the person ended it, and whether a dose did on a
        day that is not known any more."""
        kept = self._kept.get(said)
        if kept and not kept.going_on:
            return kept.last, False
        return said.until, kept is None and said.until is None and said.start <= self.day

    def known_from(self, first: date) -> date:
        """Since when doses are looked at to tell of the days from `first` on.

        A chart of some months is not given all doses.
        """
        return min(first, self.day - timedelta(DOSES_BACK))

    def regimen_on(self, day: date) -> Regimen | None:
        """The row in force on an earlier `day`."""
        rows = rows_until(self.regimen, day, "start")
        return rows[-1] if rows else None

    def taken_on_days(self, first: date, last: date) -> dict[date, Decimal]:
        """The total taken (mg) on each day with a dose from `first` to `last`."""
        totals: dict[date, Decimal] = {}
        rows = rows_between(self.diary.doses, first, min(last, self.day))
        for dose in (row for row in rows if row.taken):
            totals[dose.day] = totals.get(dose.day, Decimal(0)) + dose.dose_mg
        return totals

    def _every_days(self, day: date) -> int:
        return how_often(self.diary, self.regimen_on(day), day)

    @cached_property
    def _already_taking(self) -> date | None:
        rows = (row.start for row in self.regimen if row.reason == "already_taking")
        return next(rows, None)

    def _first_day_of(self, field: str) -> date | None:
        """Since when the rows say the same; nobody is at a dose that they have not begun."""
        since = None
        for row in reversed(self.regimen):
            if getattr(row, field) != getattr(self.present, field):
                break
            since = row.start
        return max((day for day in (since, self.start) if day), default=None)

    @cached_property
    def _kept(self) -> dict[Break, TimeOff]:
        """The breaks by what was said, in order."""
        return {off.said: off for off in self.times_off(self.day)}

    def _taken_from(self, known: date) -> Sequence[date]:
        """The days with a dose from `known` on, led by the last one before."""
        begin = bisect_left(self.taken, known)
        return self.taken[max(begin - 1, 0) :]

    @cached_property
    def _restart(self) -> tuple[date | None, int]:
        around = self.diary.dose_days.gaps
        return restart(around, self.day - timedelta(DOSES_BACK), self.day)
