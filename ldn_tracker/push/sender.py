"""Who looks every few seconds whether somebody is to be woken, beside what is served.

Every serving process looks. A reminder is taken up in the database before it is sent, so it is sent
once, whoever is killed and started meanwhile; one that was taken up by a process that was killed
before it sent is not sent.
"""

import logging
import time
from datetime import datetime
from threading import Thread

from django.db import connections
from django.utils import timezone

from journal.day import DAY
from journal.middleware import clock_of
from journal.models import PersonRow
from journal.reminders import push_actions, push_queries, queries
from ldn_tracker.push import message
from ldn_tracker.push.moments import DueReminder, due_now
from ldn_tracker.reminders.queries import waiting_now

EVERY = 20  # seconds
log = logging.getLogger(__name__)


def begin() -> Thread:
    """Look from now on, for as long as the process lives."""
    thread = Thread(target=run, name="push", daemon=True)
    thread.start()
    return thread


def run(every: float = EVERY) -> None:
    """Look again and again; what fails is tried the next time."""
    while True:
        try:
            send_due(timezone.now())
        except Exception:
            log.exception("Nobody was reminded; tried again soon")
        finally:
            connections.close_all()
        time.sleep(every)


def send_due(now: datetime) -> int:
    """Wake everybody whose time has come and whose diary still waits; how many reminders.

    What fails for one person keeps nobody else from being reminded.
    """
    number = 0
    for person in push_queries.people_with_devices():
        try:
            number += _send_to(person, now)
        except Exception:
            log.exception("Somebody was not reminded; tried again soon")
    return number


def _send_to(person: PersonRow, now: datetime) -> int:
    clock = clock_of(person)
    today = clock.day(now)
    wishes = queries.reminders_of(person, today)
    due = due_now(wishes, clock, now, push_queries.snoozes(person, today - DAY))
    if not due:
        return 0
    taken_up = push_queries.sent(person, today - DAY)
    left = [moment for moment in due if (moment.day, moment.name) not in taken_up]
    return [_send(person, moment, now) for moment in left].count(True)


def _send(person: PersonRow, moment: DueReminder, now: datetime) -> bool:
    """Look what is recorded now; wake every browser of the person if it still waits."""
    waits = waiting_now(person, moment.day)
    if waits.is_on_break or moment.kind not in waits.kinds:
        return False
    if not push_actions.claim(person=person, day=moment.day, kind=moment.name, at=now):
        return False
    for device in push_queries.devices(person):
        if message.send(device.endpoint) == "gone":
            push_actions.forget_device(person=person, device_id=device.pk)
    return True
