"""The days that no dose accounts for: breaks from LDN, and gaps in the record of doses.

A break is what the person said, so it ends before the first dose taken in it, whatever its own end
says. A gap of a week or more in which no break was recorded is neither treatment nor proof that
nothing was taken: it is called what it is. A week or more of which every day was marked so is "not
taken".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

from dose.adherence import Adherence, adherence
from dose.course import DOSES_BACK, RESTART_GAP_DAYS, Course
from dose.days import among
from dose.diary import Diary
from dose.parts import Break
from journal.day import DAY, Span, days_in, outside
from ldn_tracker.charts.dates import runs

NOT_RECORDED = "no doses recorded"
NOT_TAKEN = "not taken"
BREAKS = {
    "stopped": "stopped",
    "surgery": "surgery",
    "supply": "no supply",
    "prescriber": "prescriber’s advice",
    "other": "other reason",
}


@dataclass(frozen=True, slots=True)
class Pause:
    """Days without a dose, both ends included.

    `why`: the reason of a break, NOT_RECORDED or NOT_TAKEN.
    """

    first: date
    last: date
    why: str
    going_on: bool


def breaks(diary: Diary, first: date, last: date) -> tuple[tuple[date, date, str], ...]:
    """The breaks from LDN that touch the days, cut to them, each with its reason in words."""
    whole = whole_breaks(diary, first, last)
    return tuple((max(row.first, first), row.last, row.why) for row in whole)


def whole_breaks(diary: Diary, first: date, last: date) -> tuple[Pause, ...]:
    """The same from their first day on."""
    return tuple(row for row in _breaks(Course(diary, last), first) if row.last >= first)


def breaks_on(course: Course) -> list[Pause]:
    """The breaks that lead to the course's own day, each on the day after the one before it; none
    if a dose was taken in the last of them."""
    runs = _runs(_breaks(course, course.day), date.min + DAY)
    return next((run for run in runs if run[-1].last >= course.day), [])


def doses_of_due(course: Course, first: date, last: date) -> Adherence:
    """Days with a dose of days due; from the first dose in a break on, that is over."""
    spans = breaks(course.diary, first, last)
    return adherence(course, first, last, off=[(begin, end) for begin, end, _ in spans])


def pauses(course: Course, first: date) -> tuple[Pause, ...]:
    """The breaks and gaps of a week or more since the first dose or regimen, oldest first, none in
    another.

    Of what was over before `first`, doses are only looked at in the last year.
    """
    begun = min(filter(None, (course.start, _regimen_from(course))), default=None)
    if begun is None:
        return ()
    runs = _runs(_breaks(course, first), begun)
    off = tuple(row for run in runs if _are_long(run) for row in run)
    gaps = (piece for gap in _gaps(course, first) for piece in _without(gap, off))
    told = (piece for gap in gaps for piece in _told(course, gap))
    return tuple(sorted((*off, *told), key=attrgetter("first")))


def is_not_taken(course: Course, first: date, last: date) -> bool:
    """Whether every day of a week or more was marked "not taken"; today may be unanswered yet."""
    return _skipped_runs(course, first, last) == [(first, last)]


def _told(course: Course, gap: Pause) -> Iterator[Pause]:
    """A gap, parted where a week or more of it was marked "not taken" day by day."""
    skipped = _skipped_runs(course, gap.first, gap.last)
    unknown = tuple(outside(gap.first, gap.last, skipped))
    for why, spans in ((NOT_TAKEN, skipped), (NOT_RECORDED, unknown)):
        for first, last in spans:
            going_on = gap.going_on and last == gap.last
            yield Pause(first, last, why, going_on)


def _skipped_runs(course: Course, first: date, last: date) -> list[Span]:
    """The runs of a week or more without a day that was not marked."""
    days = set(among(course.diary.dose_days.skipped, first, last))
    if last == course.day and last - DAY in days:  # the day is not over
        days.add(last)
    return [each for each in runs(tuple(sorted(days))) if days_in(*each) >= RESTART_GAP_DAYS]


def _regimen_from(course: Course) -> date | None:
    return course.regimen[0].start if course.regimen else None


def _known_from(course: Course, first: date) -> date:
    """Earlier doses are not looked at, as a chart of some months is not given all of them."""
    return min(first, course.day - timedelta(DOSES_BACK))


def _taken(course: Course, first: date) -> Sequence[date]:
    """The days with a dose from then on, led by the last one before."""
    days = course.diary.dose_days.taken
    begin = bisect_left(days, _known_from(course, first))
    return days[max(begin - 1, 0) : bisect_right(days, course.day)]


def _breaks(course: Course, first: date) -> tuple[Pause, ...]:
    """Every break as far as it went, in order."""
    if not course.diary.breaks:
        return ()
    taken, known = _taken(course, first), _known_from(course, first)
    begun = (_as_said(row, course.day) for row in course.diary.breaks if row.start <= course.day)
    kept = (_as_kept(row, taken, known) for row in begun)
    return tuple(sorted(filter(None, kept), key=attrgetter("first")))


def _as_said(row: Break, today: date) -> Pause:
    going_on = row.until is None or row.until >= today
    return Pause(row.start, today if going_on else row.until, BREAKS[row.reason], going_on)


def _as_kept(row: Pause, taken: Sequence[date], known: date) -> Pause | None:
    """The break without a dose of its first day, up to the first dose after that."""
    inside = [day for day in among(taken, row.first, row.last) if day > row.first]
    first = row.first + len(among(taken, row.first, row.first)[:1]) * DAY
    if not inside:
        return replace(row, first=first) if first <= row.last else None
    if inside[0] < known or inside[0] == first:
        return None  # over before the days shown, on a day that nobody can tell; or never begun
    return replace(row, first=first, last=inside[0] - DAY, going_on=False)


def _runs(rows: Iterable[Pause], start: date) -> list[list[Pause]]:
    """Breaks from a day on, none over another; those that follow each other are a run."""
    found: list[list[Pause]] = []
    for row in rows:
        last = found[-1][-1].last if found else start - DAY
        row = replace(row, first=max(row.first, last + DAY))
        if found and row.first == last + DAY and row.first <= row.last:
            found[-1].append(row)
        elif row.first <= row.last:
            found.append([row])
    return found


def _are_long(run: list[Pause]) -> bool:
    return days_in(run[0].first, run[-1].last) >= RESTART_GAP_DAYS


def _gaps(course: Course, first: date) -> Iterator[Pause]:
    """The runs of days without a recorded dose: before the first one, then of a week or more."""
    due = _regimen_from(course)
    if due and course.start is None:
        yield Pause(due, course.day, NOT_RECORDED, going_on=True)
    elif due and due < course.start:
        yield Pause(due, course.start - DAY, NOT_RECORDED, going_on=False)
    known = _known_from(course, first)
    for before, after in course.diary.dose_days.gaps:
        if known <= after <= course.day:
            yield Pause(before + DAY, after - DAY, NOT_RECORDED, going_on=False)
    if course.gap >= RESTART_GAP_DAYS:
        yield Pause(course.last_dose + DAY, course.day, NOT_RECORDED, going_on=True)


def _without(gap: Pause, off: tuple[Pause, ...]) -> Iterator[Pause]:
    """What is left of a gap beside long breaks; less than a week of it is missed doses."""
    for first, last in outside(gap.first, gap.last, ((row.first, row.last) for row in off)):
        going_on = gap.going_on and last == gap.last
        if days_in(first, last) >= RESTART_GAP_DAYS + going_on:  # today is not over
            yield replace(gap, first=first, last=last, going_on=going_on)
