"""Every write to reminders: how they are wanted, the links of calendars, what these were told."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.shortcuts import get_object_or_404

from journal.locking import change, changes_diary
from journal.models import CalendarEvent, CalendarLink, PersonRow, Reminders
from journal.reminders import queries, secret_links
from journal.validation import need

MOST_LINKS = 10
LONGEST_NAME = 60
Written = Callable[[str, int], str]  # an event's key and its sequence → its text


@changes_diary
def want(*, person: PersonRow, today: date, **wishes) -> Reminders:
    """Keep how somebody wants to be reminded; with no wishes, as it is at first."""
    reminders = queries.reminders_of(person, today)
    for name, value in wishes.items():
        setattr(reminders, name, value)
    reminders.save()
    return reminders


@changes_diary
def make_link(*, person: PersonRow, name: str, today: date, at: datetime) -> str:
    """The secret of a new link; this is the only time that it can be read."""
    name = name.strip()
    need(bool(name), "name", "is empty")
    need(len(name) <= LONGEST_NAME, "name", f"is longer than {LONGEST_NAME} letters")
    taken = queries.links(person)
    need(name not in [link.name for link in taken], "name", "stands for another calendar already")
    need(len(taken) < MOST_LINKS, "name", f"is one too many: {MOST_LINKS} calendars at most")
    want(person=person, today=today)
    secret = secret_links.make()
    person.calendar_links.create(name=name, digest=secret_links.digest(secret), made_at=at)
    return secret


@changes_diary
def revoke_link(*, person: PersonRow, link_id: int) -> CalendarLink:
    """End a link: its address answers 404 from now on."""
    link = get_object_or_404(person.calendar_links, pk=link_id)
    link.delete()
    return link


@changes_diary
def tell_events(
    *, person: PersonRow, digests: Mapping[str, str], write: Written, at: datetime
) -> None:
    """Keep the events (key → digest) that say something else than before, each with a next number.

    `write` makes an event's text. What another calendar was told meanwhile is not told anew.
    """
    told = queries.events_told(person)
    for key, digest in digests.items():
        event = told.get(key)
        if event is None:
            text = write(key, 0)
            person.calendar_events.create(key=key, digest=digest, text=text, changed_at=at)
        elif event.digest != digest:
            _tell_anew(event, digest, write, at)


def _tell_anew(event: CalendarEvent, digest: str, write: Written, at: datetime) -> None:
    sequence = event.sequence + 1
    text = write(event.key, sequence)
    change(event, sequence=sequence, digest=digest, text=text, changed_at=at)


@changes_diary
def plan_visit(*, person: PersonRow, on: date | None) -> PersonRow:
    """Keep the day of the next visit; None takes it away."""
    person.visit_on = on
    person.save(update_fields=["visit_on"])
    return person
