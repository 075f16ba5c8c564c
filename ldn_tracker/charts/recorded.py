"""Which days count as recorded, and on which of them a trend may be shown.

A day is recorded when the person said something about it; numbers that a watch or another app
measured are not that. A trend needs 70 % of the days, not of the whole diary but of the days
around it, so that a well kept year is seen although nothing was kept before or after.
"""

from collections.abc import Iterable
from datetime import date

from dose.days import ANSWERED, FROM_VISIBLE, MEASURED
from dose.diary import Diary
from ldn_tracker.charts.dates import days_words

ENOUGH = 0.7  # judgement, as in the glucose profile: recorded on 70 % of the days, or no trend
WINDOW_DAYS = 28  # judgement: the days around one that must be recorded
SHORTEST_DAYS = 7  # judgement: a dose of fewer days is not judged by itself

Place = tuple[int, int]


def enough(recorded: int, days: int) -> bool:
    """Whether at least 70 % of the days were recorded."""
    return days > 0 and recorded >= ENOUGH * days


def only_imported(diary: Diary, first: date, last: date) -> int:
    """How many days hold nothing but imported numbers."""
    return diary.days.marked(MEASURED, first, last, but=ANSWERED).count(1)


def source_words(diary: Diary, first: date, last: date) -> str:
    """Where ratings with decimals come from: Visible's 0–3, converted; else empty."""
    converted = diary.days.with_decimals(FROM_VISIBLE, first, last)
    return "Ratings with decimals: from Visible (0–3), converted." if converted else ""


def recorded_words(recorded: int, days: int, imported: int) -> str:
    """ "353 of 366 days recorded (13 more hold only imported numbers)"."""
    said = f"{recorded} of {days_words(days)} recorded"
    hold = "holds" if imported == 1 else "hold"
    return f"{said} ({imported} more {hold} only imported numbers)" if imported else said


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
