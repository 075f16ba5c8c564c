"""manage.py export_diary USERNAME [--format …]: somebody's whole diary, to stdout or a file."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from dose.diary import from_database
from journal.day import Clock
from journal.models import PersonRow
from ldn_tracker.fhir.queries import FILES
from ldn_tracker.management.commands.import_diary import REFUSED, person_of
from ldn_tracker.transfer.queries import FORMS, exported_as


def _whole(form: str, person: PersonRow, **facts) -> Iterable[bytes]:
    """The diary in a form that is whole whatever is chosen, but for a zip's files for a system."""
    return [exported_as(from_database.whole(person), form, **facts)[1]]


def _for_a_system(make: Callable[..., Iterable[str]], *args, **facts) -> Iterable[bytes]:
    return (piece.encode() for piece in make(*args, **facts))


# What is written, in pieces, by the name of the format.
FORMATS: Mapping[str, Callable[..., Iterable[bytes]]] = {
    "diary": partial(_whole, "json"),
    **{form: partial(_whole, form) for form in FORMS},
    **{name: partial(_for_a_system, make) for name, make in FILES.items()},
}


class Command(BaseCommand):
    """Write what is kept about a person; see docs/data-format.md and docs/fhir.md."""

    help = (
        "Write a person's whole diary: as a diary file (diary or json), as one table with a row for"
        " each fact (csv, or excel as it is opened in their country), as everything in a zip, or"
        " for a GP's system as a summary (fhir) or as daily data (fhir-daily)."
    )

    def add_arguments(self, parser):
        """Whose diary, as what, and where to."""
        parser.add_argument("username")
        parser.add_argument("--format", choices=FORMATS, default="diary")
        parser.add_argument("--output", type=Path, metavar="FILE", help="instead of stdout")
        parser.add_argument(
            "--self-harm",
            action="store_true",
            help="with the answers about self-harm in fhir, fhir-daily and these two files of a zip"
            " (all else has them)",
        )

    def handle(
        self, *, username: str, format: str, output: Path | None, self_harm: bool, **options
    ):
        """Write the file."""
        person, now = person_of(username), datetime.now(UTC)
        today = Clock(person.timezone, person.day_starts_at).day(now)
        pieces = FORMATS[format](person, today=today, now=now, self_harm=self_harm)
        if output is not None:
            _write(output, pieces)
            return
        for piece in pieces:
            if format == "zip":
                out = self.stdout._out
                getattr(out, "buffer", out).write(piece)
            else:
                self.stdout.write(piece.decode(), ending="")


def _write(output: Path, pieces: Iterable[bytes]) -> None:
    try:
        with output.open("wb") as out:
            out.writelines(pieces)
    except OSError as error:
        raise CommandError(f"{output}: {error.strerror}", returncode=REFUSED) from error
