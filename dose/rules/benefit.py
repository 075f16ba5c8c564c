"""Is it helping? The main symptom before against now, and whether the log can show it."""

from datetime import date, timedelta

from dose.rules import answers, words
from dose.rules.circumstances import LONG_GAP_DAYS
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from journal.stats import AFTER_DAYS, Comparison

RESTART_DAYS = 14  # ldn-research-trust, judgement
RESTARTED = ("restart", "prescriber")
ENOUGH_TAKEN = 0.80  # judgement: below this the dose in the plan is not the dose taken
SETTLED_DAYS = 14  # judgement
TRIAL_DAYS_AT_DOSE, TRIAL_DAYS = 84, 112  # younger-2013, final-2024: twelve weeks; judgement
LONG_TRIAL_DAYS = 182  # polo-2019: stopped if nothing had changed in six months
MEANWHILE = (
    "If you took an opioid pain, cough or bowel medicine meanwhile, ask before you take another"
    " dose."
)
EARLY = " Effects, if there are any, can take twelve weeks to show."
NOT_THE_CAUSE = (
    "This compares before with after; it cannot show the cause. With dummy capsules people"
    " improved by about a point (of 10) as well."
)


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
        f" be lower for a while. {MEANWHILE}",
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
        f" {words.count(f.course.restart_gap, 'day')} without, so the days count from then."
        f" {MEANWHILE}",
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
        f"In the last two weeks {taken} of the {words.count(due, 'dose')} due are noted. If you"
        " took the others, fill them in; if not, that’s fine, this dose needs a little longer.",
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
        would_change_if=(
            f"The difference from before LDN falls below 2 points (of {f.primary_scale}), or 30 %.",
        ),
        sources=("farrar-2001", "mease-2011", "bruun-2020", "final-2024"),
        **_compared_more(f, compared),
    )


def no_benefit(f: Facts) -> Finding | None:
    """Twelve weeks at the plan's highest dose without a change, not answered in twelve weeks."""
    days = (f.day - f.course.start).days if f.course.start else 0
    long_enough = f.course.on_dose >= TRIAL_DAYS_AT_DOSE and days >= TRIAL_DAYS
    compared = f.before_against_now
    if compared is None or not (f.at_maximum and long_enough and f.benefit == "none"):
        return None
    if f.answered_lately("no-benefit"):
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
        f"Stay at {f.dose_words}, the highest dose in your plan",
        f"This is day {f.course.on_dose} at {f.dose_words}, the highest dose in your plan."
        f"{EARLY if f.course.on_dose <= TRIAL_DAYS_AT_DOSE else ''}",
        numbers={"days_at_dose": f.course.on_dose, "days_since_start": _days_since_start(f)},
        would_change_if=("Your prescriber changes the plan.",),
        sources=("vallings", "younger-2013"),
    )


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
    apart = words.points(abs(c.drop), f.primary_scale)
    differs = f"{apart} {'lower' if c.drop >= 0 else 'higher'}"
    return (
        f"Before LDN your {f.primary_name} averaged {c.before:.1f} ({c.days_before} days), in the"
        f" last two weeks {c.now:.1f} ({c.days_now} days):"
        f" {differs if round(c.drop, 1) else 'no difference'}."
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
