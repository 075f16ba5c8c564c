"""`make backup`: a dated copy of the database, also while it is in use."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from ldn_tracker.server.backups import nightly
from ldn_tracker.server.database import engines, file
from ldn_tracker.server.database.content import Unusable, read


class Command(BaseCommand):
    """Writes DATA_DIR/backups/ldn-<date>-<time>.sqlite3, readable by this user only."""

    help = "Copy the database, also while it is in use."

    def add_arguments(self, parser):
        """Where to; `--daily` is what the site itself calls."""
        parser.add_argument("--to", type=Path, default=settings.DATA_DIR / "backups")
        parser.add_argument("--daily", action="store_true", help="today's, unless it is there")

    def handle(self, *args, to, daily, **options):
        """Copy and say where."""
        if settings.DATABASES["default"]["ENGINE"] != engines.SQLITE:
            raise CommandError(engines.BACKUP, returncode=2)
        live = Path(settings.DATABASES["default"]["NAME"])
        try:
            make = nightly.make if daily else file.backup
            copy = make(live, to, timezone.localtime())
        except (Unusable, OSError) as error:
            raise CommandError(f"No backup was written: {error}") from error
        if copy is None:
            return
        self.stdout.write(f"Backup written: {copy}\nIt holds every diary: keep it private.\n")
        if strange := read(copy).strange:
            self.stdout.write(
                "It also holds what this program did not put there, so `restore` will refuse it:"
                f" {', '.join(strange)}\n"
            )
