"""Side effects of moderate strength that came with the latest change."""

from datetime import timedelta

from dose.rules import answers, words
from dose.rules.facts import TIME_LOCK_DAYS, Facts
from dose.rules.findings import Finding
from dose.rules.log import WINDOW_DAYS
from dose.rules.side_effects import EARLY_DAYS, SideEffect
from dose.vocabulary import Action

DOSED_DAYS = 4  # judgement: of the last 7, or since the change if that is less
WAIT_DAYS = 14  # ldn-research-trust, vallings: early trouble often passes in one to two weeks


def _judged(f: Facts) -> bool:
    """Whether enough doses were taken in the last week for side effects to be judged."""
    due = WINDOW_DAYS // f.course.every_days
    return len(f.taken_last_week) >= min(DOSED_DAYS, f.course.on_dose, due)


def insomnia_and_sedation(f: Facts) -> Finding | None:
    """Sleepless and sleepy at once."""
    if f.in_parts or not (_judged(f) and f.sleep and f.sedation):
        return None
    both = f.sleep + f.sedation
    because = f"{words.averages(both)}. Another time of day would help one and harm the other."
    return answers.step_down(f, "insomnia-and-sedation", because, **_more(f, both, "vallings"))


def switched_twice(f: Facts) -> Finding | None:
    """A change of time would come next, but there were two lately."""
    if not (_wants_switch(f) and f.switched_twice):
        return None
    return answers.talk(
        f,
        "recent-switch",
        "Talk to your prescriber: changing the time again may not help",
        f"{words.averages(_wants_switch(f))}. The time of day has changed twice in eight weeks.",
        **_more(f, _wants_switch(f), "judgement"),
    )


def switched_lately(f: Facts) -> Finding | None:
    """A change of time would come next, but the last one is not two weeks old."""
    days = f.days_at_time
    if not _wants_switch(f) or f.switched_twice or days is None or not f.time_changed_lately:
        return None
    again = f.day + timedelta(TIME_LOCK_DAYS - days)
    return answers.hold(
        f,
        "recent-switch",
        "Give the new time of day two weeks",
        f"{words.averages(_wants_switch(f))}. The time of day changed"
        f" {words.count(days, 'day')} ago; we will look at it again on"
        f" {words.on(again)}.",
        next_date=again,
        **_more(f, _wants_switch(f), "judgement"),
    )


def insomnia_at_night(f: Facts) -> Finding | None:
    """Sleepless on a night dose."""
    if not _sleep_at_night(f) or f.sedation or f.time_locked:
        return None
    because = f"{words.averages(f.sleep)}, and {words.when_taken(f)}."
    more = _more(f, f.sleep, "vallings", "younger-2014")
    return answers.switch(f, "insomnia-at-night", Action.MORNING, because, **more)


def sedation_in_morning(f: Facts) -> Finding | None:
    """Sleepy on a morning dose."""
    if not _sedation_in_morning(f) or f.sleep or f.time_locked:
        return None
    because = f"{words.averages(f.sedation)}, and {words.when_taken(f)}."
    more = _more(f, f.sedation, "vallings")
    return answers.switch(f, "sedation-in-morning", Action.NIGHT, because, **more)


def insomnia_in_morning(f: Facts) -> Finding | None:
    """Sleepless though it is taken in the morning."""
    if not (_judged(f) and f.sleep and f.in_morning):
        return None
    return _wait_then_lower(f, "insomnia-in-morning", f.sleep, "vallings", "ldn-research-trust")


def sedation_at_night(f: Facts) -> Finding | None:
    """Sleepy though it is taken at night."""
    if not (_judged(f) and f.sedation and f.at_night):
        return None
    return _wait_then_lower(f, "sedation-at-night", f.sedation, "vallings", "judgement")


def any_other(f: Facts) -> Finding | None:
    """Any other side effect of the change; taken in two parts a day, every one."""
    timed = f.sleep + f.sedation if f.at_night or f.in_morning else ()
    others = tuple(effect for effect in f.attributable if effect not in timed)
    if not (_judged(f) and others):
        return None
    return _wait_then_lower(f, "side-effect", others, "polo-2019", "younger-2013", "judgement")


def lasting_with_other_cause(f: Facts) -> Finding | None:
    """A side effect for three weeks with something else going on."""
    lasting = tuple(effect for effect in _with_other_cause(f) if effect.lasting)
    if not lasting:
        return None
    return answers.talk(
        f,
        "other-cause",
        "Talk to your prescriber: this has lasted three weeks",
        f"{words.averages(lasting)}. You also marked {words.other_causes(f)}, so it is hard to"
        " tell what is behind it.",
        **_more(f, lasting, "judgement", "final-2024"),
    )


def other_cause(f: Facts) -> Finding | None:
    """Something else could explain it."""
    found = _with_other_cause(f)
    if not found or any(effect.lasting for effect in found):
        return None
    return answers.hold(
        f,
        "other-cause",
        "Keep your dose the same: something else may explain this",
        f"{words.averages(found)}. You also marked {words.other_causes(f)} in these days.",
        **_more(f, found, "judgement", "final-2024"),
    )


def is_it_new(f: Facts) -> Finding | None:
    """Only the person can say whether it came with the change."""
    found = tuple(effect for effect in f.side_effects if effect.unasked)
    change = f.course.change
    if change is None or not (_judged(f) and found and f.course.since <= EARLY_DAYS):
        return None
    return answers.hold(
        f,
        "is-it-new",
        f"Is this new since {words.on(change)}: {words.named(found)}?",
        f"{words.averages(found)}. Only you can say whether it came with the last change.",
        asks=tuple(effect.id for effect in found),
        **_more(f, found, "final-2024", "judgement")
        | {"would_change_if": ("You say whether it is new.",)},
    )


def _wait_then_lower(f: Facts, rule: str, found: tuple[SideEffect, ...], *sources) -> Finding:
    more = _more(f, found, *sources)
    timing = f", and {words.when_taken(f)}" if rule != "side-effect" else ""
    if f.course.since >= WAIT_DAYS:
        because = f"{words.averages(found)}{timing}. That is two weeks or more after the change."
        return answers.step_down(f, rule, because, **more)
    until = f.day + timedelta(WAIT_DAYS - f.course.since)
    because = (
        f"{words.averages(found)}{timing}. The last change was"
        f" {words.count(f.course.since, 'day')} ago, and such trouble often passes within two"
        f" weeks: until {words.on(until)}."
    )
    headline = "Stay at this dose a little longer; it may pass"
    return answers.hold(f, rule, headline, because, next_date=until, **more)


def _sleep_at_night(f: Facts) -> bool:
    return _judged(f) and bool(f.sleep) and f.at_night


def _sedation_in_morning(f: Facts) -> bool:
    return _judged(f) and bool(f.sedation) and f.in_morning


def _wants_switch(f: Facts) -> tuple[SideEffect, ...]:
    """The side effects that another time of day might help."""
    if _sleep_at_night(f):
        return f.sleep
    return f.sedation if _sedation_in_morning(f) else ()


def _with_other_cause(f: Facts) -> tuple[SideEffect, ...]:
    if not (_judged(f) and f.log.other_causes):
        return ()
    return tuple(effect for effect in f.side_effects if effect.new or effect.unasked)


def _more(f: Facts, effects: tuple[SideEffect, ...], *sources: str) -> dict:
    return {
        "numbers": {"days_since_change": f.course.since, **words.numbers(effects)},
        "would_change_if": (
            "It is moderate on fewer than 3 days of a week.",
            "You mark something else that explains it, such as an infection.",
        ),
        "sources": sources,
        "about": words.ids(effects),
    }
