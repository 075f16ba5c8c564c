"""Why something could not be stored, read from the exception that came of it (pure)."""

import errno
import sqlite3
from collections.abc import Iterator

NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
DISK_FULL, TOO_LONG = ("53100",), ("55P03", "57014", "40P01")  # of PostgreSQL


def is_full(error: BaseException) -> bool:
    """Whether there was no room left on the disk, of the database or of a file."""
    return any(
        _code(each) == sqlite3.SQLITE_FULL
        or getattr(each, "sqlstate", None) in DISK_FULL
        or (isinstance(each, OSError) and each.errno in NO_SPACE)
        for each in _chain(error)
    )


def is_busy(error: BaseException) -> bool:
    """Whether others held the database for longer than we wait."""
    return any(
        _code(each) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        or getattr(each, "sqlstate", None) in TOO_LONG
        for each in _chain(error)
    )


def _code(error: BaseException) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and what it came from."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
