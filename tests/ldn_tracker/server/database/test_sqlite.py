"""Which SQLite keeps the diary: our own where there is one, and no log where it is not safe."""

import importlib.util
import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db.backends.sqlite3.base import Database

from ldn_tracker.server import collected
from ldn_tracker.server.database import sqlite
from tests import kept
from tests.kept import manage, sql

OURS = importlib.util.find_spec("pysqlite3") is not None
ASKED = (
    "import os; os.environ['DJANGO_SETTINGS_MODULE'] = {settings!r}; import {module};"
    "from django.db.backends.sqlite3.base import Database; import sqlite3, sqlite3.dbapi2;"
    "print(Database.sqlite_version, sqlite3.sqlite_version, sqlite3.dbapi2.sqlite_version)"
)
LOOK = (
    "from django.db import connection as c; c.ensure_connection();"
    "print(*(c.cursor().execute('PRAGMA ' + name).fetchone()[0]"
    " for name in ('journal_mode', 'synchronous', 'secure_delete')))"
)
FULL = 2


@pytest.mark.parametrize(
    ("version", "expected"),
    [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True)],
)
def test_only_from_3_51_3_on_a_log_is_safe(version, expected):
    assert sqlite.is_safe(version) is expected


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "DELETE"), ((3, 51, 3), "WAL")])
def test_an_unsafe_library_keeps_no_log_and_each_survives_a_power_cut(version, journal):
    assert sqlite.pragmas(version) == (
        f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        " PRAGMA cache_size=-250;"
    )


def test_the_tests_run_with_the_same_library_as_the_site():
    assert (Database.__name__ == "pysqlite3.dbapi2") is OURS
    assert Database.sqlite_version == kept.sqlite3.sqlite_version


@pytest.mark.parametrize(
    ("module", "settings"),
    [
        ("ldn_tracker.wsgi", "tests.settings"),
        ("ldn_tracker.settings", "ldn_tracker.settings"),
        ("tests.settings", "tests.settings"),
    ],
)
def test_every_way_in_opens_the_database_with_the_same_library(module, settings, tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", ASKED.format(module=module, settings=settings)],
        env=os.environ | {"DATA_DIR": str(tmp_path)},
        cwd=kept.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.stderr == ""
    assert result.stdout.split() == [Database.sqlite_version] * 3


def test_check_names_the_library_that_the_database_is_opened_with(tmp_path):
    result = manage(tmp_path, "check")
    assert result.stdout.splitlines() == [
        "System check identified no issues (0 silenced).",
        sqlite.in_words(Database),
    ]
    assert Database.sqlite_version in result.stdout


def test_our_own_wherever_there_is_one_is_safe_and_keeps_a_log(tmp_path):
    said = "the program's own; the diary is kept with a write-ahead log."
    assert manage(tmp_path, "check").stdout.rstrip().endswith(said) is OURS


def test_check_says_that_an_unsafe_library_of_the_system_keeps_no_log(tmp_path):
    last = manage(tmp_path, "check", old_sqlite=True).stdout.splitlines()[-1]
    assert last.endswith(", the system's; the diary is kept without a write-ahead log.")


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(("first_safe", "expected"), [((99,), True), ((3, 0), False)])
def test_the_server_says_when_it_starts_without_a_log(
    first_safe, expected, owner, capsys, monkeypatch
):
    monkeypatch.setattr(collected, "is_stale", lambda: False)
    monkeypatch.setattr(sqlite, "FIRST_SAFE", first_safe)
    call_command("serve", "--prepare")
    said = f"SQLite {Database.sqlite_version} of this system can lose what is written"
    assert (said in capsys.readouterr().out) is expected


def test_a_database_with_a_log_is_kept_without_one_and_with_it_again(tmp_path):
    live = kept.put(tmp_path / "ldn.sqlite3")
    entries = sql(live, "SELECT count(*) FROM journal_entry")
    seen = [
        manage(tmp_path, "shell", "--no-imports", "-c", LOOK, old_sqlite=old).stdout.split()
        for old in (False, True, True, False)
    ]
    with_log, without = ["wal", str(FULL), "1"], ["delete", str(FULL), "1"]
    assert seen == [with_log, without, without, with_log]
    assert sql(live, "SELECT count(*) FROM journal_entry") == entries


def test_what_stands_only_in_the_log_of_a_crash_is_there_without_a_log(tmp_path):
    live = kept.put(tmp_path / "ldn.sqlite3")
    kept.crash(live)
    assert live.with_name("ldn.sqlite3-wal").stat().st_size > 0
    manage(tmp_path, "shell", "--no-imports", "-c", LOOK, old_sqlite=True)
    assert not live.with_name("ldn.sqlite3-wal").exists()
    assert kept.rows(live)[:2] == [0, 1]
