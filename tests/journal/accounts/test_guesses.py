"""Whom the guesses of others lock out, how they get in all the same, and what is left of it."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

from journal.accounts import actions as account_actions
from ldn_tracker import settings as ours
from tests.conftest import NOW, PASSWORD

NEW_PASSWORD = "another horse battery"
CODE = "0000-0000-0000-0000"

pytestmark = pytest.mark.django_db


def is_let_in(name: str, password: str, address: str = "10.0.0.1", host: str = "testserver"):
    client = Client(REMOTE_ADDR=address, headers={"host": host})
    client.post("/accounts/login/", {"login": name, "password": password})
    return "_auth_user_id" in client.session


def lock(name: str) -> None:
    """Strangers at five addresses guess."""
    for number in range(5):
        assert not is_let_in(name, f"guess {number}", f"10.0.1.{number}")


def forget(client: Client, code: str):
    return client.post("/accounts/forgotten/", {"code": code, "password": NEW_PASSWORD})


@pytest.fixture
def code(alice) -> str:
    return account_actions.make_recovery_codes(user=alice, at=NOW)[0]


def test_a_name_that_strangers_locked_is_opened_by_a_recovery_code(client, alice, code):
    lock("alice")
    assert not is_let_in("alice", PASSWORD)
    assert forget(client, code).status_code == 200
    assert is_let_in("alice", NEW_PASSWORD)


def test_whoever_used_a_code_is_in_however_the_guessing_goes_on(client, alice, code):
    forget(client, code)
    lock("alice")
    assert client.get("/today/").status_code == 200


def test_the_page_of_a_locked_name_says_that_a_recovery_code_opens_it(client, alice):
    lock("alice")
    page = client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert "a recovery code opens your account now" in page.content.decode()


def test_guesses_at_codes_have_a_limit_of_their_own(client, alice, code):
    lock("alice")
    wrong = [forget(Client(REMOTE_ADDR="10.9.9.9"), CODE).status_code for _ in range(21)]
    assert wrong == [422] * 20 + [429]
    assert forget(client, code).status_code == 200


def test_a_second_address_of_the_site_gives_no_more_guesses(alice, settings):
    settings.ALLOWED_HOSTS = ["*"]
    guesses = [is_let_in("alice", "guess", f"10.0.2.{n}", f"name{n}.example") for n in range(5)]
    assert guesses == [False] * 5
    assert not is_let_in("alice", PASSWORD, "10.0.2.9", "localhost")


def kept() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM sign_in_limits")
        return {key for (key,) in cursor.fetchall()}


def test_erasing_takes_the_counts_of_the_login_and_nobody_elses(alice, bob, client_of, settings):
    settings.CACHES = ours.CACHES
    call_command("createcachetable", verbosity=0)
    is_let_in("bob", "guess")
    others = kept()
    is_let_in("alice", "guess")
    browser = client_of(alice)
    browser.post("/accounts/password/", {"oldpassword": "guess", "password1": NEW_PASSWORD})
    browser.post("/account/erase/", {"password": "guess"})
    assert kept() - others != set()
    browser.post("/account/erase/", {"password": PASSWORD})
    assert {key for key in kept() - others if ":ip:" not in key} == set()
    assert others <= kept()
    cache.clear()
