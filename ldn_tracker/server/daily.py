"""What the serving process does by itself once a day: what nobody needs any more goes."""

import logging
import time
from threading import Thread

from django.db import DatabaseError, connections
from django.utils import timezone

from journal import actions
from journal.accounts.sessions import SessionStore

A_DAY = 24 * 3600  # seconds
log = logging.getLogger(__name__)


def begin() -> Thread:
    """Tidy up now and every day, beside what is served, for as long as the process lives."""
    thread = Thread(target=_day_by_day, name="daily", daemon=True)
    thread.start()
    return thread


def tidy_up() -> None:
    """Receipts older than any answer that may still wait on a device, and sessions that ran out."""
    actions.forget_receipts(at=timezone.now())
    SessionStore.clear_expired()


def _day_by_day() -> None:
    while True:
        try:
            tidy_up()
        except DatabaseError:
            log.exception("Not tidied up today; tried again tomorrow")
        finally:
            connections.close_all()
        time.sleep(A_DAY)
