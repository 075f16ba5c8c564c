"""Session: a browser in which somebody signed in, found by its key and by its login."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """Django's own with the number of the login beside what it holds; None while nobody signed in.

    No foreign key: a session that is made while its login is erased is nobody's, and runs out.
    """

    login = models.BigIntegerField(null=True, db_index=True)

    @classmethod
    def get_session_store_class(cls):
        """What reads and writes these rows."""
        from journal.accounts.sessions import SessionStore  # it needs this model first

        return SessionStore
