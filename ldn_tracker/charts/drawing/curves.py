"""A panel's dots, its line and the middle half around it as SVG paths, each point a step from the
one before.

Steps are much the same, so they pack into a fifth of what places would take. Paper is drawn at one
size. A page shows the chart at three: there the paths are written once, in days and twentieths, and
each drawing sets its own scale, with a stroke that keeps its width.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from operator import attrgetter, sub

from journal.ratings import PARTS, Column
from ldn_tracker.charts.drawing.layout import Layout, Scale
from ldn_tracker.charts.series.series import Chart, Panel

ROUND = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'
HALF = 'fill-opacity=".18"'
KEEPS_WIDTH = ' vector-effect="non-scaling-stroke"'
KEPT = 4096  # steps; a drawing has some hundred different ones

Axis = Callable[[Column], Sequence[int]]  # where each rating of a column stands on it
Words = Callable[[int, int], str]


def drawn(panel: Panel, layout: Layout, places: Scale, foot: float) -> str:
    """The curves at the size of one drawing, whose panel stands on `foot`."""
    tall = (layout.panel - 3) / panel.measure.scale / PARTS

    def across(column: Column) -> list[int]:
        first = (column.first - places.first).days
        return [places.dot(first + day) for day in column.days]

    def up(column: Column) -> list[int]:
        return [round(10 * (foot - 1 - tall * value)) for value in column.rated]

    return "".join(
        f'<path class="{cls}" d="{d}" {_look(cls, layout, places)}/>'
        for cls, d in _paths(panel, across, up, _in_tenths)
    )


def shown(number: int, panel: Panel, layout: Layout, places: Scale, foot: float) -> str:
    """The curves that `once` wrote, set to the scale of one drawing."""
    wide, tall = places.day_width, (layout.panel - 3) / panel.measure.scale / PARTS
    matrix = f"{wide:.5g} 0 0 {-tall:.5g} {places.left + wide / 2:.1f} {foot - 1:.1f}"
    return "".join(
        f'<use class="{cls}" href="#{cls}-{number}" transform="matrix({matrix})"'
        f" {_look(cls, layout, places)}/>"
        for cls, column in (("half", panel.lined), ("dots", panel.beside), ("line", panel.lined))
        if column.rated
    )


def once(chart: Chart) -> str:
    """The paths that the drawings of a page use: x in days from the first, y in twentieths."""
    lined = [number for number, panel in enumerate(chart.panels) if not panel.is_barred]
    return "".join(_defined(chart, number) for number in lined)


def _defined(chart: Chart, number: int) -> str:
    panel, across, up = chart.panels[number], partial(_days_within, chart), attrgetter("rated")
    return "".join(
        f'<path id="{cls}-{number}" d="{d}"{"" if cls == "half" else KEEPS_WIDTH}/>'
        for cls, d in _paths(panel, across, up, _whole)
    )


def _days_within(chart: Chart, column: Column) -> list[int]:
    """The days of a column's ratings; a week whose middle is not shown stands at the edge."""
    first = (column.first - chart.first).days
    days = [first + day for day in column.days]
    if days:
        days[0] = max(days[0], 0)
        days[-1] = min(days[-1], chart.days - 1)
    return days


def _paths(panel: Panel, across: Axis, up: Axis, words: Words) -> Iterator[tuple[str, str]]:
    """Path data of the middle half, the dots and the line, each with its class, where there is
    any."""
    xs, gaps = across(panel.lined), _gaps(panel)
    if xs:
        yield "half", _half(xs, up(panel.low), up(panel.high), gaps, words)
    if panel.beside.rated:
        yield "dots", _dots(_steps(across(panel.beside), up(panel.beside), words))
    if xs:
        yield "line", _line(_steps(xs, up(panel.lined), words), gaps)


def _half(
    xs: Sequence[int], lows: Sequence[int], highs: Sequence[int], gaps: list[int], words: Words
) -> str:
    """The shapes between the quartiles around each piece of the line, there and back again."""
    shapes = []
    for begin, end in pairwise([0, *gaps, len(xs)]):
        there, lower = xs[begin:end], lows[begin:end]
        place, *steps = _steps([*there, *there[::-1]], [*highs[begin:end], *lower[::-1]], words)
        shapes.append(f"M{place}l{'l'.join(steps)}z")
    return "".join(shapes)


def _dots(steps: list[str]) -> str:
    """A point of no length at each place, which a round end makes a dot."""
    return f"m{'h0m'.join(steps)}h0"


def _line(steps: list[str], gaps: list[int]) -> str:
    """The pieces between gaps; a piece of one point is a dot."""
    ends = pairwise([0, *gaps, len(steps)])
    return "".join(f"m{'l'.join(steps[begin:end])}h0" for begin, end in ends)


def _steps(xs: Sequence[int], ys: Sequence[int], words: Words) -> list[str]:
    """From each point to the next; the first from where both are 0."""
    return list(map(words, map(sub, xs, [0, *xs]), map(sub, ys, [0, *ys])))


def _gaps(panel: Panel) -> list[int]:
    """The points of the line that lie too far behind the one before for a line between them."""
    days = panel.lined.days
    if (
        not days or (days[-1] - days[0]) // panel.lined.every == len(days) - 1
    ):  # no day, or week, is left out
        return []
    steps, bridged = map(sub, days[1:], days), panel.bridged
    return [n for n, step in enumerate(steps, start=1) if step > bridged]


def _look(cls: str, layout: Layout, places: Scale) -> str:
    if cls == "half":
        return HALF
    if cls == "line":
        return f'{ROUND} stroke-width="{max(layout.dot * 0.6, 1.1):.3g}"'
    size = min(layout.dot, max(places.day_width * 1.2, layout.dot * 0.6))
    return f'{ROUND} stroke-width="{size:.3g}" stroke-opacity="{layout.dot_opacity:g}"'


@lru_cache(maxsize=KEPT)
def _whole(x: int, y: int) -> str:
    return f"{x} {y}"


@lru_cache(maxsize=KEPT)
def _in_tenths(x: int, y: int) -> str:
    return f"{x / 10:g} {y / 10:g}"
