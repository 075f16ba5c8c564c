"""Who is signed in: allauth decides who may, and this reads who it is."""

from allauth.account import auth_backends

from journal.accounts import queries as account_queries
from journal.models import User


class AuthenticationBackend(auth_backends.AuthenticationBackend):
    """Reads the login of a session by a query that is compiled once."""

    def get_user(self, user_id: int) -> User | None:
        """The login; None when it is gone or closed. Django compares its password's hash then."""
        user = account_queries.login(user_id)
        return user if user and self.user_can_authenticate(user) else None
