"""Whether a warning sign that led to advice was taken back since: a slip is no news for a GP.

The diary keeps the advice; only the page leaves it out. A clearing by a prescriber, even one noted
later for an earlier day, takes no sign back: while one is marked, what it led to is told.
"""

from datetime import timedelta

from dose.diary import Diary
from dose.ordered import rows_between
from dose.parts import Advice
from dose.rules.safety import ALERT_DAYS, LIVER_DAYS, RASH_DAYS, YESTERDAY_TOO

# Each alert rule: the signs it looks for, and on how many days, that of the advice included.
LOOKS_FOR = {
    "anaphylaxis": (("anaphylaxis",), YESTERDAY_TOO),
    "self-harm": (("self_harm",), YESTERDAY_TOO),
    "opioid-withdrawal": (("withdrawal", "slow_breathing"), YESTERDAY_TOO),
    "possible-allergy": (("rash",), RASH_DAYS),
    "liver-signs": (("liver",), LIVER_DAYS),
    "too-much": (("too_much",), YESTERDAY_TOO),
    "after-alert": (
        ("anaphylaxis", "self_harm", "withdrawal", "slow_breathing", "rash", "liver"), ALERT_DAYS
    ),
}  # fmt: skip


def is_withdrawn(diary: Diary, row: Advice) -> bool:
    """Whether none of the signs that can have led to the advice is marked any more."""
    if row.rule not in LOOKS_FOR:
        return False
    signs, days = LOOKS_FOR[row.rule]
    entries = rows_between(diary.entries, row.on - timedelta(days - 1), row.on)
    return not any(set(signs) & set(entry.alerts) for entry in entries)
