"""One at a time: what several devices change at once is all kept, on every database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from dose.diary.parts import Dose
from journal import actions
from journal.middleware import clock_of
from journal.models import PersonRow
from ldn_tracker.start.actions import keep_allergies
from ldn_tracker.today.actions import Doubted, record_doses
from tests.conftest import NOW, TODAY

DEVICES, ANSWERS = 8, 12
at_once = pytest.mark.django_db(transaction=True)


def on_each_device(person: PersonRow, work) -> list:
    """What `work(device, person)` gives on eight devices that begin together, each in a thread."""
    begin = Barrier(DEVICES)

    def device(number: int):
        try:
            mine = PersonRow.objects.get(pk=person.pk)
            begin.wait()
            return work(number, mine)
        finally:
            connection.close()

    with ThreadPoolExecutor(DEVICES) as devices:
        return list(devices.map(device, range(DEVICES)))


@at_once
def test_of_answers_given_on_eight_devices_at_once_none_is_lost(person):
    keys = [f"m{number}" for number in range(DEVICES * ANSWERS)]
    for key in keys:
        person.measures.create(key=key, name=key, kind="symptom", scale=3)

    def answer(device: int, mine: PersonRow):
        for number in range(device, len(keys), DEVICES):
            actions.save_answers(
                person=mine,
                day=TODAY,
                answers={f"ratings.{keys[number]}": 1},
                at=NOW + timedelta(seconds=number),
                client_id=UUID(int=number),
            )

    on_each_device(person, answer)
    entry = person.entries.get()
    assert set(entry.ratings) == set(keys)
    assert len(entry.moments) == person.receipts.count() == DEVICES * ANSWERS


@at_once
def test_of_allergies_named_on_eight_devices_at_once_none_is_lost(person):
    def name(device: int, mine: PersonRow):
        keep_allergies(person=mine, answers={"allergies": [f"allergy {device}"]}, today=TODAY)

    on_each_device(person, name)
    person.refresh_from_db()
    assert sorted(person.allergies) == [f"allergy {device}" for device in range(DEVICES)]


@at_once
def test_of_taken_pressed_on_eight_devices_at_once_one_is_stored_and_the_others_ask(person):
    dose = Dose(day=TODAY, status="taken", dose_mg=Decimal("1.5"), timing="night")

    def take(device: int, mine: PersonRow) -> str:
        try:
            told = {"clock": clock_of(mine), "client_id": UUID(int=device)}
            record_doses(person=mine, doses=[dose], **told)
        except Doubted:
            return "asks"
        return "stored"

    assert sorted(on_each_device(person, take)) == ["asks"] * (DEVICES - 1) + ["stored"]
    assert person.intakes.count() == 1


def test_an_action_builds_on_what_another_device_has_stored_meanwhile(person):
    stale = PersonRow.objects.get(pk=person.pk)
    actions.update_person(person=person, allergies=["penicillin"])
    keep_allergies(person=stale, answers={"allergies": ["latex"]}, today=TODAY)
    person.refresh_from_db()
    assert person.allergies == ["penicillin", "latex"]


def test_a_diary_that_was_erased_meanwhile_is_not_found(person):
    stale = PersonRow.objects.get(pk=person.pk)
    actions.erase_person(person=person)
    with pytest.raises(Http404):
        actions.save_answers(person=stale, day=TODAY, answers={"crash": True}, at=NOW)


def test_an_action_takes_the_row_once_and_in_earnest_where_the_database_has_such_a_lock(person):
    dose = Dose(day=TODAY, status="skipped")
    with CaptureQueriesContext(connection) as said:
        record_doses(person=person, doses=[dose, dose], clock=clock_of(person))
    asked = [each["sql"] for each in said if 'FROM "journal_person"' in each["sql"]]
    locks = connection.features.has_select_for_update
    assert [sql.endswith("FOR UPDATE") for sql in asked] == [locks]
