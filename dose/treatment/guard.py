"""What to ask before a dose is recorded, and what to do about a missed one.

Pure. A dose without a time of its own is placed at 09:00 (morning) or 22:00 (night) of its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from dose.diary.parts import Dose
from journal.day import Clock

TOO_SOON = timedelta(hours=18)  # judgement
TOO_EARLY = timedelta(hours=10)  # judgement: before noon a night's dose is rather the last one
NEARLY_TIME = timedelta(hours=8)  # judgement: closer than this to the next dose, leave it out
USUAL_TIME = {"morning": time(9, 0), "night": time(22, 0)}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a dose asks first: `already` is the dose that stands, `same_day` whether on that day.

    `day_mg`: the day's dose, which this one would exceed, even where none stands yet.
    `due_at`: when this one is usually taken, where that is many hours ahead.
    `next_due`: the day on which the next one is due, as none is on this day.
    `first`: the day of what is the first dose so far, where this one lies before it.
    """

    already: Dose | None
    same_day: bool
    day_mg: Decimal | None = None
    due_at: datetime | None = None
    next_due: date | None = None
    first: date | None = None


def before_the_first(new: Dose, first: date | None) -> Doubt | None:
    """The doubt about a dose before all that is known: a slip in the day, or an earlier start."""
    is_before = first is not None and new.day < first
    return Doubt(None, same_day=False, first=first) if is_before else None


def early(new: Dose, taken: Iterable[Dose], clock: Clock, now: datetime) -> Doubt | None:
    """The doubt about a dose without a time that is usually taken more than 10 hours from now.

    It is more likely the one of the day before: `already` is that one, where it stands.
    """
    due_at = usual_moment(new.day, new.timing, clock)
    if new.taken_at or not is_far_ahead(due_at, now):
        return None
    before = [dose for dose in taken if dose.taken and dose.day == new.day - timedelta(1)]
    return Doubt(before[-1] if before else None, same_day=False, due_at=due_at)


def is_far_ahead(due_at: datetime, now: datetime) -> bool:
    """Whether a dose is due so much later that it is hardly the one just taken."""
    return due_at - now > TOO_EARLY


def doubt(
    new: Dose,
    taken: Iterable[Dose],
    clock: Clock,
    *,
    doses_per_day: int = 1,
    day_mg: Decimal | None = None,
    only_mg: Decimal | None = None,
    next_due: date | None = None,
) -> Doubt | None:
    """The doubt about recording `new` beside the doses of the days around it, or None.

    A dose beyond the number of a day is doubted, a second one at the same time of day, and one that
    makes more than the whole day's dose (`day_mg`), or as the only one of its day more than
    `only_mg` where that is given (that also holds for the whole day where no day's dose is known);
    with one dose a day, so is one within 18 hours of another, or on a day without one (`next_due`
    is that with the next).
    """
    others = tuple(dose for dose in taken if dose.taken)
    same_day = [dose for dose in others if dose.day == new.day]
    same_time = [dose for dose in same_day if dose.timing == new.timing]
    if same_time or len(same_day) >= doses_per_day:
        return Doubt((same_time or same_day)[-1], same_day=True)
    is_only = only_mg is not None and (day_mg is None or not same_day)
    most_mg = only_mg if is_only else day_mg
    if most_mg is not None and sum(dose.dose_mg or 0 for dose in (*same_day, new)) > most_mg:
        return Doubt(same_day[-1] if same_day else None, same_day=True, day_mg=day_mg)
    return _near(new, others, clock, next_due) if doses_per_day == 1 or next_due else None


def _near(new: Dose, others: tuple[Dose, ...], clock: Clock, next_due: date | None) -> Doubt | None:
    """The doubt about a dose too soon after or before another, or on a day without one."""
    if next_due:
        before = [dose for dose in others if dose.day < new.day]
        return Doubt(before[-1] if before else None, same_day=False, next_due=next_due)
    at = moment(new, clock)
    close = (dose for dose in others if abs(moment(dose, clock) - at) < TOO_SOON)
    nearest = min(close, key=lambda dose: abs(moment(dose, clock) - at), default=None)
    return Doubt(nearest, same_day=False) if nearest else None


def only_dose(day_mg: Decimal, step_mg: Decimal, max_mg: Decimal) -> Decimal:
    """What the only dose of a day may be without a question, in mg.

    One step of the plan above what is due, but not above the plan's maximum (judgement: a new step
    that was not entered yet).
    """
    return max(day_mg, min(day_mg + step_mg, max_mg))


def moment(dose: Dose, clock: Clock) -> datetime:
    """When a dose was taken, in UTC; without a time, the usual hour of its half of the day."""
    known = dose.taken_at
    return known.astimezone(UTC) if known else usual_moment(dose.day, dose.timing, clock)


def usual_moment(day: date, timing: str | None, clock: Clock) -> datetime:
    """The usual instant of a dose on a day, in UTC: 09:00 or 22:00 on the person's clock."""
    wall = datetime.combine(day, USUAL_TIME[timing or "night"], ZoneInfo(clock.timezone))
    return wall.astimezone(UTC)


def may_still_be_taken(now: datetime, next_due: datetime) -> bool:
    """Whether a missed dose may still be taken: at least 8 hours before the next one is due."""
    return next_due - now >= NEARLY_TIME
