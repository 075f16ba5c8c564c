"""What a drawing on paper has in full black, as a fax keeps no shade of grey."""

from collections.abc import Iterable
from math import ceil, floor

from ldn_tracker.charts.drawing.layout import short

APART = 3.6  # points between two strokes, which are ten dots of a fax
STROKE = 'fill="none" stroke="currentColor" stroke-width=".6"'
BAR = 'fill="none" stroke="currentColor" stroke-width="1.5"'

Rectangle = tuple[float, float, float, float]  # left, right, top, foot


def slanting(boxes: Iterable[Rectangle]) -> str:
    """Slanting strokes within rectangles; those of two side by side are in line."""
    strokes = (
        _slanting(n * APART, *box)
        for box in boxes
        for n in range(floor((box[0] - (box[3] - box[2])) / APART) + 1, ceil(box[1] / APART))
    )
    return f'<path class="hatch" d="{"".join(strokes)}" {STROKE}/>'


def upright(boxes: Iterable[Rectangle]) -> str:
    """Upright strokes within rectangles, one at least in each."""
    strokes = (
        f"M{short(at)} {short(foot)}v-{short(foot - top)}"
        for left, right, top, foot in boxes
        for at in _across(left, right)
    )
    return f'<path class="upright" d="{"".join(strokes)}" {STROKE}/>'


def bar(left: float, right: float, top: str) -> str:
    """A bar over a panel, whose upper edge may still be unknown."""
    return f'<path class="settled" d="M{short(left)} {top}m0-.8h{short(right - left)}" {BAR}/>'


def _across(left: float, right: float) -> list[float]:
    places = [n * APART for n in range(ceil(left / APART), ceil(right / APART))]
    return places or [(left + right) / 2]


def _slanting(at: float, left: float, right: float, top: float, foot: float) -> str:
    """The one that would begin `at` the foot, as far as it is inside."""
    begin, end = max(at, left), min(at + foot - top, right)
    return f"M{short(begin)} {short(foot - begin + at)}l{short(end - begin)}-{short(end - begin)}"
