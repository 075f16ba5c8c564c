"""A backup made while others write is whole, and has its name only once it is."""

import os
import stat

import pytest

from ldn_tracker.server.database import content, file
from tests.kept import AT, WRITER, begun, manage, rows, sql

NAME = "ldn-2026-09-20-123000.sqlite3"


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_made_while_another_process_writes_holds_whole_pairs(live, tmp_path):
    sql(live, "DELETE FROM sign_in_limits")
    with begun(WRITER, live):
        copy = file.backup(live, tmp_path / "backups", AT)
    found = rows(copy)
    assert found == list(range(len(found)))
    assert len(found) % 2 == 0
    assert len(found) > 0


def test_a_backup_is_one_file_that_only_its_owner_can_read(live, tmp_path):
    copy = file.backup(live, tmp_path / "backups", AT)
    assert names(copy.parent) == [NAME]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_two_backups_of_one_second_have_two_names(live, tmp_path):
    for _ in range(2):
        file.backup(live, tmp_path / "backups", AT)
    assert names(tmp_path / "backups") == ["ldn-2026-09-20-123000-2.sqlite3", NAME]


def test_a_backup_is_checked_and_on_the_disk_before_it_has_its_name(live, tmp_path, monkeypatch):
    done = []

    def told(owner, name):
        real = getattr(owner, name)

        def act(path, *others):
            done.append((name, path.name))
            return real(path, *others)

        monkeypatch.setattr(owner, name, act)

    told(file, "need_whole")
    told(file, "flush")
    told(os, "rename")
    file.backup(live, tmp_path / "backups", AT)
    part = f"{NAME}.part"
    assert done == [
        ("need_whole", part), ("flush", part), ("rename", part), ("flush", "backups"),
    ]  # fmt: skip


@pytest.mark.parametrize("table", ["dose_intake", "journal_entry", "journal_person"])
def test_a_backup_that_lacks_a_table_never_gets_its_name(live, tmp_path, table):
    sql(live, f"DROP TABLE {table}")
    with pytest.raises(content.Unusable):
        file.backup(live, tmp_path / "backups", AT)
    assert names(tmp_path / "backups") == []


def test_a_damaged_database_is_not_backed_up_as_if_it_were_whole(live, tmp_path):
    whole = bytearray(live.read_bytes())
    whole[4096 : 4096 * 9] = b"\xff" * 4096 * 8
    live.write_bytes(whole)
    with pytest.raises(content.Unusable):
        file.backup(live, tmp_path / "backups", AT)
    assert names(tmp_path / "backups") == []


def test_a_backup_before_there_is_a_database_makes_none(tmp_path):
    result = manage(tmp_path, "backup")
    assert result.stderr.startswith("CommandError: No backup was written: There is no database")
    assert names(tmp_path) == ["secret_key"]


def test_a_backup_that_restore_would_refuse_says_so(live):
    sql(live, "CREATE TRIGGER ours AFTER DELETE ON dose_intake BEGIN SELECT 1; END")
    result = manage(live.parent, "backup")
    assert "`restore` will refuse it: the trigger 'ours'\n" in result.stdout
