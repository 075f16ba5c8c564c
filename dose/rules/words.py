"""Sentences that several rules share: plain, calm, with the numbers filled in."""

from collections.abc import Iterable
from datetime import date

from dose.rules.facts import Facts
from dose.rules.side_effects import SideEffect
from dose.vocabulary import TIMINGS

NOT_DRIVE = "Do not drive or ride while you feel sleepy."
IF_NO_OPIOID = "unless you took an opioid pain, cough or bowel medicine meanwhile: then ask first"


def on(day: date) -> str:
    """A day as it is read out: "12 September 2026"."""
    return f"{day.day} {day:%B %Y}"


def half_of(day: date, half: str) -> str:
    """A half of a day by its weekday: "Sunday night (20 September)"."""
    return f"{day:%A} {half} ({day.day} {day:%B})"


def days(first: date, last: date) -> str:
    """Days from one to another: "14 to 20 September 2026"; one day alone as it is read out."""
    if first >= last:
        return on(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {on(last)}"
    return f"{f'{first.day} {first:%B}' if first.year == last.year else on(first)} to {on(last)}"


def count(number: int, noun: str) -> str:
    """ "1 day", "14 days"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def points(number: float, scale: int) -> str:
    """A difference with its scale: "2.1 points (of 10)"."""
    return f"{number:.1f} points (of {scale})"


def listed(parts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def named(effects: Iterable[SideEffect]) -> str:
    """The side effects inside a sentence: "trouble sleeping and sleepiness"."""
    return listed(effect.measure.noun.lower() for effect in effects)


def averages(effects: tuple[SideEffect, ...]) -> str:
    """ "Trouble sleeping averaged 2.3 out of 4 (14 to 20 September 2026) against 0.5 before LDN;
    nausea averaged …", without a full stop."""
    first, *others = effects
    when = f" ({days(*first.log.window_days)})"
    said = [_average(first.measure.noun, first, when)]
    said += [_average(effect.measure.noun.lower(), effect) for effect in others]
    return "; ".join(said)


def _average(noun: str, effect: SideEffect, when: str = "") -> str:
    now = f"{noun} averaged {effect.mean:.1f} out of 4{when}"
    if effect.baseline is None:
        return f"{now}, and nothing is known from before LDN"
    return f"{now} against {effect.baseline:.1f} before LDN"


def numbers(effects: Iterable[SideEffect]) -> dict[str, float | None]:
    """Each side effect's mean (0–4) now and before LDN, by its id and "id_before"."""
    out: dict[str, float | None] = {}
    for effect in effects:
        out[effect.id] = None if effect.mean is None else round(effect.mean, 2)
        before = effect.baseline
        out[f"{effect.id}_before"] = None if before is None else round(before, 2)
    return out


def latest(effects: Iterable[SideEffect]) -> dict[str, dict[str, float]]:
    """Each side effect's last ratings (0–4) by their days, those that say whether it is severe, by
    "id_latest"."""
    return {
        f"{effect.id}_latest": {day.isoformat(): rating for day, rating in effect.latest_dated}
        for effect in effects
    }


def ids(effects: Iterable[SideEffect]) -> frozenset[str]:
    """The measures that a finding is about."""
    return frozenset(effect.id for effect in effects)


def when_taken(f: Facts) -> str:
    """ "you take it at night", "you take it in the morning"."""
    return f"you take it {TIMINGS['night' if f.at_night else 'morning'].said}"


def other_causes(f: Facts) -> str:
    """ "an infection and a crash"."""
    return listed(f.log.other_causes)
