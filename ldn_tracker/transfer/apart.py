"""A large file read outside the request (`ldn_tracker.server.beside`).

It writes how far it is and what came of it where the page looks (`journal.models.BroughtFile`).
What a killed process leaves half read stays so: choosing the file again begins anew, and what waits
unread is forgotten after a day.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from journal import import_actions, import_queries
from journal.day import Clock
from journal.scales import Measure
from ldn_tracker.server import beside
from ldn_tracker.transfer.brought.columns import Column
from ldn_tracker.transfer.brought.kept_reading import packed
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.values import Refused
from ldn_tracker.transfer.words import refusal

IS_TABLE = b"table"  # the outcome of a table whose columns are to be named
STEPS = 20  # how often at most it says how far it is
FAILED = "Something went wrong on our side while the file was read. Please try again."


def begin(
    file: int,
    clock: Clock,
    *,
    at: datetime,
    answers: Mapping[str, str],
    columns: Sequence[Column],
    measures: Mapping[str, Measure],
) -> None:
    """Read a file beside what is served, after those that wait already."""
    how = {"at": at, "answers": answers, "columns": columns, "measures": measures}
    told = partial(import_actions.tell_outcome, file=file, refused=FAILED)
    beside.begin(partial(read, file, clock, how), failed=told)


def read(file: int, clock: Clock, how: Mapping) -> None:
    """Read a file and tell what came of it; nothing where another one has taken its place."""
    content = import_queries.content(file)
    if content is None:
        return
    stream = Watched(content, lambda done: import_actions.tell_progress(
        file=file, done=done, total=len(content)
    ))  # fmt: skip
    try:
        outcome = packed(any_file.read(Source(stream), clock, **how))
    except any_file.NoFormat:
        outcome = IS_TABLE
    except Refused as error:
        import_actions.tell_outcome(file=file, refused=refusal(error))
        return
    import_actions.tell_outcome(file=file, reading=outcome)


class Watched(io.BytesIO):
    """Bytes that tell how far they were read, now and then, of all the times they will be."""

    def __init__(self, content: bytes, tell: Callable[[int], object]):
        super().__init__(content)
        self.passes = Source.of(content).passes
        self.tell_progress, self.size = tell, len(content)
        self.step = max(1, self.size // STEPS)
        self.done, self.told = 0, 0

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes."""
        found = super().read(size)
        self.done += len(found)
        done = min(self.size, self.done // self.passes)
        if done - self.told >= self.step:
            self.told = done
            self.tell_progress(self.told)
        return found
