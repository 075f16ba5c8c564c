"""Whether a warning sign that led to advice was taken back since: a slip is no news for a GP.

The diary keeps the advice; only the page leaves it out. A clearing by a prescriber, even one noted
later for an earlier day, takes no sign back: while one is marked, what it led to is told.
"""

from datetime import timedelta

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Advice
from dose.rules.table import rule_of


def is_withdrawn(diary: Diary, row: Advice) -> bool:
    """Whether none of the signs that can have led to the advice is marked any more."""
    signs = rule_of(row.rule).signs
    if not signs.kinds:
        return False
    entries = rows_between(diary.entries, row.on - timedelta(signs.days - 1), row.on)
    return not any(set(signs.kinds) & set(entry.alerts) for entry in entries)
