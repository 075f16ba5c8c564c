"""Sessions in the database, as Django keeps them, read by a query that is compiled once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from journal.prepared import Given, Prepared

DATA = Prepared(
    Session.objects.filter(
        session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField())
    ).values_list("session_data")
)


class SessionStore(db.SessionStore):
    """Has Django's own name, which is part of what a session is signed with."""

    def load(self) -> dict:
        """What the session holds; {} for one that ended, whose key is given to nobody again."""
        for (data,) in DATA.rows(key=self.session_key, now=timezone.now()):
            return self.decode(data)
        self._session_key = None
        return {}
