"""manage.py import_diary USERNAME FILE: a diary file or another app's export into a diary."""

import shlex
import sys
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError

from journal import import_actions, import_queries, middleware, queries
from journal.models import PersonRow
from ldn_tracker.transfer import store
from ldn_tracker.transfer.brought import columns, progress
from ldn_tracker.transfer.brought.source import LARGEST_WHOLE, Source, unpacked
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.preview import Preview
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused

REFUSED = 2  # exit status, as for a wrong command line
HEAPS = {
    "another_person": "Perhaps somebody else's",
    "asked": "Asked about",
    "added": "Added",
    "changed": "Changed",
    "refused": "Kept as it is here (--replace takes the file's)",
    "unchanged": "Already here",
}


class Command(BaseCommand):
    """Store a file in a person's diary, all of it or nothing, and say what that did."""

    help = "Import a diary file (JSON) or another app's export into a person's diary."

    def add_arguments(self, parser):
        """Whose diary, which file ("-" is stdin), and how."""
        parser.add_argument("username")
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument(
            "--undo",
            action="store_true",
            help="undo the last import; what was edited since stays, and is told",
        )
        parser.add_argument("--dry-run", action="store_true", help="say it, but store nothing")
        parser.add_argument(
            "--replace", action="store_true", help="where both differ, take what the file says"
        )
        parser.add_argument(
            "--sure", action="store_true", help="the amounts of LDN that are asked about are right"
        )
        parser.add_argument(
            "--same-person", action="store_true", help="it is theirs, though it says otherwise"
        )
        parser.add_argument(
            "--leave-out", action="store_true", help="store the rest without what cannot be right"
        )
        parser.add_argument(
            "--as", dest="as_format", choices=any_file.NAMES, default="",
            help="take it for an export of this app, whatever it looks like",
        )  # fmt: skip
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="NAME=ROLE[:MEASURE[:LOW-HIGH[:better]]]",
            help="what a column of any other table is: "
            + ", ".join(dict(columns.ROLES))
            + "; may be given several times, and is remembered for the next file",
        )
        parser.add_argument(
            "--answer",
            action="append",
            default=[],
            metavar="QUESTION=ANSWER",
            help="what the file leaves open, as in dates=dmy; may be given several times",
        )
        parser.add_argument(
            "--beyond-limits", action="store_true", help="take longer lists than a file may bring"
        )

    def handle(self, *, username: str, file: Path | None, **said):
        """Import, or refuse with exit status 2 and the JSON path or line."""
        person = person_of(username)
        if said["undo"]:
            self._undo(person, dry_run=said["dry_run"])
            return
        if file is None:
            raise CommandError("which file? (or --undo)", returncode=REFUSED)
        clock, at = middleware.clock_of(person), middleware.now()
        limited = not said["beyond_limits"]
        try:
            answers = dict(each.rpartition("=")[::2] for each in said["answer"])
            how = {"answers": answers, "as_format": said["as_format"], "any_length": True}
            how["measures"] = queries.every_measure(person)
            with opened(file) as source, progress.bar(self.stderr, source) as watched:
                named = how["columns"] = self._columns(person, watched, **said)
                reading = any_file.read(watched, clock, at=at, limited=limited, **how)
            _need_answers(file, reading)
            how = {"at": at, "replace": said["replace"], "limited": limited}
            done = self._import(person, reading, how, **said)
            if named and not said["dry_run"]:
                _remember(person, watched, named)
        except columns.BadColumns as error:
            raise CommandError(f"{file}: {error}", returncode=REFUSED) from error
        except store.Asked as asked:
            words = _ask(file, reading, asked.preview)
            raise CommandError(words, returncode=REFUSED) from asked
        except Refused as error:
            raise CommandError(f"{file}: {error}", returncode=REFUSED) from error
        self.stdout.write("\n".join(in_words(reading, done)))
        if said["dry_run"]:
            self.stdout.write("Nothing was stored (--dry-run).")

    def _import(self, person: PersonRow, reading: Reading, how: dict, **said) -> Preview:
        found = store.preview(person, reading.diary, **how)
        if said["dry_run"]:
            return found
        if reading.left_out and found.does_something and not said["leave_out"]:
            raise store.Asked(found)
        agreed = {"is_sure": said["sure"], "is_same_person": said["same_person"]}
        return store.store(
            person, reading.diary, **how, **agreed, source=reading.source, progress=self._progress
        )

    def _undo(self, person: PersonRow, *, dry_run: bool) -> None:
        batch = import_queries.last_batch(person)
        if batch is None:
            raise CommandError("there is no import to undo", returncode=REFUSED)
        found = store.taking_back(person, batch)
        day = middleware.clock_of(person).day(batch.imported_at)
        self.stdout.write(f"The import from {batch.source} of {day}.")
        for title, rows in (("Gone again", found.gone), ("Edited since, and stays", found.stays)):
            if rows:
                self.stdout.write("\n".join([f"{title}:", *(f"  {row}" for row in rows)]))
        if dry_run:
            self.stdout.write("Nothing was changed (--dry-run).")
        else:
            store.take_back(person, batch, at=middleware.now())

    def _columns(self, person: PersonRow, source: Source, *, column, as_format, **said) -> tuple:
        """What is said of the columns of a table, now or the last time."""
        if column:
            return columns.in_words(column, source.needed_table)
        try:
            any_file.format_of(source, as_format)
        except any_file.NoFormat as error:
            before = import_queries.columns(person, columns.header_key(source.needed_table))
            if before is None:
                names = ", ".join(source.needed_table.header)
                words = (
                    f"is a table of no known app. Say with --column what its columns are: {names}"
                )
                raise columns.BadColumns(words) from error
            return columns.remembered(before, source.needed_table)
        except Refused:
            pass  # told when it is read
        return ()

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


def opened(file: Path) -> BinaryIO:
    """A file, or what stdin holds; CommandError with exit status 2 where there is none."""
    try:
        return unpacked(_from_stdin() if str(file) == "-" else file.open("rb"), LARGEST_WHOLE)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=REFUSED) from error


def _from_stdin() -> BinaryIO:
    """What stdin holds, in a file that has no name: it may be large, and is gone through twice."""
    held = TemporaryFile()  # noqa: SIM115 (whoever opens a file closes it)
    copyfileobj(sys.stdin.buffer, held)
    return held  # type: ignore[return-value]


def _remember(person: PersonRow, source: Source, named: tuple[columns.Column, ...]) -> None:
    key, said = columns.header_key(source.needed_table), columns.kept(named)
    import_actions.remember_columns(person=person, header=key, columns=said)


def _need_answers(file: Path, reading: Reading) -> None:
    """CommandError with exit status 2 that says each open question, and how it is answered."""
    lines = []
    for question in reading.questions:
        said = "|".join(value for value, _ in question.choices) or question.unit.upper()
        lines += [question.words, *(f"  {value}: {words}" for value, words in question.choices)]
        if question.likely:
            lines += [f"  its name says {question.likely} {question.unit}"]
        lines += [f"Answer with --answer {shlex.quote(f'{question.id}={said}')}"]
    if lines:
        words = "\n".join([f"{file}: nothing was stored.", *lines])
        raise CommandError(words, returncode=REFUSED)


def _ask(file: Path, reading: Reading, preview: Preview) -> str:
    """What is to be confirmed before anything is stored."""
    questions = (
        ("May these be left out? They cannot be right.", reading.left_out, "--leave-out"),
        ("Is this the same person?", preview.another_person, "--same-person"),
        ("Are these amounts right?", preview.asked, "--sure"),
    )
    asked = [
        "\n".join([question, *(f"  {row}" for row in rows), f"If so, add {flag}."])
        for question, rows, flag in questions
        if rows
    ]
    return f"{file}: nothing was stored. " + "\n".join(asked)


def in_words(reading: Reading, done: Preview) -> list[str]:
    """What the import did, a heap after the other."""
    lines = ["Left out, as it cannot be right:"] if reading.left_out else []
    lines += [f"  {row}" for row in reading.left_out]
    for heap, title in HEAPS.items():
        found = getattr(done, heap)
        lines += [f"{title}:", *(f"  {line}" for line in found)] if found else []
    if reading.kept_raw:
        lines += [
            "Kept as numbers only, as the diary has no place for them:",
            *(f"  {kept}" for kept in reading.kept_raw),
        ]
    return lines or ["The file holds nothing."]
