"""The Summary as plain text, to paste into an online consultation form; no line is a table.

A form takes some thousand letters: it holds what a roomy sheet holds, and says what it leaves out.
"""

from collections.abc import Iterable

from ldn_tracker.charts.drawing.description import describe
from ldn_tracker.charts.series.effects import OTHERWISE, ToldRow
from ldn_tracker.charts.series.series import Chart
from ldn_tracker.charts.series.table import NO_ROWS, NOTHING
from ldn_tracker.charts.words.dates import day_words, days_words
from ldn_tracker.charts.words.shortened import heading
from ldn_tracker.report.parts.page import (
    FOOT,
    NO_CHART,
    TITLE,
    DayTable,
    Head,
    ReportLine,
    SideEffects,
    Summary,
)
from ldn_tracker.report.sheet.day_sheet import held
from ldn_tracker.report.sheet.fit import ROOMS, fitted
from ldn_tracker.report.steps.steps import Step, Steps

NOT_WRITTEN = "nothing written."
DOSES = "BY DOSE (recorded / of; symptoms: median, and the middle half of the days in brackets)"
EFFECTS = "SIDE EFFECTS BY DOSE"


def render(summary: Summary) -> str:
    """All parts in their order; ends with a line break."""
    summary = fitted(summary, ROOMS[0])
    parts = [
        _head(summary.head),
        _part("ALERTS", _lines(summary.alerts)),
        f"I WOULD LIKE: {summary.ask or NOT_WRITTEN}",
        now(summary),
        f"RECORD: {summary.quality.words}",
        _part(DOSES, _steps(summary.table)),
        _part(f"{EFFECTS}{_figures_are(summary.side_effects)}", _effects(summary.side_effects)),
        f"OVER TIME: {_chart(summary.chart)}",
        _part("BEFORE LDN AND NOW", _lines(summary.benefit)),
        _part("MEDICINES, ALLERGIES", _lines(summary.medicines)),
        _part("WHAT ELSE COULD EXPLAIN IT", _lines(summary.other_causes)),
        _part("QUESTIONS", (f"{n}. {q}" for n, q in enumerate(summary.questions, 1)))
        or f"QUESTIONS: {NOT_WRITTEN}",
        _part("WHAT THE APP SUGGESTED", _lines(summary.suggestions)),
        _part("DAY BY DAY", _days(held(summary.days))) if summary.days else "",
        FOOT,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def now(summary: Summary) -> str:
    """What is planned, and what was recorded, a line each."""
    planned, recorded = summary.regimen, summary.recorded
    title = recorded.strong.removesuffix(":").upper()
    return f"{planned.strong.upper()}: {planned.text}\n{title}: {recorded.text}"


def _head(head: Head) -> str:
    when = f"{head.period}, printed {day_words(head.printed)}"
    return "\n".join((TITLE.upper(), head.who, when))


def _chart(chart: Chart | None) -> str:
    """What the chart shows, in words."""
    if chart is None:
        return NO_CHART
    return f"{describe(chart)} {chart.source}".strip()


def _part(title: str, lines: Iterable[str]) -> str:
    said = "\n".join(f"- {line}" if title != "QUESTIONS" else line for line in lines)
    return f"{title}\n{said}" if said else ""


def _lines(lines: tuple[ReportLine, ...]) -> list[str]:
    return [line.whole for line in lines]


def _steps(table: Steps) -> list[str]:
    said = [_step(table, row) for row in table.rows] or [NO_ROWS]
    return [*said[:1], *(f"… {words}" for words in filter(None, [table.out_words])), *said[1:]]


def _step(table: Steps, row: Step) -> str:
    said = [f"{row.of.recorded} of {days_words(row.of.days)} recorded"]
    if row.of.due is not None:
        said.append(f"doses {row.doses}")
    said += [f"{heading(m).lower()} {row.of.spread(m.id)}" for m in table.symptoms]
    said.append(f"crash days {row.of.crashes}")
    if row.ended != NOTHING:
        said.append(f"ended because: {row.ended}")
    return f"{row.label}, {row.of.dates}{row.place}: {'; '.join(said)}"


def _effects(part: SideEffects) -> list[str]:
    """A line for each side effect, without the doses at which it was not rated."""
    said = [_effect(row) for row in part.table.rows]
    return [*said, *_left_out(part.left_out, "row"), *_lines(part.said)]


def _figures_are(part: SideEffects) -> str:
    """What the figures are; the cell that a page frames is the worst of its line."""
    return f" ({part.figures_are.partition('; framed')[0]})" if part.figures_are else ""


def _effect(row: ToldRow) -> str:
    cells = (f"{cell.column} {cell.words}" for cell in row.cells if cell.words != NOTHING)
    new = [f"new since {row.new}"] if row.new not in (NOTHING, OTHERWISE) else []
    other = [row.new] if row.new == OTHERWISE else []
    return f"{row.name}: {', '.join([*cells, *new, *other])}"


def _days(table: DayTable) -> list[str]:
    out = _left_out(table.left_out, "earlier day")
    for row in table.rows:
        rated = zip(table.columns, row.ratings, strict=True)
        said = [row.dose, *(f"{name.lower()} {r}" for name, r in rated if r), row.marks]
        out.append(f"{day_words(row.day)}: {', '.join(filter(None, said)) or 'not recorded'}")
    return out


def _left_out(count: int, what: str) -> list[str]:
    return [f"… {count} {what}{'' if count == 1 else 's'} left out"] if count else []
