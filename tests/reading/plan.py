"""The prescriber's plan, and which doses can be made: "can be made", "next up", "next down"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations_with_replacement

UNITS = 3  # capsules or tablets at most, each time
SMALLEST_ML = Decimal("0.1")


@dataclass(frozen=True)
class Plan:
    """A plan, with the days it is in force; doses are of the whole day."""

    first: date | None
    last: date | None
    step: Decimal
    interval: int
    maximum: Decimal
    doses_per_day: int
    every: int
    form: str
    strengths: tuple[Decimal, ...]
    mg_per_ml: Decimal | None
    confirmed_on: date | None
    primary_symptom: str

    def is_confirmed(self, today: date) -> bool:
        """Whether a prescriber has confirmed it, as known today."""
        return self.confirmed_on is not None and self.confirmed_on <= today

    def makes(self, most: Decimal, *, parts: int) -> list[Decimal]:
        """Every day's dose up to `most` that can be made in so many equal parts, in order."""
        at_once = most / parts
        if self.form == "liquid":
            smallest = (self.mg_per_ml or 0) * SMALLEST_ML
            each = [smallest * n for n in range(1, int(at_once / smallest) + 1)] if smallest else []
        else:
            sums = {
                sum(units)
                for number in range(1, UNITS + 1)
                for units in combinations_with_replacement(self.strengths, number)
            }
            each = sorted(mg for mg in sums if mg <= at_once)
        return [mg * parts for mg in each]

    def next_up(self, present: Decimal, *, parts: int) -> Decimal | None:
        """One step higher, or the maximum if nearer, or what can be made just below that."""
        above = min(present + self.step, self.maximum)
        return max((mg for mg in self.makes(above, parts=parts) if mg > present), default=None)

    def next_down(self, present: Decimal, *, parts: int) -> Decimal | None:
        """One step lower, or else the dose nearest to half the present one."""
        lower = [mg for mg in self.makes(present, parts=parts) if mg < present]
        if present - self.step in lower:
            return present - self.step
        return min(lower, key=lambda mg: (abs(mg - present / 2), -mg), default=None)


def plans_of(raw: dict) -> tuple[Plan | None, ...]:
    """The plan, then those before it, the latest first."""
    before = sorted(raw.get("previous_plans") or (), key=lambda p: p["from"], reverse=True)
    return tuple(p and _plan(p) for p in [raw.get("plan"), *before])


def plan_in_force(plans: tuple[Plan | None, ...], day: date) -> Plan | None:
    """The plan of a day: the present one from its first day on, else the one that covers it.

    A present plan that does not say since when is in force where no other was.
    """
    now, *before = plans
    if now and now.first and now.first <= day:
        return now
    otherwise = None if now and now.first else now
    return next((p for p in before if p.first <= day <= p.last), otherwise)


def _plan(raw: dict) -> Plan:
    def day(key: str) -> date | None:
        return date.fromisoformat(raw[key]) if raw.get(key) else None

    def mg(key: str) -> Decimal | None:
        return Decimal(raw[key]) if raw.get(key) else None

    return Plan(
        first=day("from"),
        last=day("until"),
        step=mg("step_mg"),
        interval=raw["step_interval_days"],
        maximum=mg("max_dose_mg"),
        doses_per_day=raw.get("doses_per_day") or 1,
        every=raw.get("every_days") or 1,
        form=raw.get("form") or "capsule",
        strengths=tuple(Decimal(s) for s in raw.get("strengths_mg") or ()),
        mg_per_ml=mg("liquid_mg_per_ml"),
        confirmed_on=day("confirmed_on"),
        primary_symptom=raw.get("primary_symptom") or "fatigue",
    )
