"""What is asked of logins and of whose diary they keep."""

from journal.models import Membership, Person, User


def own_diary(user) -> Person | None:
    """The diary a login keeps as the person themselves."""
    return Person.objects.filter(
        memberships__user=user,
        memberships__role=Membership.Role.SELF,
        memberships__revoked_at=None,
    ).first()


def anybody_signed_up() -> bool:
    """Whether the first account, the owner's, has been made."""
    return User.objects.exists()
