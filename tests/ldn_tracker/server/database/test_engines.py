"""SQLite and PostgreSQL: what holds on both, and moving a site from one to the other."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import models

from journal.accounts import actions as account_actions
from journal.models import EntryRow, PersonRow, Session, User
from ldn_tracker.server.database import copy, engines
from ldn_tracker.server.database.copy import TARGET, as_target, opened
from ldn_tracker.transfer.queries import exported
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import NOW, TODAY


def unique_rules(table: type[models.Model]) -> list[set[str]]:
    """The columns of each rule of a table that something may be there only once."""
    options = table._meta
    rules = [{*rule.fields} for rule in options.constraints if hasattr(rule, "nulls_distinct")]
    columns = [field for field in options.concrete_fields if field.unique and not field.primary_key]
    return [*rules, *map(set, options.unique_together), *({field.name} for field in columns)]


def test_nothing_of_one_diary_can_be_in_the_way_of_another():
    of_a_diary = [
        table
        for table in apps.get_models()
        if any(field.related_model is PersonRow for field in table._meta.concrete_fields)
    ]
    rules = [rule for table in of_a_diary for rule in unique_rules(table)]
    assert len(of_a_diary) == 24
    # The address that a browser was given goes with its device; a secret's digest nobody chooses.
    assert [rule for rule in rules if "person" not in rule] == [{"endpoint"}, {"digest"}]
    assert {"person", "day"} in rules


@pytest.mark.parametrize(
    ("command", "program"), [(["backup"], "pg_dump --format"), (["restore", "x"], "pg_restore ")]
)
def test_a_backup_of_postgresql_is_made_by_its_own_programs(monkeypatch, command, program):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", engines.POSTGRESQL)
    with pytest.raises(CommandError, match=program) as refused:
        call_command(*command)
    assert refused.value.returncode == 2


# copy_to


@pytest.fixture
def site(alice, bob, client_of) -> list[str]:
    """Two diaries, one with everything, and somebody signed in; the export of each."""
    store(alice.person, b.everything(), at=NOW)
    EntryRow.objects.create(person=bob.person, day=TODAY, ratings={"pain": 2.0, "fatigue": 1})
    client_of(alice)
    account_actions.invite(at=NOW)
    return exports()


def exports() -> list[str]:
    return [exported(person) for person in PersonRow.objects.order_by("pk")]


def copy_to(url: str) -> str:
    """What the command says."""
    said = StringIO()
    call_command("copy_to", url, stdout=said)
    return said.getvalue()


@contextmanager
def inside(url: str) -> Iterator[None]:
    """Everything is read from and written to the database at an address meanwhile."""
    with opened(engines.database_at(url)), as_target():
        yield


def test_a_site_moves_into_another_database_with_everything(site, new_database):
    said = copy_to(new_database).splitlines()
    assert "journal_person: 2 rows" in said
    assert "2 of 2 diaries have the same export" in said
    assert said[-1].startswith("that DATABASE_URL, and with the same DATA_DIR")
    with inside(new_database):
        assert exports() == site
        assert sorted(User.objects.values_list("username", flat=True)) == ["alice", "bob"]
        assert Session.objects.count() == 1
    assert exports() == site


def test_what_is_new_in_the_copy_gets_a_number_of_its_own(site, new_database):
    taken = set(PersonRow.objects.values_list("pk", flat=True))
    copy_to(new_database)
    with inside(new_database):
        assert PersonRow.objects.create().pk > max(taken)


def test_a_database_that_holds_something_is_refused_and_left_alone(site, new_database):
    copy_to(new_database)
    with inside(new_database):
        PersonRow.objects.filter(pk=PersonRow.objects.earliest("pk").pk).update(name="Changed")
        before = exports()
    with pytest.raises(CommandError, match="not empty") as refused:
        copy_to(new_database)
    assert refused.value.returncode == 2
    with inside(new_database):
        assert exports() == before


def test_a_copy_that_is_not_the_same_is_taken_back(site, new_database, monkeypatch):
    monkeypatch.setattr(copy, "_count_on_from_here", spoil)
    with pytest.raises(CommandError, match="The export of diary .* is not the same"):
        copy_to(new_database)
    with inside(new_database):
        assert (PersonRow.objects.count(), EntryRow.objects.count()) == (0, 0)


def spoil() -> None:
    """Something goes wrong in the copy."""
    PersonRow.objects.using(TARGET).update(name="Somebody else")


def test_a_site_is_not_copied_onto_itself(db, monkeypatch):
    monkeypatch.setattr(copy, "_place", lambda database: ("the same",))
    with pytest.raises(CommandError, match="the site uses already"):
        copy_to("sqlite:////nowhere/at/all.sqlite3")


def test_a_target_that_cannot_be_opened_says_so(db, tmp_path):
    with pytest.raises(CommandError, match="is the directory of the file there"):
        copy_to(f"sqlite:///{tmp_path}/no/such/directory.sqlite3")


def test_the_command_line_refuses_an_address_that_is_none():
    command = [sys.executable, "manage.py", "copy_to", "mysql://ldn:secret@127.0.0.1/ldn"]
    result = subprocess.run(
        command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert (result.returncode, "secret" in result.stderr) == (2, False)
    assert "DATABASE_URL names no PostgreSQL or SQLite database" in result.stderr
    assert result.stderr.endswith("Nothing was copied.\n")
