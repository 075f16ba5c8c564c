"""Who a session belongs to: read in three statements, and nobody any more once it should not be."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from journal.accounts import queries as account_queries
from journal.models import Membership, Person, User

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 9, 1, 12, 30, 15, 250, tzinfo=UTC)


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
    Person.objects.update(born="1980-02-29", visit_questions=["Is it enough?"])
    user = account_queries.login(full.pk)
    assert fields(user) == fields(User.objects.get())
    assert fields(account_queries.own_diary(user)) == fields(Person.objects.get())


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
    theirs = db.SessionStore(visitor.session.session_key)
    assert dict(visitor.session.items()) == dict(theirs.items()) != {}


def test_a_session_from_before_the_backend_had_its_name_goes_on(visitor):
    migration = import_module("journal.migrations.0005_stay_signed_in")
    session = visitor.session
    session["_auth_user_backend"] = migration.BEFORE
    session.save()
    migration.rename(apps, migration.BEFORE, migration.NOW)
    assert is_signed_in(visitor)


def test_a_session_of_another_secret_key_stays_as_it_is_without_a_word(visitor, settings, caplog):
    migration = import_module("journal.migrations.0005_stay_signed_in")
    kept = [*Session.objects.values_list("session_data", flat=True)]
    settings.SECRET_KEY = "another"
    migration.rename(apps, migration.NOW, migration.BEFORE)
    assert [*Session.objects.values_list("session_data", flat=True)] == kept != []
    assert caplog.messages == []


def test_nobody_has_the_login_of_a_number_that_was_never_given():
    assert account_queries.login(1) is None
