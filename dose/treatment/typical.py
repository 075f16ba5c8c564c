"""Typical plans from print, one tap away at set-up (pure).

They only fill in the form. None is a prescription: a plan chosen here stays unconfirmed until the
person ticks that a prescriber gave it, with the date, and until then nothing names a dose.
"""

from dataclasses import dataclass
from decimal import Decimal

from dose.diary.parts import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Typical:
    """A plan as it stands in print: a name, one sentence, the plan, and its source's id."""

    id: str
    name: str
    words: str
    plan: Plan
    source: str


USUAL = Typical(
    id="usual",
    name="Usual steps",
    words="Start at 1.5 mg, add 1.5 mg every 2 weeks, up to 4.5 mg.",
    plan=Plan(
        starting_dose_mg=Decimal("1.5"),
        step_mg=Decimal("1.5"),
        step_interval_days=14,  # "every few weeks" in the article; two is this project's reading
        max_dose_mg=Decimal("4.5"),
        form="capsule",
        strengths_mg=(Decimal("1.5"),),
    ),
    source="vallings",
)
SLOWER = Typical(
    id="slower",
    name="Smaller steps",
    words="Start at 1 mg, add 1 mg every 3 weeks, up to 4.5 mg.",
    plan=Plan(
        starting_dose_mg=Decimal("1"),
        step_mg=Decimal("1"),
        step_interval_days=21,
        max_dose_mg=Decimal("4.5"),
        form="liquid",
        liquid_mg_per_ml=Decimal("1"),
    ),
    source="vallings",
)
GENTLE = Typical(
    id="gentle",
    name="Very small steps",
    words="Start at 0.5 mg, add 0.5 mg every 2 weeks, up to 4.5 mg.",
    plan=Plan(
        starting_dose_mg=Decimal("0.5"),
        step_mg=Decimal("0.5"),
        step_interval_days=14,
        max_dose_mg=Decimal("4.5"),
        form="liquid",
        liquid_mg_per_ml=Decimal("1"),
    ),
    source="ldn-research-trust",
)
TYPICAL = {typical.id: typical for typical in (USUAL, SLOWER, GENTLE)}
