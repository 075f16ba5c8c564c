"""Before a migration changes a database that holds something, it is backed up and said where."""

import pytest

from ldn_tracker.server import collected
from tests import kept
from tests.kept import manage, sql

EARLIER = ("journal", "0005")


@pytest.fixture
def earlier(tmp_path):
    """A directory with a database of an earlier schema, and nothing else."""
    live = kept.put(tmp_path / "ldn.sqlite3", kept=kept.DATABASES[0])
    manage(tmp_path, "migrate", *EARLIER)
    for path in (tmp_path / "backups").iterdir():
        path.unlink()
    return live


def collected_files(folder):
    """A directory that needs no collecting."""
    static = folder / "static"
    static.mkdir()
    (static / collected.STAMP).write_text(collected.fingerprint())
    return static


def backups(folder):
    return sorted((folder / "backups").glob("*"))


def migrations(path) -> set[tuple]:
    return set(sql(path, "SELECT name FROM django_migrations WHERE app = 'journal'"))


def test_starting_the_server_on_an_older_database_keeps_it_first_and_says_where(earlier):
    before, entries = migrations(earlier), sql(earlier, "SELECT day, note FROM journal_entry")
    given = {"STATIC_ROOT": str(collected_files(earlier.parent))}
    result = manage(earlier.parent, "serve", "--prepare", **given)
    assert result.stderr == ""
    (copy,) = backups(earlier.parent)
    assert f"Backup before the update: {copy}\n" in result.stdout
    assert copy.name.startswith("before-update-")
    assert migrations(copy) == before
    assert sql(copy, "SELECT day, note FROM journal_entry") == entries
    assert ("0006_from_visible",) in migrations(earlier) - before


def test_going_back_to_an_earlier_schema_keeps_the_later_one(tmp_path):
    live = kept.put(tmp_path / "ldn.sqlite3", kept=kept.DATABASES[0])
    before = migrations(live)
    manage(tmp_path, "migrate", *EARLIER)
    (copy,) = backups(tmp_path)
    assert migrations(copy) == before


def test_several_migrations_make_one_backup(earlier):
    manage(earlier.parent, "migrate", "journal", "0003")
    assert len(backups(earlier.parent)) == 1


@pytest.mark.parametrize("words", [(), ("--plan",)])
def test_where_nothing_is_migrated_nothing_is_kept(earlier, words):
    if not words:
        manage(earlier.parent, "migrate")
    count = len(backups(earlier.parent))
    manage(earlier.parent, "migrate", *words)
    assert len(backups(earlier.parent)) == count


def test_a_new_database_has_nothing_to_be_kept(tmp_path):
    result = manage(tmp_path, "migrate", "--verbosity", "0")
    assert (result.stdout, result.stderr) == ("", "")
    assert not (tmp_path / "backups").exists()


def test_without_a_backup_there_is_no_update(earlier):
    before = migrations(earlier)
    (earlier.parent / "backups").rmdir()
    (earlier.parent / "backups").write_text("in the way")
    result = manage(earlier.parent, "migrate")
    assert result.returncode == 1
    assert "No backup could be made before the update: " in result.stderr
    assert migrations(earlier) == before
