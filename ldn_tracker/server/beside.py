"""What is too long for a request, done by the one thread of the serving process that does so.

So however much is begun, serving shares its time with one task; the others wait their turn. What a
killed process leaves half done stays so: each page that looks for an outcome lets it be begun anew.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

THREAD = ThreadPoolExecutor(1, "beside")
log = logging.getLogger(__name__)


def begin(task: Callable[[], object], *, failed: Callable[[], object]) -> None:
    """Do a task beside what is served, after those that wait already; `failed` tells an error."""
    THREAD.submit(_to_the_end, task, failed)


def _to_the_end(task: Callable[[], object], failed: Callable[[], object]) -> None:
    try:
        task()
    except Exception:
        log.exception("Not done beside what is served")
        failed()
    finally:
        connections.close_all()
