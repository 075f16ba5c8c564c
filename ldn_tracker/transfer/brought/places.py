"""Where a symptom of another app goes: ours, on our scale, or one of the person's own (pure)."""

import re
from hashlib import sha256
from typing import NamedTuple

from journal.scales import BUILT_IN, Measure

LONGEST_SLUG, FINGERPRINT, LONGEST_NAME, LONGEST_UNIT = 60, 8, 120, 20
# Our gut and low mood are no single symptom of theirs: depression never becomes low mood.
NOT_THEIRS = ("gut", "low_mood")
OURS = {
    name: measure
    for measure in BUILT_IN.values()
    if measure.id not in NOT_THEIRS
    for name in (measure.name.casefold(), measure.id.replace("_", " "), measure.id)
}


class Levels(NamedTuple):
    """The levels of an app's severity, from its lowest on, as ratings of our two scales."""

    of_symptom: tuple[float, ...]  # 0 to 10
    of_side_effect: tuple[int, ...]  # 0 none to 4 very severe

    def on(self, measure: Measure, level: int) -> float:
        """A level on a measure's own scale."""
        return (self.of_side_effect if measure.scale == 4 else self.of_symptom)[level]


def measure_of(app: str, name: str, *, scale: int = 10) -> Measure:
    """The built-in measure of that name, or one of the person's own, a symptom."""
    ours = OURS.get(" ".join(name.casefold().replace("_", " ").split()))
    return ours or Measure(own_id(app, name), name[:LONGEST_NAME], "symptom", scale)


def number_of(app: str, name: str, unit: str) -> Measure:
    """A plain number of the person's own."""
    return Measure(own_id(app, name), name[:LONGEST_NAME], "number", unit=unit[:LONGEST_UNIT])


def best(app: str, name: str, top: int) -> Measure:
    """A number of which the highest is the best, which our symptoms cannot be: they get worse."""
    return number_of(app, name, f"of {top}, {top} is best")


def own_id(app: str, name: str) -> str:
    """Like visible-muscle-aches; of two long names that begin alike each has its own."""
    known_by = slug(name)
    if len(known_by) > LONGEST_SLUG:
        known_by = f"{known_by[: LONGEST_SLUG - FINGERPRINT - 1]}-{_fingerprint(known_by)}"
    return f"{app}-{known_by}"


def slug(name: str) -> str:
    """A name without what may differ in writing: case, spaces, marks."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or _fingerprint(name)


def _fingerprint(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:FINGERPRINT]
