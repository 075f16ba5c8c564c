"""The stretches of treatment: days on one dose and time, before LDN, on a break, or in a gap.

Each stretch is cut to the chosen days but knows when it truly began, so that "the first days after
a change" and "since 23 Oct" stay right whatever is shown. A break of a week or more is a stretch of
its own, and so is a gap in the record of doses: its days are not those of the dose before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Literal

from dose.diary.diary import Diary
from dose.treatment.adherence import Adherence, adherence
from dose.treatment.course import Course
from dose.treatment.pauses import Pause, PauseKind, pauses
from dose.treatment.schedule import Period, periods
from dose.vocabulary import Timing
from journal.day import DAY, Span, outside
from journal.stats import fortnight_before

EndKind = Literal["", "change", "break", "not_recorded", "not_taken", "dose_recorded", "break_over"]

SETTLING_DAYS = 7  # judgement: the first week after a change is shaded, not judged


@dataclass(frozen=True, slots=True)
class End:
    """What ended a stretch: "" while it goes on, or a change of the regimen, a break (with its
    `reason`), a gap, the first dose after a gap, the end of a break."""

    kind: EndKind = ""
    reason: str = ""


GOES_ON = End()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first`–`last` on one dose (mg), time and `every_days`; `began` may lie before `first`.

    dose_mg None: before LDN (`taken_unseen`: before anything was noted of it, though it was taken
    already; `planned`: with a plan or regimen noted), a `pause` of LDN, or, where `taking`, LDN
    without a plan.
    """

    dose_mg: Decimal | None
    timing: Timing | None
    first: date
    last: date
    began: date
    taking: bool
    going_on: bool
    end: End
    pause: PauseKind | Literal[""] = ""
    taken_unseen: bool = False
    planned: bool = True
    every_days: int = 1

    @property
    def before_ldn(self) -> bool:
        """Whether LDN had not been started, as far as the diary tells."""
        return not self.taking and self.pause == ""

    @property
    def is_unrecorded(self) -> bool:
        """Whether it is a gap in the record of doses, about which nothing is known."""
        return self.pause == "not_recorded"

    @property
    def has_no_record(self) -> bool:
        """Whether doses were due in it and none is recorded: a gap, or days marked "not taken"."""
        return self.pause in ("not_recorded", "not_taken")

    @property
    def is_break(self) -> bool:
        """Whether it is a break from LDN, as the person recorded it."""
        return self.pause == "break"

    @property
    def has_doses_due(self) -> bool:
        """Whether its doses can be counted: days on LDN, or marked "not taken" one by one."""
        return self.taking or self.pause == "not_taken"


def stretches(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """Every stretch that touches the days `first`–`last`, cut to them, oldest first."""
    return tuple(_cut(_all(diary, first, last), first, last))


def with_baseline(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """Every stretch of the days, led by those before LDN: the fortnight, even if not chosen."""
    rows = _all(diary, first, last)
    course = Course(diary, last)
    start = course.start
    if start is None or course.taken_before:
        return tuple(_cut(rows, first, last))
    before = list(_cut(rows, min(first, fortnight_before(start)[0]), last))[:1]
    shown = _cut(rows, first, last)
    return (*(r for r in before if r.before_ldn), *(r for r in shown if not r.before_ldn))


def _all(diary: Diary, first: date, last: date) -> list[Stretch]:
    """Every stretch up to `last`, oldest first; gaps in doses are told from `first` on."""
    course = Course(diary, last)
    off = {row.first - DAY: row for row in pauses(course, first)}
    whole = (*periods(diary, last), *_without_plan(course))
    taken = (piece for period in whole for piece in _between(_stretch(period, course), off))
    away = (_pause(row, off.get(row.last)) for row in off.values())
    return sorted((*taken, *away), key=attrgetter("first"))


def _cut(rows: Iterable[Stretch], first: date, last: date) -> Iterator[Stretch]:
    for row in rows:
        if row.first <= last and row.last >= first and row.first <= row.last:
            yield replace(row, first=max(row.first, first), last=min(row.last, last))


def doses_between(course: Course, first: date, last: date) -> Adherence:
    """Days with a dose, and doses due, each time as often as one was to be taken then."""
    if course.is_daily:
        return adherence(course, first, last)
    counted = [
        (adherence(course, max(first, begun), min(last, ended)), every_days)
        for begun, ended, every_days in _as_often(course)
        if begun <= last and ended >= first
    ]
    days, taken = sum(found.days for found, _ in counted), sum(found.taken for found, _ in counted)
    due = sum(max(found.taken, found.days // every_days) for found, every_days in counted)
    return Adherence(taken, due, days)


def _as_often(course: Course) -> Iterator[tuple[date, date, int]]:
    """The spans between changes with every how many days; before the first as often as in it."""
    starts = [row.start for row, _ in course.changes]
    begun = (date.min, *starts[1:])
    ended = (*(start - DAY for start in starts[1:]), course.day)
    for (_, every_days), first, last in zip(course.changes, begun, ended, strict=True):
        yield first, last, every_days


def is_planned(diary: Diary) -> bool:
    """Whether LDN is noted at all: else nobody can say that it was not taken."""
    return bool(diary.plan or diary.previous_plans or diary.regimen)


def settling(diary: Diary, rows: tuple[Stretch, ...], last: date) -> tuple[Span, ...]:
    """The first days after each change of dose or time, as far as they are shown.

    Where LDN was taken before it was noted, its first day here was no change.
    """
    course = Course(diary, last)
    known = course.start if course.taken_before else None
    spans = (
        (row.first, min(row.began + (SETTLING_DAYS - 1) * DAY, row.last, last))
        for row in rows
        if row.taking and row.began != known
    )
    return tuple((first, end) for first, end in spans if first <= end)


def _stretch(period: Period, course: Course) -> Stretch:
    taking = period.dose_mg is not None or period.first == course.start
    unseen = not taking and course.taken_before
    ended = "already_taking" if unseen else period.ended_because
    return Stretch(
        dose_mg=period.dose_mg,
        timing=period.timing,
        first=period.first,
        last=period.last,
        began=period.first,
        taking=taking,
        going_on=not period.ended_because,
        end=End("change", ended) if ended else GOES_ON,
        taken_unseen=unseen,
        planned=is_planned(course.diary),
        every_days=period.every_days,
    )


def _pause(row: Pause, following: Pause | None) -> Stretch:
    over = End("break_over" if row.kind == "break" else "dose_recorded")
    end = _ending(following) if following else over
    return Stretch(
        dose_mg=None, timing=None, first=row.first, last=row.last, began=row.first, taking=False,
        going_on=row.going_on, end=GOES_ON if row.going_on else end, pause=row.kind,
    )  # fmt: skip


def _between(row: Stretch, off: Mapping[date, Pause]) -> Iterator[Stretch]:
    """What a stretch is without the pauses; after each of them it begins anew."""
    if not row.taking:
        follows = off.get(row.last)
        yield replace(row, end=_ending(follows)) if follows else row
        return
    for first, last in outside(row.first, row.last, ((p.first, p.last) for p in off.values())):
        piece = replace(row, first=first, last=last, began=first)
        ended_early = last < row.last
        yield replace(piece, going_on=False, end=_ending(off[last])) if ended_early else piece


def _ending(row: Pause) -> End:
    return End(row.kind, row.reason)


def _without_plan(course: Course) -> tuple[Period, ...]:
    """Doses that were recorded though no regimen says what was to be taken."""
    if course.regimen or course.start is None:
        return ()
    return (Period(None, None, course.start, course.day, ""),)
