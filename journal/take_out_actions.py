"""Every write about the zip of everything that a large diary leaves as."""

from datetime import datetime

from journal.locking import changes_diary
from journal.models import PersonRow, TakeOut
from journal.models.taken_out import KEPT_FOR


@changes_diary
def ask_for_take_out(*, person: PersonRow, self_harm: bool, at: datetime) -> TakeOut:
    """Note that a zip is to be made; of a person only the last one is kept."""
    TakeOut.objects.filter(person=person).delete()
    return TakeOut.objects.create(person=person, self_harm=self_harm, asked_at=at)


def keep_take_out(*, take_out: int, content: bytes) -> None:
    """Keep what was made, unless another one was asked for or the diary erased meanwhile."""
    TakeOut.objects.filter(pk=take_out).update(content=content, size=len(content))


def tell_failed(*, take_out: int) -> None:
    """Note that a zip could not be made."""
    TakeOut.objects.filter(pk=take_out).update(failed=True)


def forget_old_take_outs(*, at: datetime) -> None:
    """Delete what was there to be saved for long enough."""
    TakeOut.objects.filter(asked_at__lt=at - KEPT_FOR).delete()
