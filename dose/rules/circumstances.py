"""The circumstances of taking it: mood, pregnancy, operations, liver, breaks, baseline, gaps."""

from datetime import timedelta

from dose.diary.ordered import rows_until
from dose.diary.parts import Condition
from dose.rules import answers
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.log import WINDOW_DAYS
from dose.rules.words import IF_NO_OPIOID, count, on
from dose.treatment.gaps import GAP_DAYS
from dose.vocabulary import CHILD, CONDITIONS
from journal.scales import SEVERE
from journal.stats import BASELINE_AT_LEAST, BASELINE_DAYS

LOW_MOOD_LAST, LOW_MOOD_RATINGS = 4, 2  # label, judgement: two severe ratings of the last four
SURGERY_DAYS = 14  # ldn-research-trust, judgement: before or after
LONG_GAP_DAYS = 14  # ldn-research-trust, judgement: ask before restarting


def low_mood(f: Facts) -> Finding | None:
    """Severe low mood more than once in a week."""
    last = f.log.ratings_in("low_mood", WINDOW_DAYS)[-LOW_MOOD_LAST:]
    bad = sum(rating >= SEVERE for rating in last)
    if bad < LOW_MOOD_RATINGS:
        return None
    return answers.talk(
        f,
        "low-mood",
        "Get in touch with your prescriber about your low mood",
        f"You rated low mood as severe on {bad} of the last {len(last)} days you rated it, all of"
        " them in the last 7 days. Whatever the cause, that deserves help now. If you think of"
        " harming yourself, the Help page has a crisis line.",
        numbers={"severe_ratings": bad, "ratings": len(last)},
        would_change_if=("Fewer than 2 of your last 4 ratings within a week are severe.",),
        sources=("label", "judgement"),
        contact=True,
    )


def pregnancy(f: Facts) -> Finding | None:
    """Pregnant, planning or breastfeeding, not yet discussed."""
    found = [c for c in f.diary.conditions if c.kind in CHILD and _open(c, f)]
    if not found:
        return None
    return answers.talk(
        f,
        "pregnancy",
        "Talk with your prescriber before anything changes",
        f"Your diary notes {CONDITIONS[found[0].kind].said}. It does not say yet that you have"
        " discussed it. This is no advice to stop LDN or to keep taking it: little is known at"
        " these doses, so decide together.",
        would_change_if=("You note the day on which you discussed it.",),
        sources=("lactmed", "label"),
    )


def surgery(f: Facts) -> Finding | None:
    """An operation within two weeks, not yet discussed."""
    near = [
        c.on
        for c in f.diary.conditions
        if c.kind == "surgery" and c.on and not _discussed(c, f)
        if abs((c.on - f.day).days) <= SURGERY_DAYS
    ]
    if not near:
        return None
    day = near[0]
    return answers.talk(
        f,
        "surgery",
        "Tell the surgical team and your prescriber that you take LDN",
        f"Your operation is noted for {on(day)}. LDN can stop opioid pain relief from working, so"
        " the team sets the day to stop and the day to start again. Start on the day they set,"
        f" {IF_NO_OPIOID}.",
        numbers={"days_until": (day - f.day).days},
        would_change_if=("You note the day on which you discussed it.",),
        sources=("ldn-research-trust", "label"),
        next_date=day + timedelta(SURGERY_DAYS + 1),
    )


def liver_disease(f: Facts) -> Finding | None:
    """A liver disease, not yet discussed."""
    if not any(c.kind == "liver_disease" and _open(c, f) for c in f.diary.conditions):
        return None
    return answers.talk(
        f,
        "liver-disease",
        "Talk with your prescriber about your liver before anything changes",
        "Your diary notes liver disease. It does not say yet that you have discussed it with"
        " whoever prescribes LDN.",
        would_change_if=("You note the day on which you discussed it.",),
        sources=("label", "bolton-2019"),
    )


def on_break(f: Facts) -> Finding | None:
    """On a break from LDN."""
    now = f.course.break_now
    if now is None:
        return None
    began = now.first
    return answers.wait(
        f,
        "on-break",
        "You are on a break from LDN",
        f"Nothing is suggested during a break: yours began on {on(began)}. Your check-ins still"
        f" help to compare later. When it is over, start again as agreed, {IF_NO_OPIOID}.",
        would_change_if=("You end the break.",),
        sources=("judgement",),
        days=(began, f.day),
    )


def baseline_first(f: Facts) -> Finding | None:
    """Not started."""
    if f.course.start:
        return None
    days = f.log.baseline_days
    return answers.baseline(
        f,
        *_words(f, days),
        numbers={"baseline_days": days, "baseline_wanted": BASELINE_DAYS},
        would_change_if=("You note your first dose.",),
        next_date=f.day + timedelta(max(BASELINE_DAYS - days, 0)),
    )


def _words(f: Facts, days: int) -> tuple[str, str]:
    """What fits: a first dose that is due is not told to wait; without a plan or any dose nobody
    knows that none is taken."""
    if rows_until(f.diary.regimen, f.day, "start") and days < BASELINE_DAYS:
        return _first_dose_due(days)
    return _baseline_words(days) if f.diary.plan or f.course.last_dose else _nothing_told(days)


def _first_dose_due(days: int) -> tuple[str, str]:
    so_far = _baseline_words(days)[1]
    headline = "Your first dose is due: note how you are each day"
    return headline, f"{so_far} You can still wait with it, if your prescriber agrees."


def _nothing_told(days: int) -> tuple[str, str]:
    headline, so_far = _baseline_words(days)
    if days < BASELINE_AT_LEAST:
        headline = "Note how you are each day"
    return headline, f"If you take LDN already, enter your dose. {so_far}"


def _baseline_words(days: int) -> tuple[str, str]:
    so_far = f"{days} of the last {BASELINE_DAYS} days are rated."
    if days >= BASELINE_DAYS:
        return "Ready: start when your prescriber says", f"{so_far} That is a good comparison."
    if days >= BASELINE_AT_LEAST:
        more = f"{so_far} That is enough to compare with; {BASELINE_DAYS} days show more."
        return "Nearly ready: start when your prescriber says", more
    few = f"{so_far} We need at least {BASELINE_AT_LEAST} to compare later days with."
    return "Before you start: note how you are for two weeks", few


def long_gap(f: Facts) -> Finding | None:
    """Two weeks or more without a dose."""
    last = f.course.last_dose
    if last is None or f.course.gap < LONG_GAP_DAYS:
        return None
    return answers.talk(
        f,
        "gap",
        "Ask your prescriber before you take LDN again",
        f"No dose is noted for {count(f.course.gap, 'day')}, since {on(last)}. After"
        " two weeks or more some people restart at a lower dose; your prescriber decides. Tell them"
        " of any opioid pain, cough or bowel medicine that you took meanwhile.",
        **_gap_more(f),
    )


def gap(f: Facts) -> Finding | None:
    """A week without a dose."""
    last = f.course.last_dose
    if last is None or not GAP_DAYS <= f.course.gap < LONG_GAP_DAYS:
        return None
    return answers.hold(
        f,
        "gap",
        "Were doses taken that are not noted?",
        f"No dose is noted for {count(f.course.gap, 'day')}, since {on(last)}. If you"
        f" took them, fill them in. If not, start again at the same dose, {IF_NO_OPIOID}. Do not go"
        " up yet.",
        **_gap_more(f),
    )


def _gap_more(f: Facts) -> dict:
    return {
        "numbers": {"days_without_a_dose": f.course.gap},
        "would_change_if": ("You fill in the missing doses, or note a break.",),
        "sources": ("ldn-research-trust", "judgement"),
        "days": (f.course.last_dose, f.day),
    }


def _open(condition: Condition, f: Facts) -> bool:
    """Whether it holds on the day and has not been discussed by then."""
    begun = condition.start is None or condition.start <= f.day
    ended = condition.until is not None and condition.until < f.day
    return begun and not ended and not _discussed(condition, f)


def _discussed(condition: Condition, f: Facts) -> bool:
    return condition.discussed_on is not None and condition.discussed_on <= f.day
