"""manage.py export_diary USERNAME [--format …]: somebody's whole diary as a file on stdout."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime

from django.core.management.base import BaseCommand

from journal.day import Clock
from journal.models import PersonRow
from ldn_tracker.fhir.queries import FILES
from ldn_tracker.management.commands.import_diary import person_of
from ldn_tracker.transfer.queries import exported


def diary_file(
    person: PersonRow, *, today: date, now: datetime, self_harm: bool = False
) -> Iterable[str]:
    """The diary file, which is whole whatever is chosen."""
    return [exported(person)]


# What is written, in pieces, by the name of the format.
FORMATS: Mapping[str, Callable[..., Iterable[str]]] = {"diary": diary_file, **FILES}


class Command(BaseCommand):
    """Write what is kept about a person; see docs/data-format.md and docs/fhir.md."""

    help = (
        "Write a person's whole diary to stdout: as a diary file (JSON), or for a GP's system as a"
        " summary (fhir) or as daily data (fhir-daily)."
    )

    def add_arguments(self, parser):
        """Whose diary, and as what."""
        parser.add_argument("username")
        parser.add_argument("--format", choices=FORMATS, default="diary")
        parser.add_argument(
            "--self-harm",
            action="store_true",
            help="with the answers about self-harm (fhir and fhir-daily; a diary file has them)",
        )

    def handle(self, *, username: str, format: str, self_harm: bool, **options):
        """Write the file."""
        person, now = person_of(username), datetime.now(UTC)
        today = Clock(person.timezone, person.day_starts_at).day(now)
        for piece in FORMATS[format](person, today=today, now=now, self_harm=self_harm):
            self.stdout.write(piece, ending="")
