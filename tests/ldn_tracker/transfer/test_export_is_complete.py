"""Everything kept about a person is in their export, or stands here with the reason why not.

Both are read from the tables themselves: a new column fails until it is exported or listed. The
same walk shows that nothing of a person is left after they erased their diary.
"""

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.db import connection, models

from dose.diary import from_database
from journal import actions
from journal.accounts.sessions import SessionStore
from journal.models import EntryRow, Membership, PersonRow, Session, User
from journal.reminders.actions import make_link, tell_events
from journal.reminders.push_actions import add_device, claim, snooze
from journal.take_out_actions import ask_for_take_out
from ldn_tracker.transfer.formats.diary_file import dump
from ldn_tracker.transfer.store import store
from tests import builders as b

AT = datetime(2026, 9, 20, 0, 30, tzinfo=UTC)
DAY = b.day("2026-06-02")
BOBS = ("user", "person", "membership", "session")

# table.column → where it is in the diary file, when it is not its own name there
ELSEWHERE = {
    "journal.personrow.visit_on": "visit.on",
    "journal.personrow.visit_ask": "visit.ask",
    "journal.personrow.visit_questions": "visit.questions",
    "journal.measurerow.key": "measures.id",
}
PLACES = {
    "journal.personrow": ("person", ""),
    "journal.measurerow": ("measures",),
    "journal.entryrow": ("entries",),
    "dose.planrow": ("plan", "previous_plans"),
    "dose.regimenrow": ("regimen", "corrected_regimen"),
    "dose.breakrow": ("breaks",),
    "dose.intake": ("doses",),
    "dose.medicinerow": ("medicines",),
    "dose.conditionrow": ("conditions",),
    "dose.advicerow": ("advice",),
    "dose.orderrow": ("supply.order",),
    "dose.packrow": ("supply.packs",),
    "dose.countrow": ("supply.counts",),
}
IN_THE_FILE = {"start": "from"}  # Python keeps the word `from`
NOT_EXPORTED = {
    "dose.intake.utc_offset": "is the offset of `taken_at` in the file",
    "journal.entryrow.moments": "only settles which of two devices answered later",
    "journal.pushdevice": "browsers in which somebody asked this server to be woken",
    "journal.pushsent": "that a browser was woken",
    "journal.pushsnooze": "that a reminder was put off",
    "journal.reminders": "when and how a calendar of this server reminds; nothing of the diary",
    "journal.calendarlink": "digests of secret addresses of this server",
    "journal.calendarevent": "what calendars were told; it is made from the diary",
    "journal.importbatch": "what an import changed, to take it back; the diary has the rest",
    "journal.namedcolumns": "which column of another app's table is what; asked again elsewhere",
    "journal.broughtfile": "a file on its way in, gone once it is stored",
    "journal.takeout": "the zip of a large diary until it is saved; it is made from the diary",
    "journal.receipt": "only that a device's answer arrived; the answer itself is in the entry",
    "journal.membership": "whose login may keep the diary: the login's, not the diary's",
    "journal.onetimecode": "digests of codes that open the account",
    "journal.session": "browsers in which somebody signed in",
    "journal.user": "the login: an imported diary is kept by whoever imports it",
}


def tables_of_a_person() -> list[type[models.Model]]:
    """Every table of ours."""
    return [table for app in ("journal", "dose") for table in apps.get_app_config(app).get_models()]


def facts(table: type[models.Model]) -> list[str]:
    """A table's columns, without its own number and whose it is."""
    columns = [field.name for field in table._meta.concrete_fields]
    return [name for name in columns if name not in ("id", "person")]


def values(exported: dict, place: str, column: str) -> list:
    """The values of one field in a part of the diary file."""
    part = exported
    for name in place.split(".") if place else ():
        part = part[name]
    objects = part if isinstance(part, list) else [part]
    return [each[column] for each in objects if each.get(column) not in (None, "", [], {})]


@pytest.fixture
def alice_with_everything(alice):
    """Alice with a row in every table of ours, and none of her columns empty."""
    PersonRow.objects.filter(pk=alice.person.pk).update(name="")
    alice.person.refresh_from_db()
    store(alice.person, b.everything(), at=AT, source="Visible")
    alice.person.columns.create(header="x", columns=[])
    alice.person.files.create(content=b"x", brought_at=AT)
    ask_for_take_out(person=alice.person, self_harm=True, at=AT)
    actions.save_answers(
        person=alice.person, day=DAY, answers={"crash": True}, at=AT, client_id=UUID(int=1)
    )
    make_link(person=alice.person, name="My phone", today=DAY, at=AT)
    tell_events(person=alice.person, digests={"visit": ""}, write=lambda *_: "Ada Ngata", at=AT)
    add_device(person=alice.person, user=alice, endpoint="https://x", at=AT)
    claim(person=alice.person, day=DAY, kind="night", at=AT)
    snooze(person=alice.person, day=DAY, kind="night", until=AT)
    return alice


def is_exported(exported: dict, table: str, name: str) -> bool:
    """Whether a column that has a value has one in the file."""
    if f"{table}.{name}" in ELSEWHERE:
        place, _, name = ELSEWHERE[f"{table}.{name}"].partition(".")
        return values(exported, place, name) != []
    name = IN_THE_FILE.get(name, name)
    return any(values(exported, place, name) for place in PLACES[table])


@pytest.mark.django_db
def test_every_column_is_exported_or_has_a_reason(alice_with_everything):
    exported = json.loads(dump(from_database.whole(alice_with_everything.person)))
    tables = {table._meta.label_lower: facts(table) for table in tables_of_a_person()}
    kept = [(table, name) for table in tables.keys() - NOT_EXPORTED for name in tables[table]]
    missing = [
        f"{table}.{name}"
        for table, name in kept
        if f"{table}.{name}" not in NOT_EXPORTED and not is_exported(exported, table, name)
    ]
    assert missing == []


def test_what_is_not_exported_is_still_there_to_be_listed():
    tables = {table._meta.label_lower: facts(table) for table in tables_of_a_person()}
    columns = {f"{table}.{name}" for table, names in tables.items() for name in names}
    assert set(NOT_EXPORTED) - columns - set(tables) == set()


@pytest.mark.django_db
def test_a_diary_with_everything_comes_back_from_its_export(alice_with_everything):
    exported = from_database.whole(alice_with_everything.person)
    other = PersonRow.objects.create()
    store(other, exported, at=AT)
    assert from_database.whole(other) == exported


@pytest.fixture
def signed_in(alice_with_everything, bob):
    """Alice signed in, with a helper who has no part in what is erased but for that."""
    Membership.objects.create(
        user=bob, person=alice_with_everything.person, role=Membership.Role.HELPER
    )
    for user in (alice_with_everything, bob):
        session = SessionStore()
        session["_auth_user_id"] = str(user.pk)
        session.create()
    return alice_with_everything


def rows_by_table() -> dict[str, int]:
    """How many rows every table in the database has, ours or not."""
    with connection.cursor() as cursor:
        names = list(connection.introspection.table_names(cursor))
        counts = {}
        for name in names:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            counts[name] = cursor.fetchone()[0]
    return counts


@pytest.mark.django_db
def test_erasing_a_diary_leaves_nothing_of_it_in_any_table(signed_in, bob):
    before = rows_by_table()
    grown = {table._meta.db_table for table in tables_of_a_person()} - {"journal_onetimecode"}
    assert {name for name in grown if before[name] == 0} == set()
    actions.erase_person(person=signed_in.person)
    left = {name: count for name, count in rows_by_table().items() if name in grown and count}
    assert left == {f"journal_{each}": 1 for each in BOBS}
    assert list(User.objects.all()) == [bob]
    assert list(PersonRow.objects.all()) == [bob.person]


@pytest.mark.django_db
def test_erasing_a_diary_ends_the_sessions_of_its_own_login_only(signed_in, bob):
    actions.erase_person(person=signed_in.person)
    assert [s.get_decoded()["_auth_user_id"] for s in Session.objects.all()] == [str(bob.pk)]


@pytest.mark.django_db
def test_a_login_that_keeps_another_diary_stays(signed_in, bob):
    Membership.objects.create(user=signed_in, person=bob.person, role=Membership.Role.HELPER)
    actions.erase_person(person=signed_in.person)
    assert set(User.objects.all()) == {signed_in, bob}


@pytest.mark.django_db
def test_a_membership_that_was_revoked_keeps_no_login(signed_in, bob):
    Membership.objects.create(user=signed_in, person=bob.person, role="helper", revoked_at=AT)
    actions.erase_person(person=signed_in.person)
    assert list(User.objects.all()) == [bob]


def every_row() -> str:
    """The whole database as text."""
    return "".join(serialize("json", model.objects.all()) for model in apps.get_models())


@pytest.mark.django_db
def test_no_word_of_an_erased_diary_is_left_in_any_row(signed_in):
    words = ["Ada Ngata", "ZZZ0016", "Slept badly", "Dr Old", "penicillin", "alice", "courier"]
    assert [word for word in words if word in every_row()] == words
    actions.erase_person(person=signed_in.person)
    assert [word for word in words if word in every_row()] == []


@pytest.mark.django_db
def test_another_persons_diary_is_untouched_by_it(signed_in, bob):
    store(bob.person, b.everything(), at=AT)
    before = from_database.whole(bob.person)
    actions.erase_person(person=signed_in.person)
    assert from_database.whole(bob.person) == before
    assert EntryRow.objects.filter(person=bob.person).count() == 1
