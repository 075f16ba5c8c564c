"""Where things stand on a chart: sizes, days, dose labels that never meet, the date axis."""

import textwrap
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from ldn_tracker.charts.dates import day_words
from ldn_tracker.charts.series import Chart
from ldn_tracker.charts.stretches import Stretch

MOST_LANES = 4


class Widths(dict):
    """How wide each letter is, an average one being 1; capitals are wider than others."""

    def __missing__(self, letter: str) -> float:
        """Keeps the letter's width, so that the next text with it is measured at once."""
        self[letter] = 1.4 if letter.isupper() else 1
        return self[letter]


WIDTHS = Widths({"W": 2, "M": 1.9, "m": 1.6, "w": 1.4})
WEEKLY_UP_TO = 75  # days; above this the axis names months, above YEARLY years
YEARLY_ABOVE = 1500


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in the chart's own units; `left` 0 puts each name above its panel instead of beside."""

    name: str
    width: float
    left: float
    right: float
    font: float
    small: float
    panel: float
    band: float
    dot: float
    dot_opacity: float = 0.65
    letter: float = 0.54  # an average letter's width as a share of its size, a little generous
    family: str = ""

    def wide(self, text: str, size: float) -> float:
        """About how wide a text is."""
        return size * self.letter * sum(map(WIDTHS.__getitem__, text))


PHONE = Layout(
    "phone", width=320, left=0, right=24, font=14, small=13.5, panel=56, band=30, dot=2.6
)
TABLET = Layout(
    "tablet", width=540, left=0, right=26, font=15, small=14.5, panel=58, band=32, dot=3
)
SCREEN = Layout(
    "screen", width=760, left=0, right=28, font=15, small=14.5, panel=62, band=34, dot=3
)
PAPER = Layout(
    "paper", width=516, left=80, right=14, font=8.8, small=8.4, panel=29, band=20, dot=2.2,
    dot_opacity=0.75, letter=0.47, family="Libertinus Serif",
)  # fmt: skip


PAGE = (PHONE, TABLET, SCREEN)  # the stylesheet shows one of them
PRINTED = replace(PAPER, panel=18, band=16, letter=0.55)  # by the browser, whose fonts may be wide


def short(number: float) -> str:
    """A length as a drawing writes it, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Scale:
    """Days `first`–`last` spread over `left`–`right`; every day has the same width."""

    first: date
    last: date
    left: float
    right: float

    @cached_property
    def day_width(self) -> float:
        """The width of one day."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def start(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.day_width

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.start(day) + self.day_width

    def dot(self, day: int) -> int:
        """Where a dot stands, in tenths, `day` days from the first; at the edge if not shown."""
        shown = min(max(day, 0), (self.last - self.first).days)
        return round(10 * (self.left + (shown + 0.5) * self.day_width))


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins at `x`; `lane` 0 is nearest to what it names, which begins at `at`.

    `leads`: a fine line may lead from it to there without running through another text.
    """

    text: str
    x: float
    lane: int
    at: float
    leads: bool = False


def scale(chart: Chart, layout: Layout) -> Scale:
    """The chart's days across the room that the names and the scale ends leave."""
    return Scale(chart.first, chart.last, layout.left, layout.width - layout.right)


def dose_labels(rows: tuple[Stretch, ...], places: Scale, layout: Layout) -> tuple[Label, ...]:
    """A label for each stretch, oldest first, on as few lanes as it takes that none meets another.

    Set from the right, so that what has no room is raised and its leader passes no other text. A
    label without room in four lanes is shortened to its mg, or left to the table.
    """
    begins = [places.right + layout.right] * MOST_LANES
    placed = []
    for row in (row for row in reversed(rows) if not row.is_break):  # the band says "break"
        options = ((text, lane) for text in _texts(row) for lane in range(MOST_LANES))
        for text, lane in options:
            width = layout.wide(text, layout.small)
            x = min(places.start(row.first), places.right + layout.right - width)
            if x >= 0 and x + width <= min(begins[lane:]):
                begins[lane] = x - layout.small / 2
                at = places.start(row.first)
                below = (low for low in placed if low.lane < lane)
                leads = lane > 0 and not any(low.x < at for low in below)
                placed.append(Label(text, x, lane, at, leads))
                break
    return tuple(reversed(placed))


def date_labels(places: Scale, layout: Layout) -> tuple[Label, ...]:
    """The date axis: Mondays, months or years, as many as there is room for."""
    placed: list[Label] = []
    free_from, year, size = places.left, None, layout.small
    for day in _axis_days(places.first, places.last):
        text = _axis_text(day, places, says_year=day.year != year)
        x, width = places.start(day), layout.wide(text, size)
        if x >= free_from and x + width <= places.right + layout.right:
            placed.append(Label(text, x, 0, x))
            free_from, year = x + width + size, day.year
    return tuple(placed)


def name_lines(name: str, layout: Layout) -> tuple[str, ...]:
    """A measure's name in the room beside its panel: two lines at most, cut with "…"."""
    average = layout.wide(name, layout.font) / max(len(name), 1)
    letters = max(int((layout.left - layout.font / 2) / max(average, 1)), 2)
    return tuple(textwrap.wrap(name, letters, max_lines=2, placeholder="…"))


def _texts(row: Stretch) -> tuple[str, ...]:
    return (row.label, row.short_label)


def _axis_days(first: date, last: date) -> list[date]:
    days = (last - first).days + 1
    if days <= WEEKLY_UP_TO:
        every = (first + timedelta(offset) for offset in range(days))
        return [day for day in every if day.weekday() == 0]
    months = (1,) if days > YEARLY_ABOVE else range(1, 13)
    years = range(first.year, last.year + 1)
    begun = (date(year, month, 1) for year in years for month in months)
    return [day for day in begun if first <= day <= last]


def _axis_text(day: date, places: Scale, *, says_year: bool) -> str:
    days = (places.last - places.first).days + 1
    if days <= WEEKLY_UP_TO:
        return day_words(day, year=False)
    if days > YEARLY_ABOVE:
        return str(day.year)
    return f"{day:%b %Y}" if says_year else f"{day:%b}"
