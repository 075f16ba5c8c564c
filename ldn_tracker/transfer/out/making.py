"""The zip of a large diary, made outside the request (`ldn_tracker.server.beside`).

It waits in the database, where every process of the site finds it, and goes with the diary.
"""

from datetime import date, datetime
from functools import partial

from dose.diary import from_database
from journal import take_out_actions, take_out_queries
from ldn_tracker.server import beside
from ldn_tracker.transfer import queries


def begin(take_out: int, *, today: date, now: datetime) -> None:
    """Make what was asked for beside what is served, after what waits already."""
    failed = partial(take_out_actions.tell_failed, take_out=take_out)
    beside.begin(partial(make, take_out, today=today, now=now), failed=failed)


def make(take_out: int, *, today: date, now: datetime) -> None:
    """Make it and keep it; nothing where another one was asked for meanwhile."""
    asked = take_out_queries.asked(take_out)
    if asked is None:
        return
    diary = from_database.whole(asked.person)
    _, content = queries.exported_as(diary, "zip", today=today, now=now, self_harm=asked.self_harm)
    take_out_actions.keep_take_out(take_out=take_out, content=content)
