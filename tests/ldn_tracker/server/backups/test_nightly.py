"""The backup that is made by itself: one a day, whole, and older ones go in time."""

from datetime import UTC, datetime, timedelta
from subprocess import CompletedProcess
from types import SimpleNamespace

import pytest

from ldn_tracker.server.backups import nightly
from ldn_tracker.server.backups.retention import staying
from ldn_tracker.server.database import content
from tests import kept
from tests.kept import manage

AT = datetime(2026, 9, 20, 3, 15, tzinfo=UTC)


@pytest.fixture
def live(tmp_path):
    return kept.put(tmp_path / "ldn.sqlite3")


@pytest.fixture
def place(tmp_path):
    return tmp_path / "backups"


def test_one_is_made_a_day_and_is_whole(live, place):
    first = nightly.make(live, place, AT)
    assert nightly.make(live, place, AT + timedelta(hours=20)) is None
    assert first.name == "daily-2026-09-20-031500.sqlite3"
    content.need_whole(first)
    second = nightly.make(live, place, AT + timedelta(days=1))
    assert [each.path for each in nightly.made(place)] == [second, first]


def test_what_was_made_is_known_by_its_moment_and_size(live, place):
    path = nightly.make(live, place, AT)
    assert nightly.made(place) == [nightly.Backup(path, AT, path.stat().st_size)]


def test_older_ones_go_and_other_backups_stay(live, place):
    place.mkdir()
    others = [place / "ldn-2026-01-01-000000.sqlite3", place / "daily-notes.txt"]
    days = [AT - timedelta(back) for back in range(1, 100)]
    for path in (*others, *(place / f"daily-{at:%Y-%m-%d-%H%M%S}.sqlite3" for at in days)):
        path.write_text("a diary")
    nightly.make(live, place, AT)
    left = {each.at.date() for each in nightly.made(place)}
    assert left == staying([at.date() for at in (*days, AT)])
    assert [path.exists() for path in others] == [True, True]


def test_of_a_damaged_database_none_is_made_and_none_is_deleted(live, place):
    place.mkdir()
    days = [AT - timedelta(back) for back in range(1, 60)]
    for at in days:
        (place / f"daily-{at:%Y-%m-%d-%H%M%S}.sqlite3").write_text("a diary")
    live.write_bytes(live.read_bytes()[:100_000])
    with pytest.raises(content.Unusable):
        nightly.make(live, place, AT)
    assert len(nightly.made(place)) == len(days)


def test_a_process_of_its_own_makes_it_without_a_word_when_it_is_there(live, place):
    said = [manage(live.parent, "backup", "--daily").stdout for _ in range(2)]
    assert [bool(words) for words in said] == [True, False]
    assert len(nightly.made(place)) == 1


@pytest.mark.parametrize(
    ("setting", "vendor", "wanted"),
    [(True, "sqlite", True), (False, "sqlite", False), (True, "postgresql", False)],
)
def test_it_is_made_of_a_file_unless_it_is_switched_off(
    settings, monkeypatch, setting, vendor, wanted
):
    settings.BACKUPS = setting
    monkeypatch.setattr(nightly, "connection", SimpleNamespace(vendor=vendor))
    assert nightly.is_wanted() is wanted


def test_a_backup_that_failed_says_so(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(nightly, "is_wanted", lambda: True)
    failed = CompletedProcess((), 1, stdout="", stderr="CommandError: No backup was written: full")
    monkeypatch.setattr(nightly.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(nightly.Failed, match="No backup was written: full"):
        nightly.make_apart()
