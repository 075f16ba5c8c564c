"""The words of a drawing that typst sets itself, as text over the picture.

Its reader of drawings (SVG) can print western letters only: marks over and under other letters, and
letters that join, it refuses in a PDF for everybody. The picture's alternative text says them all,
so what stands over it is no second text for those who hear it.
"""

import re
from html import unescape
from typing import TypedDict

from ldn_tracker.report.sheet.glyphs import DRAWN, is_within

TEXT = re.compile(
    r'<text class="[\w-]+" x="(-?[\d.]+)" y="(-?[\d.]+)" font-size="([\d.]+)">([^<]*)</text>'
)


class Label(TypedDict):
    """A text whose baseline begins at x and y, in the drawing's own units."""

    x: float
    y: float
    size: float
    text: str


def split(drawing: str) -> tuple[str, list[Label]]:
    """The drawing without the words that it cannot print, and those words."""
    labels: list[Label] = []

    def kept(found: re.Match) -> str:
        *place, text = found.groups()
        if is_within(text, DRAWN):
            return found.group()
        x, y, size = map(float, place)
        labels.append({"x": x, "y": y, "size": size, "text": unescape(text)})
        return ""

    return TEXT.sub(kept, drawing), labels
