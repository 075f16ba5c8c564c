"""When a device is woken, and for what (pure)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from journal.day import DAY, WEEKDAYS, Clock

KINDS = ("morning", "night", "check-in")
USUAL = {"morning": "morning_at", "night": "night_at", "check-in": "check_in_at"}
AGAIN_AFTER = timedelta(hours=1)
LATE = timedelta(minutes=30)  # after which a reminder that was not sent is left out
SNOOZE, ROUND = timedelta(hours=1), timedelta(minutes=15)


class WakeWishes(Protocol):
    """How somebody wants to be woken: `journal.models.Reminders`."""

    push_kinds: list
    weekday_times: dict
    again: bool
    morning_at: time
    night_at: time
    check_in_at: time


class Snoozed(Protocol):
    """What was put off: `journal.models.PushSnooze`."""

    day: date
    kind: str
    until: datetime


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder of a day: of what, and by which name it is taken up, once for all."""

    day: date
    kind: str
    name: str


def due_now(
    wishes: WakeWishes, clock: Clock, now: datetime, snoozed: Iterable[Snoozed]
) -> tuple[DueReminder, ...]:
    """The reminders whose time has come and is not long past."""
    today, put_off = clock.day(now), list(snoozed)
    found = [
        (DueReminder(day, kind, name), at)
        for day in (today - DAY, today)
        for kind in wanted(wishes)
        for name, at in _times(wishes, clock, day, kind, put_off)
    ]
    found += [(DueReminder(s.day, s.kind, f"{s.kind} {s.until:%d %H%M}"), s.until) for s in put_off]
    return tuple(moment for moment, at in found if at <= now < at + LATE)


def wanted(wishes: WakeWishes) -> tuple[str, ...]:
    """What somebody wants to be woken for."""
    doses = ("morning", "night") if "dose" in wishes.push_kinds else ()
    return (*doses, *(["check-in"] if "check_in" in wishes.push_kinds else []))


def wall_time(wishes: WakeWishes, day: date, kind: str) -> time:
    """The time of a day's reminder on the wall clock: that of its weekday, or the usual one."""
    own = wishes.weekday_times.get(WEEKDAYS[day.weekday()], {}).get(kind)
    return time.fromisoformat(own) if own else getattr(wishes, USUAL[kind])


def snooze_until(now: datetime) -> datetime:
    """When a reminder that is put off now comes again: in an hour, at a full quarter."""
    past = timedelta(minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond)
    return now + SNOOZE + (ROUND - past if past else timedelta(0))


def _times(
    wishes: WakeWishes, clock: Clock, day: date, kind: str, snoozed: list[Snoozed]
) -> Iterator[tuple[str, datetime]]:
    """The time itself, and once more unless somebody said when."""
    at = clock.instant(day, wall_time(wishes, day, kind))
    yield kind, at
    is_put_off = any((each.day, each.kind) == (day, kind) for each in snoozed)
    if wishes.again and not is_put_off:
        yield f"{kind} again", at + AGAIN_AFTER
