"""A side effect as bars of weeks (SVG): its days at 2 or more, the severe part darker.

A fine line stands at the days rated, so that 1 of 1 is not taken for a whole week; a week in which
nothing was rated has none. On a page each bar is a step from the one before: steps are much the
same, so they pack into a third of what places would take.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import add, sub

from journal.ratings import WEEK
from ldn_tracker.charts.drawing.layout import Layout, Scale, short
from ldn_tracker.charts.series.series import Chart, Panel, Week

APART = 3  # tenths of a day left free on each side of a bar
TENTHS = 10
FILLED = ("moderate", "severe")
KEPT = 4096  # bars with the step to them; a drawing has some hundred different ones


def once(chart: Chart) -> str:
    """The paths that the drawings of a page use: x in tenths of days from the first, y in days."""
    return "".join(
        f'<path id="{cls}-{number}" d="{path}" vector-effect="non-scaling-stroke"/>'
        for number, panel in enumerate(chart.panels)
        if panel.weeks
        for cls, path in _paths(panel.weeks)
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
    weeks = chart.panels[number].weeks
    paths = {
        "rated": "".join(
            f"M{short(places.left + _left(week) * wide)} {short(foot - week.rated * tall)}"
            f"h{short(_wide(week) * wide)}"
            for week in weeks
        )
    }
    for cls in FILLED:
        paths[cls] = "".join(
            f"M{short(places.left + _left(week) * wide)} {short(foot)}v-{short(days * tall)}"
            f"h{short(_wide(week) * wide)}v{short(days * tall)}z"
            for week in weeks
            if (days := getattr(week, cls))
        )
    return "".join(
        f'<path class="bar {cls}" d="{d}" {_look(cls)}/>' for cls, d in paths.items() if d
    )


def _tall(layout: Layout) -> float:
    return (layout.panel - 3) / WEEK


def _left(week: Week) -> int:
    """Where its bar begins, in tenths of days from the first of the chart's."""
    return TENTHS * week.place + APART


def _wide(week: Week) -> int:
    """How wide its bar is, in tenths of days."""
    return TENTHS * week.days - 2 * APART


def _classes(panel: Panel) -> list[str]:
    """What is drawn of a panel, from the back to the front."""
    return [cls for cls in ("rated", *FILLED) if any(getattr(week, cls) for week in panel.weeks)]


def _paths(weeks: Sequence[Week]) -> Iterator[tuple[str, str]]:
    """Path data of each class, where there is any."""
    lefts, wides = list(map(_left, weeks)), list(map(_wide, weeks))
    _, _, rated, *filled = zip(*weeks, strict=True)
    steps = map(sub, lefts, [0, *map(add, lefts, wides)])
    yield "rated", "".join(map(_top, steps, map(sub, rated, [0, *rated]), wides))
    for cls, days in zip(FILLED, filled, strict=True):
        begins = list(compress(lefts, days))
        if begins:
            steps = map(sub, begins, [0, *begins])
            yield cls, "".join(map(_box, steps, filter(None, days), compress(wides, days)))


@lru_cache(maxsize=KEPT)
def _top(step: int, rise: int, wide: int) -> str:
    return f"m{step} {rise}h{wide}"


@lru_cache(maxsize=KEPT)
def _box(step: int, days: int, wide: int) -> str:
    return f"m{step} 0v{days}h{wide}v-{days}z"


def _look(cls: str) -> str:
    if cls == "rated":
        return 'fill="none" stroke="currentColor" stroke-width=".8" stroke-opacity=".6"'
    if cls == "severe":
        return 'fill="currentColor"'
    return 'fill="currentColor" fill-opacity=".3" stroke="currentColor" stroke-width=".7"'
