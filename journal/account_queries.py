"""What is asked of logins, of the codes that open them, and of whose diary they keep."""

from datetime import datetime

from django.db.models import Q, QuerySet

from journal import codes, statements
from journal.models import OneTimeCode, Person, User


def login(pk: int) -> User | None:
    """A login, with its `diary` as `own_diary` finds it: one statement for both."""
    user, diary = statements.login_and_diary(pk)
    if user:
        user.diary = diary
    return user


def own_diary(user: User) -> Person | None:
    """The diary a login keeps as the person themselves: the one read with it, where it was."""
    if hasattr(user, "diary"):
        return user.diary
    return statements.login_and_diary(user.pk)[1]


def anybody_signed_up() -> bool:
    """Whether the first account, the owner's, has been made."""
    return User.objects.exists()


def logins() -> QuerySet[User]:
    """Every login, by name; nothing of anybody's diary."""
    return User.objects.order_by("username")


def other_logins(user: User) -> QuerySet[User]:
    """Every login but this one, by name: who could take over from an owner who leaves."""
    return logins().exclude(pk=user.pk)


def open_invitations(at: datetime) -> int:
    """How many invitations have neither been used nor run out."""
    return _live(OneTimeCode.objects.filter(purpose=OneTimeCode.Purpose.INVITATION), at).count()


def recovery_codes_left(user: User) -> int:
    """How many recovery codes this person has not used yet."""
    return user.codes.filter(purpose=OneTimeCode.Purpose.RECOVERY).count()


def code_that_opens_an_account(typed: str, at: datetime) -> OneTimeCode | None:
    """The code behind what was typed: the first one while nobody signed up, then invitations."""
    invited = anybody_signed_up()
    purpose = OneTimeCode.Purpose.INVITATION if invited else OneTimeCode.Purpose.FIRST
    return _live(OneTimeCode.objects.filter(purpose=purpose), at).filter(_is(typed)).first()


def code_that_sets_a_password(typed: str, at: datetime) -> OneTimeCode | None:
    """The recovery code or the owner's reset code behind what was typed, with its `user`."""
    purposes = [OneTimeCode.Purpose.RESET, OneTimeCode.Purpose.RECOVERY]
    found = _live(OneTimeCode.objects.filter(purpose__in=purposes), at).filter(_is(typed))
    return found.select_related("user").first()


def _is(typed: str) -> Q:
    return Q(digest=codes.digest(typed))


def _live(found: QuerySet[OneTimeCode], at: datetime) -> QuerySet[OneTimeCode]:
    return found.filter(Q(expires_at=None) | Q(expires_at__gt=at))
