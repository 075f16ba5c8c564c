"""What to do about a dose that was not taken (pure)."""

from datetime import date, datetime
from decimal import Decimal

from dose.diary.diary import Diary
from dose.treatment.amount_question import ANOTHER_TREATMENT_MG, is_above_usual
from dose.treatment.course import plan_on
from dose.treatment.guard import NEARLY_TIME, may_still_be_taken, usual_moment
from dose.treatment.schedule import Due, due, is_left_out
from dose.vocabulary import Half
from journal.day import DAY, Clock


def missed(diary: Diary, day: date, now: datetime, clock: Clock, half: Half | None = None) -> str:
    """What to do about a dose of `day` that was not taken; "" where nothing more is to be said.

    Until 8 hours before the next dose (judgement) it may still be taken, after that it is left out;
    never two together (mymedicines-nz). Of doses that are not daily, the next day takes its place.
    Of an amount above the plan, or of 25 mg and more, nothing is said but to ask. `half`: which of
    two parts it was.
    """
    planned = due(diary, day)
    next_at = planned and _next_moment(diary, day, planned, clock, half)
    if not planned or not next_at or now >= next_at or is_left_out(diary, day):
        return ""
    if is_above_usual(planned.dose_mg, _most_mg(diary, day)):
        return "Leave it out: it is more than your plan allows. Ask your prescriber first."
    if planned.dose_mg >= ANOTHER_TREATMENT_MG:
        return "Leave it out: it is much more than LDN goes up to. Ask your prescriber first."
    return f"{_instead(day, planned, now, next_at, clock)} Never take two to catch up."


def _instead(day: date, planned: Due, now: datetime, next_at: datetime, clock: Clock) -> str:
    if planned.every_days > 1:
        return f"Take it on {day + DAY:%A} instead; the next one is then counted from there."
    if not may_still_be_taken(now, next_at):
        return "Leave it out: the next dose is less than 8 hours away."
    last = clock.local(next_at - NEARLY_TIME)
    return f"You can still take it until {last:%H:%M}. After that, leave it out."


def _next_moment(
    diary: Diary, day: date, planned: Due, clock: Clock, half: Half | None
) -> datetime | None:
    """When the dose after the one that was not taken is usually taken."""
    if half == "morning" and "night" in planned.halves:
        return usual_moment(day, "night", clock)
    following = due(diary, day + DAY)
    return following and usual_moment(day + DAY, following.halves[0], clock)


def _most_mg(diary: Diary, day: date) -> Decimal | None:
    plan = plan_on(diary, day)
    return plan.max_dose_mg if plan else None
