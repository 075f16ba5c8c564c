"""The band of doses as SVG: what was recorded is filled, what was planned is outlined.

Both stand on the same days and the same scale, so that any difference is seen: another amount,
another time of day, a day without a record. A page writes the boxes once, in days and mg, and each
of its drawings sets its own scale; paper is drawn at its one size.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dose.treatment.daily_doses import DailyDose
from dose.vocabulary import Half
from ldn_tracker.charts.drawing.layout import Layout, Scale, short
from ldn_tracker.charts.drawing.strokes import slanting, upright
from ldn_tracker.charts.series.series import Chart

OUTLINE = 'fill="none" stroke="currentColor"'
KEPT_WIDTH = 'vector-effect="non-scaling-stroke"'


class Box(NamedTuple):
    """A dose of some days: from which day of the chart, for how many, from which mg to which."""

    day: int
    days: int
    foot: float
    top: float


def once(chart: Chart) -> str:
    """The paths that the drawings of a page use: x in days from the first, y in mg."""
    return "".join(
        f'<path id="{cls.replace(" ", "-")}" d="{_path(boxes, _in_days)}" {KEPT_WIDTH}/>'
        for cls, boxes in _parts(chart)
    )


def shown(chart: Chart, layout: Layout, places: Scale, foot: float) -> str:
    """The boxes that `once` wrote, set to the scale of one drawing."""
    tall = _tall(chart, layout)
    matrix = f"{places.day_width:.5g} 0 0 {-tall:.5g} {short(places.left)} {short(foot)}"
    return "".join(
        f'<use class="{cls}" href="#{cls.replace(" ", "-")}" transform="matrix({matrix})"'
        f" {_look(cls)}/>"
        for cls, _ in _parts(chart)
    )


def drawn(chart: Chart, layout: Layout, places: Scale, foot: float) -> str:
    """The boxes at the size of one drawing; on paper with strokes, as a fax keeps no grey."""
    tall = _tall(chart, layout)

    def box(each: Box) -> tuple[float, float, float, float]:
        left, right = (
            places.left + day * places.day_width for day in (each.day, each.day + each.days)
        )
        return left, right, foot - each.top * tall, foot - each.foot * tall

    return "".join(
        f'<path class="{cls}" d="{_path(map(box, boxes), _in_tenths)}" {_look(cls)}/>'
        f"{_strokes(cls, map(box, boxes)) if layout.faxed else ''}"
        for cls, boxes in _parts(chart)
    )


def _tall(chart: Chart, layout: Layout) -> float:
    return (layout.band - 2) / (chart.highest_mg or 1)


def _parts(chart: Chart) -> Iterator[tuple[str, list[Box]]]:
    """The boxes of each class, where there are any; those of the plan are drawn over the others."""
    for half in ("morning", "night"):
        if boxes := list(_boxes(chart, chart.doses, half)):
            yield f"dose {half}", boxes
    if planned := [
        box for half in ("morning", "night") for box in _boxes(chart, chart.planned, half)
    ]:
        yield "planned", planned


def _boxes(chart: Chart, rows: Iterable[DailyDose], half: Half) -> Iterator[Box]:
    """The doses of one half of the day; a night dose stands on that of the morning."""
    for row in rows:
        foot = float(row.morning_mg) if half == "night" else 0.0
        tall = float(row.night_mg if half == "night" else row.morning_mg)
        if tall:
            yield Box((row.first - chart.first).days, row.days, foot, foot + tall)


def _path(boxes: Iterable, words: Callable[..., str]) -> str:
    return "".join(words(*box) for box in boxes)


def _in_days(day: int, days: int, foot: float, top: float) -> str:
    return f"M{day} {foot:g}h{days}v{top - foot:g}h{-days}z"


def _in_tenths(left: float, right: float, top: float, foot: float) -> str:
    wide = short(right - left)
    return f"M{short(left)} {short(foot)}h{wide}v{short(top - foot)}h-{wide}z"


def _look(cls: str) -> str:
    if cls == "planned":
        return f'{OUTLINE} stroke-width="1"'
    return f'fill-opacity="{".42" if cls == "dose night" else ".14"}"'


def _strokes(cls: str, boxes: Iterable[tuple[float, float, float, float]]) -> str:
    if cls == "planned":
        return ""
    return slanting(boxes) if cls == "dose night" else upright(boxes)
