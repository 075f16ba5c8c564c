"""Where the counts of guesses are kept: in the database, and none is lost before its time."""

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connections, router, transaction
from django.utils import timezone


class NotCounted(Exception):
    """A count that could not be stored: the disk is full, say."""


class LimitsCache(DatabaseCache):
    """Forgets what has run out and nothing else, however much is kept.

    Django's own throws a third of the rows away once there are too many: who sends enough wrong
    names could empty the count of the guesses at one password.
    """

    def _cull(self, db, cursor, now, num):
        """Called with `num` rows when there are more than a few; said to be 0, none alive goes."""
        super()._cull(db, cursor, now, 0)

    def forget_expired(self) -> None:
        """Delete the counts whose time is over."""
        alias = router.db_for_write(self.cache_model_class)
        with connections[alias].cursor() as cursor:
            self._cull(alias, cursor, timezone.now().replace(microsecond=0), 0)

    def _base_set(self, mode, key, value, timeout=DEFAULT_TIMEOUT):
        """Store, or fail: Django's own takes each failure for "somebody else was faster".

        So a full disk would say "too many tries" to whoever signs in.
        """
        alias = router.db_for_write(self.cache_model_class)
        with connections[alias].execute_wrapper(_or_fail), transaction.atomic(using=alias):
            return super()._base_set(mode, key, value, timeout)


def forget_expired() -> None:
    """Delete the counts whose time is over, where the database keeps them."""
    counts = caches["default"]
    if isinstance(counts, LimitsCache):
        counts.forget_expired()


def _or_fail(execute, sql, params, many, context):
    try:
        return execute(sql, params, many, context)
    except OperationalError as error:
        raise NotCounted from error
