"""DATABASE_URL as Django's settings of a database; what cannot be used says what to do."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import dj_database_url

from ldn_tracker.server.database import sqlite
from ldn_tracker.server.environment import Misconfigured

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
# Closing the last connection writes SQLite's whole log back, and opening one costs PostgreSQL a
# process: not for every request.
CONN_MAX_AGE = 300
OPTIONS = {
    # Eight writers at once never met a locked database so.
    SQLITE: {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": sqlite.pragmas(sqlite.in_use().sqlite_version_info),
    },
    POSTGRESQL: {},
}
# `make backup` and `make restore` copy a file; a PostgreSQL has programs of its own for both.
BACKUP = """The diaries are in PostgreSQL, which has its own program for a backup:
  (umask 077; pg_dump --format=custom --file=ldn.dump "$DATABASE_URL")
It holds every diary: keep it private. The secret key stands in DATA_DIR: keep a copy of it too."""
RESTORE = """The diaries are in PostgreSQL, which restores a backup itself. Stop the site, call
  pg_restore --clean --if-exists --no-owner --single-transaction --dbname="$DATABASE_URL" ldn.dump
and start it again, which brings an older backup up to date. Then sign everybody out, so that no
session, link or invitation that was ended since the backup is good again:
  .venv/bin/python manage.py sign_everybody_out"""


def database(env: Mapping[str, str], *, otherwise: Path) -> dict:
    """The settings of DATABASE_URL; without one, of the SQLite file `otherwise`."""
    url = env.get("DATABASE_URL", "")
    return database_at(url) if url else _with_options({"ENGINE": SQLITE, "NAME": otherwise})


def database_at(url: str) -> dict:
    """The settings of the database at an address; Misconfigured when there can be none."""
    found = _read(url)
    if found["ENGINE"] == POSTGRESQL and find_spec("psycopg") is None:
        raise Misconfigured(
            "DATABASE_URL names a PostgreSQL, and what speaks to one is not installed.\n"
            "Install it: scripts/install run postgres"
        )
    return _with_options(found)


def unreachable(reason: str) -> str:
    """What to say when the database of DATABASE_URL does not open, for a `reason` of its own."""
    return (
        f"The database that DATABASE_URL names cannot be used: {reason.splitlines()[0]}\n"
        "PostgreSQL: is it running there, and are name, password and address right? How to make\n"
        "the database stands in docs/deployment.md. SQLite: is the directory of the file there?\n"
        "Without DATABASE_URL a file in DATA_DIR is used."
    )


def _with_options(found: dict) -> dict:
    engine = found["ENGINE"]
    return found | {
        "CONN_MAX_AGE": CONN_MAX_AGE,
        "CONN_HEALTH_CHECKS": engine == POSTGRESQL,
        "OPTIONS": OPTIONS[engine] | found.get("OPTIONS", {}),
    }


def _read(url: str) -> dict:
    """The parts of an address. The address is never shown: it holds a password."""
    try:
        found = dj_database_url.parse(url)
    except ValueError as error:
        raise Misconfigured(_unreadable()) from error
    if found["ENGINE"] not in OPTIONS or found["NAME"] in ("", ":memory:"):
        raise Misconfigured(_unreadable())
    return found


def _unreadable() -> str:
    return (
        "DATABASE_URL names no PostgreSQL or SQLite database. Write it like one of these:\n"
        "  DATABASE_URL=postgres://ldn:password@127.0.0.1:5432/ldn\n"
        "  DATABASE_URL=sqlite:////srv/ldn-data/ldn.sqlite3\n"
        "In name and password write %40 for @, %2F for / and %3A for a colon."
    )
