"""The answers a rule can give. What may be said about a dose is decided here, and only here:

without a confirmed plan (or with suggestions off) a change becomes a talk, with no mg in it; where
no lower dose can be made, the answer is `lowest-dose`; no answer names a dose above the plan.
"""

from collections.abc import Collection
from datetime import date, timedelta

from dose.rules.facts import MUTED_DAYS, WINDOW_DAYS, Facts
from dose.rules.findings import Finding
from dose.rules.words import NOT_DRIVE, half_of, on
from dose.treatment.regimen_words import part_mg
from dose.treatment.units import mg_words, units_words
from dose.vocabulary import TIMINGS, Action
from journal.day import DAY
from journal.stats import BASELINE_DAYS

ABOUT_IT = "Talk to your prescriber about this side effect"


def call_emergency(f: Facts, rule: str, headline: str, because: str, **more) -> Finding:
    """Help is needed now."""
    return _finding(f, Action.CALL_EMERGENCY, rule, headline, because, contact=True, **more)


def contact_today(f: Facts, rule: str, headline: str, because: str, **more) -> Finding:
    """Someone should be spoken to today."""
    return _finding(f, Action.CONTACT_TODAY, rule, headline, because, contact=True, **more)


def talk(f: Facts, rule: str, headline: str, because: str, **more) -> Finding:
    """Something for the prescriber; `contact=True` where it should not wait for the next visit."""
    return _finding(f, Action.TALK, rule, headline, because, **more)


def hold(f: Facts, rule: str, headline: str, because: str, **more) -> Finding:
    """Stay at the present dose and time."""
    kept = {"dose_mg": f.dose_shown, "timing": f.course.timing}
    return _finding(f, Action.HOLD, rule, headline, because, **kept | more)


def wait(f: Facts, rule: str, headline: str, because: str, **more) -> Finding:
    """A hold that says nothing about dose or time."""
    return hold(f, rule, headline, because, **{"dose_mg": None, "timing": None} | more)


def baseline(f: Facts, headline: str, because: str, **more) -> Finding:
    """Record some days before the first dose."""
    sources = ("broderick", "judgement")
    action, days = Action.BASELINE, (f.day - timedelta(BASELINE_DAYS - 1), f.day)
    return _finding(
        f, action, "baseline-first", headline, because, sources=sources, days=days, **more
    )


def step_down(f: Facts, rule: str, because: str, **more) -> Finding:
    """A step to the next lower dose; a talk where none may be named, else `lowest-dose`."""
    if not f.suggestions:
        return talk(f, rule, ABOUT_IT, because, **more)
    if f.next_down is None:
        return lowest_dose(f, because, **more)
    if not f.confirmed:
        return talk(f, rule, "Ask your prescriber about a lower dose", because, **more)
    lower = {"dose_mg": f.next_down, "timing": f.course.timing}
    headline = f"A lower dose may suit you better: {_dose(f, f.next_down)}"
    return _finding(f, Action.STEP_DOWN, rule, headline, because, **lower | more)


def lowest_dose(f: Facts, because: str, **more) -> Finding:
    """No lower dose can be made from the strengths at hand: the prescriber can find another way."""
    headline = "Talk to your prescriber: you have nothing to make a lower dose from"
    if f.plan is None or f.course.dose_mg is None:
        headline = ABOUT_IT
    ways = "They can find a smaller strength, a liquid or another filler, or stop it with you."
    sources = ("vallings", *more.pop("sources"))
    return talk(f, "lowest-dose", headline, f"{because} {ways}", sources=_once(sources), **more)


def switch(f: Facts, rule: str, to: Action, because: str, **more) -> Finding:
    """A change of the time of day, not of the dose; a talk where that may not be said."""
    timing = "morning" if to is Action.MORNING else "night"
    words = TIMINGS[timing].said
    if not f.suggestions:
        return talk(f, rule, ABOUT_IT, because, **more)
    if not f.confirmed:
        headline = f"Ask your prescriber about taking it {words}"
        return talk(f, rule, headline, because, **more)
    kept = {"dose_mg": f.dose_shown, "timing": timing}
    headline = f"Could you take it {words} instead? The dose stays the same"
    said = f"{because} {_how(f, to)}"
    return _finding(f, to, rule, headline, said, seen=because, **kept | more)


def step_up(f: Facts, rule: str, because: str, **more) -> Finding:
    """A step to the next dose of the plan; a talk while no prescriber has confirmed the plan."""
    if not f.confirmed:
        headline = "Ask your prescriber whether it is time for the next step"
        return talk(f, rule, headline, because, **more)
    higher = {"dose_mg": f.next_up, "timing": f.course.timing}
    headline = f"Your plan’s next step is {_dose(f, f.next_up)}"
    return _finding(f, Action.STEP_UP, rule, headline, because, **higher | more)


def advised_otherwise(f: Facts, muted: Finding, *, since: date, says: str) -> Finding:
    """What the rules would say was set aside by the prescriber: stay, and do as they said.

    `since`: the day on which the person noted it; `says`: the sentence of the muted row.
    """
    again = since + timedelta(MUTED_DAYS)
    return hold(
        f,
        "advised-otherwise",
        "Follow what your prescriber told you",
        f"You noted on {on(since)} that your prescriber advised otherwise about this: “{says}” It"
        f" is not suggested again before {on(again)}.",
        numbers={"muted": muted.rule},
        would_change_if=(f"It is {on(again)}: {MUTED_DAYS} days have passed since you noted it.",),
        sources=("judgement",),
        about=muted.about,
        next_date=again,
    )


def suggestions_off(f: Facts) -> Finding:
    """The site keeps a diary: nothing urgent was found, and nothing else is suggested."""
    return wait(
        f,
        "suggestions-off",
        "Nothing urgent in your diary",
        "This site keeps a diary and shows warnings. It makes no suggestions about dose or time.",
        would_change_if=("Whoever runs this site turns suggestions on.",),
        sources=("judgement",),
    )


def _finding(f: Facts, action: Action, rule: str, headline: str, because: str, **more) -> Finding:
    facts: dict = {"days": (f.day - timedelta(WINDOW_DAYS - 1), f.day)} | more
    because = with_driving(because, facts.get("about", ()))
    return Finding(rule=rule, action=action, headline=headline, because=because, **facts)


def with_driving(said: str, about: Collection[str]) -> str:
    """What is said of sleepiness always says that one does not drive with it."""
    if "sedation" not in about or NOT_DRIVE in said:
        return said
    return f"{said} {NOT_DRIVE}" if said[-1] in ".?!" else f"{said}. {NOT_DRIVE}"


def _how(f: Facts, to: Action) -> str:
    """How a change of time is done, from the day on which the next dose is due."""
    last = f.course.last_dose
    due = max(f.day, last + timedelta(f.course.every_days)) if last else f.day
    if to is Action.MORNING:
        return (
            f"How to do it: leave out the dose of {half_of(due, 'night')}, and take the next one"
            f" on {half_of(due + DAY, 'morning')}. Never take both."
        )
    return (
        f"How to do it: take the next dose on {half_of(due, 'evening')} and not that morning."
        " Never take both."
    )


def _dose(f: Facts, mg) -> str:
    """ "3 mg (2 capsules of 1.5 mg)"; in two parts, how each is made up, as nobody takes both at
    once: "6 mg a day, 3 mg (2 capsules of 1.5 mg) twice"."""
    each = part_mg(mg, f.course.timing) if f.course.timing else mg
    units = units_words(f.plan, each) if f.plan else ""
    said = f"{mg_words(each)} ({units})" if units and units != mg_words(each) else mg_words(each)
    return said if each == mg else f"{mg_words(mg)} a day, {said} twice"


def _once(sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sources))
