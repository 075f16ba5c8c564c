"""Backup and restore: a copy made while others write is whole, and a bad one changes nothing."""

import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime

import pytest

from ldn_tracker import database_file

AT = datetime(2026, 9, 20, 12, 30, tzinfo=UTC)
WRITER = """
import itertools, sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
for n in itertools.count():
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO journal_person VALUES (?)", [2 * n])
    db.execute("INSERT INTO journal_person VALUES (?)", [2 * n + 1])
    db.execute("COMMIT")
    print(n, flush=True)
"""


@pytest.fixture
def live(tmp_path):
    """A database with our tables, in the mode the site uses."""
    path = tmp_path / "ldn.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        for table in sorted(database_file.NEEDED):
            db.execute(f"CREATE TABLE {table} (n INTEGER)")
        db.commit()
    return path


@pytest.fixture
def writer(live):
    """Another process that writes pairs of rows, without pause, until the test ends."""
    command = [sys.executable, "-c", WRITER, str(live)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        yield process
        process.kill()


def rows(path) -> list[int]:
    with closing(sqlite3.connect(path, timeout=20)) as db:
        return [n for (n,) in db.execute("SELECT n FROM journal_person ORDER BY rowid")]


def test_a_backup_made_while_another_process_writes_holds_whole_pairs(live, writer, tmp_path):
    copy = database_file.backup(live, tmp_path / "backups", AT)
    found = rows(copy)
    assert found == list(range(len(found)))
    assert len(found) % 2 == 0
    assert len(found) > 0


def test_writing_goes_on_after_a_restore_into_the_database_in_use(live, writer, tmp_path):
    copy = database_file.backup(live, tmp_path / "backups", AT)
    before = rows(copy)
    database_file.restore(copy, live, AT)
    seen = int(writer.stdout.readline())
    deadline = time.monotonic() + 20
    while rows(live)[-1:] <= [2 * seen] and time.monotonic() < deadline:
        seen = int(writer.stdout.readline())
    assert writer.poll() is None
    assert rows(live)[: len(before)] == before
    database_file.check(live)


def test_what_was_there_before_a_restore_is_kept(live, tmp_path):
    copy = database_file.backup(live, tmp_path / "backups", AT)
    with closing(sqlite3.connect(live)) as db:
        db.execute("INSERT INTO journal_person VALUES (7)")
        db.commit()
    kept = database_file.restore(copy, live, AT)
    assert (rows(live), rows(kept)) == ([], [7])


def test_a_backup_is_one_file_that_only_its_owner_can_read(live, tmp_path):
    copy = database_file.backup(live, tmp_path / "backups", AT)
    assert [path.name for path in copy.parent.iterdir()] == ["ldn-2026-09-20-123000.sqlite3"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "is not there"), (b"a letter, not a database" * 50, "is not a database")],
)
def test_a_file_that_is_no_backup_changes_nothing(live, tmp_path, content, reason):
    bad = tmp_path / "bad.sqlite3"
    if content is not None:
        bad.write_bytes(content)
    before = live.read_bytes()
    with pytest.raises(database_file.Unusable, match=reason):
        database_file.restore(bad, live, AT)
    assert live.read_bytes() == before


def test_another_programs_database_is_refused(live, tmp_path):
    other = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE recipes (n INTEGER)")
    with pytest.raises(database_file.Unusable, match="not one of this program"):
        database_file.restore(other, live, AT)


def test_a_damaged_backup_is_refused(live, tmp_path):
    copy = database_file.backup(live, tmp_path / "backups", AT)
    whole = bytearray(copy.read_bytes())
    whole[4096:8192] = b"\xff" * 4096
    copy.write_bytes(whole)
    with pytest.raises(database_file.Unusable):
        database_file.restore(copy, live, AT)
