"""A panel's dots and its line as SVG paths, each point a step from the one before.

Steps are much the same, so they pack into a fifth of what places would take. Paper is drawn at one
size. A page shows the chart at three: there the paths are written once, in days and twentieths, and
each drawing sets its own scale, with a stroke that keeps its width.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from journal.ratings import PARTS, Column
from ldn_tracker.charts.layout import Layout, Scale
from ldn_tracker.charts.series import Chart, Panel, Place

ROUND = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'


@dataclass(frozen=True, slots=True)
class Curve:
    """Steps as text ("7 -20"), and the places among them of those that no line follows."""

    steps: list[str]
    gaps: list[int]

    @property
    def dots(self) -> str:
        """Path data with a point of no length at each place, which a round end makes a dot."""
        return f"m{'h0m'.join(self.steps)}h0" if self.steps else ""

    @property
    def line(self) -> str:
        """Path data of the pieces between gaps; a piece of one point is a dot."""
        ends = zip([0, *self.gaps], [*self.gaps, len(self.steps)], strict=True)
        pieces = ("l".join(self.steps[begin:end]) for begin, end in ends)
        return "".join(f"m{piece}h0" for piece in pieces if piece)


def drawn(number: int, panel: Panel, layout: Layout, places: Scale, foot: float) -> str:
    """The curves at the size of one drawing, whose panel stands on `foot`."""
    tall = (layout.panel - 3) / panel.measure.scale / PARTS

    def at(column: Column) -> Curve:
        first = (column.first - places.first).days
        known = column.places
        points = (
            (places.dot(first + day), round(10 * (foot - 1 - tall * value))) for day, value in known
        )
        return Curve(_steps(points, _in_tenths), _gaps(panel, known))

    dots, line = at(panel.beside), at(panel.lined)
    return "".join(
        f'<path class="{cls}" d="{d}" {ROUND}{_width(cls, layout, places)}/>'
        for cls, d in (("dots", dots.dots), ("line", line.line))
        if d
    )


def shown(number: int, panel: Panel, layout: Layout, places: Scale, foot: float) -> str:
    """The curves that `once` wrote, set to the scale of one drawing."""
    wide, tall = places.day_width, (layout.panel - 3) / panel.measure.scale / PARTS
    matrix = f"{wide:.5g} 0 0 {-tall:.5g} {places.left + wide / 2:.1f} {foot - 1:.1f}"
    return "".join(
        f'<use class="{cls}" href="#{cls}-{number}" transform="matrix({matrix})"'
        f" {ROUND}{_width(cls, layout, places)}/>"
        for cls, column in (("dots", panel.beside), ("line", panel.lined))
        if column.rated
    )


def once(chart: Chart) -> str:
    """The paths that the drawings of a page use: x in days from the first, y in twentieths."""
    paths = "".join(_both(chart, number, panel) for number, panel in enumerate(chart.panels))
    return f'<svg hidden aria-hidden="true"><defs>{paths}</defs></svg>'


def _both(chart: Chart, number: int, panel: Panel) -> str:
    dots, line = (_in_days(chart, panel, column) for column in (panel.beside, panel.lined))
    return "".join(
        f'<path id="{cls}-{number}" d="{d}" vector-effect="non-scaling-stroke"/>'
        for cls, d in (("dots", dots.dots), ("line", line.line))
        if d
    )


def _in_days(chart: Chart, panel: Panel, column: Column) -> Curve:
    """A week whose middle is not shown stands at the edge."""
    first, places = (column.first - chart.first).days, column.places
    if places:
        places[0] = (max(places[0][0], -first), places[0][1])
        places[-1] = (min(places[-1][0], chart.days - 1 - first), places[-1][1])
    return Curve(_steps(places, _whole, (-first, 0)), _gaps(panel, places))


def _steps(points: Iterable[Place], words: Callable, start: Place = (0, 0)) -> list[str]:
    pairs = pairwise([start, *points])
    return [words(x - a, y - b) for (a, b), (x, y) in pairs]


def _gaps(panel: Panel, places: list[Place]) -> list[int]:
    """The points that lie too far behind the one before for a line between them."""
    days = [day for day, _ in places]
    if not days or (days[-1] - days[0]) // panel.lined.every == len(days) - 1:
        return []
    pairs = enumerate(pairwise(days), start=1)
    return [n for n, (before, day) in pairs if day - before > panel.bridged]


def _width(cls: str, layout: Layout, places: Scale) -> str:
    if cls == "line":
        return f' stroke-width="{max(layout.dot * 0.6, 1.1):.3g}"'
    size = min(layout.dot, max(places.day_width * 1.2, layout.dot * 0.6))
    return f' stroke-width="{size:.3g}" stroke-opacity="{layout.dot_opacity:g}"'


@cache
def _whole(x: int, y: int) -> str:
    return f"{x} {y}"


@cache
def _in_tenths(x: int, y: int) -> str:
    return f"{x / 10:g} {y / 10:g}"
