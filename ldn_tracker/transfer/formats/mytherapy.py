"""The CSV export of MyTherapy (pure).

A value counts units, whose name is in the language of the phone, so that mg are asked for once.
"""

from collections.abc import Iterator

from ldn_tracker.transfer.brought.dates import Moment, moment
from ldn_tracker.transfer.brought.format import Asking, Format
from ldn_tracker.transfer.brought.ldn import counted, is_ldn, skipped
from ldn_tracker.transfer.brought.numbers import number
from ldn_tracker.transfer.brought.rows import Note, Odd, Other, Raw, Row
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.brought.table import Lately

COLUMNS = ("actual_date", "scheduled_date", "type", "name", "value", "unit", "status", "note")
TAKEN, SKIPPED = "confirmed", "rejected"


def is_one(source: Source) -> bool:
    """Whether a table is an export of MyTherapy."""
    return bool(source.table and source.table.has("actual_date", "type", "name", "value", "status"))


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """What was taken or skipped, measured and done."""
    table = source.needed_table
    at = table.places(*COLUMNS)
    dates = asking.dates(line.cells[place] for line in table.lines() for place in at[:2])
    lately = Lately()
    for line in table.lines():
        actual, planned, kind, name, value, unit, status, note = (line.cells[i] for i in at)
        if not lately.is_new(actual, kind, name):
            continue  # the app writes some rows twice
        try:
            when = moment(dates, actual or planned, asking.clock)
            due = moment(dates, planned, asking.clock) if planned else when
        except ValueError as error:
            yield Odd(line.number, None, line.words, str(error))
            continue
        said = {"drug": _drug, "measurement": _measured}.get(kind.casefold(), _done)
        yield from said(line.number, when, due, (name, value, unit, status.casefold()), asking)
        if note and note != "-":
            yield Note(line.number, when.day, note)


def _drug(line: int, when: Moment, due: Moment, said: tuple, asking: Asking) -> Iterator[Row]:
    name, value, unit, status = said
    if not is_ldn(name):
        if status == TAKEN:
            yield Other(line, when.day, name)
    elif status == SKIPPED:
        yield skipped(line, when, due)
    elif status == TAKEN:
        if row := counted(line, when, name, value, unit, asking.answers):
            yield row
    else:
        yield Odd(
            line, when.day, f"{name} {status}", f"{name}: “{status}” says neither taken nor skipped"
        )


def _measured(line: int, when: Moment, due: Moment, said: tuple, asking: Asking) -> Iterator[Row]:
    name, value, unit, status = said
    try:
        at = f"{when.wall:%H:%M}" if when.wall else ""
        yield Raw(line, when.day, name, number(value), at=at)
    except ValueError as error:
        if status != SKIPPED:
            yield Odd(line, when.day, f"{name} {value}", f"{name}: {value} {error}")


def _done(line: int, when: Moment, due: Moment, said: tuple, asking: Asking) -> Iterator[Row]:
    name, _, _, status = said
    if name and status != SKIPPED:
        yield Note(line, when.day, f"Activity: {name}")


FORMAT = Format("mytherapy", "MyTherapy", is_one, rows)
