"""MedTimer's JSON backup and its CSV (pure).

The headers of the CSV are translated and its first times are of a place, so that only the last two
columns are read of its times. It knows no quotes: a note with a semicolon or a line break is
recovered by counting from both ends. It does not tell a skipped dose from one that is still open,
so an empty "Taken" says nothing.
"""

import re
from collections.abc import Iterator

from ldn_tracker.transfer.brought.dates import Moment, moment
from ldn_tracker.transfer.brought.format import Asking, Format
from ldn_tracker.transfer.brought.ldn import counted, is_ldn, skipped
from ldn_tracker.transfer.brought.rows import Line, Note, Odd, Other, Row
from ldn_tracker.transfer.brought.source import Source

ISO = r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)"
ENDS = re.compile(rf"^{ISO}$")
NAME_AT, DOSAGE_AT, NOTES_AT = 1, 2, 6
COUNT = re.compile(r"\s*\(\d+/\d+\)$")  # which of the day's it is, after the name


def is_table(source: Source) -> bool:
    """Whether a table is MedTimer's, in whatever language."""
    names = source.table.names if source.table else ()
    return len(names) > 4 and all("iso 8601" in name for name in names[-2:])


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """What was taken."""
    width = len(source.needed_table.header)
    for line, cells in _records(source):
        try:
            if not _is_whole(cells, width):
                raise ValueError("is no whole row, which ends with two moments")
            if not (taken_at := cells[-1]):
                continue
            when = moment(asking.dates(()), taken_at, asking.clock)
        except ValueError as error:
            yield Odd(line, None, "; ".join(filter(None, cells)), str(error))
            continue
        yield from _taken(line, when, cells[NAME_AT], cells[DOSAGE_AT], asking)
        if notes := "; ".join(filter(None, cells[NOTES_AT:-2])):
            yield Note(line, when.day, notes)


def _records(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Each event with all of its cells, also where a note broke its line; and what is no event."""
    table = source.needed_table
    first, cells = 0, []
    for line in table.lines(whole_lines=True):
        found = line.cells[: line.found]
        if cells and not _is_whole(found, len(table.header)):
            cells[-1] = f"{cells[-1]} {found[0]}".strip()
            cells += found[1:]
        else:
            if cells:
                yield first, cells
            first, cells = line.number, found
        if _is_whole(cells, len(table.header)):
            yield first, cells
            cells = []
    if cells:
        yield first, cells


def _is_whole(cells: list[str], width: int) -> bool:
    ends = len(cells) >= width and ENDS.match(cells[-2])
    return bool(ends and (not cells[-1] or ENDS.match(cells[-1])))


def is_backup(source: Source) -> bool:
    """Whether a file is MedTimer's backup, whole or of the medicines alone."""
    kept = source.json
    if not isinstance(kept, dict):
        return False
    return _holds(kept.get("events"), "medicineName") or _holds(
        kept.get("medicines", kept), "reminders"
    )


def _holds(part, name: str) -> bool:
    found = part.get("list") if isinstance(part, dict) else None
    return isinstance(found, list) and all(isinstance(row, dict) and name in row for row in found)


def _listed(part) -> list[dict]:
    """The objects of a list, each with its place in it; none where there is no list."""
    found = part.get("list") if isinstance(part, dict) else None
    rows = found if isinstance(found, list) else []
    return [row if isinstance(row, dict) else {} for row in rows]


def backup_rows(source: Source, asking: Asking) -> Iterator[Row]:
    """What was taken or skipped, and what is being taken."""
    kept: dict = source.json or {}
    yield from _medicines(_listed(kept.get("medicines", kept)))
    for index, event in enumerate(_listed(kept.get("events"))):
        line = f"events[{index}]"
        try:
            due = _moment(event["remindedTimestamp"], asking)
            done = _moment(event.get("processedTimestamp") or event["remindedTimestamp"], asking)
            name, status = COUNT.sub("", str(event["medicineName"])), event["status"]
        except (KeyError, TypeError, ValueError, OverflowError):
            yield Odd(line, None, str(event)[:200], "is not an event with its times")
            continue
        if status == "TAKEN":
            yield from _taken(line, done, name, str(event.get("amount", "")), asking)
        elif status == "SKIPPED" and is_ldn(name):
            yield skipped(line, done, due)


def _medicines(listed: list[dict]) -> Iterator[Row]:
    """What reminds somebody today is taken today."""
    for index, each in enumerate(listed):
        medicine, reminders = each.get("medicine"), _listed({"list": each.get("reminders")})
        name = str(medicine.get("name", "")) if isinstance(medicine, dict) else ""
        if any(reminder.get("active") for reminder in reminders) and not is_ldn(name):
            yield Other(f"medicines[{index}]", None, name)


def _moment(seconds: int, asking: Asking) -> Moment:
    return moment(asking.dates(()), str(int(seconds)), asking.clock)


def _taken(line: Line, when: Moment, name: str, many: str, asking: Asking) -> Iterator[Row]:
    name = COUNT.sub("", name)
    if not is_ldn(name):
        yield Other(line, when.day, name)
    elif row := counted(line, when, name, many, "", asking.answers):
        yield row


FORMAT = Format("medtimer", "MedTimer", is_table, rows)
BACKUP = Format("medtimer-backup", "MedTimer", is_backup, backup_rows, app="medtimer")
