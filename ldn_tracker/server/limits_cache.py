"""Where the counts of guesses are kept: in the database, and none is lost before its time."""

from django.core.cache.backends.db import DatabaseCache


class LimitsCache(DatabaseCache):
    """Forgets what has run out and nothing else, however much is kept.

    Django's own throws a third of the rows away once there are too many: who sends enough wrong
    names could empty the count of the guesses at one password.
    """

    def _cull(self, db, cursor, now, num):
        """Called with `num` rows when there are more than a few; said to be 0, none alive goes."""
        super()._cull(db, cursor, now, 0)
