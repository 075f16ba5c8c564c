"""Sentences that several rules share: plain, calm, with the numbers filled in."""

from collections.abc import Iterable
from datetime import date

from dose.rules.facts import Facts
from dose.rules.side_effects import SideEffect
from dose.vocabulary import TIMINGS


def on(day: date) -> str:
    """A day as it is read out: "12 September 2026"."""
    return f"{day.day} {day:%B %Y}"


def count(number: int, noun: str) -> str:
    """ "1 day", "14 days"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(parts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def averages(effects: Iterable[SideEffect]) -> str:
    """ "Trouble sleeping averaged 2.3 against 0.5 before LDN; …", without a full stop."""
    return "; ".join(_average(effect) for effect in effects)


def _average(effect: SideEffect) -> str:
    now = f"{effect.measure.noun} averaged {effect.mean:.1f} out of 4"
    if effect.baseline is None:
        return f"{now} (nothing is known from before LDN)"
    return f"{now} against {effect.baseline:.1f} before LDN"


def numbers(effects: Iterable[SideEffect]) -> dict[str, float | None]:
    """The same as numbers: each side effect's mean now and before."""
    out: dict[str, float | None] = {}
    for effect in effects:
        out[effect.id] = None if effect.mean is None else round(effect.mean, 2)
        before = effect.baseline
        out[f"{effect.id}_before"] = None if before is None else round(before, 2)
    return out


def ids(effects: Iterable[SideEffect]) -> frozenset[str]:
    """The measures that a finding is about."""
    return frozenset(effect.id for effect in effects)


def when_taken(f: Facts) -> str:
    """ "you take it at night", "you take it in the morning"."""
    return f"you take it {TIMINGS['night' if f.at_night else 'morning'].said}"


def other_causes(f: Facts) -> str:
    """ "an infection and a crash"."""
    return listed(f.log.other_causes)
