"""The stock of the next weeks as a drawing: a step line for each kind, with its days (pure).

As the other charts: presentation attributes only, every colour is currentColor, text is escaped.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from html import escape

from dose.diary.supply import Kind
from dose.supply import Outlook
from dose.supply.words import amount_words, day_words
from dose.treatment.units import number_text
from ldn_tracker.charts.drawing.labels import date_labels
from ldn_tracker.charts.drawing.layout import PAGE, Layout, Scale, short
from ldn_tracker.charts.drawing.strokes import STROKE

Curve = Sequence[tuple[date, dict[Kind, Decimal]]]
LINE = 'class="line" fill="none" stroke="currentColor" stroke-width="2"'
MOST_KINDS = 3


def drawings(curve: Curve, kinds: Sequence[Kind], solid: str, outlook: Outlook) -> list[str]:
    """The drawing at each of the sizes of which the stylesheet shows one."""
    last = outlook.order_by
    return [_draw(curve, kinds[:MOST_KINDS], solid, last, layout) for layout in PAGE]


def _draw(
    curve: Curve, kinds: Sequence[Kind], solid: str, order_by: date | None, layout: Layout
) -> str:
    first, last = curve[0][0], curve[-1][0]
    places = Scale(first, last, 0, layout.width - layout.right - layout.small)
    parts, y = [], 0.0
    for kind in kinds:
        parts.append(_panel(curve, kind, solid, layout, places, y))
        y += layout.font * 1.5 + layout.panel + layout.font * 0.8
    if order_by and first < order_by <= last:
        x = short(places.start(order_by))
        parts.append(f'<path d="M{x} {short(layout.font * 1.5)}V{short(y)}" {STROKE}/>')
    for label in date_labels(places, layout):
        parts.append(_text(label.text, label.x, y + layout.small, layout.small))
    id = f"stock-{layout.name}"
    wide, tall = short(layout.width), short(y + layout.small * 1.5)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {layout.name}" role="img"'
        f' aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {wide} {tall}" width="{wide}"'
        f' height="{tall}" fill="currentColor" font-size="{short(layout.font)}">'
        f'<title id="{id}-title">What is left over the next 12 weeks</title>'
        f'<desc id="{id}-desc">{escape(described(curve, kinds, solid))}</desc>'
        f"{''.join(parts)}</svg>"
    )


def described(curve: Curve, kinds: Iterable[Kind], solid: str) -> str:
    """The drawing in words: what is left now, and every four weeks."""
    today = curve[0][0]
    said = (
        f"{day_words(day, today)}: "
        + ", ".join(amount_words(kind, stock.get(kind, Decimal(0)), solid) for kind in kinds)
        for day, stock in curve[::28]
    )
    return ". ".join(said) + "."


def _panel(curve: Curve, kind: Kind, solid: str, layout: Layout, places: Scale, y: float) -> str:
    left = [stock.get(kind, Decimal(0)) for _, stock in curve]
    most = max(*left, Decimal(1))
    top = y + layout.font * 1.5
    foot = top + layout.panel
    path = ""
    for (day, _), amount in zip(curve, left, strict=True):
        height = short(foot - float(amount / most) * (layout.panel - 3))
        path += f"M{short(places.start(day))} {height}" if not path else f"V{height}"
        path += f"H{short(places.end(day))}"
    edge = layout.width
    return (
        _text(amount_words(kind, left[0], solid) + " now", 0, y + layout.font, layout.font)
        + _text(number_text(most), edge, top + layout.small * 0.7, layout.small, "end")
        + _text("0", edge, foot, layout.small, "end")
        + f'<path d="M0 {short(foot)}H{short(places.right)}" {STROKE}/><path d="{path}" {LINE}/>'
    )


def _text(text: str, x: float, y: float, size: float, anchor: str = "start") -> str:
    return (
        f'<text x="{short(x)}" y="{short(y)}" font-size="{short(size)}"'
        f' text-anchor="{anchor}">{escape(text)}</text>'
    )
