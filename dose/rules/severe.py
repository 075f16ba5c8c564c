"""A severe side effect: never muted, and always with the prescriber in touch."""

from dose.rules import answers, words
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.side_effects import SideEffect
from dose.vocabulary import Action


def on_break(f: Facts) -> Finding | None:
    """Severe while a break covers the day: the break does not hide it."""
    if not (f.course.on_break and f.severe):
        return None
    return answers.talk(
        f,
        "severe-side-effect",
        "Get in touch with your prescriber: a side effect is severe",
        f"{_seen(f.severe)} You are on a break from LDN: stay on it until you have talked to them.",
        **_more(f.severe, "judgement", "final-2024"),
    )


def unclear(f: Facts) -> Finding | None:
    """Severe, but something else may be the cause or it may be old."""
    if all(effect.clearly_severe for effect in f.severe):
        return None
    cause = f" You also marked {words.other_causes(f)}." if f.log.other_causes else ""
    return answers.talk(
        f,
        "severe-side-effect",
        "Get in touch with your prescriber: a side effect is severe",
        f"{_seen(f.severe)}{cause} It is not clear that LDN is the cause, so ask before you change"
        " anything.",
        asks=_to_ask(f.severe),
        **_more(f.severe, "judgement", "final-2024"),
    )


def sleep_at_night(f: Facts) -> Finding | None:
    """Severe sleeplessness alone, taken at night."""
    others = [effect for effect in f.severe if not effect.is_sleep]
    alone = f.severe and not others and not f.sedation and _all_clear(f.severe)
    if not (alone and f.at_night and not f.time_locked):
        return None
    because = f"{_seen(f.severe)} You take it at night. Tell your prescriber as well."
    more = _more(f.severe, "vallings", "younger-2014")
    return answers.switch(f, "insomnia-at-night", Action.MORNING, because, **more)


def sedation_in_morning(f: Facts) -> Finding | None:
    """Severe sleepiness alone, taken in the morning."""
    others = [effect for effect in f.severe if effect.id != "sedation"]
    alone = f.severe and not others and not f.sleep and _all_clear(f.severe)
    if not (alone and f.in_morning and not f.time_locked):
        return None
    because = f"{_seen(f.severe)} You take it in the morning. Tell your prescriber as well."
    more = _more(f.severe, "vallings", "judgement")
    return answers.switch(f, "sedation-in-morning", Action.NIGHT, because, **more)


def any_other(f: Facts) -> Finding | None:
    """A severe side effect that points to LDN and is not told by another row."""
    found = [effect for effect in f.severe if effect.clearly_severe]
    if not found or sleep_at_night(f) or sedation_in_morning(f):
        return None
    because = f"{_seen(f.severe)} Get in touch with your prescriber as well."
    more = _more(f.severe, "vallings", "polo-2019", "judgement")
    return answers.step_down(f, "severe-side-effect", because, **more)


def _all_clear(effects: tuple[SideEffect, ...]) -> bool:
    return all(effect.clearly_severe for effect in effects)


def _seen(effects: tuple[SideEffect, ...]) -> str:
    return " ".join(f"{_rated(effect)}." for effect in effects)


def _rated(effect: SideEffect) -> str:
    ratings = words.listed(f"{rating:g}" for rating in effect.latest)
    first, last = effect.latest_days
    seen = f"{effect.measure.noun} was rated {ratings} out of 4 ({words.days(first, last)})"
    if effect.baseline is None:
        return f"{seen}; nothing is known from before LDN"
    return f"{seen}; before LDN the average was {effect.baseline:.1f}"


def _to_ask(effects: tuple[SideEffect, ...]) -> tuple[str, ...]:
    return tuple(e.id for e in effects if e.baseline is None and e.answered_new is None)


def _more(effects: tuple[SideEffect, ...], *sources: str) -> dict:
    first = min(effect.latest_days[0] for effect in effects)
    return {
        "numbers": words.numbers(effects) | words.latest(effects),
        "would_change_if": ("Fewer of the latest ratings are severe.",),
        "sources": sources,
        "contact": True,
        "about": words.ids(effects),
        "days": (first, effects[0].latest_days[1]),
    }
