"""Being on LDN: start, the present dose and time, gaps, restart, adherence, what was left."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from tests.reading.diary import Diary, Row, days

LOWERED_FOR = ("side_effect", "insomnia", "sedation")


@dataclass(frozen=True)
class Gap:
    """Days without a dose, and the first dose after them (None: still going on)."""

    length: int
    ended: date | None


class Course:
    """What the dated record says about taking LDN, as of the diary's today."""

    def __init__(self, diary: Diary) -> None:
        self.diary, self.today = diary, diary.today
        self.dosed = sorted(diary.totals)
        self.first_dose = self.dosed[0] if self.dosed else None

    # start

    @cached_property
    def already_taking(self) -> date | None:
        """The day of a row `already_taking` that is not later than the first dose."""
        said = [row.day for row in self.diary.regimen if row.reason == "already_taking"]
        return min((d for d in said if not self.first_dose or d <= self.first_dose), default=None)

    @cached_property
    def start(self) -> date | None:
        """The first day on LDN; None: not started."""
        return self.already_taking or self.first_dose

    # regimen

    @cached_property
    def rows(self) -> list[Row]:
        """The regimen rows in force on a day since start; what ended before never was."""
        said = self.diary.regimen
        ended = [row.day for row in said[1:]] + [date.max]
        pairs = zip(said, ended, strict=False)  # where nothing is said, nothing ends
        return [row for row, end in pairs if self.start and end > self.start]

    @cached_property
    def present(self) -> Row | None:
        """The row in force today."""
        return self.rows[-1] if self.rows else None

    @cached_property
    def timing(self) -> str | None:
        """Morning, night or both; None where no row is in force."""
        return self.present.timing if self.present else None

    @cached_property
    def every(self) -> int:
        """1: daily, 2: every second day, 3."""
        said = self.present.every if self.present else None
        return said or (self.diary.plan.every if self.diary.plan else 1)

    def row_on(self, day: date) -> Row | None:
        """The row in force on a day."""
        return next((row for row in reversed(self.diary.regimen) if row.day <= day), None)

    @cached_property
    def rows_of_dose(self) -> list[Row]:
        """The latest rows, all of the present dose."""
        return _tail(self.rows, "mg")

    @cached_property
    def dose_from(self) -> date:
        """The first day of the present dose."""
        return max([self.start] + [row.day for row in self.rows_of_dose[:1]])

    @cached_property
    def timing_from(self) -> date:
        """The first day of the present time."""
        return max([self.start] + [row.day for row in _tail(self.rows, "timing")[:1]])

    @cached_property
    def is_rise(self) -> bool:
        """Whether the present dose is higher than the one before it, or than nothing."""
        before = self.rows[: -len(self.rows_of_dose)] if self.rows else []
        if before:
            return before[-1].mg < self.present.mg
        return bool(self.rows) and self.rows[0].reason != "already_taking"

    @cached_property
    def time_changes(self) -> list[date]:
        """The days on which the time of day changed."""
        return [new.day for old, new in pairwise(self.rows) if old.timing != new.timing]

    @property
    def time_just_changed(self) -> bool:
        """The time changed less than 14 days ago."""
        return any(day in self.diary.last(14) for day in self.time_changes)

    @property
    def two_switches(self) -> bool:
        """The time changed twice in the last 56 days."""
        return sum(day in self.diary.last(56) for day in self.time_changes) >= 2

    @property
    def timing_lock(self) -> bool:
        """Whether the time may not be changed again yet."""
        return self.time_just_changed or self.two_switches

    @cached_property
    def left(self) -> list[tuple[date, Decimal]]:
        """The days on which a dose was left for a lower one because of an effect, and the dose."""
        return [
            (new.day, old.mg)
            for old, new in pairwise(self.rows)
            if new.mg < old.mg and new.reason in LOWERED_FOR
        ]

    # gaps and breaks

    @cached_property
    def gaps(self) -> list[Gap]:
        """Every gap of at least a day, the one to today last."""
        between = [Gap((b - a).days - 1, b) for a, b in pairwise(self.dosed)]
        open_end = [Gap((self.today - self.dosed[-1]).days - 1, None)] if self.dosed else []
        return [gap for gap in between + open_end if gap.length > 0]

    @cached_property
    def gap_to_today(self) -> int:
        """Days without a dose strictly between the last one and today."""
        return next((gap.length for gap in self.gaps if gap.ended is None), 0)

    @cached_property
    def last_restart(self) -> Gap | None:
        """The latest gap of at least 7 days that a dose has ended."""
        return next((g for g in reversed(self.gaps) if g.ended and g.length >= 7), None)

    def is_break(self, day: date) -> bool:
        """Whether a break covers the day."""
        return any(first <= day <= last for first, last in self.diary.breaks)

    # change

    @cached_property
    def change(self) -> date:
        """The latest of dose_from, timing_from, restart."""
        return max([self.dose_from, self.timing_from, *self._restarts])

    @cached_property
    def since(self) -> int:
        """Days since the change."""
        return (self.today - self.change).days

    @cached_property
    def at_dose_from(self) -> date:
        """The first day of the present dose, or of taking it again."""
        return max([self.dose_from, *self._restarts])

    @cached_property
    def on_dose(self) -> int:
        """Which day of the present dose today is; day 1 is the first."""
        return (self.today - self.at_dose_from).days + 1

    @property
    def _restarts(self) -> list[date]:
        return [self.last_restart.ended] if self.last_restart else []

    # doses

    def dosed_of(self, number: int) -> list[date]:
        """Those of the last N days with a dose."""
        return [day for day in self.diary.last(number) if day in self.diary.totals]

    @cached_property
    def adherence(self) -> Fraction | None:
        """The share of due doses taken in the last 14 days; None: unknown."""
        if not self.first_dose:
            return None
        counted = [
            day
            for day in days(max(self.first_dose, self.today - timedelta(13)), self.today)
            if not self.is_break(day) and (day != self.today or day in self.diary.dose_rows)
        ]
        if len(counted) < 7:
            return None
        taken = sum(day in self.diary.totals for day in counted)
        return min(Fraction(1), Fraction(taken, len(counted) // self.every))

    def differing(self, number: int, first: date = date.min) -> int:
        """On how many of the last N days the day's total is not what the regimen then said.

        Where it said nothing yet, the two differ too.
        """
        dosed = [day for day in self.dosed_of(number) if day >= first]
        pairs = [(self.diary.totals[day], self.row_on(day)) for day in dosed]
        return sum(row is None or mg != row.mg for mg, row in pairs)


def _tail(rows: list[Row], name: str) -> list[Row]:
    """The longest run of rows at the end that are equal in one thing."""
    run = len(rows)
    while run and getattr(rows[run - 1], name) == getattr(rows[-1], name):
        run -= 1
    return rows[run:]
