"""A dose keeps the clock time of the place where it was taken, wherever the person is now."""

from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from dose.diary import from_database
from dose.diary.parts import Dose
from journal.day import Clock
from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import NOW, text

LONDON, AUCKLAND = Clock("Europe/London"), Clock("Pacific/Auckland")
EVENING = "2026-06-01T22:00:00+12:00"
migration = import_module("dose.migrations.0008_where_doses_were_taken")


def dose(moment: str = EVENING) -> Dose:
    return b.dose(b.day("2026-06-01"), taken_at=datetime.fromisoformat(moment))


def moved() -> str:
    """The file of somebody who took a dose in Auckland and lives in London now."""
    return dump(b.diary(person=b.person(timezone="Europe/London"), doses=[dose()]))


def test_its_moment_is_told_by_the_clock_of_the_place():
    assert dose().taken_there(LONDON).isoformat() == EVENING


def test_a_dose_of_an_unknown_place_is_told_by_the_persons_clock():
    known = Dose(day=b.START, status="skipped", taken_at=None)
    assert known.taken_there(LONDON) is None


@pytest.mark.parametrize(
    "moment", [EVENING, "2026-01-05T08:00:00+00:00", "2026-06-01T22:00:00-03:30"]
)
def test_a_file_keeps_the_offset_that_it_came_with(moment):
    diary = b.diary(person=b.person(timezone="Asia/Tokyo"), doses=[dose(moment)])
    assert f'"taken_at":"{moment}"' in dump(load(dump(diary)))


@pytest.mark.django_db
def test_the_database_keeps_it_too(alice):
    store(alice.person, load(moved()), at=NOW)
    assert f'"taken_at":"{EVENING}"' in dump(from_database.whole(alice.person))


@pytest.mark.django_db
def test_the_page_tells_it_by_the_clock_of_the_place(alice, client_of):
    store(alice.person, load(moved()), at=NOW)
    assert "Taken 22:00</b> · 1.5" in text(client_of(alice).get("/day/2026-06-01/"))


@pytest.mark.django_db
def test_doses_of_earlier_releases_keep_the_clock_that_their_person_had(alice):
    store(alice.person, load(moved()), at=NOW)
    alice.person.intakes.update(utc_offset=None)
    type(alice.person).objects.update(timezone="America/St_Johns")
    migration.to_offsets(apps, None)
    (row,) = alice.person.intakes.all()
    assert timedelta(minutes=row.utc_offset) == -timedelta(hours=2, minutes=30)
