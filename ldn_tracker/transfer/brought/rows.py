"""What a format yields, a thing at a time, each with its line in the file (pure)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dose.diary.parts import Dose
from journal.scales import Measure

Line = int | str  # the number of a line, or the path in a JSON file


class Rating(NamedTuple):
    """A measure's rating of a day; of several on one day `gather` keeps one."""

    line: Line
    day: date
    measure: Measure
    rating: float


class OwnNumber(NamedTuple):
    """A number that the diary keeps as a measure of the person's own: a day has their mean."""

    line: Line
    day: date
    measure: Measure
    value: float


class Raw(NamedTuple):
    """A number of a day that the diary has no question for: kept as it is, and listed.

    `at`: which of several of a day, as the file tells them apart.
    """

    line: Line
    day: date
    name: str
    value: float
    category: str = ""
    at: str = ""


class Note(NamedTuple):
    """Words about a day."""

    line: Line
    day: date
    text: str


class Crash(NamedTuple):
    """Whether a day was a crash."""

    line: Line
    day: date
    said: bool


class Cause(NamedTuple):
    """Whether a factor was there on a day; what the file says last of one counts."""

    line: Line
    day: date
    factor: str
    said: bool


class Taken(NamedTuple):
    """A dose of LDN, taken or skipped."""

    line: Line
    dose: Dose


class Other(NamedTuple):
    """That another medicine was taken on a day; None: that it is being taken."""

    line: Line
    day: date | None
    name: str


class Born(NamedTuple):
    """Whose file it is, as far as it says."""

    line: Line
    day: date


class Odd(NamedTuple):
    """A line, or a value in it, that is left out and listed: what stands there, and why."""

    line: Line
    day: date | None
    value: str
    reason: str


Row = Rating | OwnNumber | Raw | Note | Crash | Cause | Taken | Other | Born | Odd
Rows = Iterable[Row]
