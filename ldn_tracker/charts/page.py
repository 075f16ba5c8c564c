"""Everything the Charts page shows, from a diary, a day and what was asked for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

from dose.diary.diary import Diary
from dose.rules.evidence import SOURCES, Source
from dose.treatment.effects import EffectsByDose, every_effect, table_of
from journal.scales import Measure
from ldn_tracker.charts.drawing import calendar, layout
from ldn_tracker.charts.drawing.labels import unsaid_time
from ldn_tracker.charts.drawing.svg import drawings
from ldn_tracker.charts.series import before_now
from ldn_tracker.charts.series.before_now import BeforeNow
from ldn_tracker.charts.series.choice import MOST_SHOWN, asked, ordered, unasked
from ldn_tracker.charts.series.effects import ToldTable, told
from ldn_tracker.charts.series.numbers import NumberRow, by_day, numbers
from ldn_tracker.charts.series.own_numbers import NumberLine, own_numbers
from ldn_tracker.charts.series.ranges import Range, pick, ranges
from ldn_tracker.charts.series.series import Chart, chart
from ldn_tracker.charts.series.table import StepTable, step_table
from ldn_tracker.charts.words.recorded_words import recorded_words


@dataclass(frozen=True)
class ChartPage:
    """The chosen range and measures with everything drawn and said about them."""

    diary: Diary
    range: Range
    ranges: tuple[Range, ...]
    rated: tuple[Measure, ...]
    asked: tuple[Measure, ...]
    shown: tuple[Measure, ...]
    counted: EffectsByDose
    chart: Chart

    @property
    def others(self) -> tuple[Measure, ...]:
        """What was rated in these days and is not shown."""
        return tuple(measure for measure in self.rated if measure not in self.shown)

    @property
    def is_full(self) -> bool:
        """Whether as many measures are shown as are drawn at once."""
        return len(self.asked) == MOST_SHOWN

    @cached_property
    def asking(self) -> str:
        """What asks for the same measures, at the end of an address; empty where none was asked."""
        return "".join(f"&show={quote(measure.id)}" for measure in self.asked)

    @cached_property
    def drawings(self) -> tuple[str, ...]:
        """The chart for each width of the page; the stylesheet shows one."""
        name = self.range.name.lower()
        caption = f"Doses and ratings, {name}"
        return drawings(self.chart, layout.PAGE, caption)

    @property
    def time(self) -> str:
        """When all doses were due, where a drawing has no room to say it; else empty."""
        return unsaid_time(self.chart.stretches, self.drawings[1:])

    @property
    def recorded(self) -> str:
        """ "103 of 112 days recorded"."""
        return recorded_words(self.chart.recorded, self.chart.days, self.chart.only_imported)

    @cached_property
    def table(self) -> StepTable:
        """The dose-step table, with a column for each measure that is shown."""
        days = self.range.first, self.range.last
        return step_table(self.diary, *days, self.shown, amounts=True, recorded=self.chart.doses)

    @cached_property
    def effects(self) -> ToldTable:
        """The side effects of these days by dose and time, the most troublesome first."""
        return told(table_of(self.diary, self.counted, self.range.first, self.range.last))

    @property
    def numbers(self) -> tuple[NumberRow, ...]:
        """The chart as a table."""
        return numbers(self.chart)

    @cached_property
    def own_numbers(self) -> tuple[NumberLine, ...]:
        """The person's own numbers, each by itself."""
        return own_numbers(self.diary, self.range.first, self.range.last)

    @property
    def by_day(self) -> bool:
        """Whether that table tells each day."""
        return by_day(self.chart)

    @cached_property
    def before_now(self) -> BeforeNow:
        """Before LDN against now, as on the last day of the range."""
        return before_now.before_now(self.diary, self.range.last)

    @property
    def leading(self) -> str:
        """The sentence that leads the page."""
        return before_now.leading(self.before_now)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the yardstick and the dummy capsules come from."""
        return tuple(SOURCES[id] for id in before_now.SOURCES)


def chart_page(diary: Diary, today: date, range_id: str, wanted: tuple[str, ...]) -> ChartPage:
    """The page for a range by its name (three months where unknown) and the measures asked for."""
    found = pick(diary, today, range_id)
    rated = ordered(diary, found.first, found.last)
    effects = every_effect(diary, found.first, found.last)
    wished = asked(rated, wanted)
    shown = wished or unasked(diary, rated, effects)
    return ChartPage(
        diary=diary,
        range=found,
        ranges=ranges(diary, today),
        rated=rated,
        asked=wished,
        shown=shown,
        counted=effects,
        chart=chart(diary, found.first, found.last, shown),
    )


@dataclass(frozen=True)
class CalendarPage:
    """One measure day by day over a range, and what else can be chosen."""

    range: Range
    ranges: tuple[Range, ...]
    measures: tuple[Measure, ...]
    calendar: calendar.Calendar | None

    @property
    def drawings(self) -> tuple[str, ...]:
        """The calendar for each width of the page; the stylesheet shows one."""
        shown = self.calendar
        return tuple(calendar.draw(shown, each) for each in calendar.SHEETS if shown)


def calendar_page(diary: Diary, today: date, range_id: str, of: str) -> CalendarPage:
    """The calendar of the measure with the id `of`, or of the first; None where none was rated."""
    found = pick(diary, today, range_id)
    rated = ordered(diary, found.first, found.last)
    measure = next((each for each in rated if each.id == of), rated[0] if rated else None)
    return CalendarPage(
        range=found,
        ranges=ranges(diary, today),
        measures=rated,
        calendar=calendar.calendar(diary, measure, found.first, found.last) if measure else None,
    )
