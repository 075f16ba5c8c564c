"""How a person's rows are found: by an index of their days, never by the person alone."""

import pytest
from django.apps import apps
from django.db import connection

from dose.diary import from_database
from dose.models import PlanRow
from journal.models import Membership, PersonRow

DIARY = [
    table
    for app in ("journal", "dose")
    for table in apps.get_app_config(app).get_models()
    if table not in (PlanRow, Membership)
    and "person" in {field.name for field in table._meta.fields}
]
BY_PERSON = {
    "dose_advice": {("person_id", "on")},
    "dose_break": {("person_id", "start")},
    "dose_condition": {("person_id",)},
    "dose_intake": {
        ("person_id", "day", "status", "dose_mg", "timing", "taken_at", "utc_offset", "reason")
    },
    "dose_medicine": {("person_id",)},
    "dose_order": {("person_id",)},
    "dose_pack": {("person_id", "received_on")},
    "dose_count": {("person_id", "on")},
    "dose_regimen": {("person_id", "start")},
    "journal_calendar_event": {("person_id", "key")},
    "journal_calendar_link": {("person_id", "name")},
    "journal_entry": {("person_id", "day")},
    "journal_brought_file": {("person_id", "brought_at")},
    "journal_import": {("person_id", "imported_at")},
    "journal_measure": {("person_id", "key")},
    "journal_reminders": {("person_id",)},
    "journal_named_columns": {("person_id", "header")},
    "journal_push_device": {("person_id",)},
    "journal_push_sent": {("person_id", "day", "kind")},
    "journal_push_snooze": {("person_id", "day", "kind", "until")},
    "journal_take_out": {("person_id",)},
    "journal_receipt": {("person_id", "client_id")},
}


def indexes(table: str) -> set[tuple[str, ...]]:
    """The columns of every index of a table that begins with the person."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    made = {tuple(each["columns"]) for each in found if each["index"] or each["unique"]}
    return {columns for columns in made if columns[:1] == ("person_id",)}


@pytest.mark.django_db
def test_no_diary_table_has_an_index_of_the_person_alone_beside_one_of_person_and_day():
    assert {table._meta.db_table: indexes(table._meta.db_table) for table in DIARY} == BY_PERSON


@pytest.mark.only_on("sqlite")  # PostgreSQL reads a small table whole
@pytest.mark.django_db
@pytest.mark.parametrize("doses", [from_database.DOSES, from_database.DOSES_COUNTED])
def test_doses_are_read_without_a_look_at_their_rows(doses, django_assert_num_queries):
    person = PersonRow.objects.create()
    with django_assert_num_queries(1) as read:
        doses.of(person)
    with connection.cursor() as cursor:
        plan = cursor.execute(f"EXPLAIN QUERY PLAN {read[0]['sql']}").fetchall()
    (line,) = [line for *_, line in plan]
    assert line == "SEARCH dose_intake USING COVERING INDEX intakes_by_day (person_id=?)"
