"""Counts of guesses stay until their time is over, whatever else is sent meanwhile."""

import pytest
from allauth.core import ratelimit
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from ldn_tracker import settings as ours

FLOOD = 1000  # Django's own begins to throw away at 300


@pytest.fixture
def limits(db, settings):
    """The cache of the site itself."""
    settings.CACHES = ours.CACHES
    call_command("createcachetable", verbosity=0)
    return cache


def guess(rf, name: str) -> bool:
    """Whether one more guess at the password of a name is let through."""
    return ratelimit.consume(rf.post("/"), action="login_failed", key=name)


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sign_in_limits")
        return cursor.fetchone()[0]


def test_no_flood_of_other_names_gives_more_guesses_at_one(limits, rf):
    assert [guess(rf, "alice") for _ in range(6)] == [True] * 5 + [False]
    for number in range(FLOOD):
        limits.set(f"other-{number}", [number], timeout=300)
    assert guess(rf, "alice") is False
    assert rows() == FLOOD + 2  # hers by name and by address


def test_what_has_run_out_goes_by_itself(limits):
    for number in range(FLOOD):
        limits.set(f"old-{number}", [number], timeout=-1)
    limits.set("new", [1], timeout=300)
    assert (rows() < 302, limits.get("new")) == (True, [1])
