"""Exactly what the GP reads: thirteen numbered parts, in the same order whatever the period.

Plain data, already in words: `text.py`, the web page and the PDF only set it. The numbers in the
comments are the parts' places on the sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ldn_tracker.charts.series.effects import ToldTable
from ldn_tracker.charts.series.series import Chart
from ldn_tracker.charts.words.dates import day_words, span_words
from ldn_tracker.report.steps.steps import Steps

TITLE = "Low dose naltrexone: patient’s record"
# Parts that the patient may leave off; their place on the sheet says so.
PARTS = {
    "side_effects": "side effects and warning signs",
    "benefit": "before LDN and now",
    "medicines": "medicines, allergies, conditions",
    "other_causes": "what else could explain it",
    "suggestions": "what the app suggested",
}
FOOT = (
    "Self-reported once a day. Symptoms 0–10 unless marked; side effects 0 none, 1 mild,"
    " 2 moderate, 3 severe, 4 very severe."
    " Days without an answer are left out, never counted as 0."
    " Suggestions follow fixed published rules within the prescriber’s plan. Not for diagnosis."
)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One statement; `strong` is its beginning, set in bold. What `stays` is cut last.

    A text that only lists `items` is cut between them, with a count; of a line that stays or is
    `vital` each item is cut instead, and vital lines are joined rather than left out. Of what is
    `entire` nothing is ever cut: a line too long goes on, on a second sheet if need be. `part`: one
    of PARTS that the line goes with, wherever it stands.
    """

    text: str
    strong: str = ""
    stays: bool = field(default=False, compare=False)
    items: tuple[str, ...] = field(default=(), compare=False)
    vital: bool = field(default=False, compare=False)
    entire: bool = field(default=False, compare=False)
    part: str = field(default="", compare=False)

    @classmethod
    def of(
        cls,
        items: Iterable[str],
        strong: str,
        *,
        stays: bool = False,
        vital: bool = False,
        entire: bool = False,
    ) -> "ReportLine":
        """The items as a line."""
        items = tuple(items)
        return cls(f"{', '.join(items)}.", strong, stays, items, vital, entire)

    @property
    def whole(self) -> str:
        """Both parts as plain text."""
        return " ".join(part for part in (self.strong, self.text) if part)


NO_CHART = "Left out, as there was no room: it is in the app."
LEFT_OFF = ReportLine("Left off this page by the patient.")


@dataclass(frozen=True, slots=True)
class Head:
    """Who, which days, printed when."""

    name: str
    born: date | None
    health_number: str
    diagnoses: tuple[str, ...]
    first: date
    last: date
    printed: date
    reported: str

    @property
    def who(self) -> str:
        """The known facts: name, date of birth and age, health number, diagnoses, who reports."""
        born = f"born {day_words(self.born)} ({self._age})" if self.born else ""
        number = f"health number {self.health_number}" if self.health_number else ""
        facts = (self.name, born, number, ", ".join(self.diagnoses), self.reported)
        return " · ".join(part for part in facts if part)

    @property
    def _age(self) -> int:
        """Whole years on the day of printing."""
        born, day = self.born or self.printed, self.printed
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def period(self) -> str:
        """ "4 Aug – 22 Nov 2026"."""
        return span_words(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Quality:
    """How much was recorded, and whether that is enough to show trends: 70 % of the days."""

    enough: bool
    words: str


@dataclass(frozen=True, slots=True)
class SideEffects:
    """The table of side effects by dose, and what is said beside it or in its place.

    `left_out`: rows that there was no room for, the least troublesome.
    """

    table: ToldTable
    said: tuple[ReportLine, ...] = ()
    left_out: int = 0

    @property
    def figures_are(self) -> str:
        """What the figures of the table are, and in which order its rows stand."""
        figures = "days rated 2 or more / days rated · worst 0 to 4"
        framed = "; framed: where most frequent" if self.table.marks else ""
        return f"{figures}; {self.table.ordered_by}{framed}" if self.table.rows else ""


NO_EFFECTS = SideEffects(ToldTable((), ()), (LEFT_OFF,))


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the day table, in words as short as they can be."""

    day: date
    dose: str
    ratings: tuple[str, ...]
    marks: str


@dataclass(frozen=True, slots=True)
class DayTable:
    """The days of the period, for the second sheet: `columns` are the measures' names.

    `left_out`: the earlier days that paper had no room for.
    """

    columns: tuple[str, ...]
    rows: tuple[DayRow, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole page; every tuple of lines is in the order in which it is cut from its end."""

    head: Head  # 1
    alerts: tuple[ReportLine, ...]  # 2
    ask: str  # 3
    regimen: ReportLine  # 4
    recorded: ReportLine  # 4
    quality: Quality  # 5
    table: Steps  # 6
    side_effects: SideEffects  # 7
    chart: Chart | None  # 8; None: no room was left for it
    benefit: tuple[ReportLine, ...]  # 9
    medicines: tuple[ReportLine, ...]  # 10
    other_causes: tuple[ReportLine, ...]  # 11
    questions: tuple[str, ...]  # 12
    suggestions: tuple[ReportLine, ...]  # 13
    days: DayTable | None = None

    def without(self, parts: Iterable[str]) -> "Summary":
        """The page with these PARTS left off, each saying that the patient chose so, and with every
        line elsewhere that goes with them."""
        parts = frozenset(parts)
        names = ("alerts", "other_causes", "suggestions")
        kept = {name: _without(getattr(self, name), parts) for name in names}
        kept |= {name: (LEFT_OFF,) for name in names[1:] if not kept[name]}
        off = dict.fromkeys(parts, (LEFT_OFF,)) | dict.fromkeys(
            parts & {"side_effects"}, NO_EFFECTS
        )
        return replace(self, **kept | off)


def _without(lines: tuple[ReportLine, ...], parts: frozenset[str]) -> tuple[ReportLine, ...]:
    return tuple(line for line in lines if line.part not in parts)
