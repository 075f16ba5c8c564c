"""Milligrams, capsules and millilitres: which doses can be made, and the next one up or down.

All arithmetic is Decimal mg of the whole day. What a dose is made of is counted, mixed, as the
supply counts it; a suggestion names none of more than three capsules or tablets. A liquid is
measured in steps of 0.1 ml. Where the day's dose is taken in equal `parts`, each must be possible.
"""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import combinations_with_replacement
from math import lcm

from dose.diary.parts import Plan
from dose.treatment.fewest_units import MOST_COUNTED, fewest_units
from dose.vocabulary import FORMS

MOST_UNITS = 3  # judgement: more capsules a day than three is a question for the pharmacy
ML_IN_TENTHS = 10  # judgement: an oral syringe measures 0.1 ml
TEN_THOUSANDTHS = 10_000
NO_BREAK = "\N{NO-BREAK SPACE}"
# "1.5 mg", "3 mg × 15", "30 %", "10/11 ·4", "4 Aug": one figure each.
INSIDE_A_FIGURE = re.compile(
    r"(?<=\d) (?=(?:mg|ml|hours?|days?|[A-Z][a-z]{2})\b|[%×·])| (?=× \d)|(?<=×) (?=\d)"
)


@lru_cache(maxsize=1000)
def dose_text(mg: Decimal) -> str:
    """A dose as files write it: one decimal, up to three where needed ("3.0", "0.125")."""
    decimals = next(few for few in (1, 2, 3) if few == 3 or mg == round(mg, few))
    return f"{mg:.{decimals}f}"


def mg_words(mg: Decimal) -> str:
    """A dose as it is read out: "3 mg", "1.5 mg"."""
    return f"{number_text(mg)} mg"


def ml_words(ml: Decimal) -> str:
    """A volume as it is read out: "60 ml", "2.3 ml"."""
    return f"{number_text(ml)} ml"


def unbroken(text: str) -> str:
    """A text in which no line ends within a figure, such as between an amount and its unit."""
    return INSIDE_A_FIGURE.sub(NO_BREAK, text)


def number_text(number: Decimal) -> str:
    """A number without zeros at its end: "3", "1.5"."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def can_be_made(plan: Plan, mg: Decimal, *, parts: int = 1) -> bool:
    """Whether a suggestion may name this dose: the plan's strengths or liquid give exactly it, in
    equal parts, each of no more than three units.
    """
    return 0 < len(units_for(plan, mg / parts)) <= MOST_UNITS


def units_for(plan: Plan, mg: Decimal) -> tuple[Decimal, ...]:
    """The fewest strengths (mg) that add up to the dose, or the one volume in ml; () if none do."""
    if plan.form == "liquid":
        step, strength = _liquid_step(plan), plan.liquid_mg_per_ml
        return (mg / strength,) if step and strength and mg > 0 and not mg % step else ()
    counts = fewest_units(mg, dict.fromkeys(plan.strengths_mg, MOST_COUNTED))
    return tuple(strength for strength, count in counts.items() for _ in range(count))


def units_words(plan: Plan, mg: Decimal) -> str:
    """How the dose is made up: "2 capsules of 1.5 mg", "1.5 ml"; "" where it cannot be."""
    units = units_for(plan, mg)
    if plan.form == "liquid":
        return f"{round(units[0], 1):f} ml" if units else ""
    return " and ".join(
        f"{units.count(strength)} {FORMS[plan.form].said}{'s' * (units.count(strength) > 1)} of"
        f" {mg_words(strength)}"
        for strength in dict.fromkeys(units)
    )


def next_up(plan: Plan, mg: Decimal, *, parts: int = 1) -> Decimal | None:
    """One plan step higher (or the maximum, if nearer), or the largest below that can be made."""
    target = min(mg + plan.step_mg, plan.max_dose_mg)
    possible = (dose for dose in _doses_around(plan, target, parts) if mg < dose <= target)
    return max(possible, default=None)


def next_down(plan: Plan, mg: Decimal, *, parts: int = 1) -> Decimal | None:
    """One plan step lower, or else the lower dose nearest to half that can be made.

    Of two equally near the higher; None where there is none, or it would still be above the plan.
    """
    one_step = mg - plan.step_mg
    if one_step > 0 and can_be_made(plan, one_step, parts=parts):
        return one_step if one_step <= plan.max_dose_mg else None
    half = mg / 2
    around = _doses_around(plan, half, parts)
    possible = (dose for dose in around if 0 < dose < mg and dose <= plan.max_dose_mg)
    return min(possible, key=lambda dose: (abs(dose - half), -dose), default=None)


def _doses_around(plan: Plan, mg: Decimal, parts: int) -> tuple[Decimal, ...]:
    """Every dose that can be made; of a liquid only the nearest at or below `mg`, and the next."""
    if plan.form != "liquid":
        return tuple(dose * parts for dose in _solid_doses(plan.strengths_mg))
    step = (_liquid_step(plan) or 0) * parts
    return (mg // step * step, mg // step * step + step) if step else ()


@lru_cache(maxsize=256)
def _solid_doses(strengths: tuple[Decimal, ...]) -> frozenset[Decimal]:
    """Every dose that up to three units give."""
    counts = range(1, MOST_UNITS + 1)
    units = (each for count in counts for each in combinations_with_replacement(strengths, count))
    return frozenset(sum(each, Decimal(0)) for each in units)


def _liquid_step(plan: Plan) -> Decimal | None:
    """The smallest dose of the liquid that is a whole number of 0.1 ml and of 0.001 mg."""
    if plan.liquid_mg_per_ml is None:
        return None
    tenth_of_ml = int(plan.liquid_mg_per_ml * TEN_THOUSANDTHS / ML_IN_TENTHS)
    return Decimal(lcm(tenth_of_ml, 10)) / TEN_THOUSANDTHS
