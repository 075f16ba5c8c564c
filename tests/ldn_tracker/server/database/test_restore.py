"""Restore: over whatever is left of a database, and of nothing but a whole backup of ours."""

import shutil
import stat

import pytest

from ldn_tracker.server.database import content, restore
from ldn_tracker.server.database.content import Unusable
from tests import kept
from tests.kept import AT, crash, files, manage, rows, sql

JOURNALS = ("ldn.sqlite3-journal", "ldn.sqlite3-shm", "ldn.sqlite3-wal")
DAMAGES = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:100_000]),
    "truncated within its header": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "zeroed within": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)
    ),
    "garbage": lambda path: path.write_bytes(b"a letter, not a database" * 9000),
    "garbage with the first letters of one": lambda path: path.write_bytes(
        restore.MAGIC + b"\xa5" * 90_000
    ),
    "without its tables": lambda path: sql(path, "DROP TABLE journal_person"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("journals", [(), JOURNALS], ids=["alone", "with journals"])
def test_over_a_damaged_database_the_backup_is_put_and_what_was_left_is_kept(
    live, copy, damage, journals
):
    DAMAGES[damage](live)
    for name in journals:
        live.with_name(name).write_bytes(f"{name} ".encode() * 5000)
    left = files(live.parent)
    done = restore.restore(copy, live, AT)
    assert rows(live) == [1]
    assert (files(done.place) if done.place else {}) == left
    assert [name for name in JOURNALS if live.with_name(name).exists()] == []
    assert stat.S_IMODE(live.stat().st_mode) == 0o600
    assert done.damaged is True


def test_a_log_that_was_left_is_never_played_back_into_the_new_database(copy, live, tmp_path):
    left = files_of_a_crash(live, tmp_path / "crash")
    live.unlink()
    for name, held in left.items():
        live.with_name(name).write_bytes(held)
    done = restore.restore(copy, live, AT)
    assert rows(live) == [1]
    assert files(done.place) == left


def files_of_a_crash(live, folder) -> dict[str, bytes]:
    """The log and its index as a process leaves them that is ended in the middle."""
    folder.mkdir()
    crashed = kept.put(folder / "ldn.sqlite3")
    crash(crashed)
    return {name: data for name, data in files(folder).items() if name in JOURNALS}


def test_what_the_log_of_a_crash_still_holds_is_kept_as_a_backup(copy, live, tmp_path):
    live.unlink()
    kept.put(live)
    crash(live)
    assert live.with_name("ldn.sqlite3-wal").stat().st_size > 0
    done = restore.restore(copy, live, AT)
    assert done.damaged is False
    assert rows(done.place)[:2] == [0, 1]
    assert rows(live) == [1]


def test_what_was_there_before_a_restore_is_kept(live, copy):
    done = restore.restore(copy, live, AT)
    assert (rows(live), rows(done.place)) == ([1], [7])
    assert done.place.parent == live.parent / "backups"
    assert done.damaged is False


def test_the_journal_of_the_database_stays_as_it_was(live, copy):
    before = sql(live, "PRAGMA journal_mode")
    restore.restore(copy, live, AT)
    assert sql(live, "PRAGMA journal_mode") == before


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("INSERT INTO django_migrations VALUES (999, 'dose', '0999_later', '')", "dose.0999_later"),
        ("INSERT INTO django_migrations VALUES (999, 'shop', '0001_one', '')", "shop.0001_one"),
        ("CREATE TABLE recipes (n)", "the table 'recipes'"),
        ("CREATE VIRTUAL TABLE words USING fts5(w)", "the virtual table 'words'"),
        ("CREATE VIEW doses AS SELECT * FROM dose_intake", "the view 'doses'"),
        (
            "CREATE TRIGGER t AFTER INSERT ON dose_intake BEGIN DELETE FROM dose_plan; END",
            "the trigger 't'",
        ),
        ("ALTER TABLE dose_intake ADD COLUMN price", "the column 'price' of 'dose_intake'"),
        ("DROP TABLE dose_advice", "lacks the table 'dose_advice'"),
        ("ALTER TABLE dose_plan DROP COLUMN prescriber", "lacks the column 'prescriber'"),
        ("DROP TABLE django_migrations", "not one of this program"),
    ],
)
@pytest.mark.parametrize("damage", ["none", "truncated"])
def test_what_is_not_ours_is_refused_before_anything_is_touched(live, copy, change, reason, damage):
    sql(copy, change)
    DAMAGES.get(damage, lambda path: None)(live)
    before = files(live.parent), files(copy.parent)
    with pytest.raises(Unusable, match=reason):
        restore.restore(copy, live, AT)
    assert (files(live.parent), files(copy.parent)) == before


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.unlink(), "is not there"),
        (lambda path: path.write_bytes(b"a letter, not a database" * 50), "is not a database"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(path.read_bytes()[:100_000]), "damaged|malformed"),
        (DAMAGES["zeroed within"], "damaged|malformed"),
    ],
)
def test_a_file_that_is_no_whole_backup_changes_nothing(live, copy, spoil, reason):
    spoil(copy)
    before = files(live.parent)
    with pytest.raises(Unusable, match=reason):
        restore.restore(copy, live, AT)
    assert files(live.parent) == before


def test_the_database_itself_is_no_backup(live):
    with pytest.raises(Unusable, match="is the database itself"):
        restore.restore(live, live, AT)
    assert rows(live) == [7]


def test_a_copy_that_was_made_by_hand_counts_with_its_log(live, tmp_path):
    by_hand = kept.put(tmp_path / "by-hand.sqlite3")
    crash(by_hand)
    before = files(tmp_path)
    restore.restore(by_hand, live, AT)
    assert rows(live)[:2] == [0, 1]
    assert {name: before[name] for name in before if name.startswith("by-hand")} == {
        name: data for name, data in files(tmp_path).items() if name.startswith("by-hand")
    }


def test_a_backup_with_pages_of_another_size_is_put_too(live, copy):
    with content.opened(copy) as database:
        database.execute("PRAGMA page_size=8192")
        database.execute("VACUUM")
    assert sql(copy, "PRAGMA page_size") == [(8192,)]
    restore.restore(copy, live, AT)
    assert rows(live) == [1]


def test_restore_says_where_the_damaged_database_is_and_to_start_the_server_again(live, copy):
    DAMAGES["garbage"](live)
    result = manage(live.parent, "restore", str(copy))
    assert result.stderr == ""
    (place,) = (live.parent / "backups").glob("damaged-*")
    assert result.stdout.splitlines()[:3] == [  # of an update of an older backup more follows
        f"Restored from {copy}.",
        f"What was there was no whole diary; it is kept: {place}",
        "If the server is running, stop it and start it again.",
    ]


def test_the_command_says_why_it_refuses_and_that_nothing_was_changed(live, copy):
    shutil.copyfile(copy, other := copy.with_name("other.sqlite3"))
    sql(other, "CREATE TABLE recipes (n)")
    result = manage(live.parent, "restore", str(other))
    assert result.stderr == (
        f"CommandError: {other} holds what this program did not put there:"
        " the table 'recipes'. Nothing was changed.\n"
    )
    assert rows(live) == [7]


SESSION = "INSERT INTO {} (session_key, session_data, expire_date) VALUES ('a', 'b', '2999-01-01')"
CODE = (
    "INSERT INTO journal_onetimecode (purpose, digest, made_at, user_id)"
    " VALUES (?, ?, '2026-09-01', (SELECT min(id) FROM journal_user))"
)


def ways_in(path) -> tuple:
    """How many sessions a database has, and the purposes of its codes."""
    tables = ("journal_session", "django_session")
    sessions = [sql(path, f"SELECT count(*) FROM {table}")[0][0] for table in tables]  # noqa: S608
    return sessions, [code for (code,) in sql(path, "SELECT purpose FROM journal_onetimecode")]


def test_after_a_restore_nobody_is_signed_in_and_no_old_link_opens_anything(live, copy):
    for path in (live, copy):
        sql(path, "DELETE FROM journal_onetimecode")
        for table in ("journal_session", "django_session"):
            sql(path, SESSION.format(table))
        for purpose in ("first", "invitation", "reset", "recovery"):
            sql(path, CODE, purpose, purpose)
    before = ways_in(live)
    done = restore.restore(copy, live, AT)
    assert ways_in(live) == ([0, 0], ["recovery"])
    assert ways_in(done.place) == before == ([1, 1], ["first", "invitation", "reset", "recovery"])
