"""What is asked of logins, of the codes that open them, and of whose diary they keep."""

from datetime import datetime

from django.db.models import BigAutoField, Q, QuerySet

from journal.accounts import codes, names
from journal.models import Membership, OneTimeCode, PersonRow, User
from journal.prepared import Given, Prepared

LOGIN = Prepared(User.objects.filter(pk=Given("login", BigAutoField())))
OWN_DIARY = Prepared(
    PersonRow.objects.filter(
        memberships__user=Given("login", BigAutoField()),
        memberships__role=Membership.Role.SELF,
        memberships__revoked_at=None,
    ).order_by("pk")[:1]
)


def login(pk: int) -> User | None:
    """A login; None for a number that none has."""
    return next(iter(LOGIN.models(login=pk)), None)


def login_named(typed: str) -> User | None:
    """The login of a name, in which capitals and spaces make no difference; one as typed first."""
    found = User.objects.filter(Q(username=typed) | Q(name_key=names.key(typed)))
    return min(found, key=lambda user: user.username != typed, default=None)


def own_diary(user: User) -> PersonRow | None:
    """The diary a login keeps as the person themselves."""
    return next(iter(OWN_DIARY.models(login=user.pk)), None)


def anybody_signed_up() -> bool:
    """Whether the first account, the owner's, has been made."""
    return User.objects.exists()


def logins() -> QuerySet[User]:
    """Every login, by name; nothing of anybody's diary."""
    return User.objects.order_by("username")


def other_logins(user: User) -> QuerySet[User]:
    """Every login but this one, by name: who could take over from an owner who leaves."""
    return logins().exclude(pk=user.pk)


def has_others(user: User) -> bool:
    """Whether there is anybody besides this login."""
    return other_logins(user).exists()


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
