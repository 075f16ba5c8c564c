"""Erasing: what it asks for first, and that nothing of the person stays."""

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection

from journal.accounts import actions as account_actions
from journal.models import PersonRow, User
from ldn_tracker.server import daily
from tests.conftest import HERS, NOW, PASSWORD
from tests.journal.accounts.test_accounts import sign_up


def every_row() -> list[str]:
    """Each row of each table of the database, as text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += [f"{table}: {row}" for row in cursor.fetchall()]
    return rows


def test_erasing_offers_the_export_first(client_of, alice):
    page = client_of(alice).get("/account/erase/").content.decode()
    assert page.index("Download my diary") < page.index("Erase everything")


def test_erasing_needs_the_password(client_of, alice):
    response = client_of(alice).post("/account/erase/", {"password": "wrong guess"})
    assert response.status_code == 422
    assert User.objects.filter(username="alice").exists()


def test_erasing_leaves_no_row_that_was_not_there_before(client_of, bob, client):
    before = every_row()
    code = account_actions.invite(at=NOW)
    sign_up(client, "zelda", code)
    client.post("/account/", {"name": "Z", "timezone": "Europe/London", "day_starts_at": "05:00"})
    assert every_row() != before
    response = client.post("/account/erase/", {"password": PASSWORD})
    assert response["Location"] == "/account/erased/"
    assert [row for row in every_row() if not row.startswith("journal_session")] == before
    assert "zelda" not in "".join(every_row())


CLEARED = '"cache", "storage"'  # pages kept by the browser, answers kept on the device


def test_erasing_takes_the_diary_off_the_device_too(client_of, alice):
    browser = client_of(alice)
    wrong = browser.post("/account/erase/", {"password": "wrong guess"})
    right = browser.post("/account/erase/", {"password": PASSWORD})
    assert [r.get("Clear-Site-Data") for r in (wrong, right)] == [None, CLEARED]


def test_signing_out_takes_the_diary_off_the_device(client_of, alice):
    browser = client_of(alice)
    asked, done = browser.get("/accounts/logout/"), browser.post("/accounts/logout/")
    assert [r.get("Clear-Site-Data") for r in (asked, done)] == [None, CLEARED]


@pytest.mark.parametrize("address", ["/accounts/logout/", "/account/erase/"])
def test_what_waits_on_the_device_for_others_is_left_to_its_script(client_of, alice, address):
    fields = {"password": PASSWORD, "others": "1"}
    assert client_of(alice).post(address, fields)["Clear-Site-Data"] == '"cache"'


def bytes_of_the_database() -> bytes:
    """The file and the log of recent writes beside it."""
    path = Path(connection.settings_dict["NAME"])
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


@pytest.mark.only_on("sqlite")
def test_erasing_leaves_neither_a_row_nor_a_byte(transactional_db, client_of, full, bob):
    browser = client_of(full)
    assert HERS.encode() in bytes_of_the_database()
    assert HERS in "".join(every_row())
    browser.post("/account/erase/", {"password": PASSWORD})
    assert HERS not in "".join(every_row())
    assert HERS.encode() not in bytes_of_the_database()
    assert [person.name for person in PersonRow.objects.all()] == ["Bob"]


@contextmanager
def somebody_reads():
    """A reader who began before, and goes on."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM journal_person").fetchone()
        yield


@pytest.mark.only_on("sqlite")
def test_erasing_says_so_only_once_nothing_is_left(transactional_db, client_of, full, bob):
    browser = client_of(full)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    with somebody_reads():
        said = browser.post("/account/erase/", {"password": PASSWORD}, follow=True)
        assert HERS.encode() in bytes_of_the_database()
    page = said.content.decode()
    assert ("still holds traces" in " ".join(page.split()), "Your diary" in page) == (True, True)
    daily.remove_traces()
    assert HERS.encode() not in bytes_of_the_database()


def test_an_owner_who_leaves_others_behind_says_who_takes_over(client_of, owner, alice):
    browser = client_of(owner)
    assert browser.post("/account/erase/", {"password": PASSWORD}).status_code == 422
    browser.post("/account/erase/", {"password": PASSWORD, "successor": alice.pk})
    assert list(User.objects.values_list("username", "is_owner")) == [("alice", True)]


def test_an_owner_who_leaves_alone_leaves_an_empty_house(client_of, owner, client):
    client_of(owner).post("/account/erase/", {"password": PASSWORD})
    assert User.objects.count() == 0
    sign_up(client, "nina", account_actions.make_first_code(at=NOW))
    assert User.objects.get().is_owner is True
