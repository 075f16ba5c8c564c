"""Can it be judged? The log and the plan must say the same, and enough days must be rated."""

from datetime import date
from decimal import Decimal

from dose.diary.ordered import rows_between
from dose.rules import answers
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.log import WINDOW_DAYS

BOTH_TIMES_DAYS = 2  # judgement: once is a slip of the thumb
MISMATCH_DAYS = 3  # judgement
SETTLED_FROM_DAY = 7  # judgement: no scolding in the first week
RATED_DAYS = 4  # broderick: four days stand for a week


def twice_daily(f: Facts) -> Finding | None:
    """Taken at both times of day though the plan says once."""
    days = _both_times_days(f)
    if f.plan is None or f.plan.doses_per_day != 1 or len(days) < BOTH_TIMES_DAYS:
        return None
    return answers.talk(
        f,
        "twice-daily",
        "Ask your prescriber whether you should take it once or twice a day",
        f"On {len(days)} of the last 7 days a dose is noted in the morning and at night; your plan"
        " says once a day. Some clinicians do use two doses.",
        numbers={"days_with_both": len(days)},
        would_change_if=("The plan says two doses a day, or the log shows one.",),
        sources=("vallings", "polo-2019"),
    )


def regimen_mismatch(f: Facts) -> Finding | None:
    """The log and the plan disagree."""
    days = [day for day, mg in f.taken_last_week.items() if mg != _planned(f, day)]
    if len(days) < MISMATCH_DAYS:
        return None
    return answers.wait(
        f,
        "regimen-mismatch",
        "Is your plan up to date?",
        f"On {len(days)} of the last 7 days the amount taken is not what the plan says for that"
        " day. Nothing can be judged until the two agree.",
        numbers={"days_that_differ": len(days)},
        would_change_if=("You note the dose you really take, or correct the doses.",),
        sources=("judgement",),
    )


def too_few_days(f: Facts) -> Finding | None:
    """Fewer than four of the last seven days rated."""
    rated = f.log.rated_days(WINDOW_DAYS)
    if f.course.on_dose < SETTLED_FROM_DAY or rated >= RATED_DAYS:
        return None
    return answers.hold(
        f,
        "too-few-ratings",
        "Too few days are rated to say anything. That is fine",
        f"{rated} of the last 7 days are rated; 4 are needed. Stay as you are meanwhile.",
        numbers={"rated_7": rated, "days_at_dose": f.course.on_dose},
        would_change_if=(f"{RATED_DAYS} of 7 days are rated.",),
        sources=("broderick", "judgement"),
    )


def _planned(f: Facts, day: date) -> Decimal | None:
    row = f.course.regimen_on(day)
    return row.dose_mg if row else None


def _both_times_days(f: Facts) -> list[date]:
    days = sorted(f.taken_last_week)
    rows = rows_between(f.diary.doses, days[0], days[-1]) if days else ()
    times = {day: {r.timing for r in rows if r.taken and r.day == day} for day in days}
    return [day for day in days if len(times[day]) > 1]
