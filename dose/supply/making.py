"""Of which capsules, tablets or ml a dose is made: the fewest of what is at hand (pure).

Solids are never mixed with a liquid, nor two liquids with each other.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from math import gcd

from dose.diary.supply import Kind

MOST_UNITS = 12  # judgement: nobody counts more capsules or tablets into one dose
TENTHS, THOUSANDTHS = 10, 1000
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

    Of solids no more than `MOST_UNITS` are looked at, so nothing changes while so many are there.
    What cannot be made cannot of less.
    """
    return min(
        (_times(stock[kind], kind, each) for kind, each in (made or {}).items()), default=MANY
    )


def _times(left: Decimal, kind: Kind, each: Decimal) -> int:
    if not each:  # a dose of none
        return MANY
    return int(left // each) if kind.is_liquid else max(int((left - MOST_UNITS) // each) + 1, 1)


def _of_liquid(dose_mg: Decimal, stock: Made) -> Made | None:
    """The smallest volume, in whole tenths of a ml."""
    liquids = (kind for kind, left in stock.items() if kind.is_liquid and left > 0)
    for kind in sorted(liquids, reverse=True):
        ml = dose_mg / kind.mg
        if not dose_mg * TENTHS % kind.mg and ml <= stock[kind]:
            return {kind: ml}
    return None


def _of_solids(dose_mg: Decimal, stock: Made) -> Made | None:
    if not dose_mg or dose_mg * THOUSANDTHS % 1:  # half of a thousandth is made of nothing
        return None
    kinds = sorted((kind for kind, left in stock.items() if not kind.is_liquid and left >= 1))
    strengths = tuple(int(kind.mg * THOUSANDTHS) for kind in reversed(kinds))
    most = tuple(min(int(stock[kind]), MOST_UNITS) for kind in reversed(kinds))
    counts = _fewest(int(dose_mg * THOUSANDTHS), strengths, most)
    if not counts:
        return None
    pairs = zip(reversed(kinds), counts, strict=True)
    return {kind: Decimal(count) for kind, count in pairs if count}


@lru_cache(maxsize=4096)
def _fewest(dose: int, strengths: tuple[int, ...], most: tuple[int, ...]) -> tuple[int, ...]:
    """How many of each strength (in order, the largest first) add up to the dose; () if none do."""
    step = gcd(dose, *strengths)
    dose, strengths = dose // step, tuple(strength // step for strength in strengths)
    sums = list(_sums(dose, strengths))
    for units in range(1, MOST_UNITS + 1):
        found = _search(dose, units, strengths, most, sums)
        if found:
            return found
    return ()


def _sums(dose: int, strengths: tuple[int, ...]) -> Iterator[int]:
    """As bits, what 0, 1, 2 … units of these strengths can add up to, never more than the dose."""
    reached, all_of_it = 1, (1 << (dose + 1)) - 1
    for _ in range(MOST_UNITS + 1):
        yield reached
        more = 0
        for strength in strengths:
            more |= reached << strength
        reached = more & all_of_it


def _search(
    left: int, units: int, strengths: tuple[int, ...], most: tuple[int, ...], sums: list[int]
) -> tuple[int, ...]:
    """Exactly so many units that add up to what is `left`, the most of the largest; () if none."""
    if not strengths or not sums[units] >> left & 1:
        return ()
    for count in range(min(most[0], units, left // strengths[0]), -1, -1):
        rest, others = left - count * strengths[0], units - count
        if rest == 0 and others == 0:
            return (count, *[0] * (len(strengths) - 1))
        if rest > 0 and others > 0:
            found = _search(rest, others, strengths[1:], most[1:], sums)
            if found:
                return (count, *found)
    return ()
