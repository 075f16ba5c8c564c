"""Sessions in the database, as Django keeps them, read by a query that is compiled once."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth import SESSION_KEY as LOGIN
from django.contrib.sessions.backends import db
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from journal.models import Session
from journal.prepared import Given, Prepared

DATA = Prepared(
    Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    ).values_list("session_data")
)

EARLIER_BACKEND = "journal.account_backend.AuthenticationBackend"  # of 0.1.0


class SessionStore(db.SessionStore):
    """Has Django's own name, which is part of what a session is signed with."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table with the login of each session."""
        return Session

    def create_model_instance(self, data: dict) -> Session:
        """The row to be stored, with whose it is."""
        row = super().create_model_instance(data)
        row.login = data.get(LOGIN)
        return row

    def decode(self, session_data: str) -> dict:
        """What a stored session holds; one of before the backend had its room stays signed in."""
        held = super().decode(session_data)
        if held.get(BACKEND_SESSION_KEY) == EARLIER_BACKEND:
            held[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        return held

    def load(self) -> dict:
        """What the session holds; {} for one that ended, whose key is given to nobody again."""
        for (data,) in DATA.rows(key=self.session_key, now=timezone.now()):
            return self.decode(data)
        self._session_key = None
        return {}
