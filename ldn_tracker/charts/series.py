"""What a chart shows, as plain data: the SVG, the plotly figure and the paper all draw this.

Dots are days, a line is the 7-day median; past a year both are the medians of weeks. Missing stays
missing: a line breaks where days were not recorded, and nothing is drawn between too few days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary.columns import CRASH, INFECTION
from dose.diary.diary import Diary
from dose.treatment.course import Course
from dose.treatment.recorded import enough, only_imported, recorded_days, trend_days
from dose.treatment.regimen_words import halves
from dose.treatment.timeline import Stretch, settling, stretches
from dose.vocabulary import Half
from journal.day import Span, days_in, outside, runs
from journal.ratings import BARE, PARTS, WEEK, Column, Point, rolling, weekly
from journal.scales import Measure
from journal.stats import MEDIAN_AT_LEAST
from ldn_tracker.charts.recorded_words import source_words

DAILY_UP_TO = 366  # days; in a longer chart a day is thinner than a dot
SEEN_BESIDE_UP_TO = 3 * 366  # days; in a longer chart a dot is smaller than its line is wide
BRIDGED_DAYS, BRIDGED_WEEKS = 3, WEEK  # judgement: a line crosses two unrated days, but no week
LOOK_BACK = timedelta(6)
UNRECORDED = re.compile(rb"\0+")

Place = tuple[int, int]  # of a point: days from the first of its column, twentieths


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its ratings, those that have dots, and what its line goes through.

    `beside`: the dots to draw; of many weeks those alone that the line does not cover.
    """

    measure: Measure
    rated: Column
    dotted: Column
    lined: Column
    beside: Column

    @property
    def dots(self) -> tuple[Point, ...]:
        """The dots, each a day and its rating."""
        return self.dotted.points

    @property
    def bridged(self) -> int:
        """Over how many days from one point to the next the line runs on."""
        return BRIDGED_DAYS if self.lined.every == 1 else BRIDGED_WEEKS

    @property
    def pieces(self) -> Iterator[list[Place]]:
        """The line in unbroken pieces: a new one where too many days lie between."""
        piece: list[Place] = []
        for place in self.lined.places:
            if piece and place[0] - piece[-1][0] > self.bridged:
                yield piece
                piece = []
            piece.append(place)
        if piece:
            yield piece

    @property
    def lines(self) -> tuple[tuple[Point, ...], ...]:
        """The same, each point a day and its rating."""
        first = self.lined.first
        return tuple(
            tuple((first + timedelta(day), value / PARTS) for day, value in piece)
            for piece in self.pieces
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """Panels, dose and marks over the days `first`–`last`; spans include both ends.

    `trends` has a byte for each day: 1 where a trend may be shown.
    """

    first: date
    last: date
    stretches: tuple[Stretch, ...]
    breaks: tuple[Span, ...]
    settling: tuple[Span, ...]
    panels: tuple[Panel, ...]
    crashes: tuple[Span, ...]
    infections: tuple[Span, ...]
    unrecorded: tuple[Span, ...]
    recorded: int
    only_imported: int
    trends: bytes
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
    def shades_are(self) -> str:
        """What the shades that are drawn stand for, in words; "" where there are none."""
        week = "Shaded: the first week after a change." if self.settling else ""
        night = "Stronger shade: night dose." if self.night_and_other else ""
        return f"{week} {night}".strip()

    @property
    def strokes_are(self) -> str:
        """The same on paper, where what a shade says is drawn in black too."""
        week = "Under a bar: the first week after a change." if self.settling else ""
        night = "Hatched: night dose." if True in self._at_night else ""
        return f"{week} {night}".strip()

    @property
    def night_and_other(self) -> bool:
        """Whether doses at night are drawn beside doses at another time."""
        return len(self._at_night) > 1

    @property
    def _at_night(self) -> set[bool]:
        drawn = (row for row in self.stretches if row.taking and self.without_breaks(row))
        return {half == "night" for row in drawn for half in drawn_halves(row)}

    @property
    def takes_ldn(self) -> bool:
        """Whether any of the days lies on a dose."""
        return any(row.taking for row in self.stretches)

    @property
    def has_dose_row(self) -> bool:
        """Whether anything is to be drawn of doses: some, or a break or gap in them."""
        return any(row.taking or row.pause for row in self.stretches)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to draw but the axis."""
        return not (self.panels or self.has_dose_row or self.crashes or self.infections)

    @property
    def enough(self) -> bool:
        """Whether enough days were recorded to show a trend somewhere."""
        return 1 in self.trends

    @property
    def enough_throughout(self) -> bool:
        """Whether enough days were recorded to show a trend over all the days."""
        return enough(self.recorded, self.days)

    def without_breaks(self, row: Stretch) -> tuple[Span, ...]:
        """The days of a stretch that lie in no break from LDN, as spans."""
        return tuple(outside(row.first, row.last, self.breaks))


def drawn_halves(row: Stretch) -> tuple[Half | None, ...]:
    """The times of day of its doses, from the foot of the band up; one where that is unknown."""
    return halves(row.timing) if row.timing else (None,)


def chart(diary: Diary, first: date, last: date, measures: tuple[Measure, ...]) -> Chart:
    """The chart of these measures over these days; lines only where enough days were recorded."""
    rows = stretches(diary, first, last)
    recorded = recorded_days(diary, first, last)
    places = (((r.first - first).days, (r.last - first).days + 1) for r in rows)
    trends = trend_days(recorded, places)
    return Chart(
        first=first,
        last=last,
        stretches=rows,
        breaks=Course(diary, last).days_off(first),
        settling=settling(diary, rows, last),
        panels=tuple(_panel(diary, measure, first, last, trends) for measure in measures),
        crashes=runs(diary.days.days_marked(CRASH, first, last)),
        infections=runs(diary.days.days_marked(INFECTION, first, last)),
        unrecorded=_blanks(recorded, first),
        recorded=recorded.count(1),
        only_imported=only_imported(diary, first, last),
        trends=trends,
        source=source_words(diary, first, last),
    )


def _panel(diary: Diary, measure: Measure, first: date, last: date, trends: bytes) -> Panel:
    rated = diary.days.rated(measure.id, first, last)
    if days_in(first, last) > DAILY_UP_TO:
        dotted, lined = weekly(rated, MEDIAN_AT_LEAST)
        if 0 in trends:
            lined = weekly(rated.only(trends), MEDIAN_AT_LEAST)[1]
        return Panel(measure, rated, dotted, lined, _beside(dotted, lined))
    looked_at = diary.days.rated(measure.id, first - LOOK_BACK, last)
    lined = rolling(looked_at, MEDIAN_AT_LEAST).only(trends)
    return Panel(measure, rated, rated, lined, rated)


def _beside(dotted: Column, lined: Column) -> Column:
    if len(dotted.values) * WEEK <= SEEN_BESIDE_UP_TO:
        return dotted
    return dotted.only(lined.values.translate(BARE))


def _blanks(recorded: bytes, first: date) -> tuple[Span, ...]:
    """The spans of days that were not recorded."""
    runs = (run.span() for run in UNRECORDED.finditer(recorded))
    return tuple((first + timedelta(begin), first + timedelta(end - 1)) for begin, end in runs)
