"""What is asked of reminders: how they are wanted, who reads them, what was told before."""

from datetime import date
from uuid import uuid4

from django.db.models import BigAutoField, CharField, QuerySet

from journal.models import CalendarEvent, CalendarLink, PersonRow, Reminders
from journal.prepared import Given, Prepared
from journal.reminders import secret_links

OF_ONE = Given("person", BigAutoField())
WHOSE = Prepared(PersonRow.objects.filter(calendar_links__digest=Given("digest", CharField())))
WANTED = Prepared(Reminders.objects.filter(person=OF_ONE))
TOLD = Prepared(CalendarEvent.objects.filter(person=OF_ONE))

KINDS = ("dose", "check_in", "dates")


def person_of(secret: str) -> PersonRow | None:
    """Whose calendar a secret opens; None for one that is unknown or revoked."""
    found = WHOSE.models(digest=secret_links.digest(secret))
    return next(iter(found), None)


def reminders_of(person: PersonRow, today: date) -> Reminders:
    """How somebody wants to be reminded; as it is at first (not stored) where they never said."""
    kept = next(iter(WANTED.models(person=person.pk)), None)
    return kept or Reminders(person=person, mark=uuid4().hex, since=today, kinds=list(KINDS))


def links(person: PersonRow) -> QuerySet[CalendarLink]:
    """The calendars that may read the reminders, the oldest first."""
    return person.calendar_links.all()


def events_told(person: PersonRow) -> dict[str, CalendarEvent]:
    """Every event that calendars were ever told, as it was told last, by its key."""
    return {event.key: event for event in TOLD.models(person=person.pk)}
