"""Every read about the zip of everything that a large diary leaves as."""

from datetime import datetime

from journal.models import PersonRow, TakeOut
from journal.models.taken_out import KEPT_FOR


def take_out(person: PersonRow, now: datetime) -> TakeOut | None:
    """What was asked for and can still be saved, without its bytes."""
    return _lately(person, now).defer("content").first()


def content(person: PersonRow, now: datetime) -> bytes | None:
    """The bytes of a zip that was made; None where there is none."""
    found = _lately(person, now).values_list("content", flat=True).first()
    return None if found is None else bytes(found)


def asked(take_out: int) -> TakeOut | None:
    """What is to be made, with its person; None where it is asked for no more."""
    return TakeOut.objects.select_related("person").filter(pk=take_out).first()


def _lately(person: PersonRow, now: datetime):
    return TakeOut.objects.filter(person=person, asked_at__gte=now - KEPT_FOR)
