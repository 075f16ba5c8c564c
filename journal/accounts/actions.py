"""Every write to logins and to the codes that open them."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.shortcuts import get_object_or_404

from journal import actions
from journal.accounts import codes, guesses
from journal.accounts import queries as account_queries
from journal.models import (
    CalendarLink,
    Membership,
    OneTimeCode,
    PersonRow,
    PushDevice,
    Session,
    User,
)
from journal.reminders import push_actions

INVITATION_LASTS, RESET_LASTS = timedelta(days=7), timedelta(days=2)
RECOVERY_CODES = 8
NOT_BEGUN = "new"  # where getting started is left while no screen of it has been opened


class CodeSpent(Exception):
    """Somebody else used the code between its check and its use."""


@transaction.atomic
def make_first_code(*, at: datetime) -> str:
    """The code that makes the first account; the one printed before stops working."""
    OneTimeCode.objects.filter(purpose=OneTimeCode.Purpose.FIRST).delete()
    return _make(OneTimeCode.Purpose.FIRST, at=at)


@transaction.atomic
def invite(*, at: datetime) -> str:
    """A code with which one more person can make an account."""
    return _make(OneTimeCode.Purpose.INVITATION, at=at, lasts=INVITATION_LASTS)


@transaction.atomic
def make_reset_code(*, user: User, at: datetime) -> str:
    """A code with which `user` can set a new password; an earlier one stops working."""
    user.codes.filter(purpose=OneTimeCode.Purpose.RESET).delete()
    return _make(OneTimeCode.Purpose.RESET, at=at, user=user, lasts=RESET_LASTS)


@transaction.atomic
def make_recovery_codes(*, user: User, at: datetime) -> tuple[str, ...]:
    """Fresh recovery codes in place of any earlier ones; this is the only time they can be read."""
    user.codes.filter(purpose=OneTimeCode.Purpose.RECOVERY).delete()
    return tuple(
        _make(OneTimeCode.Purpose.RECOVERY, at=at, user=user) for _ in range(RECOVERY_CODES)
    )


@transaction.atomic
def open_account(*, user: User, code: OneTimeCode | None, at: datetime) -> tuple[str, ...]:
    """Save a new login with a diary of its own; returns its recovery codes.

    `code` is what it was opened with (None where sign-up is open to all), used up here; the code
    for the first account makes its login the owner. CodeSpent when somebody was faster.
    """
    if code is not None:
        _spend(code)
        user.is_owner = code.purpose == OneTimeCode.Purpose.FIRST
    user.start_step = NOT_BEGUN
    user.save()
    Membership.objects.create(user=user, person=PersonRow.objects.create())
    return make_recovery_codes(user=user, at=at)


def note_start(*, user: User, step: str, is_put_away: bool = False) -> None:
    """Keep where getting started was left ("": finished), and whether Today still asks for it."""
    if (user.start_step, user.start_put_away) != (step, is_put_away):
        user.start_step, user.start_put_away = step, is_put_away
        user.save(update_fields=["start_step", "start_put_away"])


@transaction.atomic
def reset_password(*, code: OneTimeCode, password: str) -> None:
    """Set a new password with a code, which is used up; every session of the login ends.

    Whoever was locked out by the guesses of others can sign in again.
    """
    _spend(code)
    set_password(user=code.user, password=password)
    guesses.forget(code.user)


@transaction.atomic
def set_password(*, user: User, password: str) -> None:
    """Set a new password; every session of the login ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    _end_sessions(user)


@transaction.atomic
def hand_over(*, owner: User, to: User) -> None:
    """Make somebody else the owner; there is exactly one, also when two are chosen at once."""
    get_object_or_404(User.objects.select_for_update(), pk=owner.pk, is_owner=True)
    User.objects.filter(pk=owner.pk).update(is_owner=False)
    User.objects.filter(pk=to.pk).update(is_owner=True)


def erase_account(*, user: User, successor: User | None) -> bool:
    """Erase a login and the diary it keeps; whether nothing of the person stays in the files.

    SQLite overwrites deleted rows (PRAGMA secure_delete), and its log of recent writes is emptied
    (False: somebody read for so long that it is not yet); another database frees them, and writes
    over them when it needs the room.
    """
    emptied = []
    with transaction.atomic():
        _erase(user, successor)
        transaction.on_commit(lambda: emptied.append(empty_the_log()))
    return emptied != [False]


@transaction.atomic
def close_every_way_in() -> None:
    """End every session, calendar link, device that is woken, and code.

    Recovery codes stay: people hold them on paper.
    """
    for ways in (Session, CalendarLink, PushDevice):
        ways.objects.all().delete()
    OneTimeCode.objects.exclude(purpose=OneTimeCode.Purpose.RECOVERY).delete()


def empty_the_log() -> bool:
    """Have SQLite write its log of recent writes into its file, and empty it; whether it could.

    It waits for whoever reads what the log has changed since, as long as for any lock.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_held, *_ = cursor.fetchone()
    return not is_held


def _erase(user: User, successor: User | None) -> None:
    if user.is_owner and successor is not None:
        hand_over(owner=user, to=successor)
    person = account_queries.own_diary(user)
    if person is not None:
        actions.erase_person(person=person)
    _end_sessions(user)
    guesses.forget(user)
    user.delete()


def _make(purpose: str, *, at: datetime, user: User | None = None, lasts=None) -> str:
    code = codes.make()
    OneTimeCode.objects.create(
        purpose=purpose,
        digest=codes.digest(code),
        user=user,
        made_at=at,
        expires_at=at + lasts if lasts else None,
    )
    return code


def _spend(code: OneTimeCode) -> None:
    deleted, _ = OneTimeCode.objects.filter(pk=code.pk).delete()
    if not deleted:
        raise CodeSpent


def _end_sessions(user: User) -> None:
    push_actions.forget_devices_of(user=user)
    Session.objects.filter(login=user.pk).delete()
