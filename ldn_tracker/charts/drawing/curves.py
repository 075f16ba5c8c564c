"""A panel's dots, its line and the middle half around it as SVG paths, each point a step from the
one before.

Steps are much the same, so they pack into a fifth of what places would take. Paper is drawn at one
size. A page shows the chart at three: there the paths are written once, in days and twentieths, and
each drawing sets its own scale, with a stroke that keeps its width.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from operator import sub

from journal.ratings import PARTS, Column
from ldn_tracker.charts.drawing.layout import Layout, Scale, short
from ldn_tracker.charts.series.series import Chart, Panel, Place

ROUND = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'
HALF = 'fill-opacity=".18"'
KEPT = 4096  # steps; a drawing has some hundred different ones

Steps = Callable[[Column], list[str]]  # from each rating of a column to the next
Words = Callable[[int, int], str]


def drawn(panel: Panel, layout: Layout, places: Scale, foot: float) -> str:
    """The curves at the size of one drawing, whose panel stands on `foot`."""
    tall = (layout.panel - 3) / panel.measure.scale / PARTS

    def tenths(column: Column) -> list[int]:
        first = (column.first - places.first).days
        return [places.dot(first + day) for day in column.days]

    def steps(column: Column) -> list[str]:
        ys = [round(10 * (foot - 1 - tall * value)) for value in column.rated]
        return _steps(tenths(column), ys, _in_tenths)

    half = _half(panel, lambda column: [short(x / 10) for x in tenths(column)],
                 lambda value: short(foot - 1 - tall * value))  # fmt: skip
    shade = f'<path class="half" d="{half}" {HALF}/>' if half else ""
    return shade + "".join(
        f'<path class="{cls}" d="{d}" {ROUND}{_width(cls, layout, places)}/>'
        for cls, d in _paths(panel, steps)
    )


def shown(number: int, panel: Panel, layout: Layout, places: Scale, foot: float) -> str:
    """The curves that `once` wrote, set to the scale of one drawing."""
    wide, tall = places.day_width, (layout.panel - 3) / panel.measure.scale / PARTS
    matrix = f"{wide:.5g} 0 0 {-tall:.5g} {places.left + wide / 2:.1f} {foot - 1:.1f}"
    at = f'href="#half-{number}" transform="matrix({matrix})"'
    shade = f'<use class="half" {at} {HALF}/>' if panel.lined.rated else ""
    return shade + "".join(
        f'<use class="{cls}" href="#{cls}-{number}" transform="matrix({matrix})"'
        f" {ROUND}{_width(cls, layout, places)}/>"
        for cls, column in (("dots", panel.beside), ("line", panel.lined))
        if column.rated
    )


def once(chart: Chart) -> str:
    """The paths that the drawings of a page use: x in days from the first, y in twentieths."""
    lined = [number for number, panel in enumerate(chart.panels) if not panel.is_barred]
    return "".join(_defined(chart, number) for number in lined)


def _defined(chart: Chart, number: int) -> str:
    panel = chart.panels[number]
    half = _half(panel, partial(_days_within, chart), str)
    shade = f'<path id="half-{number}" d="{half}"/>' if half else ""
    return shade + "".join(
        f'<path id="{cls}-{number}" d="{d}" vector-effect="non-scaling-stroke"/>'
        for cls, d in _paths(panel, partial(_in_days, chart))
    )


def _half(panel: Panel, across: Callable[[Column], Sequence], up: Callable[[int], str]) -> str:
    """The shapes between the quartiles around each piece of the line, there and back again."""
    if not panel.lined.rated:
        return ""
    xs, gaps = across(panel.lined), _gaps(panel)
    lows, highs = (list(map(up, column.rated)) for column in (panel.low, panel.high))
    shapes = []
    for begin, end in zip([0, *gaps], [*gaps, len(xs)], strict=True):
        there = map("{} {}".format, xs[begin:end], highs[begin:end])
        back = map("{} {}".format, xs[begin:end][::-1], lows[begin:end][::-1])
        shapes.append(f"M{'L'.join((*there, *back))}z")
    return "".join(shapes)


def _in_days(chart: Chart, column: Column) -> list[str]:
    """Each point in days from the first of the chart's."""
    return _steps(_days_within(chart, column), column.rated, _whole)


def _days_within(chart: Chart, column: Column) -> list[int]:
    """The days of a column's ratings; a week whose middle is not shown stands at the edge."""
    first = (column.first - chart.first).days
    days = [first + day for day in column.days]
    if days:
        days[0] = max(days[0], 0)
        days[-1] = min(days[-1], chart.days - 1)
    return days


def _paths(panel: Panel, steps: Steps) -> Iterator[tuple[str, str]]:
    """Path data of the dots and of the line, each with its class, where there is any."""
    if dots := steps(panel.beside):
        yield "dots", _dots(dots)
    if points := steps(panel.lined):
        yield "line", _line(points, _gaps(panel))


def _dots(steps: list[str]) -> str:
    """A point of no length at each place, which a round end makes a dot."""
    return f"m{'h0m'.join(steps)}h0"


def _line(steps: list[str], gaps: list[int]) -> str:
    """The pieces between gaps; a piece of one point is a dot."""
    ends = zip([0, *gaps], [*gaps, len(steps)], strict=True)
    return "".join(f"m{'l'.join(steps[begin:end])}h0" for begin, end in ends)


def _steps(xs: Sequence[int], ys: Sequence[int], words: Words, start: Place = (0, 0)) -> list[str]:
    """From each point to the next, the first from `start`."""
    return list(map(words, map(sub, xs, [start[0], *xs]), map(sub, ys, [start[1], *ys])))


def _gaps(panel: Panel) -> list[int]:
    """The points of the line that lie too far behind the one before for a line between them."""
    days = panel.lined.days
    if (days[-1] - days[0]) // panel.lined.every == len(days) - 1:  # no day, or week, is left out
        return []
    steps, bridged = map(sub, days[1:], days), panel.bridged
    return [n for n, step in enumerate(steps, start=1) if step > bridged]


def _width(cls: str, layout: Layout, places: Scale) -> str:
    if cls == "line":
        return f' stroke-width="{max(layout.dot * 0.6, 1.1):.3g}"'
    size = min(layout.dot, max(places.day_width * 1.2, layout.dot * 0.6))
    return f' stroke-width="{size:.3g}" stroke-opacity="{layout.dot_opacity:g}"'


@lru_cache(maxsize=KEPT)
def _whole(x: int, y: int) -> str:
    return f"{x} {y}"


@lru_cache(maxsize=KEPT)
def _in_tenths(x: int, y: int) -> str:
    return f"{x / 10:g} {y / 10:g}"
