"""A Chart as one SVG: for the page, for print and for the PDF alike.

Presentation attributes only (a strict content policy forbids style=), every colour is currentColor,
so the page's theme and grey paper both come for nothing; classes let the page's stylesheet add its
accent. All names are escaped.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from journal.day import days_in
from journal.ratings import PARTS
from ldn_tracker.charts.drawing import band, bars, curves
from ldn_tracker.charts.drawing.description import describe
from ldn_tracker.charts.drawing.labels import Label, date_labels, dose_labels
from ldn_tracker.charts.drawing.layout import (
    Layout,
    Scale,
    name_lines,
    scale,
    short,
)
from ldn_tracker.charts.drawing.strokes import bar
from ldn_tracker.charts.series.series import Chart, Panel
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.charts.words.shortened import isolated

GAP_WORDS = "not recorded"
BREAK_WORDS = ("break from LDN", "break")  # the first that there is room for
TOP = "@"  # where a panel's upper edge is written, in what is the same behind every panel


def drawings(chart: Chart, layouts: Iterable[Layout], caption: str) -> tuple[str, ...]:
    """The chart at each of these sizes for one page, led by what they share."""
    told = {"caption": caption, "said": describe(chart), "shared": True}
    sizes = (draw(chart, each, id=f"chart-{each.name}", **told) for each in layouts)
    return (_once(chart), *sizes)


def _once(chart: Chart) -> str:
    paths = f"{band.once(chart)}{curves.once(chart)}{bars.once(chart)}"
    return f'<svg hidden aria-hidden="true"><defs>{paths}</defs></svg>'


def draw(
    chart: Chart,
    layout: Layout,
    *,
    id: str = "chart",
    caption: str = "",
    said: str = "",
    shared: bool = False,
) -> str:
    """The SVG text; `caption` is its accessible name, `said` (or the chart) describes the rest.

    `shared`: it stands on a page with `once`, whose paths it uses.
    """
    places = scale(chart, layout)
    parts: list[str] = []
    y = _doses(parts, chart, layout, places, shared=shared)
    behind = _settling(chart, places, layout) + _changes(chart, places, layout)
    for number in range(len(chart.panels)):
        y = _panel(parts, chart, number, layout, places, y, behind, shared=shared)
    y = _marks(parts, "Crash days", chart.crashes, layout, places, y, hollow=False)
    y = _marks(parts, "Infection", chart.infections, layout, places, y, hollow=True)
    y = _dates(parts, layout, places, y)
    return _svg("".join(parts), said or describe(chart), layout, y, id, caption)


def _svg(body: str, said: str, layout: Layout, height: float, id: str, caption: str) -> str:
    family = f' font-family="{layout.family}"' if layout.family else ""
    wide, tall = short(layout.width), short(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {layout.name}" role="img"'
        f' aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {wide} {tall}"'
        f' width="{wide}" height="{tall}"'
        f' fill="currentColor" font-size="{short(layout.font)}"{family}>'
        f'<title id="{id}-title">{escape(caption or "Dose and ratings over time")}</title>'
        f'<desc id="{id}-desc">{escape(said)}</desc>{body}</svg>'
    )


def _doses(parts: list, chart: Chart, layout: Layout, places: Scale, *, shared: bool) -> float:
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
    _band(parts, chart, layout, places, foot, shared=shared)
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


def _band(
    parts: list, chart: Chart, layout: Layout, places: Scale, foot: float, *, shared: bool
) -> None:
    shares = shared and not layout.faxed  # what is faxed has strokes, whose places are its own
    parts.append((band.shown if shares else band.drawn)(chart, layout, places, foot))
    for first, last in chart.breaks:
        left, right = places.start(first), places.end(last)
        fits = (each for each in BREAK_WORDS if right - left > layout.wide(each, layout.small))
        if said := next(fits, ""):
            middle = (left + right) / 2
            parts.append(_text(said, middle, foot - 3, layout.small, anchor="middle"))
    parts.append(_path(places.left, places.right, foot, foot, _fine(layout)))


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

    _name(parts, chart, number, layout, y, (top + foot) / 2)
    parts.append(behind.replace(TOP, short(top)))
    _scale_ends(parts, panel, layout, top, foot)
    parts.append(_path(places.left, places.right, foot, foot, _fine(layout)))
    if panel.is_barred:
        draw_bars = bars.shown if shared else bars.drawn
        parts.append(draw_bars(chart, number, layout, places, foot))
    elif shared:
        parts.append(curves.shown(number, panel, layout, places, foot))
    else:
        parts.append(curves.drawn(panel, layout, places, foot))
    if layout.ends:
        _average(parts, panel, layout, places, foot)
    if number == 0:
        _unrecorded(parts, chart, layout, places, (top + foot) / 2)
    return foot + layout.font * (0.55 if layout.left else 0.8)


def _scale_ends(parts: list, panel: Panel, layout: Layout, top: float, foot: float) -> None:
    """The ends of the scale, right beside the panel: 10 and 0, or of bars 7 days and none."""
    highest = "7" if panel.is_barred else f"{panel.measure.scale}"
    x = layout.width - layout.right + layout.small * 0.4
    parts.append(_text(highest, x, top + layout.small * 0.7, layout.small, "end"))
    parts.append(_text("0", x, foot, layout.small, "end"))


def _average(parts: list, panel: Panel, layout: Layout, places: Scale, foot: float) -> None:
    """ "7.3 → 5.6" at the end of the line, between the ends of the scale."""
    if not (said := average_words(panel)):
        return
    end = panel.lined.rated[-1] / PARTS / panel.measure.scale
    half, size = layout.small * 0.35, layout.small
    y = foot - 1 - (layout.panel - 3) * end + half
    y = min(max(y, foot - layout.panel + size * 1.7), foot - size)
    parts.append(_text(said, places.right + size * 0.4, y, size, "average"))


def average_words(panel: Panel) -> str:
    """The averages before LDN and now, where both are known and a line is drawn: "7.3 → 5.6"."""
    if panel.average is None or not panel.lined.rated:
        return ""
    before, now = panel.average
    return f"{before:.1f} → {now:.1f}"


def _name(parts: list, chart: Chart, number: int, layout: Layout, y: float, middle: float) -> None:
    """Beside the panel, or above it together with what its height means and its averages."""
    panel = chart.panels[number]
    if not layout.left:
        name, said = isolated(panel.measure.name), "" if layout.ends else average_words(panel)
        taken = layout.wide(f"{said} ", layout.font) if said else 0
        ends = _ends(chart, number, layout, layout.width - taken)
        parts.append(_text(name, 0, y + layout.font, layout.font, ends=ends))
        if said:
            at = layout.width - layout.right
            parts.append(_text(said, at, y + layout.font, layout.font, "average", "end"))
        return
    lines = name_lines(panel.measure.name, layout)
    first = middle + layout.font * (0.35 - 0.55 * (len(lines) - 1))
    for number, line in enumerate(lines):
        parts.append(_text(line, 0, first + number * layout.font * 1.1, layout.font))


def _ends(chart: Chart, number: int, layout: Layout, room: float) -> str:
    """What the height means, in as many words as have room; "higher = worse" once."""
    panel = chart.panels[number]
    name, top = isolated(panel.measure.name), panel.measure.scale
    first = next(n for n, each in enumerate(chart.panels) if each.is_barred == panel.is_barred)
    if panel.is_barred:
        said = [": days a week at 2 or more", ": days a week"]
    elif number == first:
        said = [f": 0 to {top}, higher = worse", f": 0–{top}, higher = worse", f": 0 to {top}"]
    else:
        said = [f": 0 to {top}"]
    return next((each for each in said if layout.wide(name + each, layout.font) <= room), "")


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
