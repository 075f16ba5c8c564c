"""What a diary file says of some days, counted anew for the test of the page for the GP.

Written from the words on the sheet and the documents alone; it shares no code with the project.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from zoneinfo import ZoneInfo

from tests.reading import diary as file
from tests.reading.benefit import at_this_dose, before_start, difference
from tests.reading.case import Case
from tests.reading.course import Course
from tests.reading.diary import days
from tests.recount.words import amounts, label

SAID = ("factors", "alerts", "new_since_change", "not_new_since_change", "note")
DAY = timedelta(1)


@dataclass(frozen=True)
class Record:
    """A diary file as of its day."""

    raw: dict
    today: date
    _known: list[Case] = field(default_factory=list, compare=False)

    @cached_property
    def diary(self) -> file.Diary:
        """Its facts up to the day."""
        return file.read(self.raw, self.today)

    @cached_property
    def course(self) -> Course:
        """What it says about taking LDN."""
        return Course(self.diary)

    @cached_property
    def answered(self) -> set[date]:
        """The days about which the person said something; imported numbers are not that."""
        rows = self.raw.get("entries") or ()
        found = {date.fromisoformat(row["day"]) for row in rows if is_answered(row)}
        return {day for day in found if day <= self.today}

    @cached_property
    def asked_for_crash(self) -> set[date]:
        """The days on which crash was answered, yes or no."""
        rows = self.raw.get("entries") or ()
        return {date.fromisoformat(row["day"]) for row in rows if row.get("crash") is not None}

    @cached_property
    def skipped(self) -> set[date]:
        """The days with a dose marked as not taken, and none taken."""
        rows = self.raw.get("doses") or ()
        found = {date.fromisoformat(r["day"]) for r in rows if r["status"] == "skipped"}
        return {day for day in found if day <= self.today} - {*self.diary.totals}

    def late(self, first: date) -> int:
        """How many of the days from `first` on were first written two days later or more.

        A moment belongs to the person's day, which begins in the small hours.
        """
        person, found = self.raw["person"], 0
        hours, minutes = map(int, (person.get("day_starts_at") or "04:00").split(":"))
        for row in self.raw.get("entries") or ():
            day = date.fromisoformat(row["day"])
            if row.get("recorded_at") and first <= day <= self.today:
                at = datetime.fromisoformat(row["recorded_at"])
                here = at.astimezone(ZoneInfo(person.get("timezone") or "UTC"))
                written = (here - timedelta(hours=hours, minutes=minutes)).date()
                found += (written - day).days > 1
        return found

    def recorded(self, first: date, last: date) -> int:
        """How many of the days were recorded."""
        return len(self.answered & {*days(first, last)})

    def crashes(self, first: date, last: date) -> str:
        """The number of crash days, or a dash where nobody said."""
        span = {*days(first, last)}
        crashed = self.diary.crashes & span
        return str(len(crashed)) if crashed or self.asked_for_crash & span else "–"

    def doses(self, first: date, last: date) -> tuple[int, int]:
        """Days with a dose, and doses due, on one regimen."""
        span = days(first, last)
        counted = [day for day in span if self._counts(day)]
        taken = [day for day in span if day in self.diary.totals]
        row = self.course.row_on(last)
        every = (row.every if row and row.every else None) or self._every(first)
        return len(taken), max(len(taken), len(counted) // every)

    def other_amounts(self, first: date, last: date, planned: Decimal | None) -> Counter:
        """The recorded totals that are not the planned one, each with its days."""
        totals = (self.diary.totals.get(day) for day in days(first, last))
        return Counter(mg for mg in totals if mg is not None and mg != planned)

    def cell(self, measure: str, spans: list[tuple[date, date]]) -> str:
        """Days at 2 or more, days rated, the worst: "10/11 ·4"."""
        rated = [value for span in spans for value in self.diary.rated(measure, *span)]
        if not rated:
            return "–"
        return f"{sum(value >= 2 for value in rated)}/{len(rated)} ·{int(max(rated))}"

    def onsets(self, measure: str, first: date) -> set[str]:
        """At which doses it was new and could be put down to the change, by the rules, on a day."""
        return self._labels(self._seen(measure, first), first)

    def lasting_onsets(self, measure: str, first: date) -> set[str]:
        """Those of them that were not there before the change, and stayed in its first weeks."""
        seen = self._seen(measure, first)
        lasting = (change for change, day in seen.items() if self._lasts(measure, change, day))
        return self._labels(lasting, first)

    def _labels(self, changes: Iterable[date], first: date) -> set[str]:
        rows = filter(None, map(self.course.row_on, changes))
        return {label(row.mg, row.timing, row.every or self._every(first)) for row in rows}

    def _seen(self, measure: str, first: date) -> dict[date, date]:
        """The first day on which it was new after each change."""
        found: dict[date, date] = {}
        for case in self._cases(first):
            if case.effects.is_attributable(measure):
                found.setdefault(case.course.change, case.diary.today)
        return found

    def _cases(self, first: date) -> list[Case]:
        if not self._known:
            on = (Case(file.read(self.raw, day)) for day in days(first, self.today))
            self._known.extend(case for case in on if case.course.start)
        return self._known

    def _lasts(self, measure: str, change: date, seen: date) -> bool:
        before = self.diary.rated(measure, change - 6 * DAY, change)
        if len(before) >= 5 and sum(value >= 2 for value in before) >= 3:
            return False
        baseline = Case(file.read(self.raw, seen)).effects.baseline(measure)
        ends = self._before_next(change)
        if not {*days(change, ends)} & {*self.course.dosed}:  # a change that nobody began
            return False
        until = min(max(seen, change + 28 * DAY), ends)
        after = self.diary.rated(measure, change + DAY, until)
        return baseline is None or sum(after) / len(after) - baseline >= Fraction("1.25")

    def _before_next(self, change: date) -> date:
        """The last day before the next change."""
        changes = {case.course.change for case in self._known}
        return min((day - DAY for day in changes if day > change), default=self.today)

    def spread(self, measure: str, first: date, last: date) -> str:
        """Median and middle half: "7 (6–8)", over the days that may be judged."""
        span = days(first, last)
        if not self.diary.rated(measure, first, last):
            return "–"
        judged = self._judged(span)
        dated = self.diary.dated(measure, first, last)
        rated = sorted(value for day, value in dated if day in judged)
        if len(rated) < 4:
            return "too few"
        low, middle, high = (plain(_quarter(rated, n)) for n in (1, 2, 3))
        return f"{middle} ({low}–{high})"

    def last_week(self) -> str:
        """ "1.5 mg × 5, 3 mg × 1, nothing on 1 day"."""
        week = days(self.today - 6 * DAY, self.today)
        totals = Counter(self.diary.totals[day] for day in week if day in self.diary.totals)
        said = [amounts(totals)] if totals else []
        rows = (*(self.raw.get("entries") or ()), *(self.raw.get("doses") or ()))
        begun = min([self.today, *(date.fromisoformat(row["day"]) for row in rows)])
        none = sum(day >= begun for day in week) - sum(totals.values())
        if none:
            said.append(f"nothing on {none} day{'' if none == 1 else 's'}")
        return ", ".join(said)

    def compared(self) -> tuple[str, ...]:
        """Mean before, its days, mean now, its days, the change and its interval, as printed."""
        before, now = before_start(self.course), at_this_dose(self.course)
        found = difference(now, before)
        a, b = (sum(each) / len(each) for each in (before, now))
        change = round(float(f"{float(b):.1f}") - float(f"{float(a):.1f}"), 1)
        low, high = float(found.d) - found.half, float(found.d) + found.half
        return (
            f"{float(a):.1f}", str(len(before)), f"{float(b):.1f}", str(len(now)),
            signed(change), signed(low), signed(high),
        )  # fmt: skip

    def _counts(self, day: date) -> bool:
        """Whether a dose was due or taken on a day, as far as anybody can say by now."""
        first = self.course.first_dose
        if first is None or day < first or self.course.is_break(day):
            return False
        return day != self.today or day in self.diary.dose_rows

    def _every(self, day: date) -> int:
        plans = self.raw.get("previous_plans") or ()
        inside = [p for p in plans if p["from"] <= day.isoformat() <= p["until"]]
        plan = self.raw.get("plan") or {}
        since = plan.get("from")
        present = plan if plan and (since is None or since <= day.isoformat()) else {}
        use = (inside or [present])[-1] if inside and not (since and present) else present
        return (use or {}).get("every_days") or 1

    def _judged(self, span: list[date]) -> set[date]:
        """All of the days where 70 % were recorded, else those of any 28 of which 70 % were."""
        known = self.answered & {*span}
        if len(known) * 10 >= 7 * len(span):
            return {*span}
        windows = (span[n : n + 28] for n in range(len(span) - 27))
        good = [w for w in windows if 10 * len(known & {*w}) >= 7 * 28]
        return {day for window in good for day in window}


def is_answered(row: dict) -> bool:
    """Whether anything was said of the day."""
    rated = any(value is not None for value in (row.get("ratings") or {}).values())
    return rated or row.get("crash") is not None or any(row.get(name) for name in SAID)


def _quarter(values: list[Fraction], n: int) -> Fraction:
    """What n quarters of the days lie below, between two in proportion."""
    place = Fraction(n * (len(values) - 1), 4)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def plain(value: Fraction) -> str:
    """To a tenth, without a zero behind the point."""
    return f"{round(float(value), 1):g}"


def signed(value: float) -> str:
    """ "−2.2", "+0.3", "0.0"."""
    size = f"{abs(value):.1f}"
    return size if size == "0.0" else f"{'−' if value < 0 else '+'}{size}"
