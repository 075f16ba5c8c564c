"""manage.py export_diary USERNAME: somebody's whole diary as a diary file on stdout."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from dose import gather
from journal.middleware import clock_of
from ldn_tracker.management.commands.import_diary import person_of
from ldn_tracker.transfer.json_file import dump


class Command(BaseCommand):
    """Write everything that is kept about a person; see docs/data-format.md."""

    help = "Write a person's whole diary as a diary file (JSON) to stdout."

    def add_arguments(self, parser):
        """Whose diary."""
        parser.add_argument("username")

    def handle(self, *, username: str, **options):
        """Write the file."""
        person = person_of(username)
        today = clock_of(person).day(timezone.now())
        self.stdout.write(dump(gather.diary(person, today, whole=True)), ending="")
