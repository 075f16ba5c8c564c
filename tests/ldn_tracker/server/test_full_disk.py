"""A full disk: everything can still be read, and whatever is not saved is said to be not saved."""

import re
from contextlib import contextmanager
from io import BytesIO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.test import Client

from ldn_tracker import settings as ours
from ldn_tracker.server.storage_errors import is_busy, is_full
from tests.conftest import PASSWORD
from tests.doors import all_doors

pytestmark = pytest.mark.django_db
WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER)", re.IGNORECASE)
DOORS = [pytest.param(door, id=door.name) for door in all_doors()]
SAID = "The disk is full, nothing was saved"


class Full(Exception):
    """As SQLite says it, and as PostgreSQL does."""

    sqlite_errorcode = 13
    sqlstate = "53100"


class Busy(Exception):
    sqlite_errorcode = 5
    sqlstate = "55P03"


@contextmanager
def nothing_can_be_written(why=Full):
    execute = CursorWrapper._execute

    def refuse(self, sql, params, *ignored):
        if WRITING.match(sql):
            raise OperationalError("database or disk is full") from why()
        return execute(self, sql, params, *ignored)

    with patch.object(CursorWrapper, "_execute", refuse):
        yield


def visitor(user=None) -> Client:
    browser = Client(raise_request_exception=False)
    if user:
        browser.force_login(user)
    return browser


@pytest.mark.parametrize("door", DOORS)
def test_every_page_can_be_read_on_a_full_disk(full, owner, door):
    browsers = [visitor(full), visitor(owner), visitor()]
    with nothing_can_be_written():
        seen = [browser.get(door.url).status_code for browser in browsers]
    assert seen == [browser.get(door.url).status_code for browser in browsers]


ACCOUNT = {"name": "Z", "timezone": "Europe/London", "day_starts_at": "05:00:00"}
SAVING = {
    "/today/answer/": {"day": "2026-09-20", "dose": "2026-09-20 1.5 night"},
    "/account/": ACCOUNT,
    "/accounts/password/": {"oldpassword": PASSWORD, "password1": "another horse battery"},
    "/account/recovery-codes/": {"password": PASSWORD},
    "/account/erase/": {"password": PASSWORD},
    "/measures/add/": {"name": "Itching", "how": "symptom-10"},
    "/summary/visit/": {"ask": "May I stay on this dose?"},
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("url", SAVING)
def test_saving_on_a_full_disk_says_that_nothing_was_saved(alice, url):
    browser = visitor(alice)
    with nothing_can_be_written():
        refused = browser.post(url, SAVING[url])
    assert (refused.status_code, SAID in refused.content.decode()) == (507, True)
    assert browser.post(url, SAVING[url]).status_code in (200, 302)


def test_whoever_signs_in_on_a_full_disk_is_not_told_that_they_guessed_too_often(alice, settings):
    settings.CACHES = ours.CACHES
    call_command("createcachetable", verbosity=0)
    with nothing_can_be_written():
        refused = visitor().post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert (refused.status_code, SAID in refused.content.decode()) == (507, True)


def test_an_upload_that_finds_no_room_says_so_too(alice, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ldn_tracker.transfer.forms.UploadForm._uploaded", refuse)
    file = BytesIO(b"{}")
    file.name = "diary.json"
    refused = visitor(alice).post("/data/preview/", {"file": file})
    assert (refused.status_code, SAID in refused.content.decode()) == (507, True)


def test_a_database_that_others_hold_for_too_long_says_to_send_again(alice):
    browser = visitor(alice)
    with nothing_can_be_written(Busy):
        refused = browser.post("/account/", ACCOUNT)
    words = "Nothing was saved just now"
    assert (refused.status_code, words in refused.content.decode()) == (503, True)


def test_what_failed_for_another_reason_is_neither(alice, monkeypatch):
    def fail(*_, **__):
        raise ValueError("something else")

    monkeypatch.setattr("ldn_tracker.views.more.render", fail)
    failed = visitor(alice).get("/more/")
    assert failed.status_code == 500
    assert SAID not in failed.content.decode()


@pytest.mark.parametrize("code", [13, 13 | 3 << 8])
def test_a_full_disk_is_known_by_its_code_however_deep_it_lies(code):
    inner = OSError()
    inner.sqlite_errorcode = code
    outer = ValueError()
    outer.__cause__ = OperationalError()
    outer.__cause__.__context__ = inner
    assert (is_full(outer), is_busy(outer), is_full(ValueError())) == (True, False, False)
