"""`manage.py check`: Django's own, and which SQLite keeps the diary."""

from django.core.management.commands import check
from django.db.backends.sqlite3.base import Database

from ldn_tracker import sqlite


class Command(check.Command):
    """Names the library that the database is really opened with."""

    def handle(self, *args, **options):
        """Check, then name it."""
        super().handle(*args, **options)
        self.stdout.write(sqlite.in_words(Database))
