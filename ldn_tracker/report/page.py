"""Exactly what the GP reads: twelve numbered parts, in the same order whatever the period.

Plain data, already in words: `text.py`, the web page and the PDF only set it. The numbers in the
comments are the parts' places on the sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ldn_tracker.charts.dates import day_words, span_words
from ldn_tracker.charts.series import Chart
from ldn_tracker.charts.table import StepTable

TITLE = "Low dose naltrexone: patient’s record"
# Parts that the patient may leave off; their place on the sheet says so.
PARTS = {
    "side_effects": "side effects, last 14 days",
    "benefit": "before LDN and now",
    "medicines": "medicines, allergies, conditions",
    "other_causes": "what else could explain it",
    "suggestions": "what the app suggested",
}
FOOT = (
    "Self-reported once a day. Symptoms 0–10 unless marked; side effects 0 none, 1 mild,"
    " 2 moderate, 3 severe, 4 very severe; frequent: 3 of 4 ratings moderate or more."
    " Days without an answer are left out, never counted as 0."
    " Suggestions follow fixed published rules within the prescriber’s plan. Not for diagnosis."
)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One statement; `strong` is its beginning, set in bold. What `stays` is cut last.

    A text that only lists `items` is cut between them, with a count; of a line that stays or is
    `vital` each item is cut instead, and vital lines are joined rather than left out. Of what is
    `entire` nothing is ever cut: a line too long goes on, on a second sheet if need be.
    """

    text: str
    strong: str = ""
    stays: bool = field(default=False, compare=False)
    items: tuple[str, ...] = field(default=(), compare=False)
    vital: bool = field(default=False, compare=False)
    entire: bool = field(default=False, compare=False)

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


LEFT_OFF = ReportLine("Left off this page by the patient.")


@dataclass(frozen=True, slots=True)
class Head:
    """Who, which days, printed when."""

    name: str
    born: date | None
    health_number: str
    first: date
    last: date
    printed: date
    reported: str

    @property
    def who(self) -> str:
        """The known facts in one line: name, date of birth, health number, who reports."""
        born = f"born {day_words(self.born)}" if self.born else ""
        number = f"health number {self.health_number}" if self.health_number else ""
        return " · ".join(part for part in (self.name, born, number, self.reported) if part)

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
    ask: str  # 2
    regimen: ReportLine  # 3
    quality: Quality  # 4
    table: StepTable  # 5
    chart: Chart  # 6
    side_effects: tuple[ReportLine, ...]  # 7
    benefit: tuple[ReportLine, ...]  # 8
    medicines: tuple[ReportLine, ...]  # 9
    other_causes: tuple[ReportLine, ...]  # 10
    questions: tuple[str, ...]  # 11
    suggestions: tuple[ReportLine, ...]  # 12
    days: DayTable | None = None

    def without(self, parts: Iterable[str]) -> "Summary":
        """The page with these PARTS left off, each saying that the patient chose so."""
        return replace(self, **dict.fromkeys(parts, (LEFT_OFF,)))
