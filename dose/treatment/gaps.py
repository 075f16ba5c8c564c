"""Gaps: runs of days with no dose recorded, between two doses or from the last one to a day.

Days of a break count too. A week is a gap; shorter, doses were missed.
"""

from collections.abc import Sequence
from datetime import date
from operator import sub

GAP_DAYS = 7  # ldn-research-trust, judgement: shorter than this is a missed dose

Doses = Sequence[date]  # two days with a dose, none between them


def apart(days: Sequence[date]) -> list[int]:
    """How many days each of some days lies before the next."""
    places = list(map(date.toordinal, days))
    return list(map(sub, places[1:], places))


def between(before: date, after: date) -> int:
    """How many days lie strictly between two days; 0 where they follow each other."""
    return max((after - before).days - 1, 0)


def gaps(taken: Sequence[date]) -> list[Doses]:
    """The two doses around each gap of a week or more, of days with a dose in order."""
    steps = apart(taken)
    if max(steps, default=0) <= GAP_DAYS:
        return []
    return [taken[n : n + 2] for n, days in enumerate(steps) if days > GAP_DAYS]


def restart(around: Sequence[Doses], since: date, day: date) -> tuple[date | None, int]:
    """The latest first dose after a gap from `since` to `day`, and the gap's days; None, 0 without.

    `around` are the doses around each gap.
    """
    for before, after in reversed(around):
        if since <= after <= day:
            return after, between(before, after)
    return None, 0
