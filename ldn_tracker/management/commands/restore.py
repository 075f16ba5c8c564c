"""`make restore FROM=file`: put a backup in place of the database; what was there is kept."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.utils import timezone

from ldn_tracker.server.database import engines, restore
from ldn_tracker.server.database.content import Unusable
from ldn_tracker.server.database.file import backups

SIGNED_OUT = (
    "Everybody has been signed out. Links for a new password and invitations that were open no"
    " longer work.\n"
)


class Command(BaseCommand):
    """Checks the backup, keeps the present database aside, restores, migrates if it is older."""

    help = "Put a backup in place of the database."

    def add_arguments(self, parser):
        """Which backup."""
        parser.add_argument("copy", type=str, help="a file that `backup` wrote")

    def handle(self, *args, copy, **options):
        """Restore, or say what can be restored."""
        if settings.DATABASES["default"]["ENGINE"] != engines.SQLITE:
            raise CommandError(engines.RESTORE, returncode=2)
        if not copy:
            raise CommandError(f"Say which backup: make restore FROM=file\n{self.available()}")
        live = Path(settings.DATABASES["default"]["NAME"])
        connection.close()
        try:
            kept = restore.restore(Path(copy), live, timezone.localtime())
        except Unusable as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except OSError as error:
            raise CommandError(f"{error}. What was there is in {live.parent}.") from error
        self.stdout.write(f"Restored from {copy}.\n{in_words(kept)}{SIGNED_OUT}")
        call_command("migrate", verbosity=0, interactive=False, stdout=self.stdout)

    def available(self) -> str:
        """The backups in DATA_DIR, newest first."""
        files = backups(settings.DATA_DIR / "backups")
        return "\n".join(["There are:", *map(str, files)]) if files else "There is none yet."


def in_words(kept: restore.FormerDatabase) -> str:
    """Where the former database is, and what to do where a server may still have it open."""
    if not kept.damaged:
        return f"What was there before is kept: {kept.place}\n"
    lines = ["If the server is running, stop it and start it again.\n"]
    if kept.place:
        lines.insert(0, f"What was there was no whole diary; it is kept: {kept.place}\n")
    return "".join(lines)
