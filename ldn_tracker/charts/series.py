"""What a chart shows, as plain data: the SVG, the plotly figure and the paper all draw this.

Dots are days, a line is the 7-day median. Missing stays missing: a line breaks where days were not
recorded, and nothing is drawn between too few days.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary import Diary
from dose.ordered import rows_between
from journal.day import span
from journal.scales import Measure
from journal.stats import rolling_median
from ldn_tracker.charts.dates import runs
from ldn_tracker.charts.recorded import answered, enough, only_imported, source_words, trend_days
from ldn_tracker.charts.stretches import Stretch, breaks, settling, stretches

BRIDGED_DAYS = 3  # judgement: a line crosses at most two unrated days
LOOK_BACK = timedelta(6)

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its dots (one a rated day) and its line in unbroken pieces."""

    measure: Measure
    dots: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Panels, dose and marks over the days `first`–`last`; spans include both ends."""

    first: date
    last: date
    stretches: tuple[Stretch, ...]
    breaks: tuple[tuple[date, date, str], ...]
    settling: tuple[tuple[date, date], ...]
    panels: tuple[Panel, ...]
    crashes: tuple[tuple[date, date], ...]
    infections: tuple[tuple[date, date], ...]
    unrecorded: tuple[tuple[date, date], ...]
    recorded: int
    only_imported: int
    trends: frozenset[date]
    source: str

    @property
    def days(self) -> int:
        """How many days the chart spans."""
        return (self.last - self.first).days + 1

    @property
    def takes_ldn(self) -> bool:
        """Whether any of the days lies on a dose."""
        return any(row.taking for row in self.stretches)

    @property
    def enough(self) -> bool:
        """Whether enough days were recorded to show a trend somewhere."""
        return bool(self.trends)

    @property
    def enough_throughout(self) -> bool:
        """Whether enough days were recorded to show a trend over all the days."""
        return enough(self.recorded, self.days)

    def without_breaks(self, row: Stretch) -> tuple[tuple[date, date], ...]:
        """The days of a stretch that lie in no break from LDN, as spans."""
        on = (
            day
            for day in span(row.first, row.last)
            if not any(first <= day <= last for first, last, _ in self.breaks)
        )
        return runs(tuple(on))


def chart(diary: Diary, first: date, last: date, measures: tuple[Measure, ...]) -> Chart:
    """The chart of these measures over these days; lines only where enough days were recorded."""
    entries = rows_between(diary.entries, first, last)
    rows = stretches(diary, first, last)
    recorded = {entry.day for entry in answered(diary, first, last)}
    trends = trend_days(recorded, first, last, [(row.first, row.last) for row in rows])
    return Chart(
        first=first,
        last=last,
        stretches=rows,
        breaks=breaks(diary, first, last),
        settling=settling(rows, last),
        panels=tuple(_panel(diary, measure, first, last, trends) for measure in measures),
        crashes=runs(tuple(e.day for e in entries if e.crash or "crash" in e.factors)),
        infections=runs(tuple(entry.day for entry in entries if "infection" in entry.factors)),
        unrecorded=runs(tuple(d for d in span(first, last) if d not in recorded)),
        recorded=len(recorded),
        only_imported=only_imported(diary, first, last),
        trends=trends,
        source=source_words(diary, first, last),
    )


def _panel(
    diary: Diary, measure: Measure, first: date, last: date, trends: frozenset[date]
) -> Panel:
    rated = tuple(
        (entry.day, entry.ratings[measure.id])
        for entry in rows_between(diary.entries, first - LOOK_BACK, last)
        if measure.id in entry.ratings
    )
    dots = tuple(point for point in rated if point[0] >= first)
    return Panel(measure, dots, _lines(rated, [d for d, _ in dots if d in trends], first, last))


def _lines(rated, days: list[date], first: date, last: date) -> tuple[tuple[Point, ...], ...]:
    """The median on each of the days, in pieces: a new one after more than two days without it."""
    if not days:
        return ()
    medians = dict(rolling_median(rated, first, last))
    pieces: list[list[Point]] = []
    for day, middle in ((day, medians[day]) for day in days if medians[day] is not None):
        if not pieces or (day - pieces[-1][-1][0]).days > BRIDGED_DAYS:
            pieces.append([])
        pieces[-1].append((day, middle))
    return tuple(map(tuple, pieces))
