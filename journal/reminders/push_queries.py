"""What is asked of push: which browsers there are, what was sent, what was put off."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from journal.models import PersonRow, PushDevice, PushSent, PushSnooze


def people_with_devices() -> QuerySet[PersonRow]:
    """Everybody who has a browser that may be woken."""
    return PersonRow.objects.filter(push_devices__isnull=False).distinct()


def devices(person: PersonRow) -> QuerySet[PushDevice]:
    """The browsers of a person that may be woken, the first one first."""
    return person.push_devices.all()


def sent(person: PersonRow, since: date) -> set[tuple[date, str]]:
    """The reminders that were taken up from a day on, as (day, kind)."""
    return set(person.pushes_sent.filter(day__gte=since).values_list("day", "kind"))


def latest_sent(person: PersonRow, now: datetime, within: timedelta) -> PushSent | None:
    """The reminder that was taken up last, if that is not long ago."""
    found = person.pushes_sent.filter(claimed_at__gt=now - within)
    return found.order_by("-claimed_at", "-pk").first()


def snoozes(person: PersonRow, since: date) -> list[PushSnooze]:
    """What was put off from a day on."""
    return list(person.snoozes.filter(day__gte=since))
