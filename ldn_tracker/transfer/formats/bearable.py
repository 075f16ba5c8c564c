"""The CSV export of Bearable, of 2021 and of today (pure).

A symptom has a row for each part of the day and none when absent: of several the worst counts, and
each is kept raw. The unit of a medicine stands in its name, as the person typed it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dose.vocabulary import Half
from ldn_tracker.transfer.brought.dates import Dates, Moment, moment
from ldn_tracker.transfer.brought.format import Asking, Format, worst
from ldn_tracker.transfer.brought.ldn import counted, is_ldn
from ldn_tracker.transfer.brought.numbers import amount, number
from ldn_tracker.transfer.brought.places import Levels, best, measure_of, number_of
from ldn_tracker.transfer.brought.rows import Note, Odd, Other, OwnNumber, Rating, Raw, Row
from ldn_tracker.transfer.brought.source import Source

ID = "bearable"
COLUMNS = ("date", "time of day", "category", "rating/amount", "detail", "notes")
FORMATTED = "date formatted"  # of the present generation: YYYY-MM-DD
LEVELS = Levels((0, 2.5, 5, 7.5, 10), (0, 1, 2, 3, 4))  # none, mild, moderate, severe, unbearable
WORDS = {"none": 0, "mild": 1, "moderate": 2, "severe": 3, "unbearable": 4, "extreme": 4}
BUCKETS: dict[str, Half] = {"pre": "night", "am": "morning", "mid": "morning", "pm": "night"}
WITHOUT_A_TIME = {*BUCKETS, "all day", ""}
JUNK = " .\u00a0"
SLEPT = re.compile(r"\d{1,3}:[0-5]?\d")  # hours and minutes


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the file."""

    line: int
    when: Moment
    part: str  # of the day, as it stands there
    amount: str
    detail: str

    @property
    def day(self):
        """The person's day that it is about."""
        return self.when.day

    @property
    def name_and_bracket(self) -> tuple[str, str]:
        """The detail without its last bracket, and what stands in it."""
        name, opened, inside = self.detail.rpartition("(")
        if opened and inside.rstrip().endswith(")"):
            return name.strip(), inside.rstrip()[:-1].strip()
        return self.detail.strip(), ""

    def kept(self, name: str, value: float) -> Raw:
        """A number as it stood, with its part of the day."""
        return Raw(self.line, self.day, name, value, at=self.part)


def is_one(source: Source) -> bool:
    """Whether a table is an export of Bearable."""
    return bool(
        source.table and source.table.has("time of day", "category", "rating/amount", "detail")
    )


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """Every line in its place; what has none is kept as a note."""
    table = source.needed_table
    date_at, part_at, category_at, amount_at, detail_at, notes_at = table.places(*COLUMNS)
    (formatted_at,) = table.places(FORMATTED)
    dates = asking.dates(line.cells[formatted_at] or line.cells[date_at] for line in table.lines())
    for line in table.lines():
        cells = line.cells
        part = cells[part_at].casefold()
        try:
            when = _when(dates, cells[formatted_at] or cells[date_at], part, asking)
        except ValueError as error:
            yield Odd(line.number, None, line.words, str(error))
            continue
        said = Said(line.number, when, part, cells[amount_at], cells[detail_at])
        yield from PUT.get(cells[category_at].casefold(), _anything)(
            said, cells[category_at], asking
        )
        if notes := cells[notes_at].strip(JUNK):
            yield Note(said.line, said.day, notes)


def _when(dates: Dates, day: str, part: str, asking: Asking) -> Moment:
    if part in WITHOUT_A_TIME:
        return Moment(dates.day(day))
    return moment(dates, day, asking.clock, part)


def _symptom(said: Said, category: str, asking: Asking) -> Iterator[Row]:
    name, severity = said.name_and_bracket
    try:
        level = number(said.amount) if said.amount else WORDS.get(severity.casefold(), -1)
        if level not in range(5):
            raise ValueError("is not a whole number from 0 to 4")
    except ValueError as error:
        yield Odd(
            said.line, said.day, f"{said.detail} {said.amount}", f"{name}: {said.amount} {error}"
        )
        return
    measure = measure_of(ID, name)
    yield Rating(said.line, said.day, measure, LEVELS.on(measure, int(level)))
    yield said.kept(name, level)


def _up_to(top: int, name: str, *, on_ten: bool = False):
    """A rating from 1 to `top` of which the highest is the best."""

    def put(said: Said, category: str, asking: Asking) -> Iterator[Row]:
        try:
            value = number(said.amount)
            if not 1 <= value <= top:
                raise ValueError(f"is not from 1 to {top}")
        except ValueError as error:
            yield Odd(
                said.line,
                said.day,
                f"{category} {said.amount}",
                f"{category}: {said.amount} {error}",
            )
            return
        measure = best(ID, name, 10 if on_ten else top)
        yield OwnNumber(said.line, said.day, measure, _on_ten(value) if on_ten else value)
        yield said.kept(name, value)
        if on_ten and said.detail:
            yield Note(said.line, said.day, f"{category}: {_listed(said.detail)}")

    return put


def _on_ten(mood: float) -> float:
    return round((mood - 1) / 9 * 10, 1)


def _medicine(said: Said, category: str, asking: Asking) -> Iterator[Row]:
    name, unit = said.name_and_bracket
    if not is_ldn(name):
        yield Other(said.line, said.day, name)
        return
    try:
        amount(said.amount, unit)
    except ValueError as error:
        value = f"{said.detail} {said.amount}"
        yield Odd(said.line, said.day, value, f"{name}: {said.amount} {error}")
        return
    timing = BUCKETS.get(said.part, "")
    if not (said.when.wall or timing):
        timing = asking.answers.half_of_day() or "night"
    if row := counted(said.line, said.when, name, said.amount, unit, asking.answers, timing):
        yield row


def _sleep(said: Said, category: str, asking: Asking) -> Iterator[Row]:
    if SLEPT.fullmatch(said.amount):
        hours, _, minutes = said.amount.partition(":")
        slept = round(int(hours) + int(minutes) / 60, 2)
        yield OwnNumber(said.line, said.day, number_of(ID, "Hours slept", "h"), slept)
    elif said.amount:
        yield Odd(
            said.line, said.day, said.amount, f"Sleep: {said.amount} is not hours and minutes"
        )
    if said.detail:
        yield Note(said.line, said.day, f"Sleep: {said.detail}")


def _anything(said: Said, category: str, asking: Asking) -> Iterator[Row]:
    """A number is kept raw, anything else as words."""
    try:
        yield said.kept(said.detail or category, number(said.amount))
    except ValueError:
        words = " ".join(filter(None, (said.amount, _listed(said.detail))))
        if words:
            yield Note(said.line, said.day, f"{category}: {words}")


def _listed(detail: str) -> str:
    return ", ".join(part.strip() for part in detail.split("|") if part.strip())


PUT = {
    "symptom": _symptom,
    "mood": _up_to(10, "Mood", on_ten=True),
    "energy": _up_to(5, "Energy"),
    "sleep quality": _up_to(5, "Sleep quality"),
    "meds/supplements": _medicine,
    "sleep": _sleep,
}
FORMAT = Format(ID, "Bearable", is_one, rows, several=worst)
