"""The person's day: from the hour it starts (04:00 unless changed) to the same hour next day.

Pure: an instant and a clock go in, a date comes out. Everything stored carries this local day, so
nothing is ever counted by subtracting datetimes (days with a clock change have 23 or 25 hours).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_STARTS_AT = time(4, 0)
FIRST_DAY = date(1900, 1, 1)  # as the diary file has it
TOO_EARLY = "Enter a day from 1900 on."
DAY = timedelta(1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOT_YET = "This day hasn’t come yet."
MORNING_FROM, NIGHT_FROM = time(4, 0), time(17, 0)

Span = tuple[date, date]  # both ends included


@dataclass(frozen=True, slots=True)
class Clock:
    """A person's time zone (IANA name) and the local hour at which their day starts."""

    timezone: str
    day_starts_at: time = DAY_STARTS_AT

    def local(self, instant: datetime) -> datetime:
        """The aware `instant` on the person's wall clock."""
        return instant.astimezone(ZoneInfo(self.timezone))

    def day(self, instant: datetime) -> date:
        """The person's day an aware `instant` belongs to (00:20 belongs to the evening before)."""
        wall = self.local(instant)
        before_start = wall.time() < self.day_starts_at
        return wall.date() - timedelta(days=1) if before_start else wall.date()

    def instant(self, day: date, wall: time) -> datetime:
        """The instant, in UTC, of a wall-clock time on a person's day (00:20 is on the next date).

        Two times of one zone subtract as wall clocks, an hour wrong in the nights of a change. A
        time that comes twice is the earlier one; one that never comes is told as the clock that was
        not put forward would show it (`comes`).
        """
        return self._local(day, wall).astimezone(UTC)

    def comes(self, day: date, wall: time) -> int:
        """How often a wall-clock time comes on a day: 1, but 0 or 2 in the hour of a change."""
        local = self._local(day, wall)
        if local.utcoffset() == local.replace(fold=1).utcoffset():
            return 1
        return 2 if self.local(self.instant(day, wall)).time() == wall else 0

    def _local(self, day: date, wall: time) -> datetime:
        is_next = wall < self.day_starts_at
        on = day + timedelta(days=1) if is_next else day
        return datetime.combine(on, wall, ZoneInfo(self.timezone))

    def timing(self, instant: datetime) -> str:
        """morning (04:00–16:59 on the wall clock) or night (17:00–03:59)."""
        return timing_of(self.local(instant).time())


def why_not(day: date, today: date) -> str:
    """Why nothing can be recorded about a day, in words; "" where something can."""
    if day < FIRST_DAY:
        return TOO_EARLY
    return NOT_YET if day > today else ""


def weekday_words(day: date) -> str:
    """A day as it is read out: "Tuesday 3 June"."""
    return f"{day:%A} {day.day} {day:%B}"


def day_of(text: str) -> date | None:
    """The day of a text like 2026-05-15; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def timing_of(wall: time) -> str:
    """The name of the half of the day that a wall-clock time lies in."""
    return "morning" if MORNING_FROM <= wall < NIGHT_FROM else "night"


def days_in(first: date, last: date) -> int:
    """How many days lie between these, both included."""
    return (last - first).days + 1


def outside(first: date, last: date, spans: Iterable[Span]) -> Iterator[Span]:
    """What is left of some days without these spans, which are in order of their first days."""
    for begin, end in spans:
        if first < begin <= last:
            yield first, begin - DAY
        first = max(first, end + DAY) if begin <= last else first
    if first <= last:
        yield first, last


def span(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included; none when `last` is earlier."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def runs(days: tuple[date, ...]) -> tuple[Span, ...]:
    """Days in order as spans of days that follow each other."""
    spans: list[Span] = []
    for day in days:
        if spans and (day - spans[-1][1]).days == 1:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return tuple(spans)
