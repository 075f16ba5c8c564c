"""Restore while others use the database: one lock over keeping the old and putting the new."""

import fcntl
import os

import pytest

from ldn_tracker.server.database import content, file, restore
from tests.kept import AT, HOLDER, WRITER, begun, rows, sql


def test_nothing_written_between_keeping_and_putting_is_lost(live, copy):
    for path in (live, copy):
        sql(path, "DELETE FROM sign_in_limits")
    with begun(WRITER, live) as writer:
        for _ in range(20):
            writer.stdout.readline()
        done = restore.restore(copy, live, AT)
        before = rows(done.place)
        while 2 * int(writer.stdout.readline()) < len(before):
            pass  # these were written before
    after = rows(live)
    assert before == list(range(len(before)))
    assert after == list(range(len(before), len(before) + len(after)))
    assert len(before) >= 40
    assert len(after) >= 2
    content.need_ours(live)


def test_while_somebody_writes_for_longer_than_we_wait_nothing_is_changed(live, copy, monkeypatch):
    monkeypatch.setattr(content, "WAIT_SECONDS", 0.1)
    with (
        begun(HOLDER, live),
        pytest.raises(content.Busy, match="Stop the server first"),
    ):
        restore.restore(copy, live, AT)
    assert rows(live) == [7]
    assert not (live.parent / "backups").exists()


def test_when_what_is_there_cannot_be_kept_nothing_is_put(live, copy):
    (live.parent / "backups").write_text("in the way")
    with pytest.raises(OSError, match="File exists"):
        restore.restore(copy, live, AT)
    assert rows(live) == [7]


def test_two_restores_wait_for_each_other(tmp_path):
    with file.alone(tmp_path):
        folder = os.open(tmp_path, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(folder)
