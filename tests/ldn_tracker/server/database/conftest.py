"""A database as the site keeps it, with either journal, and a backup of an earlier one."""

import pytest

from ldn_tracker.server.database import file
from tests import kept


@pytest.fixture(params=["wal", "delete"])
def live(tmp_path, request):
    """A database with row 7."""
    path = kept.put(tmp_path / "data" / "ldn.sqlite3", journal=request.param)
    kept.add(path, 7)
    return path


@pytest.fixture
def copy(tmp_path):
    """A backup with row 1."""
    source = kept.put(tmp_path / "earlier" / "ldn.sqlite3")
    kept.add(source, 1)
    return file.backup(source, tmp_path / "elsewhere", kept.AT)
