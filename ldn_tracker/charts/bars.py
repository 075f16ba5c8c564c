"""A side effect as bars of weeks (SVG): its days at 2 or more, the severe part darker.

A fine line stands at the days rated, so that 1 of 1 is not taken for a whole week; a week in which
nothing was rated has none.
"""

from collections.abc import Iterator

from journal.ratings import WEEK
from ldn_tracker.charts.layout import Layout, Scale, short
from ldn_tracker.charts.series import Chart, Panel

APART = 0.3  # days left free on each side of a bar
FILLED = ("moderate", "severe")


def once(chart: Chart) -> str:
    """The paths that the drawings of a page use: x in days from the first, y in days of a week."""
    return "".join(
        f'<path id="{cls}-{number}" d="{path}" vector-effect="non-scaling-stroke"/>'
        for number, panel in enumerate(chart.panels)
        for cls, path in _paths(chart, panel, 1, 1, 0, 0)
    )


def shown(chart: Chart, number: int, layout: Layout, places: Scale, foot: float) -> str:
    """The bars that `once` wrote, set to the scale of one drawing."""
    wide, tall = places.day_width, _tall(layout)
    matrix = f"{wide:.5g} 0 0 {-tall:.5g} {short(places.left)} {short(foot)}"
    return "".join(
        f'<use class="bar {cls}" href="#{cls}-{number}" transform="matrix({matrix})" {_look(cls)}/>'
        for cls, _ in _paths(chart, chart.panels[number], 1, 1, 0, 0)
    )


def drawn(chart: Chart, number: int, layout: Layout, places: Scale, foot: float) -> str:
    """The bars at the size of one drawing."""
    sizes = places.day_width, -_tall(layout), places.left, foot
    return "".join(
        f'<path class="bar {cls}" d="{path}" {_look(cls)}/>'
        for cls, path in _paths(chart, chart.panels[number], *sizes)
    )


def _tall(layout: Layout) -> float:
    return (layout.panel - 3) / WEEK


def _paths(
    chart: Chart, panel: Panel, wide: float, tall: float, left: float, foot: float
) -> Iterator[tuple[str, str]]:
    """Path data of each class, where there is any."""
    of = {"rated": [], "moderate": [], "severe": []}
    for week in panel.weeks:
        begin = left + ((week.first - chart.first).days + APART) * wide
        across = (week.days - 2 * APART) * wide
        of["rated"].append(f"M{begin:.4g} {foot + week.rated * tall:.4g}h{across:.4g}")
        for cls, days in (("moderate", week.moderate), ("severe", week.severe)):
            if days:
                of[cls].append(
                    f"M{begin:.4g} {foot:.4g}v{days * tall:.4g}h{across:.4g}V{foot:.4g}z"
                )
    yield from ((cls, "".join(parts)) for cls, parts in of.items() if parts)


def _look(cls: str) -> str:
    if cls == "rated":
        return 'fill="none" stroke="currentColor" stroke-width=".8" stroke-opacity=".6"'
    if cls == "severe":
        return 'fill="currentColor"'
    return 'fill="currentColor" fill-opacity=".3" stroke="currentColor" stroke-width=".7"'
