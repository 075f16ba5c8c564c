"""Copying the database while it is in use, and putting a copy back, with SQLite's backup API.

Copying the file itself would miss what the write-ahead log still holds.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

NEEDED = {"journal_person", "journal_user", "django_migrations"}
WAIT_SECONDS = 20


class Unusable(Exception):
    """A file that cannot be restored; the text says why."""


def backup(live: Path, folder: Path, at: datetime, *, prefix: str = "ldn") -> Path:
    """A checked copy of `live` in `folder` (0700), named by the moment; only we can read it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    copy = folder / f"{prefix}-{at:%Y-%m-%d-%H%M%S}.sqlite3"
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with _open(live) as source, _open(copy) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    check(copy)
    return copy


def restore(copy: Path, live: Path, at: datetime) -> Path | None:
    """Put `copy` in place of what `live` holds; returns where the former content was kept.

    It is written page by page under SQLite's own lock, so a running server sees the old database
    or the new one, never half of each.
    """
    check(copy)
    kept = (
        backup(live, live.parent / "backups", at, prefix="before-restore") if _used(live) else None
    )
    with _open(copy) as source, _open(live) as target:
        source.backup(target)
    live.chmod(0o600)
    return kept


def check(path: Path) -> None:
    """Raise Unusable unless `path` is a whole database of this program."""
    if not path.is_file():
        raise Unusable(f"{path} is not there.")
    try:
        with _open(path) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{path} is not a database: {error}.") from error
    if verdict != "ok":
        raise Unusable(f"{path} is damaged: {verdict}.")
    if not tables >= NEEDED:
        raise Unusable(f"{path} is a database, but not one of this program.")


def _used(live: Path) -> bool:
    return live.exists() and live.stat().st_size > 0


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection:
        yield connection
