"""Which of the daily backups stay: of seven days, four weeks and twelve months (pure)."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

Period = Callable[[date], object]
STAY: tuple[tuple[int, Period], ...] = (
    (7, lambda day: day),
    (4, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)


def staying(days: Collection[date]) -> set[date]:
    """Of the days on which a backup was made those whose backup stays.

    Of each week and month the latest; a period without a backup takes no other's place, so that a
    server that was off for long loses none.
    """
    latest_first = sorted(set(days), reverse=True)
    return {
        day for most, period in STAY for day in list(_latest_of_each(latest_first, period))[:most]
    }


def _latest_of_each(latest_first: Iterable[date], period: Period) -> Iterable[date]:
    found: dict[object, date] = {}
    for day in latest_first:
        found.setdefault(period(day), day)
    return found.values()
