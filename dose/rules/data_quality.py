"""The quality of the data: log and plan must say the same, and enough days be rated."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from dose.diary.ordered import rows_between
from dose.rules import answers, words
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.log import WINDOW_DAYS

BOTH_TIMES_DAYS = 2  # judgement: once is a slip of the thumb
MISMATCH_DAYS = 3  # judgement
MISMATCH_LONG_DAYS = 14  # judgement: one dose in four is not another dose, but no step up either
SETTLED_FROM_DAY = 7  # judgement: no scolding in the first week
RATED_DAYS = 4  # broderick: four days stand for a week


def twice_daily(f: Facts) -> Finding | None:
    """Taken at both times of day though neither plan nor regimen says so."""
    days = _both_times_days(f)
    if f.in_parts or (f.plan and f.plan.doses_per_day > 1) or len(days) < BOTH_TIMES_DAYS:
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
    """The log and the plan disagree, or nothing says what was to be taken."""
    days = _that_differ(f, f.taken_last_week)
    if len(days) < MISMATCH_DAYS and f.course.present:
        return None
    seen = (
        f"On {len(days)} of the last 7 days the amount taken is not what the plan says for that"
        " day."
        if f.course.present
        else "Doses are noted, but not which dose you are to take now."
    )
    return _mismatch(f, f"{seen} Nothing can be judged until the two agree.", days)


def regimen_mismatch_at_dose(f: Facts) -> Finding | None:
    """Three doses in two weeks that differ: the days at this dose are not what they seem."""
    since = max(f.course.dose_from or f.day, f.day - timedelta(MISMATCH_LONG_DAYS - 1))
    days = _that_differ(f, f.course.taken_on_days(since, f.day))
    if len(days) < MISMATCH_DAYS:
        return None
    return _mismatch(
        f,
        f"From {words.days(since, f.day)} the amount taken was not what the plan says on"
        f" {len(days)} days, so the days at this dose cannot be counted.",
        days,
        days=(since, f.day),
    )


def _mismatch(f: Facts, because: str, differ: list[date], **more) -> Finding:
    return answers.wait(
        f,
        "regimen-mismatch",
        "Is your plan up to date?",
        because,
        numbers={"days_that_differ": len(differ)},
        would_change_if=("You note the dose you really take, or correct the doses.",),
        sources=("judgement",),
        **more,
    )


def _that_differ(f: Facts, taken: Mapping[date, Decimal]) -> list[date]:
    return [day for day, mg in taken.items() if mg != _planned(f, day)]


def too_few_ratings(f: Facts) -> Finding | None:
    """Fewer than four of the last seven days rated."""
    rated = f.log.rated_days(WINDOW_DAYS)
    if f.course.on_dose < SETTLED_FROM_DAY or rated >= RATED_DAYS:
        return None
    return answers.hold(
        f,
        "too-few-ratings",
        "Not enough check-ins to say anything yet. That’s fine",
        f"{rated} of the last 7 days are rated; {RATED_DAYS} are needed. Until then, keep your dose"
        " the same.",
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
