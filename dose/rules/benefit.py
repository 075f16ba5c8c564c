"""Is it helping? The main symptom before against now, and whether the log can show it."""

from datetime import date, timedelta
from typing import NamedTuple

from dose.rules import answers, words
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from journal.stats import AFTER_DAYS, BASELINE_AT_LEAST, Comparison, difference, mean

WORSE_POINTS, WORSE_RATINGS = 2, 4  # farrar-2001, broderick: in the last week
WORSE_LATER_POINTS = 1  # farrar-2001: with the whole range above 0
LATER_FROM_DAY = 15  # judgement: two weeks are given to settle
RESTART_DAYS = 14  # ldn-research-trust, judgement
LONG_GAP_DAYS = 14  # ldn-research-trust: ask before restarting
RESTARTED = ("restart", "prescriber")
ENOUGH_TAKEN = 0.80  # judgement: below this the dose in the plan is not the dose taken
SETTLED_DAYS = 14  # judgement
TRIAL_DAYS_AT_DOSE, TRIAL_DAYS = 84, 112  # younger-2013, final-2024: twelve weeks; judgement
LONG_TRIAL_DAYS = 182  # polo-2019: stopped if nothing had changed in six months
NOT_THE_CAUSE = (
    "This compares before with after; it cannot show the cause. With dummy capsules people"
    " improved by about a point as well."
)


class Rise(NamedTuple):
    """By how many points the main symptom is higher than before a dose, and since which day."""

    points: float
    dose_from: date


def worse_at_first(f: Facts) -> Finding | None:
    """The main symptom is worse on a higher dose, in its first two weeks."""
    rise = _worse(f)
    if rise is None or f.course.on_dose >= LATER_FROM_DAY:
        return None
    later = f.day + timedelta(LATER_FROM_DAY - f.course.on_dose)
    return answers.hold(
        f,
        "worse-at-this-dose",
        "Stay at this dose for now; it is too early to tell",
        f"Your {f.primary_name} is {rise.points:.1f} higher than before this dose. The first two"
        f" weeks often swing; it is looked at again on {words.on(later)}.",
        next_date=later,
        **_worse_more(f, rise),
    )


def worse_still(f: Facts) -> Finding | None:
    """The main symptom is still worse two weeks into a higher dose."""
    rise = _worse(f)
    if rise is None or f.course.on_dose < LATER_FROM_DAY:
        return None
    because = (
        f"Your {f.primary_name} is {rise.points:.1f} higher than in the two weeks before this dose,"
        " and nothing else is marked that explains it."
    )
    return answers.step_down(f, "worse-at-this-dose", because, **_worse_more(f, rise))


def restart_after_long_gap(f: Facts) -> Finding | None:
    """Restarted after two weeks or more without, and no word from the prescriber."""
    restart = _restarted_lately(f)
    if restart is None or not _needs_word(f, restart):
        return None
    return answers.talk(
        f,
        "recent-restart",
        "Tell your prescriber that you have started again",
        f"You started again on {words.on(restart)} after"
        f" {words.count(f.course.restart_gap, 'day')} without. After so long the dose may need to"
        " be lower for a while.",
        **_restart_more(f, restart),
    )


def recent_restart(f: Facts) -> Finding | None:
    """Restarted in the last two weeks."""
    restart = _restarted_lately(f)
    if restart is None or _needs_word(f, restart):
        return None
    return answers.hold(
        f,
        "recent-restart",
        "Stay at this dose: you have just started again",
        f"You started again on {words.on(restart)} after"
        f" {words.count(f.course.restart_gap, 'day')} without, so the days count from then.",
        **_restart_more(f, restart),
    )


def missed_doses(f: Facts) -> Finding | None:
    """Fewer than four doses in five taken."""
    share = f.adherence.share
    if share is None or share >= ENOUGH_TAKEN:
        return None
    taken, due = f.adherence.taken, f.adherence.due
    return answers.hold(
        f,
        "missed-doses",
        "Stay at this dose: some doses are missing",
        f"A dose is noted on {taken} of the {due} days it was due. If you took the others, fill"
        " them in; if not, that is fine, this dose just needs a little longer.",
        numbers={"doses_taken": taken, "doses_due": due},
        would_change_if=("At least four in five doses of two weeks are noted.",),
        sources=("mymedicines-nz", "judgement"),
        days=(f.day - timedelta(AFTER_DAYS - 1), f.day),
    )


def lowest_effective_dose(f: Facts) -> Finding | None:
    """Main symptom clearly lower than before LDN."""
    compared = f.before_against_now
    if compared is None or f.benefit != "yes" or f.course.on_dose < SETTLED_DAYS:
        return None
    return answers.hold(
        f,
        "lowest-effective-dose",
        "No need to go higher for now",
        f"{_compared(f, compared)} A dose that does enough is high enough. {NOT_THE_CAUSE}",
        would_change_if=("The difference from before LDN falls below 2 points, or 30 %.",),
        sources=("farrar-2001", "mease-2011", "bruun-2020", "final-2024"),
        **_compared_more(f, compared),
    )


def no_benefit(f: Facts) -> Finding | None:
    """Twelve weeks at the plan's highest dose without a change."""
    days = (f.day - f.course.start).days if f.course.start else 0
    long_enough = f.course.on_dose >= TRIAL_DAYS_AT_DOSE and days >= TRIAL_DAYS
    compared = f.before_against_now
    if compared is None or not (f.at_maximum and long_enough and f.benefit == "none"):
        return None
    long = days >= LONG_TRIAL_DAYS
    return answers.talk(
        f,
        "no-benefit",
        "Ask your prescriber whether to keep taking LDN: nothing clear has changed in half a year"
        if long
        else "Talk with your prescriber about whether to keep taking LDN",
        f"{_compared(f, compared)} You have taken it for {words.count(days, 'day')}."
        + (" In one large series it was stopped at this point." if long else "")
        + " No clear change is not proof of no effect; weigh it up together.",
        would_change_if=("The main symptom is clearly lower than before LDN.",),
        sources=("polo-2019", "final-2024", "farrar-2001"),
        **_compared_more(f, compared, days_since_start=days),
    )


def at_maximum(f: Facts) -> Finding | None:
    """At the highest dose of the plan."""
    if not f.at_maximum:
        return None
    return answers.hold(
        f,
        "at-maximum",
        "You are at the highest dose of your plan",
        f"{words.count(f.course.on_dose, 'day')} at {f.dose_words}, the highest of your plan."
        " Effects, if there are any, can take twelve weeks to show.",
        numbers={"days_at_dose": f.course.on_dose, "days_since_start": _days_since_start(f)},
        would_change_if=("Your prescriber changes the plan.",),
        sources=("vallings", "younger-2013"),
    )


def _worse(f: Facts) -> Rise | None:
    """How much worse the main symptom is than before a rise in dose; None: it is not."""
    course = f.course
    if course.start is None or course.dose_from is None:
        return None
    if not course.was_raised or f.log.other_causes:
        return None
    before = f.log.before_dose(f.primary)
    if len(before) < BASELINE_AT_LEAST:
        return None
    rises = (_rise_last_week(f, before), _rise_later(f))
    known = [rise for rise in rises if rise is not None]
    return Rise(max(known), course.dose_from) if known else None


def _rise_last_week(f: Facts, before: tuple[float, ...]) -> float | None:
    rated = [e.ratings[f.primary] for e in f.log.window_entries if f.primary in e.ratings]
    now, then = mean(rated, WORSE_RATINGS), mean(before)
    if now is None or then is None:
        return None
    rise = difference(now, then)
    return rise if rise >= WORSE_POINTS else None


def _rise_later(f: Facts) -> float | None:
    compared = f.before_dose_against_now
    if compared is None or f.course.on_dose < LATER_FROM_DAY:
        return None
    clear = -compared.drop >= WORSE_LATER_POINTS and compared.high < 0
    return -compared.drop if clear else None


def _worse_more(f: Facts, rise: Rise) -> dict:
    return {
        "numbers": {"days_at_dose": f.course.on_dose, "points_higher": round(rise.points, 2)},
        "would_change_if": (
            "The average comes down again.",
            "You mark something else that explains it, such as an infection or a crash.",
        ),
        "sources": ("polo-2019", "ldn-research-trust", "farrar-2001"),
        "about": frozenset({f.primary}),
        "days": (rise.dose_from - timedelta(AFTER_DAYS), f.day),
    }


def _restarted_lately(f: Facts) -> date | None:
    """The day of a restart in the last two weeks."""
    restart = f.course.restart
    return restart if restart and (f.day - restart).days <= RESTART_DAYS else None


def _needs_word(f: Facts, restart: date) -> bool:
    rows = (row for row in f.course.regimen if row.reason in RESTARTED)
    return f.course.restart_gap >= LONG_GAP_DAYS and not any(row.start >= restart for row in rows)


def _restart_more(f: Facts, restart: date) -> dict:
    return {
        "numbers": {
            "days_without_a_dose": f.course.restart_gap,
            "days_since_restart": (f.day - restart).days,
        },
        "would_change_if": ("Two weeks pass, or you note what your prescriber said.",),
        "sources": ("ldn-research-trust", "judgement"),
        "next_date": restart + timedelta(RESTART_DAYS + 1),
        "days": (restart, f.day),
    }


def _compared(f: Facts, c: Comparison) -> str:
    lower = f"{abs(c.drop):.1f} {'lower' if c.drop >= 0 else 'higher'}"
    return (
        f"Before LDN your {f.primary_name} averaged {c.before:.1f} ({c.days_before} days), in the"
        f" last two weeks {c.now:.1f} ({c.days_now} days): {lower}."
    )


def _compared_more(f: Facts, c: Comparison, **numbers) -> dict:
    return {
        "numbers": {
            "before": round(c.before, 2), "now": round(c.now, 2), "low": round(c.low, 2),
            "high": round(c.high, 2), "days_before": c.days_before, "days_now": c.days_now,
            "days_at_dose": f.course.on_dose, **numbers,
        },
        "about": frozenset({f.primary}),
        "days": (f.day - timedelta(AFTER_DAYS - 1), f.day),
    }  # fmt: skip


def _days_since_start(f: Facts) -> int:
    return (f.day - f.course.start).days if f.course.start else 0
