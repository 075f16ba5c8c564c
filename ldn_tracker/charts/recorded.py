"""Which days count as recorded, and on which of them a trend may be shown.

A day is recorded when the person said something about it; numbers that a watch or another app
measured are not that. A trend needs 70 % of the days, not of the whole diary but of the days
around it, so that a well kept year is seen although nothing was kept before or after.
"""

from collections.abc import Collection, Iterable
from datetime import date

from dose.diary import Diary
from dose.ordered import rows_between
from dose.parts import Entry
from journal.day import span
from ldn_tracker.charts.dates import days_words

ENOUGH = 0.7  # judgement, as in the glucose profile: recorded on 70 % of the days, or no trend
WINDOW_DAYS = 28  # judgement: the days around one that must be recorded
SHORTEST_DAYS = 7  # judgement: a dose of fewer days is not judged by itself
VISIBLE = "visible:"  # what an import from there calls its measurements

Span = tuple[date, date]


def enough(recorded: int, days: int) -> bool:
    """Whether at least 70 % of the days were recorded."""
    return days > 0 and recorded >= ENOUGH * days


def answered(diary: Diary, first: date, last: date) -> tuple[Entry, ...]:
    """The entries of the days about which the person said something."""
    return tuple(entry for entry in rows_between(diary.entries, first, last) if entry.answered)


def only_imported(diary: Diary, first: date, last: date) -> int:
    """How many days hold nothing but imported numbers."""
    entries = rows_between(diary.entries, first, last)
    return sum(bool(entry.measurements) and not entry.answered for entry in entries)


def source_words(diary: Diary, first: date, last: date) -> str:
    """Where ratings with decimals come from: Visible's 0–3, converted; else empty."""
    converted = any(
        any(id.startswith(VISIBLE) for id in entry.measurements)
        and any(not float(rating).is_integer() for rating in entry.ratings.values())
        for entry in rows_between(diary.entries, first, last)
    )
    return "Ratings with decimals: from Visible (0–3), converted." if converted else ""


def recorded_words(recorded: int, days: int, imported: int) -> str:
    """ "353 of 366 days recorded (13 more hold only imported numbers)"."""
    said = f"{recorded} of {days_words(days)} recorded"
    hold = "holds" if imported == 1 else "hold"
    return f"{said} ({imported} more {hold} only imported numbers)" if imported else said


def trend_days(
    recorded: Collection[date], first: date, last: date, stretches: Iterable[Span] = ()
) -> frozenset[date]:
    """The days that lie in a well recorded span: all of them, a stretch, or any 28 days."""
    if enough(len(recorded), (last - first).days + 1):
        return frozenset(span(first, last))
    recorded = frozenset(recorded)
    days: set[date] = set()
    for begin, end in stretches:
        among = tuple(span(begin, end))
        if len(among) >= SHORTEST_DAYS and enough(len(recorded.intersection(among)), len(among)):
            days.update(among)
    return frozenset(days | _in_windows(recorded, tuple(span(first, last))))


def _in_windows(recorded: frozenset[date], days: tuple[date, ...]) -> set[date]:
    found: set[date] = set()
    count, judged = 0, 0  # recorded days in the window; how many days are decided already
    for place, day in enumerate(days):
        count += day in recorded
        begin = place - WINDOW_DAYS + 1
        if begin > 0:
            count -= days[begin - 1] in recorded
        if begin >= 0 and enough(count, WINDOW_DAYS):
            found.update(days[max(begin, judged) : place + 1])
            judged = place + 1
    return found
