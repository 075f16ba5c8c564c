"""Who is signed in: allauth decides who may, and this reads who it is."""

from allauth.account import auth_backends

from journal.accounts import queries as account_queries
from journal.models import User


class AuthenticationBackend(auth_backends.AuthenticationBackend):
    """Knows a login by its name, and that of a session by a query that is compiled once."""

    def _authenticate_by_username(self, username: str, password: str) -> User | None:
        """By the name, in which capitals and spaces make no difference."""
        return self._check_password(account_queries.login_named(username), password)

    def get_user(self, user_id: int) -> User | None:
        """The login; None when it is gone or closed. Django compares its password's hash then."""
        user = account_queries.login(user_id)
        return user if user and self.user_can_authenticate(user) else None
