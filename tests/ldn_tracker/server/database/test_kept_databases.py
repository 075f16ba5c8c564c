"""A database of an earlier schema is brought up to date, and says the same afterwards."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dose.diary.diary import Diary
from journal.day import DAY
from ldn_tracker.transfer.formats.diary_file import dump, load
from tests.kept import DATABASES, manage, put, sql

NAMES = ("ada", "demi")


def as_exported(kept: Path) -> dict[str, dict]:
    """What was exported from it then, with the fields that files have had since."""
    texts = {name: kept.with_suffix(f".{name}.json").read_text() for name in NAMES}
    return {name: json.loads(dump(as_migrated(load(text), kept))) for name, text in texts.items()}


def as_migrated(diary: Diary, kept: Path) -> Diary:
    """A break that began on the day of its last dose begins on the day after, since dose-0009."""
    if kept.stem >= "dose-0009":
        return diary
    taken = {dose.day for dose in diary.doses if dose.taken}
    breaks = (replace(row, start=row.start + (row.start in taken) * DAY) for row in diary.breaks)
    return replace(diary, breaks=tuple(breaks))


@pytest.mark.parametrize("kept", DATABASES, ids=lambda path: path.stem)
def test_an_earlier_database_is_migrated_and_its_diaries_exported_as_they_were(kept, tmp_path):
    shutil.copyfile(kept, tmp_path / "ldn.sqlite3")
    assert manage(tmp_path, "migrate", "--verbosity", "0").stderr == ""
    exports = {name: json.loads(manage(tmp_path, "export_diary", name).stdout) for name in NAMES}
    assert exports == as_exported(kept)


@pytest.mark.parametrize("kept", DATABASES, ids=lambda path: path.stem)
def test_a_backup_of_an_earlier_version_is_restored_and_says_the_same(kept, tmp_path):
    live = put(tmp_path / "ldn.sqlite3")
    sql(live, "DELETE FROM journal_entry")
    restored = manage(tmp_path, "restore", str(kept))
    assert restored.stderr == ""
    assert "Everybody has been signed out." in restored.stdout
    exports = {name: json.loads(manage(tmp_path, "export_diary", name).stdout) for name in NAMES}
    assert exports == as_exported(kept)


def test_what_is_kept_has_a_plan_doses_entries_and_medicines():
    counts = {
        table: sql(DATABASES[0], f"SELECT count(*) > 0 FROM {table}")  # noqa: S608
        for table in ("dose_plan", "dose_intake", "dose_medicine", "journal_entry")
    }
    assert counts == dict.fromkeys(counts, [(1,)])
