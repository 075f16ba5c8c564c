"""A Chart as one SVG: for the page, for print and for the PDF alike.

Presentation attributes only (a strict content policy forbids style=), every colour is currentColor,
so the page's theme and grey paper both come for nothing; classes let the page's stylesheet add its
accent. All names are escaped.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from journal.day import days_in
from ldn_tracker.charts.curves import drawn, once, shown
from ldn_tracker.charts.dates import day_words
from ldn_tracker.charts.description import describe
from ldn_tracker.charts.labels import Label, date_labels, dose_labels
from ldn_tracker.charts.layout import (
    Layout,
    Scale,
    name_lines,
    scale,
    short,
)
from ldn_tracker.charts.series import Chart, Panel, drawn_halves
from ldn_tracker.charts.strokes import bar, hatched
from ldn_tracker.charts.words import isolated

GAP_WORDS = "not recorded"
BREAK_WORDS = ("break from LDN", "break")  # the first that there is room for
TOP = "@"  # where a panel's upper edge is written, in what is the same behind every panel


def drawings(chart: Chart, layouts: Iterable[Layout], caption: str) -> tuple[str, ...]:
    """The chart at each of these sizes for one page, led by what they share."""
    sizes = (draw(chart, e, id=f"chart-{e.name}", caption=caption, shared=True) for e in layouts)
    return (once(chart), *sizes)


def draw(
    chart: Chart, layout: Layout, *, id: str = "chart", caption: str = "", shared: bool = False
) -> str:
    """The SVG text; `caption` is its accessible name, the chart itself describes the rest.

    `shared`: it stands on a page with `once`, whose paths it uses.
    """
    places = scale(chart, layout)
    parts: list[str] = []
    y = _doses(parts, chart, layout, places)
    behind = _settling(chart, places, layout) + _changes(chart, places, layout)
    for number in range(len(chart.panels)):
        y = _panel(parts, chart, number, layout, places, y, behind, shared=shared)
    y = _marks(parts, "Crash days", chart.crashes, layout, places, y, hollow=False)
    y = _marks(parts, "Infection", chart.infections, layout, places, y, hollow=True)
    y = _dates(parts, layout, places, y)
    return _svg("".join(parts), chart, layout, y, id, caption)


def _svg(body: str, chart: Chart, layout: Layout, height: float, id: str, caption: str) -> str:
    family = f' font-family="{layout.family}"' if layout.family else ""
    wide, tall = short(layout.width), short(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {layout.name}" role="img"'
        f' aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {wide} {tall}"'
        f' width="{wide}" height="{tall}"'
        f' fill="currentColor" font-size="{short(layout.font)}"{family}>'
        f'<title id="{id}-title">{escape(caption or "Dose and ratings over time")}</title>'
        f'<desc id="{id}-desc">{escape(describe(chart))}</desc>{body}</svg>'
    )


def _doses(parts: list, chart: Chart, layout: Layout, places: Scale) -> float:
    """The dose band with its labels above it; the y below it. Nothing before LDN."""
    if not chart.has_dose_row:
        return layout.small / 2
    labels = dose_labels(chart.stretches, places, layout)
    line = layout.small * 1.25
    bottom_of_labels = line * (1 + max((label.lane for label in labels), default=0))
    if layout.left:
        parts.append(_text("Dose", 0, bottom_of_labels + layout.band * 0.75, layout.font))
    for label in labels:
        _label(parts, label, layout, bottom_of_labels)
    foot = bottom_of_labels + layout.band
    _band(parts, chart, layout, places, foot)
    return foot + layout.font * 0.5


def _label(parts: list, label: Label, layout: Layout, foot: float) -> None:
    """A dose's label, and the line from it to where the dose began; beside the text if that ends
    there."""
    size = layout.small
    y = foot - (label.lane * 1.25 + 0.3) * size
    x, anchor = (label.at - size / 4, "end") if label.before else (label.x, "start")
    parts.append(_text(label.text, x, y, size, "dose-label", anchor))
    if label.leads:
        top = y - size * 0.7 if label.before else y + 2
        parts.append(_path(label.at, label.at, top, foot, _fine(layout)))


def _band(parts: list, chart: Chart, layout: Layout, places: Scale, foot: float) -> None:
    highest = max((row.dose_mg for row in chart.stretches if row.dose_mg), default=0)
    for row in (row for row in chart.stretches if row.taking):
        share = float(row.dose_mg / highest) if row.dose_mg else 1
        for first, last in chart.without_breaks(row):
            ends, times = (places.start(first), places.end(last)), drawn_halves(row)
            tall = (layout.band - 2) * share / len(times)
            for number, half in enumerate(times):
                _block(parts, half, layout, ends, foot - number * tall, tall)
    for first, last in chart.breaks:
        left, right = places.start(first), places.end(last)
        fits = (each for each in BREAK_WORDS if right - left > layout.wide(each, layout.small))
        if said := next(fits, ""):
            middle = (left + right) / 2
            parts.append(_text(said, middle, foot - 3, layout.small, anchor="middle"))
    parts.append(_path(places.left, places.right, foot, foot, _fine(layout)))


def _block(
    parts: list, timing, layout: Layout, ends: tuple[float, float], foot: float, tall: float
) -> None:
    """The dose of some days: stronger at night, or hatched; its label names the time as well."""
    left, right = ends
    night = timing == "night"
    parts.append(
        f'<rect class="dose {timing or "any"}" x="{short(left)}" y="{short(foot - tall)}"'
        f' width="{short(right - left)}" height="{short(tall)}"'
        f' fill-opacity="{".42" if night and not layout.faxed else ".14"}"/>'
    )
    if night and layout.faxed:
        parts.append(hatched(left, right, foot - tall, foot))
    parts.append(_line(left, right, foot - tall, foot - tall, 1, 1))


def _panel(
    parts: list,
    chart: Chart,
    number: int,
    layout: Layout,
    places: Scale,
    y: float,
    behind: str,
    *,
    shared: bool,
) -> float:
    """One measure: its name, scale ends, dots and line, and what stands `behind` those of every
    panel, at TOP; the y below it."""
    panel = chart.panels[number]
    top = y + (0 if layout.left else layout.font * 1.5)
    foot = top + layout.panel
    scale_of = panel.measure.scale

    _name(parts, panel, layout, y, (top + foot) / 2)
    parts.append(behind.replace(TOP, short(top)))
    ends_at = layout.width - layout.right + layout.small * 0.4
    parts.append(_text(f"{scale_of}", ends_at, top + layout.small * 0.7, layout.small, "end"))
    parts.append(_text("0", ends_at, foot, layout.small, "end"))
    parts.append(_path(places.left, places.right, foot, foot, _fine(layout)))
    if shared:
        parts.append(shown(number, panel, layout, places, foot))
    else:
        parts.append(drawn(panel, layout, places, foot))
    if number == 0:
        _unrecorded(parts, chart, layout, places, (top + foot) / 2)
    return foot + layout.font * (0.55 if layout.left else 0.8)


def _name(parts: list, panel: Panel, layout: Layout, y: float, middle: float) -> None:
    """Beside the panel, or above it together with the ends of its scale in words."""
    if not layout.left:
        name, ends = isolated(panel.measure.name), _ends(panel, layout)
        parts.append(_text(name, 0, y + layout.font, layout.font, ends=ends))
        return
    lines = name_lines(panel.measure.name, layout)
    first = middle + layout.font * (0.35 - 0.55 * (len(lines) - 1))
    for number, line in enumerate(lines):
        parts.append(_text(line, 0, first + number * layout.font * 1.1, layout.font))


def _ends(panel: Panel, layout: Layout) -> str:
    """ ": 0 none to 4 very severe", if that has room after the name."""
    words = panel.measure.words
    ends = (
        f": 0 {words[0].lower()} to {len(words) - 1} {words[-1].lower()}" if words else ": 0 to 10"
    )
    return ends if layout.wide(panel.measure.name + ends, layout.font) <= layout.width else ""


def _marks(parts: list, name: str, spans, layout: Layout, places: Scale, y: float, *, hollow: bool):
    """A strip of marked days; nothing, and no room taken, where there are none."""
    if not spans:
        return y
    top = y + (0 if layout.left else layout.font * 1.3)
    tall = layout.font * 0.75
    parts.append(_text(name, 0, (top if layout.left else y) + tall + 0.5, layout.font, "name"))
    if not layout.left:
        top = y + layout.font * 1.15
    fill = ' fill="none" stroke="currentColor"' if hollow else ""
    for first, last in spans:
        x, wide = places.start(first), max(places.end(last) - places.start(first), 1.4)
        parts.append(
            f'<rect class="mark" x="{short(x)}" y="{short(top)}" width="{short(wide)}"'
            f' height="{short(tall)}"{fill}/>'
        )
    return top + tall + layout.font * 0.5


def _settling(chart: Chart, places: Scale, layout: Layout) -> str:
    return "".join(
        _settled(places.start(first), places.end(last), layout) for first, last in chart.settling
    )


def _settled(left: float, right: float, layout: Layout) -> str:
    """A shade behind the panel; on paper also a bar over it."""
    shade = (
        f'<rect class="settling" x="{short(left)}" y="{TOP}" width="{short(right - left)}"'
        f' height="{short(layout.panel)}" fill-opacity=".09"/>'
    )
    return shade + bar(left, right, TOP) if layout.faxed else shade


def _changes(chart: Chart, places: Scale, layout: Layout) -> str:
    """A fine line down all panels where each dose or time began."""
    begun = [row for row in chart.stretches if row.taking and row.began == row.first]
    xs = (places.start(row.first) for row in begun if row.first > chart.first)
    down, fine = short(layout.panel), _fine(layout, 0.45)
    return "".join(f'<path d="M{short(x)} {TOP}v{down}" {fine}/>' for x in xs)


def _unrecorded(parts: list, chart: Chart, layout: Layout, places: Scale, y: float) -> None:
    room = (layout.wide(GAP_WORDS, layout.small) + layout.small) / places.day_width
    for first, last in chart.unrecorded:
        if days_in(first, last) > room:
            middle = (places.start(first) + places.end(last)) / 2
            parts.append(_text(GAP_WORDS, middle, y, layout.small, "gap", anchor="middle"))


def _dates(parts: list, layout: Layout, places: Scale, y: float) -> float:
    foot = y + layout.small * 1.1
    parts.append(_path(places.left, places.right, y, y, _fine(layout)))
    labels = date_labels(places, layout)
    for label in labels:
        parts.append(_line(label.at, label.at, y, y + 3, 0.6, 0.8))
        parts.append(_text(label.text, label.x + 2, foot, layout.small, "date"))
    if not labels:
        parts.append(_text(day_words(places.first), places.left, foot, layout.small, "date"))
    return foot + layout.small * 0.4


def _text(
    text: str,
    x: float,
    y: float,
    size: float,
    cls: str = "name",
    anchor: str = "start",
    ends: str = "",
) -> str:
    """A text; after it `ends`, which the stylesheet leaves out where a phone is enlarged."""
    after = f'<tspan class="from-to">{escape(ends)}</tspan>' if ends else ""
    at = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text class="{cls}" x="{short(x)}" y="{short(y)}" font-size="{short(size)}"{at}>'
        f"{escape(text)}{after}</text>"
    )


def _line(x1: float, x2: float, y1: float, y2: float, width: float, opacity: float) -> str:
    return _path(x1, x2, y1, y2, _stroke(width, opacity))


def _path(x1: float, x2: float, y1: float, y2: float, stroke: str) -> str:
    return f'<path d="M{short(x1)} {short(y1)}L{short(x2)} {short(y2)}" {stroke}/>'


def _fine(layout: Layout, opacity: float = 0.5) -> str:
    """A stroke that stands back: grey on a screen, thin on paper."""
    return _stroke(0.5, 1) if layout.faxed else _stroke(0.6, opacity)


@cache
def _stroke(width: float, opacity: float) -> str:
    """One of the few strokes there are."""
    return (
        f'fill="none" stroke="currentColor" stroke-width="{short(width)}"'
        f' stroke-opacity="{short(opacity)}"'
    )
