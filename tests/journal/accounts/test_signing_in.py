"""Who a session belongs to: read in three statements, and nobody any more once it should not be."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.sessions import models as theirs
from django.contrib.sessions.backends import db
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from journal import actions
from journal.accounts import actions as account_actions
from journal.accounts import queries as account_queries
from journal.models import Membership, PersonRow, Session, User
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 9, 1, 12, 30, 15, 250, tzinfo=UTC)
THEIRS, OURS = "sessions.Session", "journal.Session"


def fields(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def is_signed_in(visitor) -> bool:
    """Whether a browser gets a page of its own, and not the one to sign in."""
    response = visitor.get("/more/")
    assert response.status_code in (200, 302)
    return response.status_code == 200


def test_session_login_and_diary_take_three_statements(visitor, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert is_signed_in(visitor)


def test_login_and_diary_are_read_as_the_orm_reads_them(full):
    User.objects.update(last_login=WHEN, is_owner=True)
    PersonRow.objects.update(born="1980-02-29", visit_questions=["Is it enough?"])
    user = account_queries.login(full.pk)
    assert fields(user) == fields(User.objects.get())
    assert fields(account_queries.own_diary(user)) == fields(PersonRow.objects.get())


def test_a_login_without_a_diary_is_read_too(alice):
    Membership.objects.all().delete()
    assert account_queries.login(alice.pk) == alice
    assert account_queries.own_diary(alice) is None


def test_a_revoked_membership_opens_nothing(visitor):
    assert visitor.get("/today/").status_code == 200
    Membership.objects.update(revoked_at=WHEN)
    assert visitor.get("/today/").status_code == 404


def test_another_password_signs_everybody_out(visitor, alice):
    assert is_signed_in(visitor)
    alice.set_password("another horse battery")
    alice.save()
    assert not is_signed_in(visitor)


def test_a_closed_login_is_signed_out(visitor):
    assert is_signed_in(visitor)
    User.objects.update(is_active=False)
    assert not is_signed_in(visitor)


def test_a_login_that_is_gone_is_signed_out(visitor):
    assert is_signed_in(visitor)
    User.objects.all().delete()
    assert not is_signed_in(visitor)


def test_a_session_that_ran_out_is_over(visitor):
    assert is_signed_in(visitor)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_signed_in(visitor)


def test_a_session_holds_what_django_put_into_it(visitor):
    plain = db.SessionStore()
    (kept,) = Session.objects.values_list("session_data", flat=True)
    assert dict(visitor.session.items()) == plain.decode(kept) != {}


def migration(name: str):
    return import_module(f"journal.migrations.{name}")


def back_to_djangos_own_table(visitor, **held) -> None:
    """The visitor's session as an earlier version kept it, holding this besides."""
    session = visitor.session
    session.update(held)
    session.save()
    migration("0008_sessions_by_login").move(apps, OURS, THEIRS)
    assert Session.objects.count() == 0


def test_a_session_from_before_the_backend_had_its_name_goes_on(visitor):
    renamed = migration("0005_stay_signed_in")
    back_to_djangos_own_table(visitor, _auth_user_backend=renamed.BEFORE)
    renamed.rename(apps, renamed.BEFORE, renamed.NOW)
    migration("0008_sessions_by_login").move(apps, THEIRS, OURS)
    assert is_signed_in(visitor)


def test_a_session_of_another_secret_key_stays_as_it_is_without_a_word(visitor, settings, caplog):
    back_to_djangos_own_table(visitor)
    kept = [*theirs.Session.objects.values_list("session_data", flat=True)]
    settings.SECRET_KEY = "another"
    renamed = migration("0005_stay_signed_in")
    renamed.rename(apps, renamed.NOW, renamed.BEFORE)
    assert [*theirs.Session.objects.values_list("session_data", flat=True)] == kept != []
    migration("0008_sessions_by_login").move(apps, THEIRS, OURS)
    assert [*Session.objects.values_list("session_data", "login")] == [(kept[0], None)]
    assert caplog.messages == []


def test_a_session_of_an_earlier_version_goes_on_and_says_whose_it_is(visitor, alice):
    back_to_djangos_own_table(visitor)
    migration("0008_sessions_by_login").move(apps, THEIRS, OURS)
    assert is_signed_in(visitor)
    assert [*Session.objects.values_list("login", flat=True)] == [alice.pk]
    assert theirs.Session.objects.count() == 0


def test_what_has_run_out_is_not_taken_along(visitor):
    back_to_djangos_own_table(visitor)
    theirs.Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    migration("0008_sessions_by_login").move(apps, THEIRS, OURS)
    assert (Session.objects.count(), theirs.Session.objects.count()) == (0, 0)


def test_a_session_says_whose_it_is_from_the_sign_in_on(client, alice):
    client.get("/accounts/login/")
    client.session.save()
    assert [*Session.objects.values_list("login", flat=True)] == [None]
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert [*Session.objects.values_list("login", flat=True)] == [alice.pk]


@pytest.mark.parametrize("others", [0, 100])
def test_a_new_password_ends_the_sessions_of_its_login_whoever_else_has_some(
    visitor, alice, bob, others, django_assert_num_queries
):
    Session.objects.bulk_create(
        Session(session_key=f"other{n}", session_data="x", expire_date=WHEN, login=bob.pk)
        for n in range(others)
    )
    with django_assert_num_queries(7):  # two begin and end it, three forget devices
        account_actions.set_password(user=alice, password="another horse battery")
    assert not is_signed_in(visitor)
    assert Session.objects.filter(login=bob.pk).count() == others


def test_erasing_a_diary_asks_nothing_of_other_peoples_sessions(visitor, alice, bob):
    counts = []
    for person, others in ((alice.person, 0), (bob.person, 100)):
        Session.objects.bulk_create(
            Session(session_key=f"other{n}", session_data="x", expire_date=WHEN, login=0)
            for n in range(others)
        )
        with CaptureQueriesContext(connection) as asked:
            actions.erase_person(person=person)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert Session.objects.exclude(login=0).count() == 0


def test_nobody_has_the_login_of_a_number_that_was_never_given():
    assert account_queries.login(1) is None


def test_who_was_signed_in_before_the_backend_had_its_room_stays_signed_in(client, alice):
    client.login(username="alice", password=PASSWORD)
    session = client.session
    session["_auth_user_backend"] = "journal.account_backend.AuthenticationBackend"
    session.save()
    assert client.get("/more/").status_code == 200
