"""manage.py suggest DIARY.json --on DAY [--json]: the rules' answer for a file; no database.

With --batch: a JSON object a line in, `{"on": …, "diary": {…}}`, and an answer a line out.
"""

import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dose.diary.diary import Diary
from dose.rules.book import Assessment, assess
from dose.rules.evidence import SOURCES
from ldn_tracker.transfer.formats import wrong_file
from ldn_tracker.transfer.formats.diary_file import load, load_on
from ldn_tracker.transfer.values import READERS, Refused

REFUSED = 2  # exit status, as for a wrong command line
BATCH = 'lines {"on": …, "diary": {…}} from standard input, one JSON answer a line'


class Command(BaseCommand):
    """Print what the rules say about a diary file on a day."""

    help = "What the rules say about a diary file on a day. Touches no database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        """The file, the day, and whether a program reads the answer; or many of them."""
        parser.add_argument("file", type=Path, metavar="DIARY.json", nargs="?")
        parser.add_argument("--on", type=day, metavar="YYYY-MM-DD")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of words")
        parser.add_argument("--batch", action="store_true", help=BATCH)

    def handle(self, *, file: Path | None, on: date | None, json: bool, batch: bool, **options):
        """Answer, or refuse with exit status 2."""
        if batch:
            self._answer_each()
        elif file is None or on is None:
            raise CommandError("DIARY.json and --on, or --batch, are needed", returncode=REFUSED)
        else:
            answer = assess(read(file), on, suggestions=settings.SUGGESTIONS)
            self.stdout.write(as_json(answer) if json else as_words(answer))

    def _answer_each(self) -> None:
        """Answer as the lines come: whoever waits for one before sending the next gets it."""
        for line in batch_answers(sys.stdin.buffer, suggestions=settings.SUGGESTIONS):
            self.stdout.write(line)
            self.stdout.flush()


def read(file: Path) -> Diary:
    """The diary in a file; CommandError with exit status 2 and all that is wrong in it."""
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"{file}: is not UTF-8 text", returncode=REFUSED) from error
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=REFUSED) from error
    try:
        return load(text)
    except Refused as error:
        words = wrong_file.in_words(text, error)
        raise CommandError(f"{file}: {words}", returncode=REFUSED) from error


def batch_answers(lines: Iterable[bytes], *, suggestions: bool) -> Iterator[str]:
    """One line of JSON for each line, in the same order: its answer, or why it is refused."""
    for line in lines:
        try:
            answer = _of_line(line, suggestions=suggestions).as_dict()
        except Refused as error:
            answer = {"error": {"path": error.path, "reason": error.reason}}
        yield json.dumps(answer, ensure_ascii=False)


def _of_line(line: bytes, *, suggestions: bool) -> Assessment:
    try:
        on, diary = load_on(line.decode())
    except UnicodeDecodeError as error:
        raise Refused("$", "is not UTF-8 text") from error
    return assess(diary, on, suggestions=suggestions)


def as_json(answer: Assessment) -> str:
    """The answer as docs/data-format.md has it."""
    return json.dumps(answer.as_dict(), ensure_ascii=False, indent=1)


def as_words(answer: Assessment) -> str:
    """The answer for a person at a terminal."""
    finding = answer.finding
    lines = [finding.headline, "", finding.because]
    lines += ["", "Get in touch now, not at the next visit."] * finding.contact
    lines += _listed("Also urgent", [s.headline for s in answer.safety if s != finding])
    lines += _listed("What would change this", finding.would_change_if)
    lines += _listed("Besides", [note.headline for note in answer.notes_beside])
    lines += _listed("Checked", [f"{_sign(c.ok)} {c.label}: {c.detail}" for c in answer.checked])
    lines += _listed("Rests on", [_source(id) for id in finding.sources])
    lines += ["", f"Rule {finding.rule}, {answer.on}. No medical advice: ask your prescriber."]
    return "\n".join(lines)


def _listed(title: str, items) -> list[str]:
    return ["", f"{title}:", *(f"  {item}" for item in items)] if items else []


def _sign(ok: bool) -> str:  # noqa: FBT001
    return "✓" if ok else "–"


def _source(id: str) -> str:
    return f"{SOURCES[id].citation} ({SOURCES[id].kind})"


def day(text: str) -> date:
    """A day of the command line, or what argparse shows for a wrong one."""
    try:
        return READERS[date](text, "--on")
    except Refused as error:
        raise ArgumentTypeError(f"{text!r} {error.reason}") from error
