"""Fixed today, alice and bob: the people and the day that every test may ask for."""

import os
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, settings

from dose.actions import adopt_plan, change_regimen
from dose.models import OrderRow
from journal.models import Membership, PersonRow, TakeOut, User
from ldn_tracker.transfer.changes import packed
from tests import builders

TODAY = date(2026, 9, 20)
NOW = datetime(2026, 9, 20, 0, 30, tzinfo=UTC)  # 12:30 in Auckland, in the middle of TODAY
PASSWORD = "correct horse battery"
HERS = "only alice knows"
MARKUP = "<b>this</b>"

# PROPERTIES=thorough tries many more examples, the same ones every time, as CI does. The machine
# may be shared and slow at times, so no example has a deadline.
_calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", _calm, max_examples=20)
settings.register_profile("thorough", _calm, max_examples=300, derandomize=True)
settings.load_profile(os.environ.get("PROPERTIES") or "quick")


def pytest_collection_modifyitems(config, items):
    """What is promised for one database alone is tested on that one: `only_on("sqlite")`."""
    marked = {item: item.get_closest_marker("only_on") for item in items}
    elsewhere = [
        item for item in items if marked[item] and connection.vendor not in marked[item].args
    ]
    items[:] = [item for item in items if item not in elsewhere]
    config.hook.pytest_deselected(items=elsewhere)


@pytest.fixture(autouse=True)
def today(monkeypatch) -> date:
    """Every request of every test happens on 20 September 2026, 12:30 in Auckland."""
    monkeypatch.setattr("journal.middleware.now", lambda: NOW)
    return TODAY


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Sign-in limits of one test do not reach the next."""
    cache.clear()


def make_user(username: str, *, is_owner: bool = False) -> User:
    """A login with a diary of its own, reachable as `user.person`."""
    user = User.objects.create_user(username, password=PASSWORD, is_owner=is_owner)
    user.person = PersonRow.objects.create(name=username.title())
    Membership.objects.create(user=user, person=user.person)
    return user


@pytest.fixture
def new_database(tmp_path, django_db_setup, django_db_blocker):
    """The address of an empty database of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/new.sqlite3"
        return
    name = f"new_{uuid4().hex}"
    server, _ = os.environ["TEST_DATABASE_URL"].rsplit("/", 1)
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def alice(db) -> User:
    """Somebody with a diary; not the owner."""
    return make_user("alice")


@pytest.fixture
def full(alice) -> User:
    """alice with a row of each kind in her diary, and her own words wherever words can be."""
    person, words = alice.person, f"{HERS} {MARKUP}"
    person.name, person.visit_ask, person.allergies = words, words, [words]
    person.tracks, person.diagnoses = ["fatigue", "x-itching"], [words]
    person.save()
    dose = {"dose_mg": "1.5", "timing": "night"}
    plan = {"starting_dose_mg": "1.5", "step_mg": "1.5", "step_interval_days": 14}
    person.plans.create(start=TODAY, max_dose_mg="4.5", prescriber=words, **plan)
    person.regimen.create(start=TODAY, reason="start", **dose)
    person.breaks.create(start=TODAY, reason="surgery")
    person.intakes.create(day=TODAY, status="taken", **dose)
    person.intakes.create(day=TODAY, status="skipped", reason=words)
    person.medicines.create(name=words)
    person.conditions.create(kind="surgery", on=TODAY)
    person.advice.create(on=TODAY, rule="baseline-first", action="record_baseline")
    OrderRow.objects.create(person=person, ordered_on=TODAY)
    held = {"units": 90, "strength_mg": "1.5"}
    person.packs.create(received_on=TODAY, pharmacy=words, **held)
    person.counts.create(on=TODAY, **held)
    person.calendar_links.create(name=words, digest="0" * 64, made_at=NOW)
    person.push_devices.create(user=alice, endpoint="https://fcm.googleapis.com/x", made_at=NOW)
    person.measures.create(key="x-itching", name=words, kind="side_effect", scale=4)
    person.entries.create(day=TODAY, ratings={"fatigue": 7, "x-itching": 2}, note=words)
    person.files.create(content=b"x", brought_at=NOW)
    TakeOut.objects.create(person=person, asked_at=NOW, size=1, content=HERS.encode())
    person.imports.create(source=HERS, imported_at=NOW, changes=packed({}))
    return alice


@pytest.fixture
def bob(db) -> User:
    """Somebody else, who must never see anything of alice's."""
    return make_user("bob")


@pytest.fixture
def owner(db) -> User:
    """Whoever runs the server; keeps a diary too, and can read nobody else's."""
    return make_user("olive", is_owner=True)


@pytest.fixture
def client_of():
    """`client_of(user)`: a browser in which that person is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def person(alice) -> PersonRow:
    """alice's diary."""
    return alice.person


@pytest.fixture
def visitor(client_of, alice) -> Client:
    """alice's browser."""
    return client_of(alice)


@pytest.fixture
def her(person, visitor) -> Client:
    """alice's browser, nine days into 1.5 mg at night."""
    start = TODAY - timedelta(9)
    adopt_plan(person=person, plan=builders.plan(start=start), today=start)
    change_regimen(
        person=person, start=start, dose_mg=Decimal("1.5"), timing="night", reason="start"
    )
    return visitor


def text(response) -> str:
    """A page as one line, each space single."""
    return " ".join(response.content.decode().split())
