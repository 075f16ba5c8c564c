"""Which SQLite keeps the diary, and the journal that is safe with it (pure).

From 3.7.0 to 3.51.2 a write that meets a checkpoint of the write-ahead log can be lost, or damage
the file (https://sqlite.org/wal.html, "The WAL-Reset Bug"). A newer one comes with the program;
where it has none for the machine the system's is used, and an old one without that log.
"""

import importlib
import sys
from types import ModuleType

FIRST_SAFE = (3, 51, 3)
CACHE = 250  # KiB of pages; with SQLite's own 2,000 no page was quicker, four threads 7 MiB larger


def take_our_own() -> None:
    """From here on `import sqlite3` gives the library that came with the program, if one did."""
    try:
        ours = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = ours
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")


def in_use() -> ModuleType:
    """What `import sqlite3` gives now."""
    return importlib.import_module("sqlite3")


def is_safe(version: tuple[int, ...]) -> bool:
    """Whether a library of this version may keep a write-ahead log."""
    return version >= FIRST_SAFE


def pragmas(version: tuple[int, ...]) -> str:
    """What each connection begins with; FULL survives a power cut, with either journal.

    secure_delete overwrites what is erased. `CACHE` is for each thread, as each has a connection.
    """
    journal = "WAL" if is_safe(version) else "DELETE"
    said = {"journal_mode": journal, "synchronous": "FULL", "secure_delete": "ON"}
    said |= {"cache_size": f"-{CACHE}"}
    return " ".join(f"PRAGMA {name}={value};" for name, value in said.items())


def in_words(library: ModuleType) -> str:
    """The library's version, whose it is, and how the diary is written with it."""
    whose = "the program's own" if library.__name__.startswith("pysqlite3") else "the system's"
    how = "with" if is_safe(library.sqlite_version_info) else "without"
    return f"SQLite {library.sqlite_version}, {whose}; the diary is kept {how} a write-ahead log."


def caution(library: ModuleType) -> str:
    """What whoever starts the server should know about its SQLite; empty when there is nothing."""
    if is_safe(library.sqlite_version_info):
        return ""
    return (
        f"SQLite {library.sqlite_version} of this system can lose what is written to a write-ahead"
        " log.\n  The diary is kept without one: as safe, a little slower. From 3.51.3 on it would"
        " not be so."
    )
