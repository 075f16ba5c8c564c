"""A severe side effect: never muted, and always with the prescriber in touch."""

from dose.rules import answers, words
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.side_effects import SideEffect
from dose.vocabulary import Action

NOT_DRIVE = "Do not drive or use machines while you feel sleepy."


def unclear(f: Facts) -> Finding | None:
    """Severe, but something else may be the cause or it may be old."""
    found = [effect for effect in f.severe if not effect.clearly_severe]
    if not found:
        return None
    cause = f" You also marked {words.other_causes(f)}." if f.log.other_causes else ""
    return answers.talk(
        f,
        "severe-side-effect",
        "Get in touch with your prescriber: a side effect is severe",
        f"{_seen(found)}{cause} It is not clear that LDN is the cause, so ask before you change"
        " anything.",
        asks=_to_ask(found),
        **_more(found, "judgement", "final-2024"),
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
    because = f"{_seen(f.severe)} You take it in the morning. {NOT_DRIVE} Tell your prescriber."
    more = _more(f.severe, "vallings", "judgement")
    return answers.switch(f, "sedation-in-morning", Action.NIGHT, because, **more)


def any_other(f: Facts) -> Finding | None:
    """Any other severe side effect that points to LDN."""
    found = [effect for effect in f.severe if effect.clearly_severe]
    if not found or sleep_at_night(f) or sedation_in_morning(f):
        return None
    drive = f" {NOT_DRIVE}" if "sedation" in words.ids(found) else ""
    because = f"{_seen(found)}{drive} Get in touch with your prescriber as well."
    return answers.step_down(
        f, "severe-side-effect", because, **_more(found, "vallings", "polo-2019", "judgement")
    )


def _all_clear(effects: tuple[SideEffect, ...]) -> bool:
    return all(effect.clearly_severe for effect in effects)


def _seen(effects) -> str:
    return " ".join(f"{_rated(effect)}." for effect in effects)


def _rated(effect: SideEffect) -> str:
    ratings = words.listed(f"{rating:g}" for rating in effect.latest)
    before = effect.baseline
    against = "nothing is known" if before is None else f"the average was {before:.1f}"
    return f"{effect.measure.noun} was last rated {ratings} out of 4; before LDN {against}"


def _to_ask(effects) -> tuple[str, ...]:
    return tuple(e.id for e in effects if e.baseline is None and e.answered_new is None)


def _more(effects, *sources: str) -> dict:
    return {
        "numbers": words.numbers(effects),
        "would_change_if": ("Fewer than 3 of your last 4 ratings are severe.",),
        "sources": sources,
        "contact": True,
        "about": words.ids(effects),
    }
