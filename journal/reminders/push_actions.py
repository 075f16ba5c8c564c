"""Every write of push: browsers that may be woken, reminders taken up or put off."""

from datetime import date, datetime, timedelta

from django.db import transaction

from journal.locking import changes_diary
from journal.models import PersonRow, PushDevice, PushSent, PushSnooze, Session, User
from journal.validation import need

MOST_DEVICES = 10
KEPT_DAYS = 14  # after which nobody asks any more what was sent


@changes_diary
def add_device(*, person: PersonRow, user: User, endpoint: str, at: datetime) -> PushDevice:
    """Let a browser be woken for a person; one that was another's is theirs now."""
    others = person.push_devices.exclude(endpoint=endpoint).count()
    need(others < MOST_DEVICES, "endpoint", f"is one too many: {MOST_DEVICES} devices at most")
    facts = {"person": person, "user": user, "made_at": at}
    device, _ = PushDevice.objects.update_or_create(endpoint=endpoint, defaults=facts)
    return device


@changes_diary
def forget_device(*, person: PersonRow, device_id: int) -> None:
    """Wake a browser no more; one that is not the person's, or not there, is left."""
    person.push_devices.filter(pk=device_id).delete()


@transaction.atomic
def forget_session(*, user_id: int | None, device_id: int | None) -> None:
    """Wake the browser no more in which a login has just signed out, if it was woken at all."""
    PushDevice.objects.filter(pk=device_id, user=user_id).delete()


@transaction.atomic
def forget_devices_of(*, user: User) -> None:
    """Wake none of the browsers in which a login was signed in."""
    user.push_devices.all().delete()


@changes_diary
def claim(*, person: PersonRow, day: date, kind: str, at: datetime) -> bool:
    """Take up a reminder before it is sent; False where somebody did already."""
    _, is_new = person.pushes_sent.get_or_create(day=day, kind=kind, defaults={"claimed_at": at})
    return is_new


@changes_diary
def snooze(*, person: PersonRow, day: date, kind: str, until: datetime) -> PushSnooze:
    """Put a reminder off; what was put off to the same time already stays once."""
    row, _ = person.snoozes.get_or_create(day=day, kind=kind, until=until)
    return row


@transaction.atomic
def tidy_up(*, at: datetime) -> None:
    """Forget what was sent long ago, and browsers in whose login nobody is signed in any more."""
    long_ago = (at - timedelta(KEPT_DAYS)).date()
    PushSent.objects.filter(day__lt=long_ago).delete()
    PushSnooze.objects.filter(day__lt=long_ago).delete()
    signed_in = Session.objects.filter(expire_date__gt=at).exclude(login=None).values("login")
    PushDevice.objects.exclude(user__in=signed_in).delete()
