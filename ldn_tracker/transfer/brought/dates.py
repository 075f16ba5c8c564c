"""Days and moments as apps and Excel write them (pure).

Where day and month cannot be told apart in a whole file, nobody guesses: it is asked once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from journal.day import Clock

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
    for name in (names,)
}
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})(?!\d)")
NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4}|\d{2})(?!\d)"
)
MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})(?!\d)")
CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap])?\.?(?:m\.?)?(?![\d:])"
)
OFFSET = re.compile(r"(z|[+-]\d{2}:?\d{2})$")
EPOCH = re.compile(r"\d{10}(\d{3})?")
EXCELS_DAY = re.compile(r"[34567]\d{4}(\.\d+)?")  # the days since 1900
HOUR = re.compile(r"(\d{1,2})(?:[.h](\d{2}))? ?(?:([ap])\.?m?\.?|h|uhr)?")
WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
MOST_KNOWN = 20_000  # texts of days kept in mind, each read once
COUNTED = "is a number where a day is expected: have the column shown as dates, and save it again"
NO_DAY = "has no day"
NOT_A_DAY = "is not a day that we can read"
NOT_A_TIME = "is not a time of day that we can read"


@dataclass
class Dates:
    """Reads the days of one file; `order` is "dmy" or "mdy" once it is known."""

    order: str = ""
    known: dict[str, date] = field(default_factory=dict)

    def day(self, text: str) -> date:
        """The day that a text begins with; ValueError says why it is none."""
        if (day := self.known.get(text)) is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            day = self.known[text] = _telling(self._read, text, text)
        return day

    def _read(self, text: str) -> date:
        plain = WEEKDAY.sub("", _plain(text))
        for pattern, made in self._patterns():
            if found := pattern.match(plain):
                return _date(*made(found))
        if EPOCH.fullmatch(plain):
            return _instant(plain).date()
        raise ValueError(COUNTED if EXCELS_DAY.fullmatch(plain) else NOT_A_DAY)

    def _patterns(self) -> tuple[tuple[re.Pattern, Callable], ...]:
        return (
            (ISO, lambda found: found.groups()),
            (COMPACT, lambda found: found.groups()),
            (NUMBERS, self._numbered),
            (DAY_FIRST, lambda found: (found[3], _month(found[2]), found[1])),
            (MONTH_FIRST, lambda found: (found[3], _month(found[1]), found[2])),
        )

    def _numbered(self, found: re.Match) -> tuple:
        first, second, year = found[1], found[3], found[4]
        if self.order == "mdy":
            return year, first, second
        return year, second, first


class Order(NamedTuple):
    """Which order days and months have in a file: "dmy", "mdy", "" where no date needs it.

    None where every date could be read in both, and `example` would be another day.
    """

    order: str | None
    example: str = ""


def order_of(texts: Iterable[str]) -> Order:
    """The order of a file's dates, each of which is looked at and none is kept."""
    may, example = {"dmy", "mdy"}, ""
    for text in _without_repeats(texts):
        found = NUMBERS.match(WEEKDAY.sub("", _plain(text)))
        if not found:
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12:
            may.discard("mdy")
        if second > 12:
            may.discard("dmy")
        if first != second:
            example = example or found[0]
    if not example:
        return Order("")
    return Order(may.pop() if len(may) == 1 else None if may else "dmy", example)


def _without_repeats(texts: Iterable[str]) -> Iterator[str]:
    """A file repeats its days; of very many different moments only the first are known again."""
    known = set()
    for text in texts:
        if text not in known:
            if len(known) < MOST_KNOWN:
                known.add(text)
            yield text


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the person's, with the wall-clock time and the instant where a file says them."""

    day: date
    wall: time | None = None
    at: datetime | None = None


def moment(dates: Dates, text: str, clock: Clock, wall: str = "") -> Moment:
    """The moment of a text with a day, and with a time (in it, or in `wall`) if it has one.

    A text with an offset is told on the clock of that place, one without on the person's own.
    """
    plain = _plain(text)
    if EPOCH.fullmatch(plain):
        return _on(clock.local(_instant(plain)), clock)
    day = dates.day(text)
    hour = time_of(wall) if wall else _telling(_time_in, plain, text)
    if hour is None:
        return Moment(day)
    at = datetime.combine(day, hour, _zone(plain) or ZoneInfo(clock.timezone))
    if plain.endswith("z"):
        at = clock.local(at)
    return _on(at, clock)


def _on(at: datetime, clock: Clock) -> Moment:
    before = at.time() < clock.day_starts_at
    return Moment(at.date() - timedelta(days=before), at.time().replace(tzinfo=None), at)


def time_of(text: str) -> time:
    """A time of day: 3:04, 03:00, 10:00 pm, 22:00:05; ValueError where it is none."""
    return _telling(_needed_time, _plain(text), text)


def _telling(read: Callable, text: str, said: str):
    """What is read of a text; ValueError says of what was `said` it is nothing."""
    try:
        return read(text)
    except ValueError as error:
        raise ValueError(f"“{said}” {error}" if said.strip() else NO_DAY) from error


def _needed_time(plain: str) -> time:
    """A time of day and nothing else, so that also 9 pm, 21h15 and 21.15 Uhr can be meant."""
    if (hour := _time_in(plain)) is not None:
        return hour
    if not (found := HOUR.fullmatch(plain)) or plain.isdecimal():
        raise ValueError(NOT_A_TIME)
    return _time(int(found[1]), int(found[2] or 0), 0, found[3])


def _time_in(plain: str) -> time | None:
    found = None
    for found in CLOCK.finditer(OFFSET.sub("", plain)):
        if ":" in found[0] or found[4]:
            break
    else:
        return None
    return _time(int(found[1]), int(found[2]), int(found[3] or 0), found[4])


def _time(hour: int, minute: int, second: int, half: str | None) -> time:
    if half and not 1 <= hour <= 12:
        raise ValueError(NOT_A_TIME)
    if half:
        hour = hour % 12 + 12 * (half == "p")
    try:
        return time(hour, minute, second)
    except ValueError as error:
        raise ValueError(NOT_A_TIME) from error


def _zone(plain: str) -> timezone | None:
    found = OFFSET.search(plain)
    if not found or not _time_in(plain):
        return None
    if found[1] == "z":
        return UTC
    sign, digits = (-1 if found[1][0] == "-" else 1), found[1][1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _instant(digits: str) -> datetime:
    return datetime.fromtimestamp(int(digits[:10]), UTC)


def _plain(text: str) -> str:
    """In lower case, with plain spaces (Apple and Daylio put U+202F before "pm")."""
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").casefold().split())


def _month(name: str) -> int:
    if name[:3] not in MONTHS:
        raise ValueError(NOT_A_DAY)
    return MONTHS[name[:3]]


def _date(year, month, day) -> date:
    number = int(year) + (2000 if len(str(year)) == 2 else 0)
    try:
        found = date(number, int(month), int(day))
    except ValueError as error:
        raise ValueError(NOT_A_DAY) from error
    if not 1900 <= found.year < 2200:
        raise ValueError("is not a day between 1900 and 2199")
    return found
