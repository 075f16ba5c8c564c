"""What the serving process does by itself once a day: it tidies up, and makes a backup."""

import logging
import time
from threading import Thread

from django.conf import settings
from django.db import connections
from django.utils import timezone

from journal import actions, import_actions, take_out_actions
from journal.accounts import actions as account_actions
from journal.accounts.sessions import SessionStore
from journal.reminders import push_actions
from ldn_tracker.server import limits_cache
from ldn_tracker.server.backups import nightly
from ldn_tracker.server.database import file

A_DAY = 24 * 3600  # seconds
log = logging.getLogger(__name__)


def begin() -> Thread:
    """Do today's and every day's, beside what is served, for as long as the process lives."""
    thread = Thread(target=_day_by_day, name="daily", daemon=True)
    thread.start()
    return thread


def tidy_up() -> None:
    """Receipts that no device needs, files that nobody stored or saved, sessions that ran out."""
    actions.forget_receipts(at=timezone.now())
    import_actions.forget_old_files(at=timezone.now())
    take_out_actions.forget_old_take_outs(at=timezone.now())
    SessionStore.clear_expired()
    push_actions.tidy_up(at=timezone.now())
    limits_cache.forget_expired()


def remove_traces() -> None:
    """What is left of an erased diary where somebody read for long, and of killed processes."""
    account_actions.empty_the_log()
    file.remove_left_overs(settings.DATA_DIR)


DAILY = (tidy_up, remove_traces, nightly.make_apart)


def _day_by_day() -> None:
    while True:
        for task in DAILY:
            _try(task)
        time.sleep(A_DAY)


def _try(task) -> None:
    """One that fails keeps no other from being done; it is tried again tomorrow."""
    try:
        task()
    except nightly.Failed as error:
        log.error("No backup was made today: %s", error)
    except Exception:
        log.exception("Not done today; tried again tomorrow")
    finally:
        connections.close_all()
