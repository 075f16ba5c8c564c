"""Copying the database while it is in use, with SQLite's backup API.

Copying the file itself would miss what the journal beside it still holds.
"""

import fcntl
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ldn_tracker.server.database.content import Unusable, in_our_words, need_whole, opened

A_DAY = 24 * 3600  # seconds
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database, after its name


def backup(live: Path, folder: Path, at: datetime, *, prefix: str = "ldn") -> Path:
    """A checked copy of `live` in `folder` (0700), named by the moment; only we can read it."""
    if not live.is_file():
        raise Unusable(f"There is no database yet: {live} is not there.")
    with in_our_words(live), opened(live) as source:
        return written(source, folder, f"{prefix}-{at:%Y-%m-%d-%H%M%S}")


def remove_left_overs(data: Path) -> None:
    """Delete what a killed process left: parts of backups, an upload of an earlier version.

    Who restores holds the folder; no backup takes a day, so an older part is nobody's any more.
    """
    with alone(data):
        for path in data.glob(".restoring-*"):
            shutil.rmtree(path, ignore_errors=True)
    yesterday = time.time() - A_DAY
    parts = [path for path in data.glob("backups/*.part*") if path.stat().st_mtime < yesterday]
    for path in (*data.glob("tmp*.upload*"), *parts):
        path.unlink(missing_ok=True)


def backups(folder: Path) -> list[Path]:
    """The whole backups in a folder, the latest first."""
    found = folder.glob("*.sqlite3")
    return sorted(found, key=lambda path: (path.stat().st_mtime, path.name), reverse=True)


def need_site(live: Path, folder: Path) -> None:
    """Raise Unusable unless `live` is a whole database, or there never was one.

    What is empty, or lost where there are backups in `folder`, is no new site: those who sign in
    would find nothing, and begin again.
    """
    if live.exists():
        need_whole(live)
    elif backups(folder):
        raise Unusable(f"{live} is not there, but there are backups of it.")


def written(source: sqlite3.Connection, folder: Path, stem: str) -> Path:
    """A copy of `source`; it has its name only once it is whole, checked and on the disk."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    part, copy = _free_names(folder, stem)
    try:
        _fill(part, source)
        need_whole(part)
        flush(part)
        os.rename(part, copy)
    except BaseException:
        for path in (part, *beside(part)):
            path.unlink(missing_ok=True)
        raise
    flush(folder)
    return copy


def _fill(part: Path, source: sqlite3.Connection) -> None:
    with opened(part) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _free_names(folder: Path, stem: str) -> tuple[Path, Path]:
    """An empty file (0600) to write to, and the name that it will have; neither was there."""
    endings = ("", *(f"-{number}" for number in range(2, 100)))
    for copy in (folder / f"{stem}{ending}.sqlite3" for ending in endings):
        part = copy.with_name(f"{copy.name}.part")
        with suppress(FileExistsError):
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            if not copy.exists():
                return part, copy
            part.unlink()
    raise Unusable(f"{folder} has too many backups of this second.")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process restores or migrates the database in `folder`, and keep it so."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def beside(path: Path) -> list[Path]:
    """The names of the journals that SQLite keeps beside a database."""
    return [path.with_name(path.name + ending) for ending in BESIDE]


def flush(path: Path) -> None:
    """Let the disk have a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
