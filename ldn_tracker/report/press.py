"""The process that sets sheets (`typeset.py`), from its start to its end.

It begins to get ready when the press is made, so that a view starts it first and reads the diary
meanwhile; it serves nobody else, and ends with the `with` whatever happens in it.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

LONGEST = 60  # seconds that a page's sheets may take together; each takes a fiftieth of one
PIECE = 65_536  # bytes: what a pipe holds
SETTER = Path(__file__).with_name("typeset.py")  # never imported here: it loads typst


class Unprintable(Exception):
    """What typst said of a sheet that it could not set."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was laid out: the points left below it (under 0: too long), and its PDF.

    typst may refuse to print letters that it could lay out: `refusal` says why.
    """

    spare: float
    made: bytes
    refusal: str = ""

    @property
    def pdf(self) -> bytes:
        """The PDF; Unprintable where it was refused."""
        if self.refusal:
            raise Unprintable(self.refusal)
        return self.made


class Press:
    """Sets sheets one after another, for one person's page."""

    def __init__(self):
        packages = Path(find_spec("typst").origin).parent.parent
        command = [sys.executable, "-I", "-S", SETTER, packages]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, **pipes)  # noqa: S603
        os.set_blocking(self.process.stdin.fileno(), False)
        self.until = monotonic() + LONGEST

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.stdout.close()
        self.process.stdin.close()
        self.process.wait()

    def set(self, data: dict, printed: date) -> Sheet:
        """The sheet, dated at noon of the day of printing; Unprintable where it has no layout."""
        noon = int(datetime.combine(printed, time(12), UTC).timestamp())
        asked = json.dumps(data, ensure_ascii=False).encode()
        self._ask(b"%d %d\n" % (noon, len(asked)) + asked)
        line, _, found = self._answer(b"", lambda read: b"\n" in read).partition(b"\n")
        how, spare, length = line.split()
        found = self._answer(found, lambda read: len(read) >= int(length))
        if how == b"set":
            return Sheet(float(spare), found)
        if how == b"laid-out":
            return Sheet(float(spare), b"", refusal=found.decode())
        raise Unprintable(found.decode())

    def _ask(self, data: bytes) -> None:
        """Hand over the data, piece by piece as the process takes them."""
        pipe, left = self.process.stdin.fileno(), memoryview(data)
        while left:
            self._wait(pipe, select.POLLOUT)
            left = left[os.write(pipe, left) :]

    def _answer(self, read: bytes, is_whole: Callable[[bytes], bool]) -> bytes:
        """What was read already, and what else the process says until it is whole."""
        pipe, pieces = self.process.stdout.fileno(), bytearray(read)
        while not is_whole(pieces):
            self._wait(pipe, select.POLLIN)
            if not (piece := os.read(pipe, PIECE)):
                raise ChildProcessError("the process that sets the sheet ended before it answered")
            pieces += piece
        return bytes(pieces)

    def _wait(self, pipe: int, event: int) -> None:
        ready = select.poll()
        ready.register(pipe, event)
        if not ready.poll(max(self.until - monotonic(), 0) * 1000):
            raise TimeoutError(f"a page was not set in {LONGEST} seconds")
