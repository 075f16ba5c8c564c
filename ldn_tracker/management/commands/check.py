"""`manage.py check`: Django's own, and what keeps the diary."""

from django.core.management.commands import check
from django.db import connection
from django.db.backends.sqlite3.base import Database

from ldn_tracker.server.database import sqlite


class Command(check.Command):
    """Names the library that the database is really opened with, where it is SQLite."""

    def handle(self, *args, **options):
        """Check, then name it."""
        super().handle(*args, **options)
        is_sqlite = connection.vendor == "sqlite"
        self.stdout.write(sqlite.in_words(Database) if is_sqlite else "PostgreSQL keeps the diary.")
