"""What a format yields, a thing at a time, each with its line in the file (pure)."""

from datetime import date
from typing import NamedTuple

from dose.diary.parts import Dose
from journal.scales import Measure


class Rating(NamedTuple):
    """A measure's rating of a day; of several on one day `gather` keeps one."""

    line: int
    day: date
    measure: Measure
    rating: float


class OwnNumber(NamedTuple):
    """A plain number of a day that the diary keeps as a measure of the person's own."""

    line: int
    day: date
    measure: Measure
    value: float


class Raw(NamedTuple):
    """A number of a day that the diary has no question for: kept as it is, and listed."""

    line: int
    day: date
    name: str
    value: float
    category: str = ""


class Note(NamedTuple):
    """Words about a day."""

    line: int
    day: date
    text: str


class Crash(NamedTuple):
    """Whether a day was a crash."""

    line: int
    day: date
    said: bool


class Cause(NamedTuple):
    """A factor of a day; "": that none was there."""

    line: int
    day: date
    factor: str


class Taken(NamedTuple):
    """A dose of LDN, taken or skipped."""

    line: int
    dose: Dose


class Other(NamedTuple):
    """That another medicine was taken on a day."""

    line: int
    day: date
    name: str


class Born(NamedTuple):
    """Whose file it is, as far as it says."""

    line: int
    day: date


class Odd(NamedTuple):
    """A line, or a value in it, that is left out and listed: what stands there, and why."""

    line: int
    day: date | None
    value: str
    reason: str


Row = Rating | OwnNumber | Raw | Note | Crash | Cause | Taken | Other | Born | Odd
