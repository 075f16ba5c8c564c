"""What the server starts on: a whole database, or a new site where there never was one."""

import pytest
from django.core.management import CommandError, call_command

from ldn_tracker.server.database import file
from ldn_tracker.server.database.content import Unusable
from tests.kept import AT, crash, files, manage, rows, sql
from tests.ldn_tracker.server.database.test_restore import DAMAGES

DAMAGED = [name for name in DAMAGES if name != "missing"]


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_database_is_no_site(live, tmp_path, damage):
    DAMAGES[damage](live)
    with pytest.raises(Unusable, match=str(live)):
        file.need_site(live, tmp_path / "none")


def test_a_lost_database_is_no_new_site_while_there_are_backups(live, copy):
    live.unlink()
    with pytest.raises(Unusable, match="is not there, but there are backups of it"):
        file.need_site(live, copy.parent)


def test_where_there_never_was_one_a_new_site_begins(tmp_path):
    file.need_site(tmp_path / "ldn.sqlite3", tmp_path / "none")
    assert files(tmp_path) == {}


def test_after_an_unclean_stop_what_was_written_is_there(live, tmp_path):
    crash(live)
    file.need_site(live, tmp_path)
    assert 7 in rows(live)


def test_the_server_does_not_start_on_an_empty_file_and_names_the_latest_backup(live, copy):
    folder = live.parent / "backups"
    for prefix in ("earlier", "latest"):
        latest = file.backup(copy, folder, AT, prefix=prefix)
    live.write_bytes(b"")
    result = manage(live.parent, "serve", "--prepare")
    assert result.stdout == ""
    assert result.stderr == (
        f"CommandError: {live} is empty.\n"
        f"Put a backup in its place, what is left is kept: make restore FROM={latest}\n"
        f"For a new site choose another directory, or move everything out of {live.parent}.\n"
    )
    assert live.read_bytes() == b""


def test_a_database_with_a_page_that_is_not_as_it_was_written_is_not_served(live):
    (page,) = sql(live, "SELECT rootpage FROM sqlite_master WHERE name = 'journal_entry'")[0]
    sql(live, "PRAGMA journal_mode=DELETE")
    content = bytearray(live.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    live.write_bytes(content)
    result = manage(live.parent, "serve", "--prepare")
    assert f"CommandError: {live} is damaged: " in result.stderr
    assert "make restore FROM=file" in result.stderr


@pytest.mark.only_on("sqlite")
def test_without_a_sound_database_nothing_is_prepared(monkeypatch, tmp_path, settings):
    done = []
    monkeypatch.setattr(file, "need_site", lambda *_: (_ for _ in ()).throw(Unusable("x")))
    monkeypatch.setattr("ldn_tracker.management.commands.serve.call_command", done.append)
    with pytest.raises(CommandError) as raised:
        call_command("serve", "--prepare")
    assert (done, str(raised.value).splitlines()[0]) == ([], "x")
