"""Every prepared query finds what its queryset finds, and nothing of it is in the next run."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Model
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from dose.diary.from_database import Parts
from journal.accounts import queries as account_queries
from journal.accounts.sessions import SessionStore
from journal.locking import ROW
from journal.models import EntryRow, PersonRow
from journal.prepared import Given, Prepared
from ldn_tracker.transfer.store import store
from tests import builders as b

pytestmark = pytest.mark.django_db
AT = b.at("2026-09-20T12:30:00+12:00")
MODULES = (
    "dose.diary.from_database",
    "journal.accounts.queries",
    "journal.accounts.sessions",
    "journal.locking",
    "journal.queries",
)


def prepared() -> Iterator[tuple[str, Prepared]]:
    """Every prepared query of the program by its name."""
    for module in map(import_module, MODULES):
        named = dict(vars(module)) | getattr(module, "SHORT", {})
        for name, each in named.items():
            query = each.query if isinstance(each, Parts) else each
            if isinstance(query, Prepared):
                yield f"{module.__name__}.{name}", query


QUERIES = dict(prepared())


@pytest.fixture
def values(alice):
    """A value for each name, of somebody who has everything, among others who have it too."""
    for person in (PersonRow.objects.create(), alice.person):
        store(person, b.everything(), at=AT)
    session = SessionStore()
    session.create()
    days = {"first": b.START, "last": b.START + timedelta(400)}
    days["day"] = alice.person.entries.latest("day").day
    receipt = alice.person.receipts.create(client_id=UUID(int=1), stored_at=AT)
    key, now = session.session_key, timezone.now()
    who = {"person": alice.person.pk, "login": alice.pk, "client_id": receipt.client_id}
    return days | who | {"key": key, "now": now}


def by_the_orm(query: Prepared, values: dict, monkeypatch) -> list:
    """What Django itself makes of the queryset, with the values put into it."""

    def as_sql(self, compiler, connection):
        return "%s", [self.stored(values)]

    with monkeypatch.context() as patched:
        patched.setattr(Given, "as_sql", as_sql)
        return list(query.queryset.all())


def fields(row: Model | tuple) -> tuple:
    """The values of a row, also of one that is a model."""
    if isinstance(row, tuple):
        return row
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields)


@pytest.mark.parametrize("name", QUERIES)
def test_every_prepared_query_finds_what_its_queryset_finds(name, values, monkeypatch):
    query = QUERIES[name]
    expected = list(map(fields, by_the_orm(query, values, monkeypatch)))
    found = query.rows(**values)
    assert (len(found), found) == (len(expected), expected)


def test_most_of_them_find_something_in_a_diary_with_everything(values):
    found = {name for name, query in QUERIES.items() if query.rows(**values)}
    assert {name.rpartition(".")[2] for name in QUERIES.keys() - found} == {
        "DOSES_OF_FIRST_AND_LAST_DAY_BEFORE",
    }


def test_a_query_is_compiled_once_and_run_with_other_values(alice, bob, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = [account_queries.own_diary(login) for login in (alice, bob)]
    assert found == [alice.person, bob.person]
    assert len({id(account_queries.OWN_DIARY.compiled("sqlite")) for _ in found}) == 1


def test_rows_of_two_runs_share_nothing(values):
    entries = Prepared(EntryRow.objects.filter(day__gte=Given("first", EntryRow.day.field)))
    one, other = (entries.models(first=values["first"])[0] for _ in range(2))
    one.ratings["pain"] = 9
    assert fields(other) == fields(EntryRow.objects.get(pk=other.pk))


def test_nothing_is_found_where_there_is_nothing():
    assert account_queries.LOGIN.columns(login=1) == account_queries.LOGIN.models(login=1) == []


@pytest.mark.django_db(transaction=True)
def test_a_lock_is_refused_outside_a_transaction_also_once_it_is_compiled(person):
    with transaction.atomic():
        assert ROW.models(person=person.pk) == [person]
    with pytest.raises(TransactionManagementError):
        ROW.models(person=person.pk)
