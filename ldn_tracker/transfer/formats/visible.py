"""The export of the Visible app: CSV text → Reading (pure).

Columns are found by their header. Names and values may end in spaces, lines in CRLF; nothing is
quoted, as the app leaves out commas. Of two rows for one tracker and day the last counts. A zero is
a real zero. What has no place in the diary is kept raw as a measurement and listed, not guessed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache, cached_property, partial
from math import isfinite
from typing import NamedTuple

from dose.diary.diary import Diary
from dose.diary.parts import Entry, Person
from journal.day import DAY_STARTS_AT
from journal.limits import need_few, need_usual_export, need_usual_sizes
from journal.scales import BUILT_IN, Measure
from ldn_tracker.transfer.formats.visible_trackers import (
    FACTORS,
    TOP,
    TrackerPlace,
    measure_of,
    place_of,
    rating,
    renamed,
    slug,
)
from ldn_tracker.transfer.reading import KeptTracker, Reading
from ldn_tracker.transfer.values import LARGEST, READERS, Refused, within

COLUMNS = ("observation_date", "tracker_name", "tracker_category", "observation_value")
VALUE = COLUMNS[-1]
SOURCE = "visible:"


@dataclass(frozen=True)
class Tracker:
    """What a thousand lines have in common, found once for all of them."""

    name: str
    category: str

    @cached_property
    def place(self) -> TrackerPlace:
        """Where its lines go."""
        return place_of(self.name, self.category)

    @cached_property
    def measure(self) -> Measure:
        """What it rates, where it rates anything."""
        return measure_of(self.name)

    @cached_property
    def slug(self) -> str:
        """What tells it from the others of a day."""
        return slug(self.name)


class VisibleRow(NamedTuple):
    """One line of the file; `number` counts from 1, the header's."""

    number: int
    day: date
    tracker: Tracker
    value: str

    @property
    def place(self) -> TrackerPlace:
        """Where it goes."""
        return self.tracker.place

    def refuse(self, reason: str) -> Refused:
        """What to raise about this line."""
        return Refused(f"line {self.number}", f"{self.tracker.name}: {reason}")


def is_export(text: str) -> bool:
    """Whether a text begins like an export of Visible."""
    return COLUMNS[0] in text.partition("\n")[0]


def read(
    text: str, timezone: str, day_starts_at: time = DAY_STARTS_AT, *, limited: bool = True
) -> Reading:
    """The days of an export; Refused names the line that is wrong, and then nothing is taken.

    `limited` False: also an export that holds more than a file may bring.
    """
    if limited:
        within(need_usual_export, text.count("\n"), 0)
    rows = list(_rows(text))
    if limited:
        within(need_usual_export, 0, len({row.tracker for row in rows}))
    once = {(row.day, _key(row)): row for row in rows}.values()
    trackers = dict.fromkeys(row.tracker for row in once)
    measures = {id: measure for each in trackers for id, measure in _own_measure(each)}
    if limited:
        within(need_few, "measures", len(measures))
    diary = Diary(
        person=Person(timezone=timezone, day_starts_at=day_starts_at),
        measures=tuple(measures.values()),
        entries=tuple(_entries(once)),
    )
    if limited:
        within(need_usual_sizes, diary)
    raw = Counter(row.tracker for row in once if row.place == TrackerPlace.RAW)
    kept = (KeptTracker(tracker.name, tracker.category, days) for tracker, days in raw.items())
    return Reading("Visible", diary, tuple(kept))


def _rows(text: str) -> Iterator[VisibleRow]:
    """The rows that hold a value, with the names that later exports use."""
    lines = text.removeprefix("\ufeff").split("\n")
    header = [name.strip() for name in lines[0].split(",")]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise Refused("line 1", f"the column {missing[0]} is missing")
    day_of, tracker_of = cache(partial(READERS[date], path="")), cache(_tracker)
    columns = {name: place for place, name in enumerate(header)}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            cells = _cells(number, header, line)
            day, *who, value = (cells[columns[name]] for name in COLUMNS)
            row = VisibleRow(number, _day(day, number, day_of), tracker_of(*who), value)
            if row.value:
                yield row


def _cells(number: int, header: list[str], line: str) -> list[str]:
    cells = [cell.strip() for cell in line.split(",")]
    if len(cells) > len(header) and header[-1] == VALUE and "Note" in cells[: len(header) - 1]:
        last = len(header) - 1  # a comma in a note after all
        cells[last:] = [", ".join(cells[last:])]
    if len(cells) != len(header):
        raise Refused(
            f"line {number}", f"has {len(cells)} cells where the header has {len(header)}"
        )
    return cells


def _day(text: str, number: int, day_of: Callable[[str], date]) -> date:
    try:
        return day_of(text)
    except Refused as error:
        raise Refused(f"line {number}", f"{text!r} {error.reason}") from error


def _tracker(name: str, category: str) -> Tracker:
    return Tracker(*renamed(name, category))


def _key(row: VisibleRow) -> str:
    """What is one tracker: notes differ by their text, so that each is kept, and only once."""
    return f"note {row.value}" if row.place == TrackerPlace.NOTE else row.tracker.slug


def _own_measure(tracker: Tracker) -> Iterable:
    if tracker.place == TrackerPlace.RATING and tracker.measure.id not in BUILT_IN:
        yield tracker.measure.id, tracker.measure


def _entries(rows: Iterable[VisibleRow]) -> Iterator[Entry]:
    days = defaultdict(list)
    for row in rows:
        days[row.day].append(row)
    for day, said in days.items():
        facts: dict = {"ratings": {}, "measurements": {}, "factors": [], "crash": None, "note": []}
        for row in said:
            PUT[row.place](facts, row)
        facts["note"] = "\n".join(facts["note"])
        yield Entry(day=day, **facts)


def _put_rating(facts: dict, row: VisibleRow) -> None:
    measure = row.tracker.measure
    facts["ratings"][measure.id] = rating(measure, _level(row, TOP))


def _put_crash(facts: dict, row: VisibleRow) -> None:
    facts["crash"] = bool(_level(row, 1))


def _put_factor(facts: dict, row: VisibleRow) -> None:
    if _level(row, 1):
        facts["factors"].append(FACTORS[row.tracker.name.casefold()])


def _put_note(facts: dict, row: VisibleRow) -> None:
    facts["note"].append(row.value)


def _put_raw(facts: dict, row: VisibleRow) -> None:
    facts["measurements"][f"{SOURCE}{row.tracker.name}"] = _number(row)


PUT = {
    TrackerPlace.RATING: _put_rating,
    TrackerPlace.CRASH: _put_crash,
    TrackerPlace.FACTOR: _put_factor,
    TrackerPlace.NOTE: _put_note,
    TrackerPlace.RAW: _put_raw,
}


def _level(row: VisibleRow, top: int) -> int:
    number = _number(row)
    if number not in range(top + 1):
        raise row.refuse(f"{row.value} is not a whole number from 0 to {top}")
    return int(number)


def _number(row: VisibleRow) -> float:
    try:
        number = float(row.value)
    except ValueError as error:
        raise row.refuse(f"{row.value[:40]!r} is not a number") from error
    if not (isfinite(number) and abs(number) <= LARGEST):
        raise row.refuse(f"{row.value[:40]} is not a number that can be kept")
    return int(number) if number.is_integer() else number
