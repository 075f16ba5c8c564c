"""`manage.py migrate`: Django's own, after a checked backup of a database that holds something."""

from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from ldn_tracker.server.database import file
from ldn_tracker.server.database.content import Unusable

STARTS = ("apply_start", "unapply_start")


class Command(migrate.Command):
    """Keeps the database as it is before the first migration changes it, and says where."""

    is_kept = False

    def handle(self, *args, **options):
        """Migrate, while nobody else migrates or restores."""
        self.connection = connections[options["database"]]
        self.live = Path(self.connection.settings_dict["NAME"])
        self.is_file = self.connection.vendor == "sqlite"
        with file.alone(self.live.parent if self.is_file else settings.DATA_DIR):
            return super().handle(*args, **options)

    def migration_progress_callback(self, action, migration=None, fake=False):  # noqa: FBT002
        """Django tells here what it is about to do."""
        if action in STARTS and not self.is_kept:
            self.keep()
            self.is_kept = True
        super().migration_progress_callback(action, migration, fake)

    def keep(self):
        """Back up what the migrations before this one made; a new database has none.

        PostgreSQL is backed up by its own programs: see `engines.BACKUP`.
        """
        if not self.is_file or not MigrationRecorder(self.connection).applied_migrations():
            return
        folder, now = settings.DATA_DIR / "backups", timezone.localtime()
        try:
            copy = file.backup(self.live, folder, now, prefix="before-update")
        except (Unusable, OSError) as error:
            raise CommandError(
                f"No backup could be made before the update: {error}\nThe diary was not changed."
            ) from error
        self.stdout.write(f"Backup before the update: {copy}")
