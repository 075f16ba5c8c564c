"""What a medicine is by its name and by the person's answer: is it an opioid? (pure).

A yes makes an opioid of any name. A no makes an ordinary medicine of a name that is asked about,
and never clears one that is on the list of opioids.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Protocol

from dose.medicines.meaning import (
    MAY_BE_OPIOID,
    UNSEARCHED,
    Match,
    is_unclear_match,
    opioids_meant,
)
from dose.medicines.names import answer, book

OPIOID_SAID, NO_OPIOID_SAID = "opioid-said", "no-opioid-said"  # effects of an answer
ASKED = (MAY_BE_OPIOID, UNSEARCHED, "unrecognised")  # effects that a no settles
UNKNOWN = ("unrecognised", "misspelt")  # effects of a name that is on no list at all


class Answered(Protocol):
    """A medicine with what the person says of it: `opioid` None is not asked or not answered."""

    @property
    def name(self) -> str:
        """Its name as typed."""
        ...

    @property
    def opioid(self) -> bool | None:
        """Whether the person says that it is an opioid."""
        ...


class Taken(Answered, Protocol):
    """A medicine with what the person says of it, and whether it is taken no longer."""

    def is_over(self, day: date) -> bool:
        """Whether its last day lies before `day`."""
        ...


def is_opioid(medicine: Answered, match: Match) -> bool:
    """Whether a medicine is an opioid; `match` is the worst that its name means."""
    return match.level == "stop" or medicine.opioid is True


def is_long_acting(medicine: Answered, match: Match) -> bool:
    """Whether an opioid is to be counted as long acting: also one of which only that is known."""
    return match.long_acting or (match.level != "stop" and medicine.opioid is True)


def is_unclear(medicine: Answered, match: Match) -> bool:
    """Whether its name may be an opioid's, and nobody has said yet whether it is."""
    return medicine.opioid is None and is_unclear_match(match)


def is_unknown(medicine: Answered, match: Match) -> bool:
    """Whether its name is on no list at all, and nobody has said yet whether it is an opioid."""
    return medicine.opioid is None and match.effect in UNKNOWN


def matches_of(medicine: Answered, found: tuple[Match, ...]) -> tuple[Match, ...]:
    """What it means beside LDN, the worst first; `found` is what its name means."""
    if medicine.opioid is None or found[0].level == "stop":
        return found
    rest = tuple(_settled(found))
    if not medicine.opioid:
        return rest or (_said(NO_OPIOID_SAID, medicine),)
    return (replace(_said(OPIOID_SAID, medicine), long_acting=True), *rest)


def match_of(medicine: Answered, match: Match) -> Match:
    """The worst that it means, where `match` is the worst that its name means."""
    return matches_of(medicine, (match,))[0]


def _settled(found: tuple[Match, ...]) -> Iterator[Match]:
    """What is still to be said of a name once it is known whether it is an opioid."""
    for match in found:
        left = tuple(name for name in match.did_you_mean if name not in opioids_meant(match))
        if match.effect not in ASKED and (left or match.effect != "misspelt"):
            yield replace(match, did_you_mean=left)


def _said(effect: str, medicine: Answered) -> Match:
    return answer(effect, book().effects[effect], name=medicine.name)
