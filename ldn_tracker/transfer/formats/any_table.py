"""Any table whose columns the person has named (pure)."""

from collections.abc import Iterator

from journal.scales import SIDE_EFFECT_WORDS, Measure
from ldn_tracker.transfer.brought.columns import NEW_SIDE_EFFECT, Column, need_day
from ldn_tracker.transfer.brought.dates import Dates, Moment, moment
from ldn_tracker.transfer.brought.format import Asking, Format, worst
from ldn_tracker.transfer.brought.ldn import counted, skipped
from ldn_tracker.transfer.brought.numbers import number
from ldn_tracker.transfer.brought.places import best, measure_of, own_id
from ldn_tracker.transfer.brought.rows import Note, Odd, OwnNumber, Rating, Raw, Row
from ldn_tracker.transfer.brought.source import Source

ID = "csv"
WORDS = {word.casefold(): level for level, word in enumerate(SIDE_EFFECT_WORDS)}
UNITS = {"dose-mg": "mg", "dose-mcg": "mcg", "dose-count": ""}


def is_one(source: Source) -> bool:
    """Never by itself: the person says so."""
    return False


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """What the columns say, line by line."""
    table, columns = source.needed_table, asking.columns
    need_day(columns)
    roles = [column.role for column in columns]
    day_at = roles.index("date")
    time_at = roles.index("time") if "time" in roles else None
    dates = asking.dates(line.cells[day_at] for line in table.lines())
    for line in table.lines():
        wall = line.cells[time_at] if time_at is not None else ""
        try:
            when = _when(dates, line.cells[day_at], wall, asking)
        except ValueError as error:
            yield Odd(line.number, None, line.words, str(error))
            continue
        for column, cell in zip(columns, line.cells, strict=False):
            if cell and column.role in PUT:
                yield from PUT[column.role](line.number, when, column, cell, asking)


def _when(dates: Dates, day: str, wall: str, asking: Asking) -> Moment:
    if wall.isdecimal() and int(wall) < 24:
        wall = f"{wall}:00"
    return moment(dates, day, asking.clock, wall)


def _rating(line: int, when: Moment, column: Column, cell: str, asking: Asking) -> Iterator[Row]:
    try:
        level = WORDS.get(cell.casefold())
        value = number(cell) if level is None else level
        if not column.low <= value <= column.high:
            raise ValueError(f"is not from {column.low:g} to {column.high:g}")
    except ValueError as error:
        yield Odd(line, when.day, f"{column.name} {cell}", f"{column.name}: {cell} {error}")
        return
    if value == 0 and column.zero_is_nothing:
        return
    measure = _measure(column, asking)
    if measure.is_number:
        yield OwnNumber(line, when.day, measure, value)
        return
    yield Rating(line, when.day, measure, _on_scale(column, value, measure.scale))
    yield Raw(line, when.day, column.name, value, at=f"{when.wall:%H:%M}" if when.wall else "")


def _measure(column: Column, asking: Asking) -> Measure:
    """What a column rates; of one's own, where a higher number is better, it stays a number."""
    known = asking.measures.get(column.measure)
    if known and not known.is_number:
        return known
    if column.better == "high":
        return best(ID, column.name, int(column.high))
    if column.measure == NEW_SIDE_EFFECT:
        return Measure(own_id(ID, column.name), column.name[:120], "side_effect", 4)
    return measure_of(ID, column.name)


def _on_scale(column: Column, value: float, scale: int) -> float:
    """From the column's own scale to ours; half a step of ours counts as the worse one."""
    part = (value - column.low) / (column.high - column.low)
    part = 1 - part if column.better == "high" else part
    if scale == 10:
        return round(part * scale, 1)
    return int(part * scale + 0.5)


def _number(line: int, when: Moment, column: Column, cell: str, asking: Asking) -> Iterator[Row]:
    try:
        value = number(cell)
    except ValueError as error:
        yield Odd(line, when.day, f"{column.name} {cell}", f"{column.name}: {cell} {error}")
        return
    if value or not column.zero_is_nothing:
        at = f"{when.wall:%H:%M}" if when.wall else ""
        yield Raw(line, when.day, column.name, value, at=at)


def _note(line: int, when: Moment, column: Column, cell: str, asking: Asking) -> Iterator[Row]:
    yield Note(line, when.day, cell)


def _dose(line: int, when: Moment, column: Column, cell: str, asking: Asking) -> Iterator[Row]:
    if cell.strip("0.,") == "":
        if not column.zero_is_nothing:
            yield skipped(line, when)
        return
    timing = "" if when.wall else asking.answers.half_of_day() or "night"
    unit = UNITS[column.role]
    if row := counted(line, when, column.name, cell, unit, asking.answers, timing):
        yield row


PUT = {
    "rating": _rating,
    "number": _number,
    "note": _note,
    **dict.fromkeys(UNITS, _dose),
}
FORMAT = Format(ID, "a table of your own", is_one, rows, several=worst)
