"""The columns of every chart and the rows of the dose-step table: days on one dose and time.

Each stretch is cut to the chosen days but knows when it truly began, so that "the first days after
a change" and "since 23 Oct" stay right whatever is shown. A break of a week or more is a stretch of
its own: its days are not those of the dose before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from dose.course import RESTART_GAP_DAYS, Course
from dose.diary import Diary
from dose.schedule import Period, periods
from dose.units import mg_words
from journal.stats import BASELINE_DAYS

SETTLING_DAYS = 7  # judgement: the first week after a change is shaded, not judged
DAY = timedelta(1)
ENDED = {
    "start": "LDN began",
    "already_taking": "LDN began",
    "step_up": "plan’s next step",
    "side_effect": "side effect",
    "insomnia": "trouble sleeping",
    "sedation": "sleepiness",
    "restart": "restart",
    "prescriber": "prescriber’s advice",
    "other": "other reason",
}
BREAKS = {
    "stopped": "stopped",
    "surgery": "surgery",
    "supply": "no supply",
    "prescriber": "prescriber’s advice",
    "other": "other reason",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first`–`last` on one dose (mg) and time; `began` may lie before `first`.

    dose_mg None: before LDN, a `pause` of LDN (why), or, where `taking`, LDN without a plan.
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

    @property
    def label(self) -> str:
        """ "3 mg night", "before LDN", "off LDN"."""
        if self.pause:
            return "off LDN"
        if self.dose_mg is None:
            if self.taking:
                return "LDN, no plan"
            return "no LDN yet" if self.going_on else "before LDN"
        return f"{mg_words(self.dose_mg)} {self.timing}"

    @property
    def before_ldn(self) -> bool:
        """Whether LDN had not been started."""
        return not (self.taking or self.pause)

    @property
    def short_label(self) -> str:
        """The same where there is little room: "3 mg", "before"."""
        return mg_words(self.dose_mg) if self.dose_mg is not None else self.label.split()[0]


def stretches(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """Every stretch that touches the days `first`–`last`, cut to them, oldest first."""
    course = Course(diary, last)
    whole = (*periods(diary, last), *_without_plan(course))
    pauses = _long_pauses(course)
    taken = (piece for period in whole for piece in _between(_stretch(period, course), pauses))
    return tuple(
        replace(row, first=max(row.first, first), last=min(row.last, last))
        for row in sorted((*taken, *pauses), key=lambda row: row.first)
        if row.first <= last and row.last >= first and row.first <= row.last
    )


def with_baseline(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """The same, led by the days before LDN: at least the fortnight, even if it was not chosen."""
    shown = stretches(diary, first, last)
    start = Course(diary, last).start
    if start is None:
        return shown
    before = stretches(diary, min(first, start - BASELINE_DAYS * DAY), last)
    return (*(r for r in before[:1] if r.before_ldn), *(r for r in shown if not r.before_ldn))


def settling(rows: tuple[Stretch, ...], last: date) -> tuple[tuple[date, date], ...]:
    """The first days after each change of dose or time, as far as they are shown."""
    spans = (
        (row.first, min(row.began + (SETTLING_DAYS - 1) * DAY, row.last, last))
        for row in rows
        if row.taking
    )
    return tuple((first, end) for first, end in spans if first <= end)


def breaks(diary: Diary, first: date, last: date) -> tuple[tuple[date, date, str], ...]:
    """The breaks from LDN that touch the days, cut to them, each with its reason in words."""
    return tuple(
        (max(row.start, first), min(row.until or last, last), BREAKS[row.reason])
        for row in diary.breaks
        if row.start <= last and (row.until is None or row.until >= first)
    )


def _stretch(period: Period, course: Course) -> Stretch:
    return Stretch(
        dose_mg=period.dose_mg,
        timing=period.timing,
        first=period.first,
        last=period.last,
        began=period.first,
        taking=period.dose_mg is not None or period.first == course.start,
        going_on=not period.ended_because,
        ended=ENDED.get(period.ended_because, period.ended_because),
    )


def _long_pauses(course: Course) -> tuple[Stretch, ...]:
    """The breaks after the start, as long as the gap that counts as a restart, none in another."""
    rows: list[Stretch] = []
    for row in course.diary.breaks if course.start else ():
        first = max([row.start, course.start, *(earlier.last + DAY for earlier in rows[-1:])])
        last = min(row.until or course.day, course.day)
        if (last - first).days + 1 < RESTART_GAP_DAYS:
            continue
        if rows and rows[-1].last + DAY == first:
            rows[-1] = replace(rows[-1], ended=f"break: {BREAKS[row.reason]}")
        going_on = row.until is None or row.until >= course.day
        rows.append(_pause(first, last, BREAKS[row.reason], going_on=going_on))
    return tuple(rows)


def _pause(first: date, last: date, reason: str, *, going_on: bool) -> Stretch:
    return Stretch(
        dose_mg=None, timing=None, first=first, last=last, began=first, taking=False,
        going_on=going_on, ended="" if going_on else "LDN again", pause=reason,
    )  # fmt: skip


def _between(row: Stretch, pauses: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """What a stretch is without the pauses; after each of them it begins anew."""
    for pause in (each for each in pauses if row.taking and each.first <= row.last):
        if pause.last < row.first:
            continue
        if row.first < pause.first:
            yield replace(
                row, last=pause.first - DAY, going_on=False, ended=f"break: {pause.pause}"
            )
        row = replace(row, first=pause.last + DAY, began=pause.last + DAY)
    if row.first <= row.last:
        yield row


def _without_plan(course: Course) -> tuple[Period, ...]:
    """Doses that were recorded though no regimen says what was to be taken."""
    if course.regimen or course.start is None:
        return ()
    return (Period(None, None, course.start, course.day, ""),)
