"""The stretches of time a chart can show, ending today, and none beginning before the diary."""

from dataclasses import dataclass
from datetime import date, timedelta

from dose.diary.diary import Diary
from dose.treatment.course import Course
from journal.day import Span
from journal.stats import fortnight_before

LENGTHS = {"4-weeks": 28, "3-months": 91, "year": 365}
NAMES = {
    "4-weeks": "4 weeks",
    "3-months": "3 months",
    "year": "A year",
    "all": "All",
    "change": "Since the last change",
}
USUAL = "3-months"
LOOK_BACK_DAYS = 7  # the median of the first day is of the week that ends on it
STILL_KEPT_DAYS = 28  # judgement
VISIT_DAYS = 183  # judgement: a visit is about half a year at most
SHORTEST = 14  # days; a change of yesterday is shown with the days before it


@dataclass(frozen=True, slots=True)
class Range:
    """A named stretch of days, both ends included."""

    id: str
    name: str
    first: date
    last: date


def ranges(diary: Diary, today: date) -> tuple[Range, ...]:
    """Every range that this diary has: "since the last change" only where there was one."""
    today = end_day(diary, today)
    firsts = {id: _first_of(id, today) for id in LENGTHS}
    firsts["all"] = first_day(diary, today)
    change = Course(diary, today).change
    if change:
        firsts["change"] = min(change, today - timedelta(SHORTEST - 1))
    begins = min(begun(diary) or date.min, today)
    return tuple(Range(id, NAMES[id], max(first, begins), today) for id, first in firsts.items())


def pick(diary: Diary, today: date, id: str) -> Range:
    """The range of that name, or three months where there is none."""
    by_id = {found.id: found for found in ranges(diary, today)}
    return by_id.get(id, by_id[USUAL])


def read_from(id: str, today: date) -> date | None:
    """The first day that a page of this range looks at; None where only the diary can tell."""
    known = id if id in NAMES else USUAL
    return _first_of(known, today) - timedelta(LOOK_BACK_DAYS + 1) if known in LENGTHS else None


def is_enough(part: Diary, today: date, id: str) -> bool:
    """Whether what `read_from` tells to read of a diary is all that the range looks at: the diary
    is still written, so that it ends today, and is older than the range."""
    known = id if id in LENGTHS else USUAL
    first = begun(part)
    return first is not None and first <= _first_of(known, today) and end_day(part, today) == today


def _first_of(id: str, today: date) -> date:
    return today - timedelta(LENGTHS[id] - 1)


def first_day(diary: Diary, today: date) -> date:
    """The first day of which anything is recorded, or today."""
    return min(begun(diary) or today, today)


def visit_first_day(diary: Diary, last: date) -> date:
    """Where the page for the GP usually begins: with the fortnight before LDN, but at most six
    months before its last day and never before anything was recorded."""
    start = Course(diary, last).start
    days = [first_day(diary, last), visit_span(last)[0]]
    return max([*days, fortnight_before(start)[0]] if start else days)


def visit_span(last: date) -> Span:
    """The most days that the page for the GP usually tells of."""
    return last - timedelta(VISIT_DAYS - 1), last


def end_day(diary: Diary, today: date) -> date:
    """Where charts and the page for the GP end: today, so that both tell what the rules tell.

    A diary that ended long ago, such as an import, is shown up to its last day.
    """
    kept = (diary.days.last_entry(today), diary.dose_days.last(today))
    last = max(filter(None, kept), default=today)
    return last if (today - last).days > STILL_KEPT_DAYS else today


def begun(diary: Diary) -> date | None:
    """The first day of which anything is recorded; None where nothing is."""
    known = (diary.days.first_entry, diary.dose_days.first)
    return min(filter(None, known), default=None)
