"""A Chart as a plotly figure (plain dict): the same dots, lines, bars and doses, to be explored.

Dates are not repeated for each trace: x0 and dx stand for them, and None for a missing day, which
keeps ten years small. Colours are left to the page: `meta` says what each trace is.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

from dose.treatment.daily_doses import DailyDose
from dose.vocabulary import HALVES, Half
from journal.day import span
from journal.ratings import MIDWEEK, PARTS, WEEK
from ldn_tracker.charts.drawing.day_texts import texts_by_day
from ldn_tracker.charts.series.series import Chart, Panel, Point

DAY_IN_MS = 86_400_000
DOSE_SHARE = 0.14  # of the height
MARKS_SHARE = 0.14
NAME_HEIGHT = 26  # pixels above each panel
MARKS_AXIS = "yaxis99"  # after those of the panels, whose number is never near it
MARKS_LAYOUT = {"type": "category", "fixedrange": True, "automargin": True}
DAYS_AT = [  # which dates the axis names, by how far they are apart
    {"dtickrange": [None, "M1"], "value": "%-d %b"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def figure(chart: Chart) -> dict:
    """The figure's data and layout."""
    marks, height = _marks(chart), 130 + 130 * len(chart.panels)
    rooms = _rooms(chart, bool(marks), NAME_HEIGHT / height)
    has_doses = chart.has_dose_row
    names = [*(["Dose, mg"] * has_doses), *map(_named, chart.panels)]
    data = _doses(chart) if has_doses else []
    layout = {"xaxis": _dates(chart), "shapes": _shapes(chart), "height": height}
    layout |= {"annotations": [_name(*each) for each in zip(names, rooms, strict=False)]}
    layout |= {"barmode": "overlay", "bargap": 0}
    layout |= _axis(1, rooms[0], top=None) if has_doses else {}
    for number, panel in enumerate(chart.panels, start=2):
        data += _panel(chart, panel, number)
        top = WEEK if panel.is_barred else panel.measure.scale
        layout |= _axis(number, rooms[number - 2 + has_doses], top=top)
    data.append(_told(chart, "y" if has_doses else "y2"))
    if marks:
        layout |= {MARKS_AXIS: MARKS_LAYOUT | {"domain": list(rooms[-1])}}
    return {"data": data + marks, "layout": layout}


def _rooms(chart: Chart, marked: bool, name: float) -> list[tuple[float, float]]:  # noqa: FBT001
    """From the top down: how much of the height each part has, the dose first, marks last."""
    panels, strip = len(chart.panels), MARKS_SHARE * marked
    each = (1 - DOSE_SHARE * chart.has_dose_row - strip) / max(panels, 1)
    parts = [DOSE_SHARE] * chart.has_dose_row + [each] * panels + [strip] * marked
    rooms, top = [], 1.0
    for part in parts:
        rooms.append((round(max(top - part, 0), 4), round(top - name, 4)))
        top -= part
    return rooms


def _name(text: str, room: tuple[float, float]) -> dict:
    """A name above its panel, where it has the whole width."""
    return {
        "text": escape(text), "showarrow": False, "xref": "paper", "yref": "paper", "x": 0,
        "xanchor": "left", "y": room[1], "yanchor": "bottom",
    }  # fmt: skip


def _axis(number: int, room: tuple[float, float], top: int | None) -> dict:
    name = "yaxis" if number == 1 else f"yaxis{number}"
    reach = (
        {"range": [-0.03 * top, 1.05 * top], "tickvals": [0, top]}
        if top
        else {"rangemode": "tozero", "nticks": 3}
    )
    return {name: {"domain": list(room), "fixedrange": True} | reach}


def _dates(chart: Chart) -> dict:
    drawn = _drawn_days(chart)  # the Thursday of the first or the present week may lie outside
    ends = min(chart.first, drawn[0]), max(chart.last, drawn[-1])
    return {
        "type": "date",
        "range": [day.isoformat() for day in ends],
        "hoverformat": "week around %-d %b %Y" if chart.weekly else "%-d %b %Y",
        "tickformatstops": DAYS_AT,
        "anchor": "free",
        "position": 0,
    }


def _drawn_days(chart: Chart) -> list[date]:
    """The days of the chart or, past a year, the Thursdays of its weeks."""
    if not chart.weekly:
        return [chart.first + timedelta(n) for n in range(chart.days)]
    monday = chart.first - timedelta(chart.first.weekday())
    weeks = range(0, (chart.last - monday).days + 1, 7)
    return [monday + MIDWEEK + timedelta(n) for n in weeks]


def _over(days: list[date], values: dict[date, float]) -> dict:
    """The values of evenly spaced days, None where there is none."""
    apart = (days[1] - days[0]).days if len(days) > 1 else 1
    return {
        "x0": days[0].isoformat(),
        "dx": apart * DAY_IN_MS,
        "y": [_small(values.get(day)) for day in days],
        "hoverinfo": "skip",
    }


def _small(value: float | None) -> float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 2)


def _named(panel: Panel) -> str:
    """A panel's name with what its height means."""
    if panel.is_barred:
        return f"{panel.measure.name}: days a week at 2 or more"
    return panel.measure.name


def _panel(chart: Chart, panel: Panel, number: int) -> list[dict]:
    """The middle half, the dots and the line of a symptom; the bars of a side effect."""
    if panel.is_barred:
        return list(_bars(panel, number))
    return [_half(panel, number), _dots(chart, panel, number), _line(chart, panel, number)]


def _bars(panel: Panel, number: int) -> Iterator[dict]:
    """Days rated, at 2 or more, and at 3 or more, each before the one that it holds."""
    weeks = panel.weeks
    for kind in ("rated", "moderate", "severe"):
        yield {
            "type": "bar", "meta": kind, "yaxis": f"y{number}", "name": panel.measure.name,
            "x": [_middle(*panel.days_of(week)) for week in weeks],
            "width": [(week.days - 0.6) * DAY_IN_MS for week in weeks],
            "y": [getattr(week, kind) for week in weeks], "hoverinfo": "skip",
        }  # fmt: skip


def _half(panel: Panel, number: int) -> dict:
    """The shapes between the quartiles, one after the other."""
    around = []
    for piece in panel.half:
        there = [(day, high) for day, _, high in piece]
        back = [(day, low) for day, low, _ in reversed(piece)]
        around += [*there, *back, there[0], None]
    first = panel.lined.first
    return {
        "type": "scatter", "mode": "none", "meta": "half", "yaxis": f"y{number}", "fill": "toself",
        "x": [at and (first + timedelta(at[0])).isoformat() for at in around],
        "y": [at and _small(at[1] / PARTS) for at in around],
        "name": f"{panel.measure.name}, middle half", "hoverinfo": "skip",
    }  # fmt: skip


def _dots(chart: Chart, panel: Panel, number: int) -> dict:
    return _over(_drawn_days(chart), dict(panel.dots)) | {
        "type": "scatter", "mode": "markers", "meta": "dots", "yaxis": f"y{number}",
        "name": panel.measure.name,
    }  # fmt: skip


def _line(chart: Chart, panel: Panel, number: int) -> dict:
    pieces = panel.lines if chart.weekly else map(_bridged, panel.lines)
    whole = {day: value for piece in pieces for day, value in piece}
    return _over(_drawn_days(chart), whole) | {
        "type": "scatter", "mode": "lines", "meta": "line", "yaxis": f"y{number}",
        "name": f"{panel.measure.name}, median",
    }  # fmt: skip


def _told(chart: Chart, axis: str) -> dict:
    """Nothing to see: what is read when a day is pointed at, in any of the panels."""
    days = _drawn_days(chart)
    return _over(days, dict.fromkeys(days, 0)) | {
        "type": "scatter", "mode": "markers", "meta": "told", "yaxis": axis,
        "text": texts_by_day(chart, days), "hoverinfo": "x+text",
        "hovertemplate": "%{text}<extra></extra>",
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
        "hoverinfo": "skip",
    }  # fmt: skip


def _doses(chart: Chart) -> list[dict]:
    """What was recorded as bars, a night dose on that of the morning; over them the outline of what
    was planned. A bar is a run of days, from noon to noon around each."""
    traces = [_half_dose(chart, half) for half in ("morning", "night")]
    return [*(trace for trace in traces if trace["x"]), *_planned(chart)]


def _half_dose(chart: Chart, half: Half) -> dict:
    at_night = half == "night"
    rows = [row for row in chart.doses if (row.night_mg if at_night else row.morning_mg)]
    return {
        "type": "bar", "meta": "night" if at_night else "dose", "yaxis": "y",
        "name": f"Recorded, {HALVES[half].said}", "hoverinfo": "skip",
        "x": [_middle(row.first, row.last) for row in rows],
        "width": [row.days * DAY_IN_MS for row in rows],
        "y": [float(row.night_mg if at_night else row.morning_mg) for row in rows],
        "base": [float(row.morning_mg) if at_night else 0 for row in rows],
    }  # fmt: skip


def _middle(first: date, last: date) -> str:
    """Where a bar of these days stands."""
    noon = (last - first).days % 2 * " 12:00"
    return f"{first + timedelta((last - first).days // 2)}{noon}"


def _planned(chart: Chart) -> list[dict]:
    """The boxes of the plan, from noon to noon around each day, as the bars are."""
    corners = [at for row in chart.planned for at in (*_box(row), None)]
    if not corners:
        return []
    return [{
        "type": "scatter", "mode": "lines", "meta": "planned", "yaxis": "y", "name": "Planned",
        "x": [at and at[0] for at in corners], "y": [at and at[1] for at in corners],
        "hoverinfo": "skip",
    }]  # fmt: skip


def _box(row: DailyDose) -> tuple[tuple[str, float], ...]:
    left, right = f"{row.first - timedelta(1)} 12:00", f"{row.last} 12:00"
    top = float(row.total_mg)
    return (left, 0), (left, top), (right, top), (right, 0)


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
