"""What a drawing on paper has in full black, as a fax keeps no shade of grey."""

from math import ceil, floor

from ldn_tracker.charts.layout import short

APART = 3.6  # points between two strokes, which are ten dots of a fax
STROKE = 'fill="none" stroke="currentColor" stroke-width=".6"'
BAR = 'fill="none" stroke="currentColor" stroke-width="1.5"'


def hatched(left: float, right: float, top: float, foot: float) -> str:
    """Slanting strokes within a rectangle; those of two rectangles side by side are in line."""
    first, last = floor((left - (foot - top)) / APART) + 1, ceil(right / APART)
    strokes = (_stroke(n * APART, left, right, top, foot) for n in range(first, last))
    return f'<path class="hatch" d="{"".join(strokes)}" {STROKE}/>'


def bar(left: float, right: float, top: str) -> str:
    """A bar over a panel, whose upper edge may still be unknown."""
    return f'<path class="settled" d="M{short(left)} {top}m0-.8h{short(right - left)}" {BAR}/>'


def _stroke(at: float, left: float, right: float, top: float, foot: float) -> str:
    """The one that would begin `at` the foot, as far as it is inside."""
    begin, end = max(at, left), min(at + foot - top, right)
    return f"M{short(begin)} {short(foot - begin + at)}l{short(end - begin)}-{short(end - begin)}"
