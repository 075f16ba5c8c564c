"""A bar that says how much of a large file a command has read (pure)."""

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
    source = Source(stream)
    if source.size < SHOWN_FROM:
        yield source
        return
    try:
        yield Source(Watched(stream, source.size * source.passes, out))  # type: ignore[arg-type]
        out.write(f"\r{drawn(100)}", ending="")
    finally:
        out.write("")


class Watched:
    """A stream that writes the bar anew at each percent of the `size` that is read in all.

    What is gone through more than once is read as often.
    """

    def __init__(self, stream: BinaryIO, size: int, out: Writes):
        self.stream, self.size, self.out = stream, size, out
        self.done, self.percent = 0, -1

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        found = self.stream.read(size)
        self.done += len(found)
        percent = min(99, 100 * self.done // self.size)
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
