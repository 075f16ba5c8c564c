"""manage.py export_diary USERNAME: somebody's whole diary as a diary file on stdout."""

from django.core.management.base import BaseCommand

from ldn_tracker.management.commands.import_diary import person_of
from ldn_tracker.transfer.queries import exported


class Command(BaseCommand):
    """Write everything that is kept about a person; see docs/data-format.md."""

    help = "Write a person's whole diary as a diary file (JSON) to stdout."

    def add_arguments(self, parser):
        """Whose diary."""
        parser.add_argument("username")

    def handle(self, *, username: str, **options):
        """Write the file."""
        self.stdout.write(exported(person_of(username)), ending="")
