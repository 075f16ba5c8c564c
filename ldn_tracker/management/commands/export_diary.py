"""manage.py export_diary USERNAME: somebody's whole diary, as a file, a table or everything."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from journal import middleware
from ldn_tracker.management.commands.import_diary import REFUSED, person_of
from ldn_tracker.transfer.queries import FORMS, exported, exported_as


class Command(BaseCommand):
    """Write everything that is kept about a person; see docs/data-format.md."""

    help = "Write a person's whole diary to stdout: as a diary file (JSON), a table or a zip."

    def add_arguments(self, parser):
        """Whose diary, and in which form."""
        parser.add_argument("username")
        parser.add_argument(
            "--format",
            choices=FORMS,
            default="json",
            help="json: the diary file; csv or excel: one table with a row for each fact;"
            " zip: all of it, tables, the page for the GP and a README",
        )
        parser.add_argument("--output", type=Path, metavar="FILE", help="instead of stdout")

    def handle(self, *, username: str, output: Path | None, **options):
        """Write the file."""
        person = person_of(username)
        if options["format"] == "json" and output is None:
            self.stdout.write(exported(person), ending="")
            return
        today = middleware.clock_of(person).day(middleware.now())
        _, content = exported_as(person, options["format"], today)
        if output is not None:
            _write(output, content)
        elif options["format"] == "zip":
            out = self.stdout._out
            getattr(out, "buffer", out).write(content)
        else:
            self.stdout.write(content.decode(), ending="")


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise CommandError(f"{output}: {error.strerror}", returncode=REFUSED) from error
