"""What a database file holds, and whether that is a diary of this program and nothing else."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

WAIT_SECONDS = 20
NEEDED = {"journal_person", "journal_user", "django_migrations"}
MADE_BY_NO_MIGRATION = {"django_migrations", "sign_in_limits"}
MOST_NAMED = 5

Migrations = frozenset[tuple[str, str]]
Tables = Mapping[str, frozenset[str]]


class Unusable(Exception):
    """A file that cannot be used as the database, or not now; the text says why."""


class Busy(Unusable):
    """A database that others hold for longer than we wait; it may be as sound as can be."""


@dataclass(frozen=True, slots=True)
class Content:
    """The migrations that made a database, its tables with their columns, and anything besides.

    `besides` are triggers, views and virtual tables, in words.
    """

    migrations: Migrations
    tables: Tables
    besides: tuple[str, ...]

    @property
    def unknown(self) -> list[str]:
        """The migrations that this program does not have."""
        return [".".join(each) for each in sorted(self.migrations - _migrations())]

    @property
    def strange(self) -> list[str]:
        """What another program, or a newer version of this one, left in it."""
        return [*self.unknown, *([] if self.unknown else self.foreign)]

    @property
    def lacking(self) -> list[str]:
        """The tables and columns that its migrations make and that are not there."""
        return list(_not_in(self.tables, _made_by(self.migrations)))

    @property
    def foreign(self) -> list[str]:
        """What none of its migrations made."""
        made = _made_by(self.migrations)
        own = {name: has for name, has in self.tables.items() if name not in MADE_BY_NO_MIGRATION}
        return [*self.besides, *_not_in(made, own)]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a database that is there: none is made by opening it."""
    address = f"{path.resolve().as_uri()}?mode=rw"
    with closing(
        sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    ) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection


@contextmanager
def in_our_words(path: Path) -> Iterator[None]:
    """Say Busy or Unusable of `path` where SQLite cannot go on with it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Busy(f"{path} is in use. Stop the server first.") from error
        raise Unusable(f"{path} cannot be used: {error}.") from error


def read(path: Path) -> Content:
    """What a file holds; Unusable where it is not a whole database of this program."""
    if not path.is_file():
        raise Unusable(f"{path} is not there.")
    with in_our_words(path), opened(path) as database:
        verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise Unusable(f"{path} is damaged: {verdict}.")
        return _content(database, path)


def need_whole(path: Path) -> None:
    """Raise Unusable unless everything that this program keeps is there."""
    content = read(path)
    if not content.unknown and content.lacking:
        raise Unusable(f"{path} lacks {_some(content.lacking)}.")


def need_ours(path: Path) -> None:
    """Raise Unusable unless it holds what this program made, all of it and nothing else."""
    content = read(path)
    if content.unknown:
        raise Unusable(
            f"{path} was made by a newer version of this program, or by another one:"
            f" {_some(content.unknown)}."
        )
    if content.foreign:
        raise Unusable(
            f"{path} holds what this program did not put there: {_some(content.foreign)}."
        )
    if content.lacking:
        raise Unusable(f"{path} lacks {_some(content.lacking)}.")


def _content(database: sqlite3.Connection, path: Path) -> Content:
    rows = database.execute("SELECT type, name, rootpage FROM sqlite_master").fetchall()
    named = {name for kind, name, root in rows if kind == "table" and root}
    if not named >= NEEDED:
        what = "is a database, but not one of this program" if rows else "is empty"
        raise Unusable(f"{path} {what}.")
    return Content(
        frozenset(database.execute("SELECT app, name FROM django_migrations").fetchall()),
        {name: _columns(database, name) for name in named if not name.startswith("sqlite_")},
        tuple(sorted(_besides(rows))),
    )


def _columns(database: sqlite3.Connection, table: str) -> frozenset[str]:
    rows = database.execute("SELECT name FROM pragma_table_xinfo(?)", [table])
    return frozenset(name for (name,) in rows)


def _besides(rows: Iterable[tuple]) -> Iterator[str]:
    for kind, name, root in rows:
        if kind in ("trigger", "view"):
            yield f"the {kind} {name!r}"
        elif kind == "table" and not root:
            yield f"the virtual table {name!r}"


def _not_in(tables: Tables, others: Tables) -> Iterator[str]:
    """The tables, and columns of tables, of `others` that `tables` has not."""
    for name in sorted(others):
        if name not in tables:
            yield f"the table {name!r}"
        else:
            for column in sorted(others[name] - tables[name]):
                yield f"the column {column!r} of {name!r}"


@cache
def _migrations() -> Migrations:
    return frozenset(MigrationLoader(None).disk_migrations)


@cache
def _made_by(migrations: Migrations) -> Tables:
    """The tables as they are once these migrations, those of them that are known, have run."""
    loader = MigrationLoader(None)
    known = [each for each in sorted(migrations) if each in loader.graph.nodes]
    models = loader.project_state(known).apps.get_models(include_auto_created=True)
    return {
        model._meta.db_table: frozenset(field.column for field in model._meta.local_concrete_fields)
        for model in models
        if model._meta.managed and not model._meta.proxy
    }


def _some(names: list[str]) -> str:
    """The first few, and how many more."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
