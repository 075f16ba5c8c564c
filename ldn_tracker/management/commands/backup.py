"""`make backup`: a dated copy of the database, also while it is in use."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone

from ldn_tracker import database_file


class Command(BaseCommand):
    """Writes DATA_DIR/backups/ldn-<date>-<time>.sqlite3, readable by this user only."""

    help = "Copy the database, also while it is in use."

    def add_arguments(self, parser):
        """Where to."""
        parser.add_argument("--to", type=Path, default=settings.DATA_DIR / "backups")

    def handle(self, *args, to, **options):
        """Copy and say where."""
        live = Path(settings.DATABASES["default"]["NAME"])
        copy = database_file.backup(live, to, timezone.localtime())
        self.stdout.write(f"Backup written: {copy}\nIt holds every diary: keep it private.\n")
