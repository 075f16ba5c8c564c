"""Where things stand on a chart: its sizes, and where each day lies."""

import re
import textwrap
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from journal.day import days_in
from ldn_tracker.charts.series.series import Chart


class Widths(dict):
    """How wide each letter is, an average one being 1; capitals are wider than others."""

    def __missing__(self, letter: str) -> float:
        """The width, which is not kept: nothing that was typed is."""
        if unicodedata.east_asian_width(letter) in "WF":
            return 2.1
        return 1.4 if letter.isupper() else 1


LATIN = map(chr, range(0x250))
WIDTHS = Widths({c: Widths()[c] for c in LATIN} | {"W": 2, "M": 1.9, "m": 1.6, "w": 1.4})


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
    lanes: int = 6  # of dose labels, one above the other, at most
    letter: float = 0.54  # an average letter's width as a share of its size, a little generous
    family: str = ""
    ends: bool = True  # averages stand at the end of a line; else over it, beside the name
    faxed: bool = False  # shades of grey may be lost on the way: what they say is said in black too

    def wide(self, text: str, size: float) -> float:
        """About how wide a text is."""
        return size * self.letter * sum(map(WIDTHS.__getitem__, text))


PHONE = Layout(
    "phone", width=320, left=0, right=24, font=14, small=13.5, panel=56, band=36, dot=2.6,
    ends=False,
)  # fmt: skip
TABLET = Layout(
    "tablet", width=540, left=0, right=84, font=15, small=14.5, panel=62, band=40, dot=3
)
SCREEN = Layout(
    "screen", width=760, left=0, right=86, font=15, small=14.5, panel=66, band=44, dot=3
)
PAPER = Layout(
    "paper", width=516, left=80, right=48, font=8.8, small=8.4, panel=29, band=20, dot=2.2,
    dot_opacity=0.75, lanes=4, letter=0.47, family="Libertinus Serif", faxed=True,
)  # fmt: skip


PAGE = (PHONE, TABLET, SCREEN)  # the stylesheet shows one of them
PRINTED = replace(PAPER, panel=22, band=16, letter=0.55)  # by the browser, whose fonts may be wide


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
    def days(self) -> int:
        """How many days there are."""
        return days_in(self.first, self.last)

    @cached_property
    def day_width(self) -> float:
        """The width of one day."""
        return (self.right - self.left) / self.days

    def start(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.day_width

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.start(day) + self.day_width

    def dot(self, day: int) -> int:
        """Where a dot stands, in tenths, `day` days from the first; at the edge if not shown."""
        shown = min(max(day, 0), self.days - 1)
        return round(10 * (self.left + (shown + 0.5) * self.day_width))


def scale(chart: Chart, layout: Layout) -> Scale:
    """The chart's days across the room that the names and the scale ends leave."""
    return Scale(chart.first, chart.last, layout.left, layout.width - layout.right)


def name_lines(name: str, layout: Layout) -> tuple[str, ...]:
    """A measure's name in the room beside its panel: two lines at most, cut with "…".

    A word that is longer than a line goes on after a hyphen.
    """
    average = layout.wide(name, layout.font) / max(len(name), 1)
    letters = max(int((layout.left - layout.font / 2) / max(average, 1)), 2)
    long = re.compile(rf"([^\s-]{{{letters - 1}}})(?=[^\s-]{{2}})")
    lines = textwrap.wrap(long.sub(r"\1- ", name), letters)
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1].rstrip('-')[: letters - 1]}…"]
    return tuple(lines)
