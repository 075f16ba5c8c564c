"""Health Auto Export's medications of Apple Health, as CSV and as JSON (pure).

Amounts are usually counts of tablets. A skipped row still shows an amount, and its time is when
skip was pressed; only "Taken" and "Skipped" say anything about a dose.
"""

from collections.abc import Iterator

from ldn_tracker.transfer.brought.dates import Dates, moment
from ldn_tracker.transfer.brought.format import Asking, Format
from ldn_tracker.transfer.brought.json_text import has_list
from ldn_tracker.transfer.brought.ldn import counted, is_ldn, skipped
from ldn_tracker.transfer.brought.rows import Line, Odd, Other, Row
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.values import Refused

COLUMNS = ("date", "scheduled date", "medication", "nickname", "dosage", "unit", "status")
NAMES = ("start", "scheduledDate", "displayText", "nickname", "dosage", "units", "status")
IN_JSON, MEASUREMENTS = ("data", "medications"), ("data", "metrics")
NO_MEDICATIONS = "is from Health Auto Export, but without medications: export those there"
TAKEN, SKIPPED = "taken", "skipped"


def is_table(source: Source) -> bool:
    """Whether a table is one of medications."""
    return bool(source.table and source.table.has("date", "scheduled date", "medication", "status"))


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """What was taken or skipped, of a table."""
    table = source.needed_table
    at = table.places(*COLUMNS)
    dates = asking.dates(line.cells[place] for line in table.lines() for place in at[:2])
    for line in table.lines():
        yield from _event(line.number, [line.cells[place] for place in at], dates, asking)


def is_object(source: Source) -> bool:
    """Whether a JSON file holds medications; beside them may be gigabytes of measurements.

    Refused where it holds only measurements.
    """
    if not source.begins_with(IN_JSON[0]):
        return False
    if has_list(source.pieces(), *IN_JSON):
        return True
    if has_list(source.pieces(), *MEASUREMENTS):
        raise Refused("$", NO_MEDICATIONS)
    return False


def object_rows(source: Source, asking: Asking) -> Iterator[Row]:
    """What was taken or skipped, of a JSON file."""
    dates = asking.dates(text for said in _objects(source) for text in said[:2])
    for index, said in enumerate(_objects(source)):
        yield from _event(f"data.medications[{index}]", said, dates, asking)


def _objects(source: Source) -> Iterator[list[str]]:
    """What each event says, by `NAMES`."""
    for row in source.json_rows(*IN_JSON):
        found = row if isinstance(row, dict) else {NAMES[0]: row}
        yield ["" if found.get(name) is None else str(found[name]) for name in NAMES]


def _event(line: Line, said: list[str], dates: Dates, asking: Asking) -> Iterator[Row]:
    at, planned, medication, nickname, many, unit, status = said
    try:
        when = moment(dates, at or planned, asking.clock)
        due = moment(dates, planned, asking.clock) if planned else when
    except ValueError as error:
        yield Odd(line, None, ", ".join(filter(None, said)), str(error))
        return
    status = status.casefold()
    name = next((each for each in (nickname, medication) if is_ldn(each)), "")
    if not name and status == TAKEN:
        yield Other(line, when.day, medication or nickname)
    elif name and status == SKIPPED:
        yield skipped(line, when, due)
    elif (
        name and status == TAKEN and (row := counted(line, when, name, many, unit, asking.answers))
    ):
        yield row


FORMAT = Format("health-auto-export", "Health Auto Export", is_table, rows)
OBJECT = Format(
    "health-auto-export-json", "Health Auto Export", is_object, object_rows, app=FORMAT.id
)
