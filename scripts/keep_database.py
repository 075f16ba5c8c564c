"""Keep a small database of today's schema, and what is exported from it, for the tests.

.venv/bin/python scripts/keep_database.py

Run it when a schema is released: tests/ldn_tracker/server/database/test_kept_databases.py then
brings it up to date.
"""

import os
import shutil
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "ldn_tracker" / "server" / "database" / "kept"
AT = datetime(2026, 9, 20, 0, 30, tzinfo=UTC)
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Make it in a directory of its own, through the doors that people use, and keep it."""
    private = Path(tempfile.mkdtemp(prefix="ldn-kept-"))
    os.environ |= {"DATA_DIR": str(private), "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings"}
    try:
        keep(private / "ldn.sqlite3")
    finally:
        shutil.rmtree(private)


def keep(live: Path) -> None:
    """Fill the database and copy it, named by the newest migration of each of our apps."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    exports = {name: filled(name, diary) for name, diary in diaries().items()}
    stem = "-".join(newest(app) for app in ("dose", "journal"))
    copied(live, KEPT / f"{stem}.sqlite3")
    for name, text in exports.items():
        (KEPT / f"{stem}.{name}.json").write_text(text)
    print(KEPT / f"{stem}.sqlite3")


def diaries() -> dict:
    """Two months of Demi, who keeps a plan, and Ada, of whom there is a row of every kind."""
    from ldn_tracker.demo import demo
    from tests import builders

    return {"demi": demo(3, 56, AT.date()), "ada": builders.everything()}


def filled(name: str, diary) -> str:
    """Store a diary behind a login of this name; returns its export."""
    from journal.accounts import actions as account_actions
    from journal.accounts import queries as account_queries
    from journal.models import User
    from ldn_tracker.transfer import store
    from ldn_tracker.transfer.queries import exported

    user = User(username=name)
    user.set_unusable_password()
    account_actions.open_account(user=user, code=None, at=AT)
    store.store(account_queries.own_diary(user), diary, at=AT, replace=True)
    return exported(account_queries.own_diary(user))


def newest(app: str) -> str:
    """The newest migration of an app, as `journal-0006`."""
    names = sorted(path.name for path in (ROOT / app / "migrations").glob("[0-9]*.py"))
    return f"{app}-{names[-1][:4]}"


def copied(live: Path, copy: Path) -> None:
    """Write the database as one small file."""
    import sqlite3

    KEPT.mkdir(parents=True, exist_ok=True)
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(live)) as database:
        database.execute("VACUUM INTO ?", [str(copy)])


if __name__ == "__main__":
    main()
