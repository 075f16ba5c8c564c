"""Events as a calendar file, RFC 5545, by icalendar (pure)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Timezone
from icalendar import Event as Component

from ldn_tracker.reminders.events import Event

PRODUCT = "-//Diary//Calendar//EN"  # says no more than the titles do
LASTS = timedelta(minutes=10)
ON_TIME, AT_NINE = timedelta(0), timedelta(hours=9)  # of a whole day, counted from its midnight
REFRESH = "PT6H"
ZONE_YEARS = 40  # for which the changes of the clock are written out
END = b"END:VCALENDAR\r\n"


def uid_of(key: str, mark: str) -> UUID:
    """The UID of an event, the same for ever; it tells neither the key nor whose diary it is."""
    return uuid5(UUID(mark), key)


def event_text(event: Event, mark: str, sequence: int, changed_at: datetime) -> str:
    """One event as it stands in the file; `mark` is that of whose diary it is (32 hex digits)."""
    made = Component()
    made.add("uid", str(uid_of(event.key, mark)))
    made.add("summary", event.title)
    for name in ("dtstamp", "last-modified"):
        made.add(name, changed_at.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", sequence)
    for name, value in _when(event).items():
        made.add(name, value)
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    made.add_component(_alarm(event))
    return made.to_ical().decode()


def calendar_text(
    texts: Iterable[str], *, title: str, zone: str, first: date, refreshes: bool
) -> bytes:
    """The whole file: `first` is the earliest date in it, `refreshes` whether it is read again."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if refreshes:
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", title)
        calendar.add("x-published-ttl", REFRESH)
        calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    head = calendar.to_ical().removesuffix(END)
    return b"".join([head, _time_zone(zone, first.year), *(text.encode() for text in texts), END])


def _when(event: Event) -> dict:
    if event.at is None:
        return {"dtstart": event.on, "dtend": event.on + timedelta(1)}
    begins = datetime.combine(event.on, event.at, ZoneInfo(event.zone))
    when: dict = {"dtstart": begins, "dtend": begins + LASTS}
    if event.every_days and event.until != event.on:
        when["rrule"] = _rule(event)
    return when


def _rule(event: Event) -> dict:
    """Every so many days; the last time is told in UTC, as the standard wants it."""
    rule: dict = {"freq": "daily"}
    if event.every_days > 1:
        rule["interval"] = event.every_days
    if event.until and event.at is not None:
        last = datetime.combine(event.until, event.at, ZoneInfo(event.zone))
        rule["until"] = last.astimezone(UTC)
    return rule


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", AT_NINE if event.at is None else ON_TIME)
    return alarm


@lru_cache(maxsize=64)
def _time_zone(zone: str, year: int) -> bytes:
    """How a time zone's clock changes from a year on: nothing of any person's."""
    first, last = date(year, 1, 1), date(year + ZONE_YEARS, 1, 1)
    return Timezone.from_tzid(zone, first_date=first, last_date=last).to_ical()
