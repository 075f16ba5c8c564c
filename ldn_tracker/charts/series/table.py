"""The dose-step table: one row for each dose and time, and one for the days before LDN."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dose.diary.columns import CRASH, CRASH_ASKED
from dose.diary.diary import Diary
from dose.treatment.adherence import Adherence
from dose.treatment.course import Course
from dose.treatment.daily_doses import DailyDose, recorded_doses, totals
from dose.treatment.recorded import recorded_days, trend_days
from dose.treatment.timeline import Stretch, doses_between, with_baseline
from dose.treatment.units import mg_words
from dose.vocabulary import BREAK_REASONS
from journal.ratings import PARTS, moderate_days, quartiles
from journal.scales import Measure
from journal.stats import MEDIAN_AT_LEAST
from ldn_tracker.charts.words.dates import day_words, short_span, span_words
from ldn_tracker.charts.words.shortened import column_name, heading
from ldn_tracker.charts.words.stretch_words import end_words, words_of

NOTHING = "–"
TOO_FEW = "too few"
NO_ROWS = "No doses or ratings in this time."


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle rating, the quartiles around it, and on how many days it was rated."""

    median: float
    low: float
    high: float
    days: int

    @property
    def words(self) -> str:
        """ "7 (6–8)"."""
        middle, low, high = (f"{round(of, 1):g}" for of in (self.median, self.low, self.high))
        return f"{middle} ({low}–{high})"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One dose and time; it may have `began` before the days shown. `in_parts`: twice a day.

    `is_now`: the present dose, or the break from it. None means that it cannot be said: nothing
    due, rated, or answered. `other_mg`: whole days' doses that were recorded and were not the
    planned one, each with its number of days.
    """

    label: str
    first: date
    last: date
    began: date | None
    is_now: bool
    days: int
    recorded: int
    taken: int | None
    due: int | None
    spreads: Mapping[str, Spread | None]
    moderate: Mapping[str, tuple[int, int] | None]
    crash_days: int | None
    ended: str
    in_parts: bool = False
    other_mg: Mapping[Decimal, int] = field(default_factory=dict)

    @property
    def dates(self) -> str:
        """ "8 Sep – 5 Oct 2026", or "25 Aug – 5 Oct 2026 (since 17 Aug)"."""
        return span_words(self.first, self.last) + self._since_words

    def short_dates(self, until: date) -> str:
        """From when to when, with years only where they are not clear from `until`."""
        return short_span(self.first, self.last, until) + self._since_words

    @property
    def _since_words(self) -> str:
        if self.began is None or self.began >= self.first:
            return ""
        other_year = self.began.year != self.first.year
        return f" (since {day_words(self.began, year=other_year)})"

    @property
    def doses(self) -> str:
        """ "26/28", or a dash before LDN."""
        return NOTHING if self.due is None else f"{self.taken}/{self.due}"

    @property
    def doses_with_amounts(self) -> str:
        """Doses taken of those due, with amounts that were not planned: "42/43 (3 mg × 6)"."""
        words = amounts_words(self.other_mg)
        return f"{self.doses} ({words})" if words else self.doses

    @property
    def crashes(self) -> str:
        """The number of crash days, or a dash where the question was never answered."""
        return NOTHING if self.crash_days is None else str(self.crash_days)

    def spread(self, id: str) -> str:
        """The median and quartiles of a symptom, "too few", or a dash where it was never rated."""
        if id not in self.spreads:
            return NOTHING
        found = self.spreads[id]
        return found.words if found else TOO_FEW

    def bad_days(self, id: str) -> str:
        """Days at moderate or more of days rated: "3/21"."""
        found = self.moderate.get(id)
        return f"{found[0]}/{found[1]}" if found else NOTHING


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row of the dose-step table in words, each cell with the name of its column.

    `now` marks the present dose.
    """

    label: str
    dates: str
    cells: tuple[tuple[str, str], ...]
    ended: str
    now: bool


@dataclass(frozen=True, slots=True)
class StepTable:
    """The rows, oldest first, and the measures that have a column.

    `left_out`: steps that paper had no room for, after the first row. `amounts`: the doses stand
    with the amounts that were not the planned one.
    """

    symptoms: tuple[Measure, ...]
    side_effects: tuple[Measure, ...]
    rows: tuple[TableRow, ...]
    left_out: int = 0
    amounts: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands over each measure's column, cut to the room there is."""
        measures = (*self.symptoms, *self.side_effects)
        return tuple(column_name(heading(measure)) for measure in measures)

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands over the columns between the dates and why a row ended."""
        return ("Days recorded", "Doses recorded", *self.headings, "Crash days")

    @property
    def width(self) -> int:
        """How many columns there are, with those of dose, dates, and why a row ended."""
        return len(self.columns) + 3

    @property
    def written(self) -> tuple[StepRow, ...]:
        """The rows, cell by cell."""
        names = self.columns
        cells = [tuple(zip(names, self.cells(row), strict=True)) for row in self.rows]
        return tuple(
            StepRow(row.label, self.dates(row), each, row.ended, now=row.is_now)
            for row, each in zip(self.rows, cells, strict=True)
        )

    def dates(self, row: TableRow) -> str:
        """A row's days; those of earlier years with the year."""
        return row.short_dates(self.rows[-1].last)

    def cells(self, row: TableRow) -> tuple[str, ...]:
        """What stands in a row between its dates and why it ended, a cell for each column."""
        return (
            f"{row.recorded}/{row.days}",
            row.doses_with_amounts if self.amounts else row.doses,
            *(row.spread(measure.id) for measure in self.symptoms),
            *(row.bad_days(measure.id) for measure in self.side_effects),
            row.crashes,
        )


def step_table(
    diary: Diary,
    first: date,
    last: date,
    measures: tuple[Measure, ...],
    *,
    amounts: bool = False,
    recorded: Sequence[DailyDose] | None = None,
) -> StepTable:
    """The table for the days `first`–`last`, with a column for each of these measures.

    `amounts`: with those that were recorded and were not the planned one. `recorded`: the doses of
    these days, where they are known already.
    """
    doses = recorded_doses(diary, first, last) if recorded is None else recorded
    course = Course(diary, last)
    rows = with_baseline(diary, first, last)
    return StepTable(
        symptoms=tuple(measure for measure in measures if measure.kind == "symptom"),
        side_effects=tuple(measure for measure in measures if measure.kind == "side_effect"),
        rows=tuple(table_row(course, row, measures, doses) for row in rows),
        amounts=amounts,
    )


def amounts_words(days: Mapping[Decimal, int]) -> str:
    """Whole days' doses with the days on which they were recorded: "1.5 mg × 5, 3 mg × 1"."""
    return ", ".join(f"{mg_words(mg)} × {count}" for mg, count in days.items())


def crash_days(diary: Diary, first: date, last: date) -> int | None:
    """How many of the days were crashes; None where it was never answered."""
    crashed = diary.days.marked(CRASH, first, last).count(1)
    asked = crashed or 1 in diary.days.marked(CRASH_ASKED, first, last)
    return crashed if asked else None


def table_row(
    course: Course,
    stretch: Stretch,
    measures: tuple[Measure, ...],
    recorded: Sequence[DailyDose] | None = None,
) -> TableRow:
    """What is told of one stretch, as on the day of the course; `recorded` as for the table."""
    diary, first, last = course.diary, stretch.first, stretch.last
    doses = _doses(course, stretch)
    daily = recorded_doses(diary, first, last) if recorded is None else recorded
    rated = [(m, diary.days.rated(m.id, first, last)) for m in measures]
    kept = recorded_days(diary, first, last)
    judged = trend_days(kept)
    return TableRow(
        label=words_of(stretch),
        first=first,
        last=last,
        began=None if stretch.before_ldn else stretch.began,
        is_now=stretch.going_on and not stretch.before_ldn,
        days=len(kept),
        recorded=kept.count(1),
        taken=doses.taken if doses else None,
        due=doses.due if doses else None,
        spreads={
            m.id: _spread(column.only(judged).rated)
            for m, column in rated
            if m.kind == "symptom" and column.rated
        },
        moderate={m.id: _moderate(c.rated) for m, c in rated if m.kind == "side_effect"},
        crash_days=crash_days(diary, first, last),
        ended=_ended(course, stretch),
        in_parts=stretch.timing == "both",
        other_mg={
            mg: days for mg, days in totals(daily, first, last).items() if mg != stretch.dose_mg
        },
    )


def _doses(course: Course, stretch: Stretch) -> Adherence | None:
    """Doses taken of those due; None where none can be due, or nothing is known of them."""
    if not stretch.has_doses_due:
        return None
    doses = doses_between(course, stretch.first, stretch.last)
    return doses if stretch.taking or doses.due else None


def _moderate(rated: bytes) -> tuple[int, int] | None:
    return (moderate_days(rated), len(rated)) if rated else None


def _spread(rated: bytes) -> Spread | None:
    if len(rated) < MEDIAN_AT_LEAST:
        return None
    low, middle, high = (of / PARTS for of in quartiles(rated))
    return Spread(middle, low, high, len(rated))


def _ended(course: Course, stretch: Stretch) -> str:
    """Why the stretch ended; of the present one, whether it is interrupted by a break."""
    if not stretch.going_on:
        return end_words(stretch)
    pauses = course.breaks_from(stretch.last) if stretch.taking else ()
    return f"on a break: {BREAK_REASONS[pauses[0].reason].clinical}" if pauses else NOTHING
