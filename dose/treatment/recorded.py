"""Which days count as recorded, and on which of them a trend may be shown.

A day is recorded when the person said something about it; numbers that a watch or another app
measured are not that. A trend needs 70 % of the days, not of the whole diary but of the days
around it, so that a well kept year is seen although nothing was kept before or after.
"""

from collections.abc import Iterable
from datetime import date

from dose.diary.columns import ANSWERED, MEASURED
from dose.diary.diary import Diary

ENOUGH = 0.7  # judgement, as in the glucose profile: recorded on 70 % of the days, or no trend
WINDOW_DAYS = 28  # judgement: the days around one that must be recorded
SHORTEST_DAYS = 7  # judgement: a dose of fewer days is not judged by itself

Place = tuple[int, int]


def enough(recorded: int, days: int) -> bool:
    """Whether at least 70 % of the days were recorded."""
    return days > 0 and recorded >= ENOUGH * days


def recorded_days(diary: Diary, first: date, last: date) -> bytes:
    """1 for each of the days `first`–`last` that was recorded, 0 for the others."""
    return diary.days.marked(ANSWERED, first, last)


def only_imported(diary: Diary, first: date, last: date) -> int:
    """How many days hold nothing but imported numbers."""
    return diary.days.marked(MEASURED, first, last, but=ANSWERED).count(1)


def trend_days(answered: bytes, spans: Iterable[Place] = ()) -> bytes:
    """1 for each day that lies in a well recorded span: all of them, one of `spans`, or any 28.

    `answered` has 1 for each recorded day, 0 for the others; a span is its first place there and
    the one after its last.
    """
    if enough(answered.count(1), len(answered)):
        return b"\1" * len(answered)
    days = _in_windows(answered)
    for begin, end in spans:
        among = answered[begin:end]
        if len(among) >= SHORTEST_DAYS and enough(among.count(1), len(among)):
            days[begin:end] = b"\1" * len(among)
    return bytes(days)


def _in_windows(answered: bytes) -> bytearray:
    days = bytearray(len(answered))
    for begin in range(len(answered) - WINDOW_DAYS + 1):
        if enough(answered.count(1, begin, begin + WINDOW_DAYS), WINDOW_DAYS):
            days[begin : begin + WINDOW_DAYS] = b"\1" * WINDOW_DAYS
    return days
