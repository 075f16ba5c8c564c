"""What a chart shows, as plain data: the SVG, the plotly figure and the paper all draw this.

Of a symptom dots are days, a line is the 7-day median and around it lies the middle half; past a
year all are of weeks. Of a side effect a bar is a week: a median of 0–4 is a square wave. Missing
stays missing: a line breaks where days were not recorded, nothing is drawn between too few days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import repeat
from operator import sub
from typing import NamedTuple

from dose.diary.columns import CRASH, INFECTION, among
from dose.diary.diary import Diary
from dose.rules.facts import Facts
from dose.treatment.before_now import averages
from dose.treatment.course import Course
from dose.treatment.daily_doses import DailyDose, planned_doses, recorded_doses
from dose.treatment.recorded import enough, only_imported, recorded_days, trend_days
from dose.treatment.timeline import Stretch, settling, stretches
from journal.day import Span, days_in, runs
from journal.ratings import (
    BARE,
    MODERATE_OR_MORE,
    PARTS,
    RATED,
    SEVERE_OR_MORE,
    WEEK,
    Column,
    Point,
    rolling,
    weekly,
)
from journal.scales import Measure
from journal.stats import MEDIAN_AT_LEAST
from ldn_tracker.charts.words.recorded_words import source_words

DAILY_UP_TO = 366  # days; in a longer chart a day is thinner than a dot
SEEN_BESIDE_UP_TO = 3 * 366  # days; in a longer chart a dot is smaller than its line is wide
BRIDGED_DAYS, BRIDGED_WEEKS = 3, WEEK  # judgement: a line crosses two unrated days, but no week
LOOK_BACK = timedelta(6)
BARS = "Bars: days a week at 2 or more, darkest 3 or more; line: days rated."
DOSES = "Filled: recorded; outlined: planned."
SETTLING = "Shaded: the first week after a change."
UNRECORDED = re.compile(rb"\0+")

Place = tuple[int, int]  # of a point: days from the first of its column, twentieths


class Week(NamedTuple):
    """The days of a week that the chart has, from day `place` of it on: on how many a side effect
    was rated, 2 or more, and 3 or more."""

    place: int
    days: int
    rated: int
    moderate: int
    severe: int


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its ratings, those that have dots, and what its line goes through.

    `low` and `high`: the quartiles around the line, the middle half. `beside`: the dots to draw; of
    many weeks those alone that the line does not cover. `weeks`: the bars of a side effect, which
    has neither dots nor a line. `average`: before LDN and now, where both are known.
    """

    measure: Measure
    rated: Column
    dotted: Column
    lined: Column
    beside: Column
    low: Column
    high: Column
    weeks: tuple[Week, ...] = ()
    average: tuple[float, float] | None = None

    @property
    def is_barred(self) -> bool:
        """Whether it is drawn as bars of weeks."""
        return self.measure.kind == "side_effect"

    def days_of(self, week: Week) -> Span:
        """The first and the last of a week's days."""
        first = self.rated.first + timedelta(week.place)
        return first, first + timedelta(week.days - 1)

    @property
    def half(self) -> Iterator[list[tuple[int, int, int]]]:
        """The middle half in the line's unbroken pieces: day, low, high."""
        ends = dict(
            zip(self.low.days, zip(self.low.rated, self.high.rated, strict=True), strict=True)
        )
        for piece in self.pieces:
            yield [(day, *ends[day]) for day, _ in piece]

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
        """The line in unbroken pieces, each point a day and its rating."""
        first = self.lined.first
        return tuple(
            tuple((first + timedelta(day), value / PARTS) for day, value in piece)
            for piece in self.pieces
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """Panels, dose and marks over the days `first`–`last`; spans include both ends.

    `planned` is outlined, `doses` are what was recorded and filled; `skipped` days were marked as
    not taken. `trends` has a byte for each day: 1 where a trend may be shown.
    """

    first: date
    last: date
    stretches: tuple[Stretch, ...]
    planned: tuple[DailyDose, ...]
    doses: tuple[DailyDose, ...]
    skipped: frozenset[date]
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
    def has_lines(self) -> bool:
        """Whether a symptom is shown, whose ratings are dots and a line."""
        return any(not panel.is_barred for panel in self.panels)

    @property
    def has_bars(self) -> bool:
        """Whether a side effect is shown, which is drawn as bars."""
        return any(panel.is_barred for panel in self.panels)

    @property
    def has_averages(self) -> bool:
        """Whether a line ends with the averages before LDN and now."""
        return any(panel.average and panel.lined.rated for panel in self.panels)

    @property
    def dots_are(self) -> str:
        """What is drawn of the ratings, in words."""
        symptoms, bars = self._of_symptoms if self.has_lines else "", BARS if self.has_bars else ""
        return f"{symptoms} {bars}".strip()

    @property
    def _of_symptoms(self) -> str:
        if not self.enough:
            dots = "weekly medians" if self.weekly else "days"
            return f"Dots: {dots}; too few for a trend. Higher = worse."
        dots = "Dots and line: weekly medians" if self.weekly else "Dots: days; line: 7-day median"
        return f"{dots}, grey its middle half; higher = worse."

    @property
    def doses_are(self) -> str:
        """What is drawn of the doses, in words; "" where nothing is."""
        return DOSES if self.has_dose_row and (self.doses or self.planned) else ""

    @property
    def shades_are(self) -> str:
        """What the shades that are drawn stand for, in words; "" where there are none."""
        night = "Stronger shade: night dose." if self.night_and_other else ""
        week = SETTLING if self.settling else ""
        return " ".join(filter(None, (self.doses_are, night, week)))

    @property
    def strokes_are(self) -> str:
        """What is drawn on paper stands for, in words: there what a shade says is in black too."""
        week = "Under a bar: the first week after a change." if self.settling else ""
        night = "Hatched: night dose." if any(row.night_mg for row in self.doses) else ""
        return " ".join(filter(None, (week, night, self.doses_are)))

    @property
    def caption(self) -> str:
        """What stands beside it on paper."""
        said = (self.dots_are, "Gaps: not recorded.", self.strokes_are, self.source)
        return " ".join(filter(None, said))

    @property
    def night_and_other(self) -> bool:
        """Whether doses at night are drawn beside doses at another time."""
        at_night = any(row.night_mg for row in self.doses)
        return at_night and any(row.morning_mg for row in self.doses)

    @property
    def has_dose_row(self) -> bool:
        """Whether anything is to be drawn of doses: some, or a break or gap in them."""
        return bool(self.doses) or any(row.taking or row.pause for row in self.stretches)

    @property
    def highest_mg(self) -> float:
        """The largest whole day's dose of all that is drawn; 0 without one."""
        return float(max((row.total_mg for row in (*self.planned, *self.doses)), default=0))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to draw but the axis."""
        return not (self.panels or self.has_dose_row or self.crashes or self.infections)

    @property
    def nothing_recorded(self) -> bool:
        """Whether the days hold no answer, no imported number and no dose."""
        return not (self.recorded or self.only_imported or self.doses or self.skipped)

    @property
    def enough(self) -> bool:
        """Whether enough days were recorded to show a trend somewhere."""
        return 1 in self.trends

    @property
    def enough_throughout(self) -> bool:
        """Whether enough days were recorded to show a trend over all the days."""
        return enough(self.recorded, self.days)


def chart(diary: Diary, first: date, last: date, measures: tuple[Measure, ...]) -> Chart:
    """The chart of these measures over these days; lines only where enough days were recorded."""
    rows = stretches(diary, first, last)
    recorded = recorded_days(diary, first, last)
    facts = Facts(diary, last)
    places = (((r.first - first).days, (r.last - first).days + 1) for r in rows)
    trends = trend_days(recorded, places)
    return Chart(
        first=first,
        last=last,
        stretches=rows,
        planned=planned_doses(diary, first, last, whole=days_in(first, last) > DAILY_UP_TO),
        doses=recorded_doses(diary, first, last),
        skipped=frozenset(among(diary.dose_days.skipped, first, last)),
        breaks=Course(diary, last).days_off(first),
        settling=settling(diary, rows, last),
        panels=tuple(_panel(facts, measure, first, trends) for measure in measures),
        crashes=runs(diary.days.days_marked(CRASH, first, last)),
        infections=runs(diary.days.days_marked(INFECTION, first, last)),
        unrecorded=_blanks(recorded, first),
        recorded=recorded.count(1),
        only_imported=only_imported(diary, first, last),
        trends=trends,
        source=source_words(diary, first, last),
    )


def _panel(facts: Facts, measure: Measure, first: date, trends: bytes) -> Panel:
    diary, last = facts.diary, facts.day
    rated = diary.days.rated(measure.id, first, last)
    if measure.kind == "side_effect":
        none = rated.between(last, first)
        return Panel(measure, rated, rated, none, none, none, none, weeks=_weeks(rated))
    average = averages(facts, measure.id)
    if days_in(first, last) > DAILY_UP_TO:
        dotted, line = weekly(rated, MEDIAN_AT_LEAST)
        if 0 in trends:
            line = weekly(rated.only(trends), MEDIAN_AT_LEAST)[1]
        beside = _beside(dotted, line.middle)
        return Panel(measure, rated, dotted, line.middle, beside, line.low, line.high, (), average)
    looked_at = diary.days.rated(measure.id, first - LOOK_BACK, last)
    line = rolling(looked_at, MEDIAN_AT_LEAST).only(trends)
    return Panel(measure, rated, rated, line.middle, rated, line.low, line.high, (), average)


def _weeks(rated: Column) -> tuple[Week, ...]:
    """The weeks in which it was rated at all."""
    days = len(rated.values)
    mondays = range(-rated.first.weekday(), days, WEEK)
    begins, ends = [0, *mondays[1:]], [*mondays[1:], days]
    counts = (
        map(rated.values.translate(marks).count, repeat(1), begins, ends)
        for marks in (RATED, MODERATE_OR_MORE, SEVERE_OR_MORE)
    )
    weeks = map(Week, begins, map(sub, ends, begins), *counts)
    return tuple(week for week in weeks if week.rated)


def _beside(dotted: Column, lined: Column) -> Column:
    if len(dotted.values) * WEEK <= SEEN_BESIDE_UP_TO:
        return dotted
    return dotted.only(lined.values.translate(BARE))


def _blanks(recorded: bytes, first: date) -> tuple[Span, ...]:
    """The spans of days that were not recorded."""
    runs = (run.span() for run in UNRECORDED.finditer(recorded))
    return tuple((first + timedelta(begin), first + timedelta(end - 1)) for begin, end in runs)
