"""User names: capitals and spaces are kept as typed, and make no difference."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.test import Client

from journal.accounts import actions as account_actions
from journal.accounts import guesses, names
from journal.accounts import queries as account_queries
from journal.models import User
from tests.conftest import NOW, PASSWORD, make_user

SAME = ("Mary Ann", "mary ann", "MARY  ANN", " maryann ", "Mary Ann")


def sign_up(name: str, **said):
    client = Client()
    data = {"username": name, "password1": PASSWORD, "code": account_actions.invite(at=NOW)}
    return client.post("/accounts/signup/", data | said)


def is_let_in(name: str) -> bool:
    client = Client()
    client.post("/accounts/login/", {"login": name, "password": PASSWORD})
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mary Ann", "Mary Ann"),
        ("  Mary   Ann ", "Mary Ann"),
        ("Zoë O’Brien", "Zoë O’Brien"),
        ("李 明", "李 明"),
        ("नीता शर्मा", "नीता शर्मा"),
        ("สมชาย ใจดี", "สมชาย ใจดี"),
        ("mum+dad@home", "mum+dad@home"),
    ],
)
def test_a_name_is_kept_as_it_was_typed_but_for_spare_spaces(alice, typed, kept):
    sign_up(typed)
    assert [*User.objects.exclude(pk=alice.pk).values_list("username", flat=True)] == [kept]


@pytest.mark.parametrize("typed", SAME)
def test_one_signs_in_whatever_the_capitals_and_spaces(alice, typed):
    sign_up("Mary Ann")
    assert is_let_in(typed) is True


@pytest.mark.parametrize("typed", SAME)
def test_nobody_else_takes_the_same_name(alice, typed):
    sign_up("Mary Ann")
    response = sign_up(typed)
    assert response.status_code == 422
    assert "Somebody has this user name already." in response.content.decode()
    assert User.objects.count() == 2


@pytest.mark.django_db
def test_the_database_lets_no_second_login_have_the_same_name():
    make_user("Mary Ann")
    with pytest.raises(IntegrityError):
        User.objects.create_user("maryann", password=PASSWORD)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("a", names.TOO_SHORT),
        ("   a  ", names.TOO_SHORT),
        ("x" * 151, names.TOO_LONG),
        ("ﷺ" * 149, names.TOO_LONG),
        ("a/b", names.NOT_ALLOWED),
        ("a\u202eb", names.NOT_ALLOWED),
        ("Ann\u3164", names.NOT_ALLOWED),
        ("Ann\ufe0f", names.NOT_ALLOWED),
        ("a \u0301b", names.NOT_ALLOWED),
        ("\u0301ab", names.NOT_ALLOWED),
        ("Mary Ann", ""),
    ],
)
def test_a_name_that_cannot_be_one_says_why(typed, why):
    assert names.why_not(names.plain(typed)) == why


@pytest.mark.parametrize("typed", ["a \u0301b", "a\u00b4b", "\u0390 x", "Jose\u0301", "ﬁ İ ß"])
def test_the_key_of_a_key_is_itself(typed):
    assert names.key(names.key(typed)) == names.key(typed)


def test_what_was_wrong_is_said_and_what_was_typed_stays(alice):
    page = sign_up("a/b").content.decode()
    assert names.NOT_ALLOWED.replace("'", "&#x27;") in page
    assert 'value="a/b"' in page


def test_guesses_at_a_name_are_counted_together_however_it_is_written():
    assert {guesses.name_key(typed) for typed in SAME} == {"name:maryann"}


def test_commands_find_a_diary_by_its_name_however_it_is_written(alice):
    from journal.queries import diary_of_login

    assert diary_of_login(" Ali ce") == alice.person


@pytest.mark.django_db
def test_two_logins_of_one_name_from_before_both_still_sign_in():
    first, second = make_user("alice"), make_user("other")
    User.objects.filter(pk=second.pk).update(username="Alice")
    for user in (first, second):
        User.objects.filter(pk=user.pk).update(name_key=f"none-{user.pk}")
    import_module("journal.migrations.0013_getting_started_and_user_names").give_keys(apps, None)
    found = [account_queries.login_named(typed).pk for typed in ("alice", "Alice", "ALICE")]
    assert found == [first.pk, second.pk, first.pk]
