"""Rows of a file that can be read and yet cannot be right, kind by kind (pure).

The rules take such a file as it is; an import lists them and leaves them out once the person
agrees. Every function looks at the parts that stand in a file and yields what is Wrong in them.
As little as possible goes: a moment or a date of its own where the row does not rest on it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import accumulate
from operator import attrgetter

from dose.diary.parts import Break, Dose, Entry, Person
from journal.day import DAY, Clock, timing_of
from ldn_tracker.transfer.left_out import BIRTH, BREAKS, CLOCK, CROWDED, TO_COME
from ldn_tracker.transfer.sheet import Placed, Sheet, Wrong
from ldn_tracker.transfer.words import say

NEAR = timedelta(hours=2)  # judgement: a night's dose at 05:30 or at 15:10 may be one
MOST_A_DAY = 6  # judgement: doses that somebody may have noted on one day
OLDEST = 120  # years
PLANNED_AHEAD = timedelta(366)  # judgement: later than this a year was mistyped
# A diary that was written out on another clock than the one it was kept on, as after a move,
# has hardly a time that fits: so many in the fortnight around it, and more than those that do.
AROUND, MANY = timedelta(14), 5
HAPPENED = {"doses": "day", "entries": "day", "advice": "on"}
PLANNED = ("regimen", "breaks")
DATED = {  # what is dated when it has happened, by the part that can be without that date
    "plan": "confirmed_on",
    "previous_plans": "confirmed_on",
    "medicines": "last_taken",
    "conditions": "discussed_on",
}
NOT_YET = "this is in the future"
FAR_AHEAD = "this starts more than a year from now, so the year is probably a mistake"


@dataclass(frozen=True, slots=True)
class Now:
    """The instant of an import, on the clock of the diary `here` and on that of the file."""

    at: datetime
    here: Clock
    file: Clock

    @property
    def today(self) -> date:
        """The later of both days, so that nobody loses the day they are in."""
        return max(self.here.day(self.at), self.file.day(self.at))

    @property
    def starts_after(self) -> timedelta:
        """How long after midnight the days of the file start."""
        starts = self.file.day_starts_at
        return timedelta(hours=starts.hour, minutes=starts.minute)

    def is_to_come(self, instant: datetime | None) -> bool:
        """Whether a moment lies further ahead than a clock may be wrong."""
        return instant is not None and instant - self.at > NEAR


def leave_out_contradictions(sheet: Sheet, at: datetime, here: Clock) -> None:
    """Take what contradicts itself out of a file's parts, and note it."""
    now = Now(at, here, sheet.person.clock)
    _leave_out_days_to_come(sheet, now)
    sheet.leave_out("doses", CROWDED, _crowded)
    sheet.leave_out("doses", CLOCK, lambda rows: _stamped_otherwise(rows, now))
    sheet.leave_out("entries", CLOCK, lambda rows: _recorded_before(rows, now))
    sheet.leave_out("breaks", BREAKS, lambda rows: _at_the_same_time(rows, sheet["doses"]))
    sheet.leave_out("supply", TO_COME, lambda rows: _supply_to_come(rows, now))
    _leave_out_births(sheet, now)


def _leave_out_days_to_come(sheet: Sheet, now: Now) -> None:
    """What is recorded has happened; a plan, a break or an operation may still be ahead."""
    for attribute, name in HAPPENED.items():
        sheet.leave_out(attribute, TO_COME, _days_to_come(name, now))
    for attribute in PLANNED:
        sheet.leave_out(attribute, TO_COME, lambda rows: _far_ahead(rows, now))
    for attribute, name in DATED.items():
        sheet.leave_out(attribute, TO_COME, _dates_to_come(name, now))
    sheet.leave_out("doses", TO_COME, _moments_to_come("taken_at", now, whole=True))
    sheet.leave_out("corrected_regimen", TO_COME, _moments_to_come("corrected_at", now, whole=True))
    sheet.leave_out("entries", TO_COME, _moments_to_come("recorded_at", now))
    for name in ("said_none", "said_unsure"):
        sheet.leave_out("person", TO_COME, _said_to_come(name, now))


def _days_to_come(name: str, now: Now) -> Callable[[list[Placed]], Iterator[Wrong]]:
    today = now.today
    return lambda rows: (
        Wrong(placed, NOT_YET) for placed in rows if getattr(placed.part, name) > today
    )


def _far_ahead(rows: list[Placed], now: Now) -> Iterator[Wrong]:
    for placed in rows:
        if placed.part.start - now.today > PLANNED_AHEAD:
            yield Wrong(placed, FAR_AHEAD)


def _dates_to_come(name: str, now: Now) -> Callable[[list[Placed]], Iterator[Wrong]]:
    return lambda rows: (
        _without(placed, name, f"{say(day)} is in the future")
        for placed in rows
        if (day := getattr(placed.part, name)) and day > now.today
    )


def _moments_to_come(
    name: str, now: Now, *, whole: bool = False
) -> Callable[[list[Placed]], Iterator[Wrong]]:
    """Rows with a moment that has not come: that moment, or the `whole` row."""
    return lambda rows: (
        Wrong(placed, NOT_YET) if whole else _without(placed, name, NOT_YET)
        for placed in rows
        if now.is_to_come(getattr(placed.part, name))
    )


def _supply_to_come(rows: list[Placed], now: Now) -> Iterator[Wrong]:
    """Packs, counts and an order of days to come; the others stay."""
    for placed in rows:
        said = placed.part
        came, counted = attrgetter("received_on"), attrgetter("on")
        instead = replace(
            said,
            packs=tuple(pack for pack in said.packs if came(pack) <= now.today),
            counts=tuple(count for count in said.counts if counted(count) <= now.today),
            order=replace(said.order, ordered_on=_come(said.order.ordered_on, now)),
        )
        for name, day in (("packs", came), ("counts", counted)):
            for index, row in enumerate(getattr(said, name)):
                if day(row) > now.today:
                    yield Wrong(placed, NOT_YET, f"{name}[{index}]", say(row), instead)
        if instead.order != said.order:
            yield Wrong(placed, NOT_YET, "order.ordered_on", say(said.order.ordered_on), instead)


def _come(day: date | None, now: Now) -> date | None:
    return day if day and day <= now.today else None


def _said_to_come(name: str, now: Now) -> Callable[[list[Placed]], Iterator[Wrong]]:
    def find(rows: list[Placed]) -> Iterator[Wrong]:
        for placed in rows:
            said = getattr(placed.part, name)
            kept = {topic: day for topic, day in said.items() if day <= now.today}
            for topic in sorted(said.keys() - kept.keys()):
                instead = replace(placed.part, **{name: kept})
                yield Wrong(placed, NOT_YET, f"{name}.{topic}", said[topic].isoformat(), instead)

    return find


def _without(placed: Placed, name: str, reason: str) -> Wrong:
    """That only a field of the part is wrong, without which the rest stays."""
    value = placed.written.get(name) if isinstance(placed.written, dict) else None
    return Wrong(placed, reason, name, value, replace(placed.part, **{name: None}))


def _crowded(rows: list[Placed]) -> Iterator[Wrong]:
    """Every dose of a day with more of them than anybody takes."""
    counts = Counter(placed.part.day for placed in rows if placed.part.taken)
    for placed in rows:
        if (count := counts[placed.part.day]) > MOST_A_DAY:
            yield Wrong(placed, f"one of {count} doses on this day, so none of them is imported")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whether a moment fits its row: on the clocks of the file, and on the clock here."""

    placed: Placed
    fits: bool
    fits_here: bool


def _stamped_otherwise(rows: list[Placed], now: Now) -> Iterator[Wrong]:
    """Doses whose moment is of another day, or of the other half of it."""
    stamped = [placed for placed in rows if placed.part.taken_at]
    for placed in _doubted(_stamp(placed, placed.part.taken_at, now, _suits) for placed in stamped):
        yield Wrong(placed, _why(placed.part, placed.part.taken_at, now.starts_after))


def _recorded_before(rows: list[Placed], now: Now) -> Iterator[Wrong]:
    """Entries that were recorded before their day began; the answers themselves stay."""
    stamped = [placed for placed in rows if placed.part.recorded_at]
    stamps = (_stamp(placed, placed.part.recorded_at, now, _is_after) for placed in stamped)
    for placed in _doubted(stamps):
        when = say(placed.part.recorded_at.date())
        reason = f"recorded on {when}, before this day began; the answers stay without that"
        yield _without(placed, "recorded_at", reason)


def _stamp(placed: Placed, instant: datetime, now: Now, suits: Callable) -> Stamp:
    """Nearly every moment fits as written, on the clock of the place where that was."""
    fits = suits(placed.part, instant.replace(tzinfo=None), now.starts_after) or suits(
        placed.part, _wall(now.file, instant), now.starts_after
    )
    fits_here = fits or suits(placed.part, _wall(now.here, instant), now.starts_after)
    return Stamp(placed, fits, fits_here)


def _wall(clock: Clock, instant: datetime) -> datetime:
    return clock.local(instant).replace(tzinfo=None)


def _suits(dose: Dose, wall: datetime, starts_after: timedelta) -> bool:
    """Whether a clock time, or one near it, lies on the dose's day and in its half of it."""
    near = (wall - NEAR, wall, wall + NEAR)
    on_day = any((each - starts_after).date() == dose.day for each in near)
    in_half = any(dose.timing in (None, timing_of(each.time())) for each in near)
    return on_day and in_half


def _is_after(entry: Entry, wall: datetime, starts_after: timedelta) -> bool:
    """Whether a clock time, or one just after it, lies on the entry's day or a later one."""
    return (wall + NEAR - starts_after).date() >= entry.day


def _doubted(stamps: Iterable[Stamp]) -> Iterator[Placed]:
    """The rows whose moments do not fit, but for those that were kept on another clock."""
    stamps = sorted(stamps, key=lambda stamp: stamp.placed.part.day)
    days = [stamp.placed.part.day for stamp in stamps]
    fitting = [0, *accumulate(stamp.fits for stamp in stamps)]
    for stamp in stamps:
        if stamp.fits:
            continue
        day = stamp.placed.part.day
        first, end = bisect_left(days, day - AROUND), bisect_right(days, day + AROUND)
        fit = fitting[end] - fitting[first]
        others = end - first - fit - 1
        is_another_clock = others >= MANY and others > fit
        if not (is_another_clock or (fit == 0 and stamp.fits_here)):
            yield stamp.placed


def _why(dose: Dose, instant: datetime, starts_after: timedelta) -> str:
    """What does not fit, of a dose's moment as it was written."""
    wall = instant.replace(tzinfo=None)
    if any((each - starts_after).date() == dose.day for each in (wall - NEAR, wall, wall + NEAR)):
        return f"a {dose.timing} dose, but its clock time is {wall:%H:%M}"
    return f"a dose of this day, but its time is {say(wall.date())}, {wall:%H:%M}"


def _at_the_same_time(rows: list[Placed], doses: list[Placed]) -> Iterator[Wrong]:
    """Breaks that begin while another goes on; that one stands, as it covers more days."""
    taken = sorted(placed.part.day for placed in doses if placed.part.taken)
    last: date | None = None
    for placed in sorted(rows, key=lambda placed: placed.part.start):
        if last and placed.part.start <= last:
            yield Wrong(placed, "this break starts before the one before it has ended")
        else:
            last = _end(placed.part, taken)


def _end(row: Break, taken: list[date]) -> date:
    """The last day of a break, which a dose ends on the day before."""
    after = bisect_right(taken, row.start)
    ended = taken[after] - DAY if after < len(taken) else date.max
    return min(row.until or date.max, ended)


def _leave_out_births(sheet: Sheet, now: Now) -> None:
    """A birth that cannot be; else the few rows before it, or the birth where those are many."""
    sheet.leave_out("person", BIRTH, lambda rows: _impossible_births(rows, now))
    born = sheet.person.born
    if born is None:
        return
    days = [placed.part.day for name in ("doses", "entries") for placed in sheet[name]]
    before = sum(day < born for day in days)
    if before * 2 > len(days):
        reason = f"{before} days of this diary are before it"
        sheet.leave_out("person", BIRTH, lambda rows: [_without(rows[0], "born", reason)])
    elif before:
        for name in ("doses", "entries"):
            sheet.leave_out(name, BIRTH, lambda rows: _before(rows, born))


def _impossible_births(rows: list[Placed], now: Now) -> Iterator[Wrong]:
    for placed in rows:
        person: Person = placed.part
        if person.born and person.born > now.today:
            yield _without(placed, "born", f"{say(person.born)} is in the future")
        elif person.born and now.today.year - person.born.year > OLDEST:
            yield _without(placed, "born", f"{say(person.born)} is more than {OLDEST} years ago")


def _before(rows: list[Placed], born: date) -> Iterator[Wrong]:
    for placed in rows:
        if placed.part.day < born:
            yield Wrong(placed, f"before the birth on {say(born)}")
