"""A Chart as a plotly figure (plain dict): the same dots, lines and doses, to be explored.

Dates are not repeated for each trace: x0 and dx stand for them, and None for a missing day, which
keeps ten years small. Colours are left to the page: `meta` says what each trace is.
"""

from datetime import date, timedelta

from journal.day import span
from ldn_tracker.charts.series import MIDWEEK, Chart, Panel, Point
from ldn_tracker.charts.stretches import Stretch

DAY_IN_MS = 86_400_000
DOSE_SHARE = 0.14  # of the height
MARKS_SHARE = 0.14
GAP = 0.035
MARKS_AXIS = "yaxis99"  # after those of the panels, whose number is never near it
MARKS_LAYOUT = {"type": "category", "fixedrange": True, "automargin": True}
DAYS_NAMED_UP_TO = 200


def figure(chart: Chart) -> dict:
    """The figure's data and layout."""
    marks = _marks(chart)
    rooms = _rooms(len(chart.panels), chart.takes_ldn, bool(marks))
    data = _doses(chart) if chart.takes_ldn else []
    layout = {"xaxis": _dates(chart), "shapes": _shapes(chart)}
    layout |= _axis(1, "Dose, mg", rooms[0], top=None) if chart.takes_ldn else {}
    for number, panel in enumerate(chart.panels, start=2):
        data += [_dots(chart, panel, number), _line(chart, panel, number)]
        room = rooms[number - 2 + chart.takes_ldn]
        layout |= _axis(number, panel.measure.name, room, top=panel.measure.scale)
    if marks:
        layout |= {MARKS_AXIS: MARKS_LAYOUT | {"domain": list(rooms[-1])}}
    return {"data": data + marks, "layout": layout | {"height": 130 + 130 * len(chart.panels)}}


def _rooms(panels: int, takes_ldn: bool, marked: bool) -> list[tuple[float, float]]:  # noqa: FBT001
    """From the top down: how much of the height each part has, the dose first, marks last."""
    strip = MARKS_SHARE * marked
    parts = [DOSE_SHARE] * takes_ldn + [
        (1 - DOSE_SHARE * takes_ldn - strip) / max(panels, 1)
    ] * panels
    parts += [strip] * marked
    rooms, top = [], 1.0
    for part in parts:
        rooms.append((round(max(top - part + GAP, 0), 4), round(top, 4)))
        top -= part
    return rooms


def _axis(number: int, title: str, room: tuple[float, float], top: int | None) -> dict:
    name = "yaxis" if number == 1 else f"yaxis{number}"
    reach = (
        {"range": [-0.03 * top, 1.05 * top], "tickvals": [0, top]}
        if top
        else {"rangemode": "tozero"}
    )
    return {name: {"title": {"text": title}, "domain": list(room), "fixedrange": True} | reach}


def _dates(chart: Chart) -> dict:
    return {
        "type": "date",
        "range": [chart.first.isoformat(), chart.last.isoformat()],
        "hoverformat": "week around %-d %b %Y" if chart.weekly else "%-d %b %Y",
        "tickformat": "%-d %b" if chart.days <= DAYS_NAMED_UP_TO else "%b %Y",
        "anchor": "free",
        "position": 0,
    }


def _over_days(chart: Chart, values: dict[date, float]) -> dict:
    """The values day by day from the first, None where there is none."""
    days = (date.fromordinal(chart.first.toordinal() + n) for n in range(chart.days))
    return {
        "x0": chart.first.isoformat(),
        "dx": DAY_IN_MS,
        "y": [_small(values.get(day)) for day in days],
    }


def _small(value: float | None) -> float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 2)


def _drawn(chart: Chart, values: dict[date, float]) -> dict:
    """The values of days or, past a year, of weeks on their Thursdays."""
    if not chart.weekly:
        return _over_days(chart, values)
    monday = chart.first - timedelta(chart.first.weekday())
    days = [monday + MIDWEEK + timedelta(n) for n in range(0, (chart.last - monday).days + 1, 7)]
    return {
        "x0": days[0].isoformat(),
        "dx": 7 * DAY_IN_MS,
        "y": [_small(values.get(day)) for day in days],
    }


def _dots(chart: Chart, panel: Panel, number: int) -> dict:
    said = f"{panel.measure.name}: %{{y}}<extra></extra>"
    return _drawn(chart, dict(panel.dots)) | {
        "type": "scatter", "mode": "markers", "meta": "dots", "yaxis": f"y{number}",
        "name": panel.measure.name, "hovertemplate": said,
    }  # fmt: skip


def _line(chart: Chart, panel: Panel, number: int) -> dict:
    pieces = panel.lines if chart.weekly else map(_bridged, panel.lines)
    whole = {day: value for piece in pieces for day, value in piece}
    return _drawn(chart, whole) | {
        "type": "scatter", "mode": "lines", "meta": "line", "yaxis": f"y{number}",
        "name": f"{panel.measure.name}, median", "hoverinfo": "skip",
    }  # fmt: skip


def _bridged(piece: tuple[Point, ...]):
    """The points of an unbroken piece, straight across the few unrated days inside it."""
    for (day, value), (after, next_value) in zip(piece, piece[1:], strict=False):
        apart = (after - day).days
        for step in range(apart):
            yield (
                date.fromordinal(day.toordinal() + step),
                value + (next_value - value) * step / apart,
            )
    yield piece[-1]


def _marks(chart: Chart) -> list[dict]:
    """Crash and infection days, each in a row of its own below the ratings."""
    rows = (("Infection", chart.infections), ("Crash", chart.crashes))
    return [_mark(name, spans) for name, spans in rows if spans]


def _mark(name: str, spans: tuple[tuple[date, date], ...]) -> dict:
    days = [day.isoformat() for first, last in spans for day in span(first, last)]
    symbol = "square" if name == "Crash" else "square-open"
    return {
        "type": "scatter", "mode": "markers", "meta": "mark", "yaxis": "y99", "name": name,
        "x": days, "y": [name] * len(days), "marker": {"symbol": symbol},
        "hovertemplate": f"{name}<extra></extra>",
    }  # fmt: skip


def _doses(chart: Chart) -> list[dict]:
    """Night doses apart from the others, as they are darker."""
    night = tuple(row for row in chart.stretches if row.timing == "night")
    other = tuple(row for row in chart.stretches if row.timing != "night" and row.taking)
    traces = ((night, "night"), (other, "dose"))
    return [_dose(chart, rows, meta) for rows, meta in traces if rows]


def _dose(chart: Chart, rows: tuple[Stretch, ...], meta: str) -> dict:
    taken = {
        date.fromordinal(n): float(row.dose_mg)
        for row in rows
        if row.dose_mg is not None
        for first, last in chart.without_breaks(row)
        for n in range(first.toordinal(), last.toordinal() + 1)
    }
    time = "night" if meta == "night" else "morning"
    return _over_days(chart, taken) | {
        "type": "scatter", "mode": "lines", "meta": meta, "yaxis": "y", "name": "Dose",
        "line": {"shape": "hv"}, "fill": "tozeroy",
        "hovertemplate": f"%{{y}} mg {time}<extra></extra>",
    }  # fmt: skip


def _shapes(chart: Chart) -> list[dict]:
    """The first days after a change, and crash days, over the whole height."""
    shaded = [(first, last, "settling") for first, last in chart.settling]
    crashed = [(first, last, "crash") for first, last in chart.crashes]
    return [
        {
            "type": "rect", "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
            "x0": f"{first} 00:00", "x1": f"{last} 23:59", "line": {"width": 0}, "name": kind,
        }
        for first, last, kind in shaded + crashed
    ]  # fmt: skip
