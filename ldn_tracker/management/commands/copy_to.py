"""manage.py copy_to DATABASE_URL: the whole site into another database, as SQLite to PostgreSQL."""

from django.core.management import BaseCommand, CommandError
from django.db import OperationalError

from ldn_tracker.server.database import copy, engines
from ldn_tracker.server.environment import Misconfigured

REFUSED = 2  # exit status, as for a wrong command line


class Command(BaseCommand):
    """Copy, compare, and say how to use the copy; the present database is left as it is."""

    help = "Copy the whole site into an empty database. Stop the site before: it waits meanwhile."

    def add_arguments(self, parser):
        """Where to."""
        parser.add_argument("database_url", help="like postgres://ldn:password@127.0.0.1:5432/ldn")

    def handle(self, *, database_url: str, **options):
        """Copy, or refuse with exit status 2."""
        try:
            copy.copy(engines.database_at(database_url), self.stdout.write)
        except OperationalError as error:
            raise CommandError(engines.unreachable(str(error)), returncode=REFUSED) from error
        except (copy.NotCopied, Misconfigured) as error:
            raise CommandError(f"{error}\nNothing was copied.", returncode=REFUSED) from error
        self.stdout.write(
            "Everything is copied, and nothing here was changed. From now on start the site with\n"
            "that DATABASE_URL, and with the same DATA_DIR: the secret key is there."
        )
