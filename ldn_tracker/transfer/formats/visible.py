"""The export of the Visible app (pure).

Nothing is quoted, as the app leaves out commas; names and values may end in spaces. Of two rows for
one tracker and day the last counts. A zero is a real zero. What has no place in the diary is kept
raw as a number and listed, not guessed.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from ldn_tracker.transfer.brought.format import Asking, Format
from ldn_tracker.transfer.brought.numbers import number
from ldn_tracker.transfer.brought.rows import Cause, Crash, Note, Odd, Rating, Raw, Row
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats.visible_trackers import (
    FACTORS,
    TOP,
    TrackerPlace,
    measure_of,
    place_of,
    rating,
    renamed,
)

COLUMNS = ("observation_date", "tracker_name", "tracker_category", "observation_value")


def is_one(source: Source) -> bool:
    """Whether a table is an export of Visible."""
    return bool(source.table and source.table.has(*COLUMNS))


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """Every line in its place, with the names that later exports use."""
    table = source.needed_table
    day_at, name_at, category_at, value_at = table.places(*COLUMNS)
    width = len(table.header)
    free_text = value_at == width - 1
    dates = asking.dates(line.cells[day_at] for line in table.lines(whole_lines=True))
    trackers = Trackers()
    for line in table.lines(whole_lines=True):
        cells = line.cells
        is_note = free_text and cells[category_at] == "Note"
        if line.found < width or (line.found > width and not is_note):
            reason = f"has {line.found} cells where the header has {width}"
            yield Odd(line.number, None, line.words, reason)
            continue
        try:
            day = dates.day(cells[day_at])
        except ValueError as error:
            yield Odd(line.number, None, cells[day_at] or line.words, str(error))
            continue
        value = cells[value_at]
        if is_note:  # a comma in a note after all
            value = f"{table.separator} ".join(cell for cell in cells[value_at:] if cell)
        if value:
            yield trackers.row(line.number, day, cells[name_at], cells[category_at], value)


class Trackers:
    """What a thousand lines have in common, found once for all of them, and kept no longer."""

    def __init__(self):
        self.renamed, self.place_of = cache(renamed), cache(place_of)
        self.measure_of = cache(measure_of)

    def row(self, line: int, day: date, name: str, category: str, value: str) -> Row:
        """A line in its place."""
        name, category = self.renamed(name, category)
        place = self.place_of(name, category)
        if place == TrackerPlace.NOTE:
            return Note(line, day, value)
        try:
            if place == TrackerPlace.RAW:
                return Raw(line, day, name, number(value), category)
            level = _level(value, TOP if place == TrackerPlace.RATING else 1)
        except ValueError as error:
            return Odd(line, day, f"{name} {value}", f"{name}: {value} {error}")
        if place == TrackerPlace.RATING:
            measure = self.measure_of(name)
            return Rating(line, day, measure, rating(measure, level))
        if place == TrackerPlace.CRASH:
            return Crash(line, day, bool(level))
        return Cause(line, day, FACTORS[name.casefold()], bool(level))


def _level(value: str, top: int) -> int:
    found = number(value)
    if found not in range(top + 1):
        raise ValueError(f"is not a whole number from 0 to {top}")
    return int(found)


FORMAT = Format("visible", "Visible", is_one, rows)
