"""The Summary in 1,000 letters, for a form that takes no more: alerts, ask, planned and recorded,
what troubled, before and now; what has no room says so with "…".
"""

from dataclasses import dataclass

from ldn_tracker.charts.series.effects import OTHERWISE, ToldRow
from ldn_tracker.charts.series.table import NOTHING
from ldn_tracker.charts.words.shortened import cut_short
from ldn_tracker.report.parts.page import ReportLine, SideEffects, Summary

LETTERS = 1000
MEANS = 2  # lines of the comparison; the others say what such a one can show


@dataclass(frozen=True, slots=True)
class Space:
    """How many letters each alert and the plan have, how many side effects are told, and whether
    more of the person than the name is."""

    alert: int
    plan: int
    effects: int
    facts: bool = True


SPACES = (  # what is dangerous keeps its words longest
    Space(200, 260, 5),
    Space(200, 260, 3),
    Space(200, 160, 3),
    Space(160, 160, 2),
    Space(160, 100, 1),
    Space(120, 100, 1),
    Space(90, 100, 1, facts=False),
    Space(60, 80, 1, facts=False),
    Space(40, 60, 1, facts=False),
)


def render(summary: Summary) -> str:
    """At most 1,000 letters; no line break at the end."""
    texts = (_text(summary, space) for space in SPACES)
    return next((text for text in texts if len(text) <= LETTERS), None) or _cut(summary)


def _cut(summary: Summary) -> str:
    text = _text(summary, SPACES[-1])
    return f"{text[: LETTERS - 1].rstrip()}…"


def _text(summary: Summary, space: Space) -> str:
    head = summary.head
    parts = [
        f"{head.who if space.facts else head.name or head.reported}\n{head.period}",
        _part("ALERTS", [cut_short(line.whole, space.alert) for line in summary.alerts]),
        f"I WOULD LIKE: {summary.ask}" if summary.ask else "",
        f"PLANNED: {cut_short(summary.regimen.text, space.plan)}",
        f"RECORDED, LAST 7 DAYS: {summary.recorded.text}",
        _part("SIDE EFFECTS", _effects(summary.side_effects, space.effects)),
        _part("BEFORE LDN AND NOW", _compared(summary.benefit)),
    ]
    return "\n".join(filter(None, parts))


def _part(title: str, lines: list[str]) -> str:
    return f"{title}: {' '.join(lines)}" if lines else ""


def _effects(part: SideEffects, most: int) -> list[str]:
    """Those that troubled more than before LDN, each with its worst dose, then and lately."""
    troubled = [row for row in part.table.rows if any(cell.shaded for cell in row.cells)]
    if not troubled:
        return (
            [part.said[0].whole]
            if part.said and not part.table.rows
            else ["none more than before."]
        )
    more = len(troubled) - most
    return [*map(_effect, troubled[:most]), *([f"… and {more} more."] if more > 0 else [])]


def _effect(row: ToldRow) -> str:
    """ "Headache: before LDN 0/14 ·1, 3 mg night 10/11 ·4, last 14 days 0/14 ·1"."""
    first, *_, last = row.cells
    kept = dict.fromkeys((first, *(cell for cell in row.cells if cell.shaded), last))
    cells = [f"{cell.column} {cell.words}" for cell in kept if cell.words != NOTHING]
    new = [f"new since {row.new}"] if row.new not in (NOTHING, OTHERWISE) else []
    return f"{row.name}: {', '.join([*cells, *new])}."


def _compared(lines: tuple[ReportLine, ...]) -> list[str]:
    """The two means and the change, or why there are none."""
    return [line.whole for line in lines[:MEANS]]
