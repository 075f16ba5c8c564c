"""Putting a backup in place of the database, also of a damaged one; what was there is kept."""

import errno
import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ldn_tracker.server.database.content import (
    Busy,
    Unusable,
    in_our_words,
    need_ours,
    need_whole,
    opened,
)
from ldn_tracker.server.database.file import alone, beside, flush, written

MAGIC = b"SQLite format 3\0"
SHARED_FIRST, SHARED_BYTES = 0x40000002, 510  # what each reader locks: sqlite.org/fileformat2

WAYS_IN = {  # by the table, of whichever schema; recovery codes stay: people hold them on paper
    "journal_session": "DELETE FROM journal_session",
    "django_session": "DELETE FROM django_session",
    "journal_calendar_link": "DELETE FROM journal_calendar_link",
    "journal_push_device": "DELETE FROM journal_push_device",
    "journal_onetimecode": "DELETE FROM journal_onetimecode WHERE purpose <> 'recovery'",
}

Keep = Callable[[sqlite3.Connection], Path]


@dataclass(frozen=True, slots=True)
class FormerDatabase:
    """Where the former content is after a restore: a backup, or a folder if it was damaged.

    `place` is None where nothing was there.
    """

    place: Path | None
    damaged: bool


def restore(copy: Path, live: Path, at: datetime) -> FormerDatabase:
    """Put `copy` in place of what `live` holds, which is kept.

    Into a sound database page by page under SQLite's own lock, so that a running server sees the
    old one or the new one, never half of each. A damaged one is moved aside with its journals: what
    they hold must not be played back into the new one.
    """
    live = live.resolve()
    with alone(live.parent), _ours(copy, live) as new:
        if _is_sound(live):
            return FormerDatabase(_exchanged(new, live, at), damaged=False)
        place = _moved_aside(live, at)
        flush(new)
        os.replace(new, live)
        flush(live.parent)
        return FormerDatabase(place, damaged=True)


@contextmanager
def _ours(copy: Path, live: Path) -> Iterator[Path]:
    """The backup's own copy beside `live`, checked, with what stands in its journal.

    What is checked is then what is put there, and the backup may lie where nothing can be written.
    """
    if not copy.is_file():
        raise Unusable(f"{copy} is not there.")
    if live.exists() and copy.samefile(live):
        raise Unusable(f"{copy} is the database itself, not a backup.")
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=live.parent) as folder:
        with copy.open("rb") as file:
            new = _own_copy(file, copy, Path(folder))
        with _called(new, copy), in_our_words(new):
            need_ours(new)
            with opened(new) as database:
                _close_every_way_in(database)
                database.execute("PRAGMA journal_mode=DELETE")
        yield new


def _close_every_way_in(database: sqlite3.Connection) -> None:
    """A session, link or invitation that was ended since the backup would be good again."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    for table, statement in WAYS_IN.items():
        if table in tables:
            database.execute(statement)


@contextmanager
def _called(own: Path, copy: Path) -> Iterator[None]:
    """Speak of the file that was given, not of our copy of it."""
    try:
        yield
    except Unusable as error:
        raise Unusable(str(error).replace(str(own), str(copy))) from error


def _own_copy(file: BinaryIO, path: Path, folder: Path) -> Path:
    """A copy of the open file at `path` and of the journals beside it.

    The file comes last and through its own handle: closing another one would give up its lock.
    """
    own = folder / path.name
    for journal, copied in zip(beside(path), beside(own), strict=True):
        if journal.is_file():
            shutil.copyfile(journal, copied)
    with own.open("wb") as target:
        shutil.copyfileobj(file, target)
    return own


def _is_sound(live: Path) -> bool:
    """Whether a whole diary is in `live`; looking changes neither it nor its journals."""
    try:
        with live.open("rb+") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return False
            if _is_unused(file):
                _look_at_copy(file, live)
                return True
        need_whole(live)  # somebody has it open too, so our closing it does not tidy up
        return True
    except Busy:
        raise
    except Unusable:
        return False
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        return False


def _is_unused(file: BinaryIO) -> bool:
    """Whether nobody reads or writes a database; until `file` is closed nobody else can begin."""
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_BYTES, SHARED_FIRST)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _look_at_copy(file: BinaryIO, live: Path) -> None:
    """Raise Unusable unless it is whole; opened itself, it would play back its journal for good."""
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=live.parent) as folder:
        file.seek(0)
        need_whole(_own_copy(file, live, Path(folder)))


def _exchanged(new: Path, live: Path, at: datetime) -> Path:
    """Keep what `live` holds and put `new` there under one lock: nobody writes between the two."""

    def keep(source: sqlite3.Connection) -> Path:
        return written(source, live.parent / "backups", f"before-restore-{at:%Y-%m-%d-%H%M%S}")

    with in_our_words(live), opened(live) as old, opened(new) as source:
        _same_pages(source, old)
        logged = old.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        kept = (_put_over_log if logged else _put_over_file)(source, old, live, keep)
    live.chmod(0o600)
    return kept


def _put_over_log(
    source: sqlite3.Connection, old: sqlite3.Connection, live: Path, keep: Keep
) -> Path:
    """Beside a write-ahead log everybody can read what was there until the last page is put.

    So the first page is put, from when on nobody else can write; then what was there is kept; then
    the other pages are put.
    """
    kept: list[Path] = []

    def first(status: int, remaining: int, total: int) -> None:
        if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE):
            raise Busy(f"{live} is being written to. Stop the server first.")
        if not kept:
            with opened(live) as reader:
                kept.append(keep(reader))

    source.backup(old, pages=1, progress=first)
    return kept[0]


def _put_over_file(
    source: sqlite3.Connection, old: sqlite3.Connection, live: Path, keep: Keep
) -> Path:
    """Without a log the lock of one transaction is held until the connection is closed."""
    old.execute("PRAGMA locking_mode=EXCLUSIVE")
    old.execute("BEGIN EXCLUSIVE")
    old.execute("COMMIT")
    kept = keep(old)
    source.backup(old)
    return kept


def _same_pages(source: sqlite3.Connection, old: sqlite3.Connection) -> None:
    """Pages of another size cannot be put into a database: write them anew."""
    wanted, given = (each.execute("PRAGMA page_size").fetchone()[0] for each in (old, source))
    if wanted != given:
        source.execute(f"PRAGMA page_size={wanted:d}")
        source.execute("VACUUM")


def _moved_aside(live: Path, at: datetime) -> Path | None:
    """Move what is left of a database, and its journals, to a folder among the backups."""
    left = [path for path in (live, *beside(live)) if os.path.lexists(path)]
    if not left:
        return None
    backups = live.parent / "backups"
    backups.mkdir(exist_ok=True, mode=0o700)
    place = Path(tempfile.mkdtemp(prefix=f"damaged-{at:%Y-%m-%d-%H%M%S}-", dir=backups))
    for path in left:
        shutil.move(path, place / path.name)
    flush(place)
    flush(backups)
    return place
