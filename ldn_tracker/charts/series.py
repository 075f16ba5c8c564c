"""What a chart shows, as plain data: the SVG, the plotly figure and the paper all draw this.

Dots are days, a line is the 7-day median; past a year both are the medians of weeks. Missing stays
missing: a line breaks where days were not recorded, and nothing is drawn between too few days.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary import Diary
from dose.ordered import rows_between
from journal.day import span
from journal.scales import Measure
from journal.stats import MEDIAN_AT_LEAST, median, rolling_median
from ldn_tracker.charts.dates import outside, runs
from ldn_tracker.charts.pauses import breaks
from ldn_tracker.charts.recorded import answered, enough, only_imported, source_words, trend_days
from ldn_tracker.charts.stretches import Stretch, settling, stretches

DAILY_UP_TO = 366  # days; in a longer chart a day is thinner than a dot
BRIDGED_DAYS, BRIDGED_WEEKS = 3, 7  # judgement: a line crosses two unrated days, but no week
MIDWEEK = timedelta(3)
LOOK_BACK = timedelta(6)

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its ratings, what is drawn of them as dots, and its line in unbroken pieces."""

    measure: Measure
    rated: tuple[Point, ...]
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
    def weekly(self) -> bool:
        """Whether a dot is a week and not a day."""
        return self.days > DAILY_UP_TO

    @property
    def dots_are(self) -> str:
        """What is drawn, in words: "Dots: days; lines: 7-day medians."."""
        if not self.enough:
            return f"Dots: {'weekly medians' if self.weekly else 'days'}; too few for a trend."
        return f"Dots{' and lines: weekly' if self.weekly else ': days; lines: 7-day'} medians."

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
        return tuple(outside(row.first, row.last, ((b, e) for b, e, _ in self.breaks)))


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
        crashes=runs(tuple(e.day for e in entries if e.is_crash)),
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
    looked_at = tuple(
        (entry.day, entry.ratings[measure.id])
        for entry in rows_between(diary.entries, first - LOOK_BACK, last)
        if measure.id in entry.ratings
    )
    rated = tuple(point for point in looked_at if point[0] >= first)
    if (last - first).days + 1 > DAILY_UP_TO:
        judged = [point for point in rated if point[0] in trends]
        dots, known = _weeks(rated), _weeks(judged, MEDIAN_AT_LEAST)
        return Panel(measure, rated, dots, _pieces(known, BRIDGED_WEEKS))
    medians = dict(rolling_median(looked_at, first, last)) if trends else {}
    judged = ((day, medians[day]) for day, _ in rated if day in trends)
    known = tuple((day, middle) for day, middle in judged if middle is not None)
    return Panel(measure, rated, rated, _pieces(known, BRIDGED_DAYS))


def _weeks(rated: Sequence[Point], at_least: int = 1) -> tuple[Point, ...]:
    """The median of each week (Monday to Sunday) with so many ratings, on its Thursday."""
    weeks: defaultdict[int, list[float]] = defaultdict(list)
    for day, rating in rated:
        weeks[(day.toordinal() - 1) // 7].append(rating)  # day 1 of the calendar was a Monday
    middles = ((week, median(ratings, at_least)) for week, ratings in weeks.items())
    known = ((week, middle) for week, middle in middles if middle is not None)
    return tuple((date.fromordinal(7 * week + 1) + MIDWEEK, middle) for week, middle in known)


def _pieces(points: tuple[Point, ...], bridged: int) -> tuple[tuple[Point, ...], ...]:
    """Points in order as unbroken pieces: a new one where more than so many days lie between."""
    pieces: list[list[Point]] = []
    for point in points:
        if not pieces or (point[0] - pieces[-1][-1][0]).days > bridged:
            pieces.append([])
        pieces[-1].append(point)
    return tuple(map(tuple, pieces))
