"""The file that a calendar is fed with: events read from the diary, beside those it was told."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import OperationalError

from dose.diary import from_database
from dose.rules.book import assess
from journal.models import PersonRow, Reminders
from journal.reminders import actions, queries
from ldn_tracker.reminders.events import Event, events

log = logging.getLogger(__name__)


def stored_wishes(person: PersonRow, today: date) -> Reminders:
    """How the person wants to be reminded, stored so that the next file knows its events again.

    On a full disk the file is made all the same.
    """
    try:
        return actions.want(person=person, today=today)
    except OperationalError:
        log.exception("How somebody is reminded could not be kept")
        return queries.reminders_of(person, today)


def events_of(person: PersonRow, reminders: Reminders, today: date) -> tuple[Event, ...]:
    """Everything that the person wants a calendar to be told."""
    diary = from_database.with_changes(person, today)
    finding = assess(diary, today, suggestions=settings.SUGGESTIONS).finding
    return events(diary, today, reminders, finding)


def calendar(
    person: PersonRow,
    reminders: Reminders,
    told: Sequence[Event],
    *,
    at: datetime,
    refreshes: bool = False,
) -> bytes:
    """The calendar file with these events, each with the number of its last change."""
    from ldn_tracker.reminders import calendar_file  # 4 MB of a worker, for few who have a calendar

    by_key = {event.key: event for event in told}

    def write(key: str, sequence: int) -> str:
        return calendar_file.event_text(by_key[key], reminders.mark, sequence, at)

    return calendar_file.calendar_text(
        _texts(person, by_key, write, at),
        title=reminders.title,
        zone=person.timezone,
        first=min((event.on for event in told), default=at.date()),
        refreshes=refreshes,
    )


def _texts(
    person: PersonRow, by_key: Mapping[str, Event], write: actions.Written, at: datetime
) -> list[str]:
    kept = queries.events_told(person)
    digests = {
        key: event.digest
        for key, event in by_key.items()
        if key not in kept or kept[key].digest != event.digest
    }
    if digests:
        try:
            actions.tell_events(person=person, digests=digests, write=write, at=at)
        except OperationalError:
            log.exception("A calendar was told what could not be kept")
            return [write(key, _next(kept, key)) for key in by_key]
        kept = queries.events_told(person)
    return [kept[key].text for key in by_key]


def _next(kept: dict, key: str) -> int:
    return kept[key].sequence + 1 if key in kept else 0
