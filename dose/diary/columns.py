"""A diary's days as columns, a byte a day: what charts and tables count over years.

Made of a Diary's entries and doses and of nothing else, so that no page sees another diary than the
rules do.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import chain, compress, pairwise
from operator import and_

from dose.diary.parts import Dose, Entry
from dose.treatment.gaps import Doses, apart, gaps
from journal.day import Span
from journal.ratings import BLANK, IN_PARTS, PARTS, UNRATED, Column
from journal.validation import need

# What is known of a day; a day without an entry has none of them.
KEPT, ANSWERED, CRASH_ASKED, CRASH, INFECTION, MEASURED, FROM_VISIBLE = (1 << n for n in range(7))
VISIBLE = "visible:"  # what an import from there calls its measurements
NOTHING = b"\0"
ON_SCALE = bytes(IN_PARTS.values())
HAS_DECIMALS = bytes(value != UNRATED and value % PARTS > 0 for value in range(256))


@dataclass(frozen=True)
class Days:
    """What entries say, from the day `first` on: ratings by measure, and a column of marks."""

    first: date
    ratings: Mapping[str, bytes]
    marks: bytes

    @property
    def first_entry(self) -> date | None:
        """The first day with an entry; None where there is none."""
        return self.first if self.marks else None

    def last_entry(self, until: date) -> date | None:
        """The last day with an entry up to `until`; None where there is none."""
        known = self.marks[: max((until - self.first).days + 1, 0)].rstrip(NOTHING)
        return self.first + timedelta(len(known) - 1) if known else None

    def rated(self, measure: str, first: date, last: date) -> Column:
        """The ratings of a measure on the days `first`–`last`."""
        return Column(self.first, self.ratings.get(measure, b"")).between(first, last)

    def rated_on(self, measure: str, spans: Iterable[Span]) -> bytes:
        """The ratings of a measure on the days of some spans, without the days between."""
        values, found = self.ratings.get(measure, b""), []
        for first, last in spans:
            begin, end = (first - self.first).days, (last - self.first).days + 1
            found.append(values[max(begin, 0) : max(end, 0)])
        return b"".join(found).replace(BLANK, b"")

    def marked(self, mark: int, first: date, last: date, *, but: int = 0) -> bytes:
        """For each of the days `first`–`last` 1 where it has the mark and not `but`, else 0."""
        column = Column(self.first, self.marks, blank=NOTHING).between(first, last)
        return column.values.translate(_having(mark, but))

    def with_decimals(self, mark: int, first: date, last: date) -> bool:
        """Whether a rating of a day `first`–`last` that has the mark has decimals."""
        marked = self.marked(mark, first, last)
        return 1 in marked and any(
            any(map(and_, marked, self.rated(id, first, last).values.translate(HAS_DECIMALS)))
            for id in self.ratings
        )

    def days_marked(self, mark: int, first: date, last: date) -> tuple[date, ...]:
        """The days among `first`–`last` that have the mark."""
        marked = self.marked(mark, first, last)
        places = range(first.toordinal(), first.toordinal() + len(marked))
        return tuple(map(date.fromordinal, compress(places, marked)))


@dataclass(frozen=True)
class DoseDays:
    """The days, in order, with a dose, and those with a dose noted as not taken."""

    taken: Sequence[date]
    skipped: Sequence[date]

    @cached_property
    def gaps(self) -> list[Doses]:
        """The two doses around each gap."""
        return gaps(self.taken)

    def noted(self, day: date) -> bool:
        """Whether anything is noted of a dose on a day."""
        return bool(among(self.taken, day, day) or among(self.skipped, day, day))

    @property
    def first(self) -> date | None:
        """The first day of which anything is noted; None where there is none."""
        return min((*self.taken[:1], *self.skipped[:1]), default=None)

    def last(self, until: date) -> date | None:
        """The last such day up to `until`; None where there is none."""
        kept = (among(days, date.min, until)[-1:] for days in (self.taken, self.skipped))
        return max(chain(*kept), default=None)


def among(days: Sequence[date], first: date, last: date) -> Sequence[date]:
    """Those of the days, which are in order, that lie from `first` to `last`."""
    return days[bisect_left(days, first) : bisect_right(days, last)]


def days_of(entries: Sequence[Entry]) -> Days:
    """The columns of entries, which are in order of days."""
    rated: dict[str, bytearray] = defaultdict(lambda: bytearray(BLANK * len(entries)))
    for place, entry in enumerate(entries):
        for id, rating in entry.ratings.items():
            rated[id][place] = IN_PARTS[rating]
    return columns([entry.day for entry in entries], rated, bytes(map(_marks, entries)))


def dose_days_of(doses: Sequence[Dose]) -> DoseDays:
    """The days of doses, which are in order of days."""
    taken = dict.fromkeys([dose.day for dose in doses if dose.status == "taken"])
    skipped = dict.fromkeys([dose.day for dose in doses if dose.status != "taken"])
    return DoseDays(tuple(taken), tuple(skipped))


def columns(days: Sequence[date], ratings: Mapping[str, bytes | bytearray], marks: bytes) -> Days:
    """The columns of entries given by their days, in any order, with a byte for each of them.

    Raises Impossible for a rating that is on no scale.
    """
    for id, rated in ratings.items():
        need(not rated.translate(None, ON_SCALE), f"ratings.{id}", "holds a rating on no scale")
    first = min(days, default=date.min)
    runs = list(_runs(days, first)) if days else []
    return Days(
        first=first,
        ratings={
            id: _spread(runs, ratings[id], BLANK)
            for id in sorted(ratings)
            if ratings[id].strip(BLANK)
        },
        marks=_spread(runs, marks, NOTHING),
    )


def _runs(days: Sequence[date], first: date) -> Iterator[tuple[int, int, int]]:
    """The runs of days that follow each other: where each begins, in days and in rows, and ends."""
    later = [row for row, step in enumerate(apart(days), start=1) if step != 1]
    for begin, end in pairwise([0, *later, len(days)]):
        yield (days[begin] - first).days, begin, end


def _spread(runs: list[tuple[int, int, int]], values: bytes | bytearray, blank: bytes) -> bytes:
    """The values of rows with a place for every day between them."""
    days = max((place + end - begin for place, begin, end in runs), default=0)
    out = bytearray(blank * days)
    for place, begin, end in runs:
        out[place : place + end - begin] = values[begin:end]
    return bytes(out)


def _marks(entry: Entry) -> int:
    marks = KEPT | ANSWERED * entry.answered
    if entry.crash is not None:
        marks |= CRASH_ASKED
    if entry.crash or entry.factors:  # nothing else makes a day a crash
        marks |= CRASH * entry.is_crash | INFECTION * ("infection" in entry.factors)
    if entry.measurements:
        marks |= _measured(entry.measurements)
    return marks


def _measured(measurements: Mapping[str, float]) -> int:
    return MEASURED | FROM_VISIBLE * any(id.startswith(VISIBLE) for id in measurements)


@cache
def _having(mark: int, but: int) -> bytes:
    return bytes(bool(marks & mark) and not marks & but for marks in range(256))
