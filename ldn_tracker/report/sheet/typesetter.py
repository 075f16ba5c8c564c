"""The process that sets sheets (`typeset.py`), from its start to its end.

It begins to get ready when the press is made, so that a view starts it first and reads the diary
meanwhile; it serves nobody else, and ends with the `with` whatever happens in it.
"""

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.metadata import distribution
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Timer
from typing import BinaryIO, cast

from ldn_tracker.report.sheet.tags import with_row_headers

LONGEST = 60  # seconds that one sheet may take, also on a busy machine; it takes a fiftieth of one
REPORT = Path(__file__).with_name("report.typ")
SETTER = Path(__file__).with_name("typeset.py")  # never imported here: it loads typst


class Unprintable(Exception):
    """What typst said of a sheet that it could not set."""


@dataclass(frozen=True, slots=True)
class TypesetSheet:
    """A sheet that was laid out: the points left below it (under 0: too long), and its PDF.

    typst may refuse to print letters that it could lay out: `refusal` says why. `tagged`: its tags
    are complete already, as it was so large that it had to be packed.
    """

    spare: float
    made: bytes
    refusal: str = ""
    tagged: bool = False

    @property
    def pdf(self) -> bytes:
        """The PDF with all its tags; Unprintable where it was refused."""
        if self.refusal:
            raise Unprintable(self.refusal)
        return self.made if self.tagged else with_row_headers(self.made)


class Typesetter:
    """Sets sheets one after another, for one person's page."""

    def __init__(self, template: Path = REPORT):
        typst = distribution("typst").locate_file("")
        command = [sys.executable, "-I", "-S", SETTER, typst, template]
        self.process = Popen(command, stdin=PIPE, stdout=PIPE)  # noqa: S603
        self.asked = cast(BinaryIO, self.process.stdin)
        self.answers = cast(BinaryIO, self.process.stdout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.answers.close()
        with suppress(BrokenPipeError):  # of what it did not take
            self.asked.close()
        self.process.wait()

    def set(self, data: dict, printed: date, folders: Iterable[str] = ()) -> TypesetSheet:
        """The sheet, dated at noon of the day of printing; Unprintable where it has no layout.

        `folders`: of the fonts that it needs besides those inside typst.
        """
        noon = int(datetime.combine(printed, time(12), UTC).timestamp())
        fonts = os.pathsep.join(folders)
        asked = f"{noon}\t{fonts}\t{json.dumps(data, ensure_ascii=False)}\n"
        how, spare, found = self._answer(asked.encode())
        if how in (b"set", b"tagged"):
            return TypesetSheet(float(spare), found, tagged=how == b"tagged")
        if how == b"laid-out":
            return TypesetSheet(float(spare), b"", refusal=found.decode())
        raise Unprintable(found.decode())

    def _answer(self, asked: bytes) -> tuple[bytes, bytes, bytes]:
        """How a sheet went, the points left below it, and its PDF or why there is none.

        Only the sheet is timed: the diary may take long to read while the process is ready.
        """
        limit = Timer(LONGEST, self.process.kill)
        limit.daemon = True
        limit.start()
        try:
            return self._answered(asked)
        finally:
            limit.cancel()

    def _answered(self, asked: bytes) -> tuple[bytes, bytes, bytes]:
        with suppress(BrokenPipeError):  # it ended: there will be no answer
            self.asked.write(asked)
            self.asked.flush()
        how, spare, length = self.answers.readline().split() or (b"", b"", b"0")
        found = self.answers.read(int(length))
        if not how or len(found) < int(length):
            raise ChildProcessError("the process that sets the sheet did not answer")
        return how, spare, found
