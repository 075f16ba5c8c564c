"""What goes by itself every day: old receipts and sessions that ran out, and nothing else."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from journal.limits import LONGEST_OFFLINE
from journal.models import Receipt, Session
from ldn_tracker import settings as ours
from ldn_tracker.push import sender
from ldn_tracker.server import daily, gunicorn_hooks
from ldn_tracker.server.database import file
from tests.kept import begun, put, sql

NINETY = timedelta(days=90)
MOMENT = timedelta(minutes=1)
SERVING = """
import os, sys, time
from pathlib import Path
os.environ |= {"DATA_DIR": str(Path(sys.argv[1]).parent),
               "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings"}
os.environ.pop("DATABASE_URL", None)
import ldn_tracker.wsgi
from ldn_tracker.server import gunicorn_hooks
from journal.models import Receipt
gunicorn_hooks.post_worker_init(None)
while Receipt.objects.filter(stored_at__lt="2026-01-01T00:00Z").exists():
    time.sleep(0.05)
print(Receipt.objects.count(), flush=True)
sys.stdin.read()
"""


def receive(person, number: int, ago: timedelta) -> UUID:
    """A receipt that was stored so long ago."""
    at = timezone.now() - ago
    return person.receipts.create(client_id=UUID(int=number), stored_at=at).client_id


def test_a_device_may_be_without_a_network_for_ninety_days():
    assert LONGEST_OFFLINE == NINETY


def test_receipts_go_once_no_device_can_still_be_sending_the_answer(person, bob):
    kept = [receive(person, 1, NINETY - MOMENT), receive(bob.person, 2, timedelta(0))]
    receive(person, 3, NINETY + MOMENT)
    receive(bob.person, 4, timedelta(days=900))
    daily.tidy_up()
    assert [*Receipt.objects.order_by("pk").values_list("client_id", flat=True)] == kept


def test_sessions_that_ran_out_go_and_the_others_stay(visitor):
    over = timezone.now() - MOMENT
    Session.objects.create(session_key="over", session_data="x", expire_date=over)
    daily.tidy_up()
    assert [*Session.objects.values_list("pk", flat=True)] == [visitor.session.session_key]


@pytest.mark.parametrize("receipts", [0, 50])
@pytest.mark.django_db
def test_it_takes_as_many_statements_however_much_goes(person, receipts, django_assert_num_queries):
    for number in range(receipts):
        receive(person, number, NINETY + MOMENT)
    with django_assert_num_queries(9):
        daily.tidy_up()


def test_a_day_on_which_one_task_fails_does_not_end_the_others(monkeypatch, caplog):
    days = iter((OperationalError, OSError, None, KeyboardInterrupt))
    done = []

    def fails():
        day = next(days)
        if day:
            raise day

    monkeypatch.setattr(daily, "DAILY", (fails, lambda: done.append("tidied")))
    monkeypatch.setattr(daily.time, "sleep", lambda seconds: done.append(seconds))
    monkeypatch.setattr(daily.connections, "close_all", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        daily._day_by_day()
    assert done == ["tidied", 24 * 3600] * 3
    assert caplog.messages == ["Not done today; tried again tomorrow"] * 2


def test_counts_of_guesses_go_when_their_time_is_over(db, settings):
    settings.CACHES = ours.CACHES
    call_command("createcachetable", verbosity=0)
    cache.set("over", [1], timeout=-1)
    cache.set("counts", [1], timeout=300)
    daily.tidy_up()
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM sign_in_limits")
        assert cursor.fetchall() == [(":1:counts",)]


def test_what_killed_processes_left_goes_and_nothing_else(tmp_path):
    folder = tmp_path / "backups"
    stay = [
        folder / "ldn-1.sqlite3",
        folder / "ldn-2.sqlite3.part",  # of a backup that is being made
        tmp_path / "ldn.sqlite3",
        tmp_path / "secret_key",
        tmp_path / "upload.json",
    ]
    go = [
        folder / "ldn-0.sqlite3.part",
        folder / "ldn-0.sqlite3.part-journal",
        tmp_path / "tmpab12.upload.json",
        tmp_path / "tmpab12.upload",
        tmp_path / ".restoring-x" / "ldn.sqlite3",
    ]
    for path in (*stay, *go):
        path.parent.mkdir(exist_ok=True)
        path.write_text("a diary")
        if "ldn-0" in path.name:
            os.utime(path, (0, 0))
    file.remove_left_overs(tmp_path)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(stay)
    assert not (tmp_path / ".restoring-x").exists()


@pytest.mark.parametrize(("push", "begins"), [(False, ["daily"]), (True, ["daily", "push"])])
def test_each_process_that_serves_begins_it(push, begins, monkeypatch, settings):
    begun = []
    settings.PUSH = push
    monkeypatch.setattr(daily, "begin", lambda: begun.append("daily"))
    monkeypatch.setattr(sender, "begin", lambda: begun.append("push"))
    gunicorn_hooks.post_worker_init(None)
    assert begun == begins


@pytest.mark.only_on("sqlite")
def test_a_site_that_starts_is_tidied_up_beside_what_it_serves(tmp_path):
    live = put(tmp_path / "ldn.sqlite3")
    person = sql(live, "SELECT min(id) FROM journal_person")[0][0]
    statement = "INSERT INTO journal_receipt (client_id, stored_at, person_id) VALUES (?, ?, ?)"
    sql(live, "DELETE FROM journal_receipt")
    sql(live, statement, UUID(int=1).hex, "2025-06-01 00:00:00", person)
    sql(live, statement, UUID(int=2).hex, "2999-06-01 00:00:00", person)
    with begun(SERVING, Path(live)):
        assert sql(live, "SELECT client_id FROM journal_receipt") == [(UUID(int=2).hex,)]
