"""The course of treatment seen from one day: start, present dose and time, gaps, last change.

Nothing dated after the day is looked at, so the answer about a past day never sees its future.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from dose.days import among
from dose.diary import Diary
from dose.ordered import rows_between, rows_until
from dose.parts import Regimen
from journal.day import Span

DOSES_BACK = 366  # days; the longest step interval a plan may have, so no rule needs more
RESTART_GAP_DAYS = 7  # ldn-research-trust, judgement: shorter than this is a missed dose
STEP_DOWN_REASONS = ("side_effect", "insomnia", "sedation")


@dataclass(frozen=True)
class Course:
    """What the regimen and the dose log say about `day`; days are whole, day 1 is the first."""

    diary: Diary
    day: date

    @cached_property
    def regimen(self) -> tuple[Regimen, ...]:
        """The dated rows up to the day, oldest first."""
        return rows_until(self.diary.regimen, self.day, "start")

    @property
    def present(self) -> Regimen | None:
        """What the regimen says should be taken now."""
        return self.regimen[-1] if self.regimen else None

    @property
    def dose_mg(self) -> Decimal | None:
        """The present dose."""
        return self.present.dose_mg if self.present else None

    @property
    def timing(self) -> str | None:
        """The present time of day."""
        return self.present.timing if self.present else None

    @cached_property
    def dose_from(self) -> date | None:
        """The first day of the present dose; without a regimen, the start."""
        return self._unchanged_since("dose_mg") or self.start

    @cached_property
    def timing_from(self) -> date | None:
        """The first day of the present time of day; without a regimen, the start."""
        return self._unchanged_since("timing") or self.start

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
        """The first dose, or the day of an `already_taking` row if that is earlier."""
        known = (self.first_dose, self._already_taking)
        return min((day for day in known if day), default=None)

    @property
    def baseline_possible(self) -> bool:
        """Whether the diary can show the days before LDN: not if it was taken before the log."""
        return self.start is not None and self.start == self.first_dose

    @cached_property
    def taken(self) -> Sequence[date]:
        """The days with a dose."""
        return among(self.diary.dose_days.taken, date.min, self.day)

    @cached_property
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
        return max((self.day - self.last_dose).days - 1, 0) if self.last_dose else 0

    @cached_property
    def on_dose_from(self) -> date | None:
        """Day 1 of the present dose, counted anew after a restart."""
        return max((d for d in (self.dose_from, self.restart, self.start) if d), default=None)

    @property
    def on_dose(self) -> int:
        """How many days the present dose has been taken, today included; 0 before the start."""
        return (self.day - self.on_dose_from).days + 1 if self.start else 0

    @cached_property
    def change(self) -> date | None:
        """The latest change: of dose, of time, or a restart."""
        return max((d for d in (self.on_dose_from, self.timing_from) if d), default=None)

    @property
    def since(self) -> int:
        """Days since the latest change; 0 on its day and before the start."""
        return (self.day - self.change).days if self.change else 0

    @cached_property
    def time_changes(self) -> tuple[date, ...]:
        """The days from which another time of day was to be taken, oldest first."""
        pairs = zip(self.regimen, self.regimen[1:], strict=False)
        return tuple(new.start for old, new in pairs if new.timing != old.timing)

    @property
    def days_at_time(self) -> int | None:
        """Days since the time of day last changed; None where it never did."""
        return (self.day - self.time_changes[-1]).days if self.time_changes else None

    @cached_property
    def was_raised(self) -> bool:
        """Whether the present dose is higher than the one before it, or the first."""
        before = [row.dose_mg for row in self.regimen if row.start < self.dose_from]
        return bool(self.regimen) and (not before or before[-1] < self.dose_mg)

    @cached_property
    def stepped_down_on(self) -> date | None:
        """The latest day on which the dose was lowered because of a side effect."""
        pairs = zip(self.regimen, self.regimen[1:], strict=False)
        days = [
            new.start
            for old, new in pairs
            if new.dose_mg < old.dose_mg and new.reason in STEP_DOWN_REASONS
        ]
        return days[-1] if days else None

    @property
    def on_break(self) -> bool:
        """Whether a break from LDN covers the day."""
        return self.breaks_on(self.day)

    def breaks_on(self, day: date) -> bool:
        """Whether a break from LDN covers `day`."""
        return any(pause.covers(day) for pause in self.diary.breaks if pause.start <= self.day)

    @property
    def days_off(self) -> tuple[Span, ...]:
        """The days that breaks cover up to the course's own, in order of their first days."""
        begun = (pause for pause in self.diary.breaks if pause.start <= self.day)
        return tuple(sorted((each.start, each.until or self.day) for each in begun))

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

    @cached_property
    def _already_taking(self) -> date | None:
        rows = (row.start for row in self.regimen if row.reason == "already_taking")
        return next(rows, None)

    def _unchanged_since(self, field: str) -> date | None:
        since = None
        for row in reversed(self.regimen):
            if getattr(row, field) != getattr(self.present, field):
                break
            since = row.start
        return since

    @cached_property
    def _restart(self) -> tuple[date | None, int]:
        """Looked for among the last year's doses and the one before them."""
        year = bisect_left(self.taken, self.day - timedelta(DOSES_BACK))
        days = self.taken[max(year - 1, 0) :]
        for earlier, later in zip(reversed(days[:-1]), reversed(days), strict=False):
            gap = (later - earlier).days - 1
            if gap >= RESTART_GAP_DAYS:
                return later, gap
        return None, 0
