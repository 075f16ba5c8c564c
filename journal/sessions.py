"""Sessions in the database, as Django keeps them, read by a statement that is made once."""

from django.contrib.sessions.backends import db
from django.utils import timezone

from journal import statements


class SessionStore(db.SessionStore):
    """Has Django's own name, which is part of what a session is signed with."""

    def load(self) -> dict:
        """What the session holds; {} for one that ended, whose key is given to nobody again."""
        data = statements.session_data(self.session_key, timezone.now())
        if data is None:
            self._session_key = None
            return {}
        return self.decode(data)
