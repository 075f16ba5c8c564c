"""One sheet, always: ever shorter versions of a Summary, each saying how much it left out.

The PDF takes the first that fits. Whatever a person has typed is cut with "…", never set smaller.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from ldn_tracker.charts.series.series import Chart
from ldn_tracker.charts.words.shortened import (
    LONGEST_WORD,
    clipped,
    cut_short,
    each_of,
    name_clipped,
    some_of,
)
from ldn_tracker.report.parts.page import Head, ReportLine, SideEffects, Summary
from ldn_tracker.report.steps.steps import Steps


@dataclass(frozen=True, slots=True)
class Room:
    """How much of each part is kept; `panel` is the height of one measure's chart in points, and at
    least 22, so that the averages at its right do not touch the ends of its scale.

    `vital`: so many lines of opioids are told whatever else there is, the last of them all others.
    `alert`: letters of an alert, within which it says what and when. `symptoms` have a column each;
    `lanes` of names stand over the band of doses; `diagnoses` has so many letters. `compared`: so
    many lines of before LDN and now, whose last says how the interval was made. `vital_name`: so
    many letters of an opioid's name with its dose, as they go on in a second line. `tight`: less
    white between the lines.
    """

    panel: float
    rows: int
    effects: int
    panels: int  # 0: no chart at all
    lines: int
    letters: int
    question: int
    vital: int = 4
    alert: int = 150
    symptoms: int = 3
    lanes: int = 4
    diagnoses: int = 100
    compared: int = 5
    vital_name: int = 120
    tight: bool = False


LITTLE = {"alert": 84, "symptoms": 1, "lanes": 1, "diagnoses": 16, "tight": True}
# From a roomy sheet to one that fits whatever was typed; a test fills the last to the brim. No room
# may hold more of anything than the one before it: the first that fits is found by halving.
ROOMS = (
    Room(panel=56, rows=13, effects=10, panels=4, lines=12, letters=600, question=200, compared=6),
    Room(panel=42, rows=13, effects=10, panels=4, lines=12, letters=600, question=200, compared=6),
    Room(panel=36, rows=13, effects=10, panels=4, lines=12, letters=600, question=200, compared=6),
    Room(panel=30, rows=13, effects=10, panels=4, lines=12, letters=600, question=200, compared=6),
    Room(panel=27, rows=13, effects=10, panels=4, lines=12, letters=600, question=200),
    Room(panel=26, rows=12, effects=9, panels=3, lines=9, letters=600, question=200),
    Room(panel=26, rows=10, effects=8, panels=3, lines=7, letters=400, question=200),
    Room(panel=26, rows=8, effects=7, panels=3, lines=6, letters=240, question=200),
    Room(panel=24, rows=7, effects=6, panels=2, lines=5, letters=160, question=200),
    Room(panel=24, rows=6, effects=5, panels=2, lines=5, letters=120, question=160),
    Room(panel=22, rows=5, effects=5, panels=1, lines=4, letters=80, question=120),
    Room(panel=22, rows=4, effects=3, panels=1, lines=3, letters=58, question=80, **LITTLE),
    Room(panel=22, rows=2, effects=1, panels=1, lines=3, letters=48, question=40, **LITTLE),
    Room(
        panel=22,
        rows=2,
        effects=1,
        panels=0,
        lines=2,
        letters=48,
        question=20,
        vital=2,
        vital_name=70,
        **LITTLE,
    ),  # fmt: skip
)
ROUNDED = 0.5  # points; lengths in a drawing are told to a tenth
NEARLY = 39  # points by which a sheet is too long; of more, typst does not say how many
PERSON_LETTERS = 200  # a person's name is never cut: no longer one can be kept
NAME_LETTERS, ASK_LETTERS, REGIMEN_LETTERS = 50, 200, 400
VITAL = 8  # judgement: so many opioids of a line are named whatever the room
FACT_LETTERS = 70  # what stays or is vital is told to its end, and so is what leads a list
EFFECT_LETTERS = 40
FEW_LETTERS = 100  # of an alert: then of many names only the first is told, with a count
ENDED_LETTERS = 40  # of why a dose ended
RULE_LETTERS = 400  # the present suggestion with its rule, which no room cuts


def roomiest(spare: Callable[[int], float], *, panels: int, guess: int) -> int:
    """The first of the ROOMS whose sheet fits, or the last.

    `spare(n)` sets the sheet in one of them and says how many points are left; `panels` is how
    many the chart has. Rooms that differ in nothing but the chart's height need no setting.
    """
    first, last, may_leap = 0, len(ROOMS) - 1, True
    turn = min(guess, last - 1)  # the last is taken where no other fits, set or not
    while first < last:
        left = spare(turn)
        first, last = (first, turn) if left >= 0 else (turn + 1, last)
        alike = {n: left - _taller(turn, n, panels) for n in range(first, last) if _alike(turn, n)}
        first = max([first, *(n + 1 for n, left in alike.items() if left < -ROUNDED)])
        leaps = may_leap and -NEARLY < left < 0  # the next may well do
        turn = first if leaps or first in alike else (first + last) // 2
        may_leap = may_leap and not leaps
    return last


def _alike(one: int, other: int) -> bool:
    """Whether two rooms hold the same words."""
    return replace(ROOMS[one], panel=0) == replace(ROOMS[other], panel=0)


def _taller(one: int, other: int, panels: int) -> float:
    """How much taller the chart is in the other room, in points."""
    return min(panels, ROOMS[one].panels) * (ROOMS[other].panel - ROOMS[one].panel)


def fitted(summary: Summary, room: Room) -> Summary:
    """The summary cut to one room; its days stand on a sheet of their own."""
    return replace(
        summary,
        head=_head(summary.head, room.diagnoses),
        alerts=tuple(_alert(line, room) for line in summary.alerts),
        ask=clipped(summary.ask, ASK_LETTERS),
        regimen=replace(summary.regimen, text=cut_short(summary.regimen.text, REGIMEN_LETTERS)),
        table=_table(summary.table, room),
        chart=_chart(summary.chart, room.panels),
        side_effects=_effects(summary.side_effects, room),
        benefit=summary.benefit[: room.compared],
        medicines=_lines(summary.medicines, room),
        other_causes=_lines(summary.other_causes, room),
        questions=tuple(clipped(question, room.question) for question in summary.questions),
        suggestions=_latest(summary.suggestions, room),
    )


def _head(head: Head, letters: int) -> Head:
    name = clipped(head.name, PERSON_LETTERS)
    whole = len(", ".join(head.diagnoses)) <= letters
    ills = head.diagnoses if whole else (some_of(head.diagnoses, letters),)
    return replace(head, name=name, health_number=clipped(head.health_number, 24), diagnoses=ills)


def _alert(line: ReportLine, room: Room) -> ReportLine:
    """An alert keeps its facts, and of the note behind them what there is room for."""
    letters = max(room.letters, room.alert)
    if line.entire or not line.items or letters >= FEW_LETTERS:
        return line if line.entire else _clipped_line(line, replace(room, letters=letters))
    names = some_of(line.items, letters - FACT_LETTERS // 2)
    return replace(line, text=f"{names}.", strong=clipped(line.strong, FACT_LETTERS))


def _lines(lines: tuple[ReportLine, ...], room: Room) -> tuple[ReportLine, ...]:
    """The first lines, one that says how many more there are, and then those that stay."""
    if len(lines) <= room.lines:
        return tuple(_clipped_line(line, room) for line in lines)
    free = room.lines - sum(line.stays for line in lines)
    lines = _joined(lines, max(free, room.vital))
    short = [_clipped_line(line, room) for line in lines]
    staying = [line for line in short if line.stays]
    least = max(sum(line.vital for line in short), 1)
    others = [line for line in short if not line.stays][: max(free, least)]
    more = len(lines) - len(staying) - len(others)
    left_out = (ReportLine(f"… and {more} more."),) if more else ()
    return (*others, *left_out, *staying)


def _joined(lines: tuple[ReportLine, ...], most: int) -> tuple[ReportLine, ...]:
    """The lines with at most so many vital ones, first; the last of them names what is in the
    others, so that none is lost."""
    vital = [line for line in lines if line.vital]
    if len(vital) <= most:
        return lines
    kept, rest = vital[: most - 1], vital[most - 1 :]
    names = dict.fromkeys(name for line in rest for name in line.items or (_name(line),))
    joined = ReportLine.of(names, "Also opioids or alike, dates left out:", vital=True)
    return (*kept, joined, *(line for line in lines if not line.vital))


def _name(line: ReportLine) -> str:
    return line.strong.removesuffix(":")


def _latest(lines: tuple[ReportLine, ...], room: Room) -> tuple[ReportLine, ...]:
    """The last lines: of suggestions the latest matter most."""
    more = len(lines) - room.lines
    *before, last = lines[-room.lines :]
    kept = tuple(replace(line, text=cut_short(line.text, room.letters)) for line in before)
    kept += (replace(last, text=cut_short(last.text, max(room.letters, RULE_LETTERS))),)
    return (ReportLine(f"{more} earlier left out."), *kept) if more > 0 else kept


def _clipped_line(line: ReportLine, room: Room) -> ReportLine:
    if line.entire:
        return line
    letters = room.letters
    whole = max(letters, FACT_LETTERS) if line.stays or line.vital else letters
    listed = partial(each_of, most=VITAL) if line.stays or line.vital else some_of
    short = f"{listed(line.items, letters)}." if line.items else cut_short(line.text, whole)
    colon = ":" if line.strong.endswith(":") else ""
    name = room.vital_name if line.vital else NAME_LETTERS
    strong = name_clipped(_name(line), FACT_LETTERS if line.items else name) + colon
    return ReportLine(short, strong, line.stays, vital=line.vital)


def _table(table: Steps, room: Room) -> Steps:
    """The first row (mostly before LDN) and the latest; those between are told by their sums."""
    letters, most = max(room.letters // 4, ENDED_LETTERS), room.rows
    rows = tuple(replace(row, ended=cut_short(row.ended, letters)) for row in table.rows)
    table = replace(table, rows=rows, symptoms=table.symptoms[: room.symptoms])
    if len(rows) <= most:
        return table
    first, between, last = rows[:1], rows[1 : 1 - most], rows[1 - most :]
    return replace(table, rows=(*first, *last), left_out=between)


def _chart(chart: Chart | None, panels: int) -> Chart | None:
    """The chart with its first panels; where there is room for none, none."""
    return replace(chart, panels=chart.panels[:panels]) if chart and panels else None


def _effects(part: SideEffects, room: Room) -> SideEffects:
    """The most troublesome rows, with a count of the others."""
    kept = part.table.rows[: room.effects]
    rows = tuple(replace(row, name=_name_of(row.name)) for row in kept)
    return replace(
        part,
        table=replace(part.table, rows=rows),
        said=tuple(_clipped_line(line, room) for line in part.said),
        left_out=len(part.table.rows) - len(rows),
    )


def _name_of(name: str) -> str:
    """A side effect's name, in three lines of a narrow column at most."""
    return clipped(" ".join(clipped(word, LONGEST_WORD) for word in name.split()), EFFECT_LETTERS)
