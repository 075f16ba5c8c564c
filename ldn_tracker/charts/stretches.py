"""The columns of every chart and the rows of the dose-step table: days on one dose and time.

Each stretch is cut to the chosen days but knows when it truly began, so that "the first days after
a change" and "since 23 Oct" stay right whatever is shown.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dose.course import Course
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

    dose_mg None: before LDN, or (where `taking`) LDN without a dose in the plan.
    """

    dose_mg: Decimal | None
    timing: str | None
    first: date
    last: date
    began: date
    taking: bool
    going_on: bool
    ended: str

    @property
    def label(self) -> str:
        """ "3 mg night", "before LDN"."""
        if self.dose_mg is None:
            if self.taking:
                return "LDN, no plan"
            return "no LDN yet" if self.going_on else "before LDN"
        return f"{mg_words(self.dose_mg)} {self.timing}"

    @property
    def short_label(self) -> str:
        """The same where there is little room: "3 mg", "before"."""
        return mg_words(self.dose_mg) if self.dose_mg is not None else self.label.split()[0]


def stretches(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """Every stretch that touches the days `first`–`last`, cut to them, oldest first."""
    course = Course(diary, last)
    whole = (*periods(diary, last), *_without_plan(course))
    return tuple(
        _cut(period, course, first, last)
        for period in whole
        if period.first <= last and period.last >= first and period.first <= period.last
    )


def with_baseline(diary: Diary, first: date, last: date) -> tuple[Stretch, ...]:
    """The same, led by the days before LDN: at least the fortnight, even if it was not chosen."""
    shown = stretches(diary, first, last)
    start = Course(diary, last).start
    if start is None:
        return shown
    before = stretches(diary, min(first, start - BASELINE_DAYS * DAY), last)
    return (*(row for row in before[:1] if not row.taking), *(r for r in shown if r.taking))


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


def _cut(period: Period, course: Course, first: date, last: date) -> Stretch:
    return Stretch(
        dose_mg=period.dose_mg,
        timing=period.timing,
        first=max(period.first, first),
        last=min(period.last, last),
        began=period.first,
        taking=period.dose_mg is not None or period.first == course.start,
        going_on=not period.ended_because,
        ended=ENDED.get(period.ended_because, period.ended_because),
    )


def _without_plan(course: Course) -> tuple[Period, ...]:
    """Doses that were recorded though no regimen says what was to be taken."""
    if course.regimen or course.start is None:
        return ()
    return (Period(None, None, course.start, course.day, ""),)
