"""Part 6, the table by dose: what was recorded at each dose and time, and why it ended."""

from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from dose.treatment.course import Course
from journal.scales import Measure
from ldn_tracker.charts.series.table import NOTHING, StepRow, TableRow, table_row
from ldn_tracker.charts.words.dates import days_words, doses_words
from ldn_tracker.charts.words.shortened import column_name, heading
from ldn_tracker.report.steps.amounts import amounts_words
from ldn_tracker.report.steps.ended import ended
from ldn_tracker.report.steps.stretches import Shown, shown

OUTSIDE, PARTLY = " (before this period)", " (partly before this period)"


@dataclass(frozen=True, slots=True)
class Step:
    """A row: the numbers of its days, those of its `inside` ones making up the totals.

    `place`: that it does not lie in the period, in words.
    """

    of: TableRow
    label: str
    dates: str
    ended: str
    inside: bool
    place: str = ""

    @property
    def doses(self) -> str:
        """ "42/43 (3 mg × 6)", with every amount that was not the planned one."""
        if self.of.due is None:
            return NOTHING
        others = self.of.other_mg
        amounts = f" ({amounts_words(others)})" if others else ""
        return f"{self.of.doses}{amounts}"


@dataclass(frozen=True, slots=True)
class Steps:
    """The rows, oldest first; `left_out`: those that there was no room for, after the first."""

    symptoms: tuple[Measure, ...]
    rows: tuple[Step, ...]
    left_out: tuple[Step, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands over each symptom's column, cut to the room there is."""
        return tuple(column_name(heading(measure)) for measure in self.symptoms)

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
        return tuple(
            StepRow(
                row.label,
                row.dates,
                tuple(zip(self.columns, self.cells(row), strict=True)),
                row.ended,
                now=row.of.is_now,
            )
            for row in self.rows
        )

    def cells(self, row: Step) -> tuple[str, ...]:
        """What stands in a row between its dates and why it ended, a cell for each column."""
        spreads = (row.of.spread(measure.id) for measure in self.symptoms)
        return (f"{row.of.recorded}/{row.of.days}", row.doses, *spreads, row.of.crashes)

    @property
    def out_words(self) -> str:
        """What is said of the rows left out, with their sums: "5 rows left out: 70 of 90 days"."""
        rows = self.left_out
        if not rows:
            return ""
        days = f"{sum(r.of.recorded for r in rows)} of {days_words(sum(r.of.days for r in rows))}"
        doses = f"{sum(r.of.taken or 0 for r in rows)} of"
        due = doses_words(sum(r.of.due or 0 for r in rows))
        count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} left out"
        return f"{count}: {days}, {doses} {due} recorded"

    @property
    def taken(self) -> int:
        """Days with a dose, of all rows."""
        return sum(row.of.taken or 0 for row in self._inside)

    @property
    def due(self) -> int:
        """Doses due."""
        return sum(row.of.due or 0 for row in self._inside)

    @property
    def _inside(self) -> list[Step]:
        return [row for row in (*self.rows, *self.left_out) if row.inside]


def steps(diary: Diary, first: date, last: date, symptoms: tuple[Measure, ...]) -> Steps:
    """The table for the days `first`–`last`, with a column for each of these symptoms."""
    course = Course(diary, last)
    found = shown(diary, first, last)
    rows = tuple(_step(course, each, symptoms, first) for each in found)
    return Steps(symptoms, rows)


def _step(course: Course, each: Shown, symptoms: tuple[Measure, ...], first: date) -> Step:
    stretch = each.stretch
    row = table_row(course, stretch, symptoms)
    place = "" if each.inside else PARTLY if stretch.last >= first else OUTSIDE
    dates = f"{row.short_dates(course.day)}{place}"
    return Step(row, each.label, dates, ended(course, stretch), each.inside, place)
