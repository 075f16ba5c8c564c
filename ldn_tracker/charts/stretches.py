"""The columns of every chart and the rows of the dose-step table: days on one dose and time.

Each stretch is cut to the chosen days but knows when it truly began, so that "the first days after
a change" and "since 23 Oct" stay right whatever is shown. A break of a week or more is a stretch of
its own, and so is a gap in the record of doses: its days are not those of the dose before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter

from dose.course import Course
from dose.diary import Diary
from dose.schedule import Period, periods
from dose.units import mg_words
from journal.day import DAY, outside
from journal.stats import BASELINE_DAYS
from ldn_tracker.charts.pauses import NOT_RECORDED, NOT_TAKEN, Pause, pauses

SETTLING_DAYS = 7  # judgement: the first week after a change is shaded, not judged
ENDED = {
    "start": "LDN began",
    "already_taking": "LDN noted",
    "step_up": "plan’s next step",
    "side_effect": "side effect",
    "insomnia": "trouble sleeping",
    "sedation": "sleepiness",
    "restart": "restart",
    "prescriber": "prescriber’s advice",
    "other": "other reason",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first`–`last` on one dose (mg) and time; `began` may lie before `first`.

    dose_mg None: before LDN (`taken_unseen`: before anything was noted of it, though it was taken
    already; `planned`: with a plan or regimen noted), a `pause` of LDN (why), or, where `taking`,
    LDN without a plan.
    """

    dose_mg: Decimal | None
    timing: str | None
    first: date
    last: date
    began: date
    taking: bool
    going_on: bool
    ended: str
    pause: str = ""
    taken_unseen: bool = False
    planned: bool = True

    @property
    def label(self) -> str:
        """ "3 mg night", "before LDN", "off LDN", "no doses recorded", "not taken"."""
        if self.pause:
            return "off LDN" if self.is_break else self.pause
        if self.dose_mg is None:
            if self.taking:
                return "LDN, no plan"
            if self.taken_unseen:
                return "before LDN was noted"
            none = "no LDN yet" if self.planned else "no LDN recorded"
            return none if self.going_on else "before LDN"
        return f"{mg_words(self.dose_mg)} {self.timing}"

    @property
    def before_ldn(self) -> bool:
        """Whether LDN had not been started, as far as the diary tells."""
        return not (self.taking or self.pause)

    @property
    def is_unrecorded(self) -> bool:
        """Whether it is a gap in the record of doses, about which nothing is known."""
        return self.pause == NOT_RECORDED

    @property
    def is_break(self) -> bool:
        """Whether it is a break from LDN, as the person recorded it."""
        return bool(self.pause) and self.pause not in (NOT_RECORDED, NOT_TAKEN)

    @property
    def has_doses_due(self) -> bool:
        """Whether its doses can be counted: days on LDN, or marked "not taken" one by one."""
        return self.taking or self.pause == NOT_TAKEN

    @property
    def short_label(self) -> str:
        """The same where there is little room: "3 mg", "before", "no doses"."""
        if self.is_unrecorded:
            return "no doses"
        if self.pause == NOT_TAKEN:
            return NOT_TAKEN
        return mg_words(self.dose_mg) if self.dose_mg is not None else self.label.split()[0]


def stretches(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """Every stretch that touches the days `first`–`last`, cut to them, oldest first."""
    return tuple(_cut(_all(diary, first, last), first, last))


def with_baseline(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """The same, led by the days before LDN: at least the fortnight, even if it was not chosen."""
    rows = _all(diary, first, last)
    course = Course(diary, last)
    start = course.start
    if start is None or began_before(course):
        return tuple(_cut(rows, first, last))
    before = list(_cut(rows, min(first, start - BASELINE_DAYS * DAY), last))[:1]
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


def began_before(course: Course) -> bool:
    """Whether the first thing known of LDN is that it was being taken already."""
    return bool(course.regimen) and course.regimen[0].reason == "already_taking"


def is_planned(diary: Diary) -> bool:
    """Whether LDN is noted at all: else nobody can say that it was not taken."""
    return bool(diary.plan or diary.previous_plans or diary.regimen)


def settling(diary: Diary, rows: tuple[Stretch, ...], last: date) -> tuple[tuple[date, date], ...]:
    """The first days after each change of dose or time, as far as they are shown.

    Where LDN was taken before it was noted, its first day here was no change.
    """
    course = Course(diary, last)
    known = course.start if began_before(course) else None
    spans = (
        (row.first, min(row.began + (SETTLING_DAYS - 1) * DAY, row.last, last))
        for row in rows
        if row.taking and row.began != known
    )
    return tuple((first, end) for first, end in spans if first <= end)


def _stretch(period: Period, course: Course) -> Stretch:
    taking = period.dose_mg is not None or period.first == course.start
    unseen = not taking and began_before(course)
    ended = "already_taking" if unseen else period.ended_because
    return Stretch(
        dose_mg=period.dose_mg,
        timing=period.timing,
        first=period.first,
        last=period.last,
        began=period.first,
        taking=taking,
        going_on=not period.ended_because,
        ended=ENDED.get(ended, ended),
        taken_unseen=unseen,
        planned=is_planned(course.diary),
    )


def _pause(row: Pause, following: Pause | None) -> Stretch:
    gap = row.why in (NOT_RECORDED, NOT_TAKEN)
    ended = "dose recorded" if gap else "break over"
    if following:
        ended = _ending(following) if gap else following.why
    return Stretch(
        dose_mg=None, timing=None, first=row.first, last=row.last, began=row.first, taking=False,
        going_on=row.going_on, ended="" if row.going_on else ended, pause=row.why,
    )  # fmt: skip


def _between(row: Stretch, off: Mapping[date, Pause]) -> Iterator[Stretch]:
    """What a stretch is without the pauses; after each of them it begins anew."""
    if not row.taking:
        follows = off.get(row.last)
        yield replace(row, ended=_ending(follows)) if follows else row
        return
    for first, last in outside(row.first, row.last, ((p.first, p.last) for p in off.values())):
        piece = replace(row, first=first, last=last, began=first)
        ended = _ending(off[last]) if last < row.last else ""
        yield replace(piece, going_on=False, ended=ended) if ended else piece


def _ending(row: Pause) -> str:
    return row.why if row.why in (NOT_RECORDED, NOT_TAKEN) else f"break: {row.why}"


def _without_plan(course: Course) -> tuple[Period, ...]:
    """Doses that were recorded though no regimen says what was to be taken."""
    if course.regimen or course.start is None:
        return ()
    return (Period(None, None, course.start, course.day, ""),)
