"""The Summary as plain text, to paste into an online consultation form; no line is a table.

A form takes some thousand letters: it holds what a roomy sheet holds, and says what it leaves out.
"""

from collections.abc import Iterable

from ldn_tracker.charts.dates import day_words, days_words, doses_words
from ldn_tracker.charts.table import NO_ROWS, NOTHING, StepTable, TableRow
from ldn_tracker.charts.words import heading
from ldn_tracker.report.day_sheet import held
from ldn_tracker.report.fit import ROOMS, fitted
from ldn_tracker.report.page import FOOT, TITLE, DayTable, ReportLine, Summary


def render(summary: Summary) -> str:
    """The same parts in the same order; ends with a line break."""
    summary = fitted(summary, ROOMS[0])
    head = summary.head
    parts = [
        f"{TITLE.upper()}\n{head.who}\n{head.period}, printed {day_words(head.printed)}",
        f"I WOULD LIKE: {summary.ask}" if summary.ask else "",
        f"{summary.regimen.strong.upper()}: {summary.regimen.text}",
        f"RECORD: {summary.quality.words}",
        summary.chart.source,
        _part("BY DOSE (median, middle half of the days in brackets)", _steps(summary.table)),
        _part("SIDE EFFECTS, LAST 14 DAYS", _lines(summary.side_effects)),
        _part("BEFORE LDN AND NOW", _lines(summary.benefit)),
        _part("MEDICINES TO CHECK", _lines(summary.medicines)),
        _part("WHAT ELSE COULD EXPLAIN IT", _lines(summary.other_causes)),
        _part("QUESTIONS", (f"{n}. {q}" for n, q in enumerate(summary.questions, 1))),
        _part("WHAT THE APP SUGGESTED", _lines(summary.suggestions)),
        _part("DAY BY DAY", _days(held(summary.days))) if summary.days else "",
        FOOT,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _part(title: str, lines: Iterable[str]) -> str:
    said = "\n".join(f"- {line}" if title != "QUESTIONS" else line for line in lines)
    return f"{title}\n{said}" if said else ""


def _lines(lines: tuple[ReportLine, ...]) -> list[str]:
    return [line.whole for line in lines]


def _steps(table: StepTable) -> list[str]:
    said = [_step(table, row) for row in table.rows] or [NO_ROWS]
    return [*said[:1], *_left_out(table.left_out, "row"), *said[1:]]


def _step(table: StepTable, row: TableRow) -> str:
    said = [f"{row.recorded} of {days_words(row.days)} recorded"]
    if row.due is not None:
        said.append(f"{row.taken} of {doses_words(row.due, in_parts=row.in_parts)}")
    said += [f"{heading(m).lower()} {row.spread(m.id)}" for m in table.symptoms]
    bad = [(m.name.lower(), row.bad_days(m.id)) for m in table.side_effects]
    if any(days != NOTHING for _, days in bad):
        days = ", ".join(f"{name} {days}" for name, days in bad if days != NOTHING)
        said.append(f"days moderate or more: {days}")
    said.append(f"crash days {row.crashes}")
    if row.ended != NOTHING:
        said.append(f"ended because: {row.ended}")
    return f"{row.label}, {row.dates}: {'; '.join(said)}"


def _days(table: DayTable) -> list[str]:
    out = _left_out(table.left_out, "earlier day")
    for row in table.rows:
        rated = zip(table.columns, row.ratings, strict=True)
        said = [row.dose, *(f"{name.lower()} {r}" for name, r in rated if r), row.marks]
        out.append(f"{day_words(row.day)}: {', '.join(filter(None, said)) or 'not recorded'}")
    return out


def _left_out(count: int, what: str) -> list[str]:
    return [f"… {count} {what}{'' if count == 1 else 's'} left out"] if count else []
