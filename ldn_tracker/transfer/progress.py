"""A bar that says how much of a large file a command has read (pure)."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from ldn_tracker.transfer.brought.source import Source

SHOWN_FROM = 20 * 1024 * 1024  # bytes; a smaller file is read before one could look
WIDTH = 40


class Writes(Protocol):
    """Where a bar is written, as a command has it."""

    def write(self, msg: str = "", style_func=None, ending: str | None = None) -> None:
        """Write some words."""


@contextmanager
def bar(out: Writes, stream: BinaryIO) -> Iterator[Source]:
    """The file of a stream; where it is large, a bar is written to `out` while it is read."""
    size = stream.seek(0, io.SEEK_END)
    if size < SHOWN_FROM:
        yield Source(stream)
        return
    yield Source(Watched(stream, size, out))  # type: ignore[arg-type]
    out.write("")


class Watched:
    """A stream that writes the bar anew at each percent."""

    def __init__(self, stream: BinaryIO, size: int, out: Writes):
        self.stream, self.size, self.out = stream, size, out
        self.percent = -1

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        found = self.stream.read(size)
        percent = 100 * self.stream.tell() // self.size
        if percent > self.percent:
            self.percent = percent
            self.out.write(f"\r{drawn(percent)}", ending="")
        return found

    def __getattr__(self, name: str):
        return getattr(self.stream, name)


def drawn(percent: int) -> str:
    """The bar, like [####      ]  40 %."""
    done = WIDTH * percent // 100
    return f"[{'#' * done}{' ' * (WIDTH - done)}] {percent:3} %"
