"""The fewest capsules or tablets that make a dose (pure): of a plan's strengths, or of a stock."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from math import gcd

MOST_COUNTED = 12  # judgement: nobody counts more capsules or tablets into one dose
THOUSANDTHS = 1000


def fewest_units(dose_mg: Decimal, at_hand: Mapping[Decimal, int]) -> dict[Decimal, int]:
    """How many of each strength (mg) make the dose, the largest first; {} where twelve do not.

    `at_hand`: how many there are of each strength. Of equally few the most of the largest.
    """
    if not dose_mg or dose_mg * THOUSANDTHS % 1:  # half of a thousandth is made of nothing
        return {}
    strengths = sorted(at_hand, reverse=True)
    counts = _fewest(
        int(dose_mg * THOUSANDTHS),
        tuple(int(mg * THOUSANDTHS) for mg in strengths),
        tuple(min(at_hand[mg], MOST_COUNTED) for mg in strengths),
    )
    pairs = zip(strengths, counts, strict=True) if counts else ()
    return {mg: count for mg, count in pairs if count}


@lru_cache(maxsize=4096)
def _fewest(dose: int, strengths: tuple[int, ...], at_hand: tuple[int, ...]) -> tuple[int, ...]:
    """How many of each strength (in order, the largest first) add up to the dose; () if none do."""
    step = gcd(dose, *strengths)
    dose, strengths = dose // step, tuple(strength // step for strength in strengths)
    sums = list(_sums(dose, strengths))
    for units in range(1, MOST_COUNTED + 1):
        found = _search(dose, units, strengths, at_hand, sums)
        if found:
            return found
    return ()


def _sums(dose: int, strengths: tuple[int, ...]) -> Iterator[int]:
    """What 0, 1, 2 … units of these strengths add up to, up to the dose: a bit for each sum."""
    reached, all_of_it = 1, (1 << (dose + 1)) - 1
    for _ in range(MOST_COUNTED + 1):
        yield reached
        more = 0
        for strength in strengths:
            more |= reached << strength
        reached = more & all_of_it


def _search(
    left: int, units: int, strengths: tuple[int, ...], at_hand: tuple[int, ...], sums: list[int]
) -> tuple[int, ...]:
    """Exactly so many units that add up to what is `left`, the most of the largest; () if none."""
    if not strengths or not sums[units] >> left & 1:
        return ()
    for count in range(min(at_hand[0], units, left // strengths[0]), -1, -1):
        rest, others = left - count * strengths[0], units - count
        if rest == 0 and others == 0:
            return (count, *[0] * (len(strengths) - 1))
        if rest > 0 and others > 0:
            found = _search(rest, others, strengths[1:], at_hand[1:], sums)
            if found:
                return (count, *found)
    return ()
