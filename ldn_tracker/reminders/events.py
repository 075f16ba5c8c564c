"""What a calendar is told of a diary: the dose, the check-in, and the dates that matter (pure).

An event's key names it for good, so that its UID never changes; what moves is the same event on
another day. Without the person's wish no title tells what it is about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from hashlib import sha256
from typing import Protocol

from dose.diary.diary import Diary
from dose.rules.findings import Finding
from dose.supply import Outlook, outlook
from dose.treatment.planned import next_step_on
from dose.treatment.reminders import SHOWN_DAYS, dose_series
from dose.vocabulary import EVERY_DAYS, HALVES, Action
from journal.day import DAY, Clock, weekday_words

# What an event is about, as its title says where the person wants that. No amount is named, as a
# calendar may be a day behind what the diary says now.
TITLES = {
    "morning": f"LDN, {HALVES['morning'].brief}",
    "night": f"LDN, {HALVES['night'].brief}",
    "check-in": "LDN diary: check-in",
    "next-step": "LDN: the earliest day for the next step in your plan",
    "look-again": "LDN diary: look at the suggestion again",
    "visit": "Visit: take the page from your LDN diary",
    "order-by": "LDN: order more by today",
    "due-in": "LDN: what you ordered should be here by today",
    "script-ends": "LDN: the last day of your script",
}

WORDS = {
    "morning": "Morning dose",
    "night": "Night dose",
    "check-in": "Check-in",
    "next-step": "The earliest day for the next step in your plan",
    "look-again": "A new look at the suggestion",
    "visit": "Your visit",
    "order-by": "Order more by",
    "due-in": "What you ordered should be here by",
    "script-ends": "The last day of your script",
}


class Wishes(Protocol):
    """How somebody wants to be reminded: `journal.models.Reminders`."""

    since: date
    kinds: list
    title: str
    says_what: bool
    morning_at: time
    night_at: time
    check_in_at: time


@dataclass(frozen=True, slots=True)
class Event:
    """One event: a whole day (`at` None), or the time `at` on the wall clock of a time zone.

    `on` is its date there, the first one where it comes `every_days`, up to the date `until` (None:
    without an end).
    """

    key: str
    title: str
    on: date
    at: time | None = None
    zone: str = ""
    every_days: int = 0
    until: date | None = None

    @property
    def about(self) -> str:
        """What it is about, a key of TITLES or of the supply's dates."""
        word, *rest = self.key.split()
        return rest[1] if word == "dose" else word

    @property
    def name(self) -> str:
        """Its key as a word of an address."""
        return self.key.replace(" ", "-")

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        last = self.until if self.every_days else self.on
        return last is not None and last < today

    @property
    def words(self) -> str:
        """What it is and when, as its own page says it: "Night dose, at 22:00"."""
        named = WORDS[self.about]
        if self.at is None:
            return f"{named}, {weekday_words(self.on)}"
        often = f", {EVERY_DAYS[self.every_days].said}" if self.every_days > 1 else ""
        until = f", until {weekday_words(self.until)}" if self.until else ""
        return f"{named} at {self.at:%H:%M}{often}{until}"

    @property
    def digest(self) -> str:
        """A short text that changes when the event says something else."""
        return sha256(repr(self).encode()).hexdigest()


def events(diary: Diary, today: date, wishes: Wishes, finding: Finding) -> tuple[Event, ...]:
    """Everything that a calendar is told on a day; `finding` is what is suggested then."""
    found: list[Event] = []
    if "dose" in wishes.kinds:
        found += _doses(diary, today, wishes)
    if "check_in" in wishes.kinds:
        found.append(_check_in(diary.person.clock, wishes))
    if "dates" in wishes.kinds:
        found += _dates(diary, today, wishes, finding)
    return tuple(found)


def _doses(diary: Diary, today: date, wishes: Wishes) -> Iterator[Event]:
    clock = diary.person.clock
    for series in dose_series(diary, today):
        wall = wishes.morning_at if series.half == "morning" else wishes.night_at
        yield Event(
            key=series.key,
            title=_title(series.half, wishes),
            on=_date(clock, series.first, wall),
            at=wall,
            zone=clock.timezone,
            every_days=series.every_days,
            until=series.last and _date(clock, series.last, wall),
        )


def _check_in(clock: Clock, wishes: Wishes) -> Event:
    return Event(
        key="check-in",
        title=_title("check-in", wishes),
        on=_date(clock, wishes.since, wishes.check_in_at),
        at=wishes.check_in_at,
        zone=clock.timezone,
        every_days=1,
    )


def _dates(diary: Diary, today: date, wishes: Wishes, finding: Finding) -> Iterator[Event]:
    step, again = next_step_on(diary, today), _again(finding, today)
    days = {
        "next-step": step,
        "look-again": None if again == step else again,
        "visit": diary.visit.on,
        **_of_supply(outlook(diary, today), today),
    }
    for key, day in days.items():
        if day and day >= today - timedelta(SHOWN_DAYS):
            yield Event(key=key, title=_title(key, wishes), on=day)


def _of_supply(supply: Outlook | None, today: date) -> dict[str, date | None]:
    """No day to order once it is ordered, nor once it has passed, as then it moves every day."""
    if supply is None:
        return {}
    order_by = None if supply.ordered_on else supply.order_by
    return {
        "order-by": order_by if order_by and order_by >= today else None,
        "due-in": supply.expected_on,
        "script-ends": supply.script_until,
    }


def _again(finding: Finding, today: date) -> date | None:
    """The day of the next look; none before LDN, where each day without an answer moves it."""
    is_ahead = finding.next_date is not None and finding.next_date >= today
    return finding.next_date if is_ahead and finding.action != Action.BASELINE else None


def _title(about: str, wishes: Wishes) -> str:
    return TITLES[about] if wishes.says_what else wishes.title


def _date(clock: Clock, day: date, wall: time) -> date:
    """The date on which a time of a person's day lies: 00:30 is on the next one."""
    return day + DAY if wall < clock.day_starts_at else day
