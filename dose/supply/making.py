"""Of which capsules, tablets or ml a dose is made: the fewest of what is at hand (pure).

Solids are never mixed with a liquid, nor two liquids with each other.
"""

from collections.abc import Mapping
from decimal import Decimal

from dose.diary.supply import Kind
from dose.treatment.fewest_units import MOST_COUNTED, fewest_units

TENTHS = 10
MANY = 1_000_000  # more doses than a diary has
PLENTY = Decimal(10_000)  # of a kind: more than any dose takes

Made = Mapping[Kind, Decimal]  # so many units, or ml, of each kind


def make(dose_mg: Decimal, stock: Made, *, liquid_first: bool = False) -> Made | None:
    """What one dose takes of the stock; None where that cannot make it.

    `liquid_first`: where both a liquid and solids could make it, as the plan has a liquid.
    """
    ways = (_of_liquid, _of_solids) if liquid_first else (_of_solids, _of_liquid)
    return next((made for way in ways if (made := way(dose_mg, stock))), None)


def make_each(doses_mg: tuple[Decimal, ...], stock: Made, *, liquid_first: bool = False) -> Made:
    """What several doses take together, as far as the stock makes them one after another."""
    left, total = dict(stock), {}
    for dose_mg in doses_mg:
        for kind, amount in (make(dose_mg, left, liquid_first=liquid_first) or {}).items():
            left[kind] -= amount
            total[kind] = total.get(kind, Decimal(0)) + amount
    return total


def alike_doses(made: Made | None, stock: Made) -> int:
    """How many of a dose one after another are sure to be made alike, the first as `made` says.

    Of solids no more than `MOST_COUNTED` are looked at, so nothing changes while so many are there.
    What cannot be made cannot of less.
    """
    return min(
        (_times(stock[kind], kind, each) for kind, each in (made or {}).items()), default=MANY
    )


def _times(left: Decimal, kind: Kind, each: Decimal) -> int:
    if not each:  # a dose of none
        return MANY
    return int(left // each) if kind.is_liquid else max(int((left - MOST_COUNTED) // each) + 1, 1)


def _of_liquid(dose_mg: Decimal, stock: Made) -> Made | None:
    """The smallest volume, in whole tenths of a ml."""
    liquids = (kind for kind, left in stock.items() if kind.is_liquid and left > 0)
    for kind in sorted(liquids, reverse=True):
        ml = dose_mg / kind.mg
        if not dose_mg * TENTHS % kind.mg and ml <= stock[kind]:
            return {kind: ml}
    return None


def _of_solids(dose_mg: Decimal, stock: Made) -> Made | None:
    at_hand = {
        kind.mg: int(left) for kind, left in stock.items() if not kind.is_liquid and left >= 1
    }
    counts = fewest_units(dose_mg, at_hand)
    made = {Kind(is_liquid=False, mg=mg): Decimal(count) for mg, count in counts.items()}
    return made or None
