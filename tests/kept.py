"""Small databases of earlier schemas, as `scripts/keep_database.py` made them, and what uses them.

Commands and other users of a database run in a process of their own, as they do in life.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

AT = datetime(2026, 9, 20, 12, 30, tzinfo=UTC)
ROOT = Path(__file__).resolve().parent.parent
DATABASES = sorted(
    (ROOT / "tests" / "ldn_tracker" / "server" / "database" / "kept").glob("*.sqlite3")
)
# The program as it runs where it has no SQLite of its own, and the system's has the fault.
WITH_OLD_SQLITE = """
import sys
sys.modules["pysqlite3"] = None
import ldn_tracker.server.database.sqlite
ldn_tracker.server.database.sqlite.FIRST_SAFE = (99,)
from manage import main
sys.argv = ["manage.py", *sys.argv[1:]]
main()
"""
# Pairs of rows, quickly and with a breath between them: SQLite does not queue those who wait.
WRITER = """
import itertools, sys, time
import ldn_tracker, sqlite3
db = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
db.execute("PRAGMA synchronous=OFF")
for n in itertools.count():
    db.execute("BEGIN IMMEDIATE")
    for half in (2 * n, 2 * n + 1):
        db.execute("INSERT INTO sign_in_limits VALUES (?, '', '')", [f"{half:09}"])
    db.execute("COMMIT")
    print(n, flush=True)
    time.sleep(0.01)
"""
HOLDER = """
import sys
import ldn_tracker, sqlite3
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def put(path: Path, *, journal: str = "wal", kept: Path = DATABASES[-1]) -> Path:
    """One of them, else the newest, at `path`, with this journal."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, path)
    sql(path, f"PRAGMA journal_mode={journal}")
    return path


def sql(path: Path, statement: str, *values) -> list[tuple]:
    """What a statement gives; the database is closed again."""
    with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous=OFF")
        return database.execute(statement, values).fetchall()


def add(path: Path, number: int) -> None:
    """A row, by its number."""
    sql(path, "INSERT INTO sign_in_limits VALUES (?, '', '')", f"{number:09}")


def rows(path: Path) -> list[int]:
    """The numbers of the rows added."""
    return [int(key) for (key,) in sql(path, "SELECT cache_key FROM sign_in_limits ORDER BY 1")]


def files(folder: Path) -> dict[str, bytes]:
    """Every file in it, with what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextmanager
def begun(code: str, path: Path) -> Iterator[subprocess.Popen]:
    """Another process on a database, once it has said a line; at the end it is killed."""
    command = [sys.executable, "-c", code, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, text=True, cwd=ROOT) as process:
        try:
            process.stdout.readline()
            yield process
        finally:
            process.kill()


def crash(path: Path) -> None:
    """Leave a database as a process does that is killed while it writes."""
    with begun(WRITER, path):
        pass


def manage(
    data: Path, *words: str, old_sqlite: bool = False, **given: str
) -> subprocess.CompletedProcess:
    """`manage.py` with these words on the database in `data`."""
    program = ["-c", WITH_OLD_SQLITE] if old_sqlite else ["manage.py"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings",
        "DATA_DIR": str(data),
        **given,
    }
    return subprocess.run(
        [sys.executable, *program, *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
