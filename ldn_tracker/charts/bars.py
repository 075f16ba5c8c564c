"""A side effect as bars of weeks (SVG): its days at 2 or more, the severe part darker.

A fine line stands at the days rated, so that 1 of 1 is not taken for a whole week; a week in which
nothing was rated has none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from journal.ratings import WEEK
from ldn_tracker.charts.layout import Layout, Scale, short
from ldn_tracker.charts.series import Chart, Panel

APART = 3  # tenths of a day left free on each side of a bar
TENTHS = 10
FILLED = ("moderate", "severe")


class Bar(NamedTuple):
    """A week's bar: where it stands and how wide it is (tenths of days), its days of each kind."""

    left: int
    wide: int
    rated: int
    moderate: int
    severe: int


def once(chart: Chart) -> str:
    """The paths that the drawings of a page use: x in tenths of days from the first, y in days."""
    return "".join(
        f'<path id="{cls}-{number}" d="{path}" vector-effect="non-scaling-stroke"/>'
        for number, panel in enumerate(chart.panels)
        if panel.weeks
        for cls, path in _paths(_bars(panel))
    )


def shown(chart: Chart, number: int, layout: Layout, places: Scale, foot: float) -> str:
    """The bars that `once` wrote, set to the scale of one drawing."""
    wide, tall = places.day_width / TENTHS, _tall(layout)
    matrix = f"{wide:.5g} 0 0 {-tall:.5g} {short(places.left)} {short(foot)}"
    return "".join(
        f'<use class="bar {cls}" href="#{cls}-{number}" transform="matrix({matrix})" {_look(cls)}/>'
        for cls in _classes(chart.panels[number])
    )


def drawn(chart: Chart, number: int, layout: Layout, places: Scale, foot: float) -> str:
    """The bars at the size of one drawing."""
    wide, tall = places.day_width / TENTHS, _tall(layout)
    bars = _bars(chart.panels[number])
    paths = {
        "rated": "".join(
            f"M{short(places.left + bar.left * wide)} {short(foot - bar.rated * tall)}"
            f"h{short(bar.wide * wide)}"
            for bar in bars
        )
    }
    for cls in FILLED:
        paths[cls] = "".join(
            f"M{short(places.left + bar.left * wide)} {short(foot)}v-{short(days * tall)}"
            f"h{short(bar.wide * wide)}v{short(days * tall)}z"
            for bar in bars
            if (days := getattr(bar, cls))
        )
    return "".join(
        f'<path class="bar {cls}" d="{d}" {_look(cls)}/>' for cls, d in paths.items() if d
    )


def _tall(layout: Layout) -> float:
    return (layout.panel - 3) / WEEK


def _bars(panel: Panel) -> list[Bar]:
    return [
        Bar(TENTHS * place + APART, TENTHS * days - 2 * APART, *counts)
        for place, days, *counts in panel.weeks
    ]


def _classes(panel: Panel) -> list[str]:
    """What is drawn of a panel, from the back to the front."""
    return [cls for cls in ("rated", *FILLED) if any(getattr(week, cls) for week in panel.weeks)]


def _paths(bars: list[Bar]) -> Iterator[tuple[str, str]]:
    """Path data of each class, where there is any."""
    yield "rated", "".join([f"M{x} {rated}h{wide}" for x, wide, rated, _, _ in bars])
    for cls, days in (("moderate", 3), ("severe", 4)):
        filled = [f"M{b[0]} 0v{b[days]}h{b[1]}v-{b[days]}z" for b in bars if b[days]]
        if filled:
            yield cls, "".join(filled)


def _look(cls: str) -> str:
    if cls == "rated":
        return 'fill="none" stroke="currentColor" stroke-width=".8" stroke-opacity=".6"'
    if cls == "severe":
        return 'fill="currentColor"'
    return 'fill="currentColor" fill-opacity=".3" stroke="currentColor" stroke-width=".7"'
