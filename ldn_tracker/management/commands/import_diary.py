"""manage.py import_diary USERNAME FILE: a diary file or a Visible export into somebody's diary."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from journal import queries
from journal.middleware import clock_of
from journal.models import PersonRow
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.preview import Preview
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused

REFUSED = 2  # exit status, as for a wrong command line
HEAPS = {
    "asked": "Asked about",
    "added": "Added",
    "changed": "Changed",
    "refused": "Kept as it is here (--replace takes the file's)",
    "unchanged": "Here already",
}


class Command(BaseCommand):
    """Store a file in a person's diary, all of it or nothing, and say what that did."""

    help = "Import a diary file (JSON) or an export of Visible (CSV) into a person's diary."

    def add_arguments(self, parser):
        """Whose diary, which file ("-" is stdin), and how."""
        parser.add_argument("username")
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say it, but store nothing")
        parser.add_argument(
            "--replace", action="store_true", help="where both differ, take what the file says"
        )
        parser.add_argument(
            "--sure", action="store_true", help="the amounts of LDN that are asked about are right"
        )
        parser.add_argument(
            "--beyond-limits", action="store_true", help="take longer lists than a file may bring"
        )

    def handle(self, *, username: str, file: Path, dry_run: bool, **asked):
        """Import, or refuse with exit status 2 and the JSON path or line."""
        person = person_of(username)
        limited = not asked["beyond_limits"]
        how = {"replace": asked["replace"], "limited": limited, "is_sure": asked["sure"]}
        try:
            reading = any_file.read(read(file), clock_of(person), limited=limited)
            done = self._import(person, reading, dry_run=dry_run, **how)
        except store.Asked as asked_about:
            raise CommandError(_ask(file, asked_about.preview), returncode=REFUSED) from asked_about
        except Refused as error:
            raise CommandError(f"{file}: {error}", returncode=REFUSED) from error
        self.stdout.write("\n".join(in_words(reading, done)))
        if dry_run:
            self.stdout.write("Nothing was stored (--dry-run).")

    def _import(
        self, person: PersonRow, reading: Reading, *, dry_run: bool, is_sure: bool, **how: bool
    ) -> Preview:
        how |= {"at": timezone.now()}
        if dry_run:
            return store.preview(person, reading.diary, **how)
        return store.store(person, reading.diary, **how, is_sure=is_sure, progress=self._progress)

    def _progress(self, done: int, total: int) -> None:
        if total > store.BATCH:
            self.stdout.write(f"{done} of {total} days …")
            self.stdout.flush()


def person_of(username: str) -> PersonRow:
    """The diary that a login keeps as its own; CommandError with exit status 2 without one."""
    person = queries.diary_of_login(username)
    if person is None:
        raise CommandError(f"{username}: no login of this name keeps a diary", returncode=REFUSED)
    return person


def read(file: Path) -> bytes:
    """The bytes of a file, or of stdin; CommandError with exit status 2 where there is none."""
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=REFUSED) from error


def _ask(file: Path, preview: Preview) -> str:
    """What is to be confirmed before anything is stored."""
    asked = "\n".join(f"  {line}" for line in preview.asked)
    return f"{file}: nothing was stored. Are these amounts right?\n{asked}\nIf so, add --sure."


def in_words(reading: Reading, done: Preview) -> list[str]:
    """What the import did, a heap after the other."""
    lines = []
    for heap, title in HEAPS.items():
        found = getattr(done, heap)
        lines += [f"{title}:", *(f"  {line}" for line in found)] if found else []
    if reading.kept_raw:
        lines += [
            "Kept as numbers only, as the diary has no place for them:",
            *(f"  {kept}" for kept in reading.kept_raw),
        ]
    return lines or ["The file holds nothing."]
