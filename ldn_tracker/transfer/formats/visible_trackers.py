"""Visible's trackers and their places in the diary (pure)."""

import re
from enum import Enum
from hashlib import sha256

from journal.scales import BUILT_IN, SIDE_EFFECTS, SYMPTOMS, Measure

TOP = 3  # symptoms are rated 0 none, 1 mild, 2 moderate, 3 severe
ON_TEN = (0, 3.3, 6.7, 10)  # the same four on a scale of 0 to 10
OWN_PREFIX = "visible-"
LONGEST_SLUG, FINGERPRINT = 60, 8

SYMPTOM_CATEGORIES = frozenset(
    ("Brain", "Gastrointestinal", "General", "Heart and Lungs", "Muscles", "Pain", "Sensory")
)
# Our gut and low mood are no single tracker of theirs: Depression never becomes low mood.
NOT_THEIRS = ("gut", "low_mood")
OURS = {
    name: measure.id
    for measure in SIDE_EFFECTS + SYMPTOMS
    if measure.id not in NOT_THEIRS
    for name in (measure.name.casefold(), measure.id.replace("_", " "))
}
FACTORS = {"infection": "infection", "period": "period"}
NEW_NAMES = {"HR Variability": "HRV"}  # what later exports call it
NEW_PHRASES = {"one A4 page": "one page"}
NEW_CATEGORIES = {"Menstrual": "Experience"}


class TrackerPlace(Enum):
    """Where a tracker's rows go."""

    RATING = "rating"
    CRASH = "crash"
    FACTOR = "factor"
    NOTE = "note"
    RAW = "raw"


def renamed(tracker: str, category: str) -> tuple[str, str]:
    """A tracker and its category as later exports name them, so that old and new ones merge."""
    tracker = NEW_NAMES.get(tracker, tracker)
    for old, new in NEW_PHRASES.items():
        tracker = tracker.replace(old, new)
    return tracker, NEW_CATEGORIES.get(category, category)


def place_of(tracker: str, category: str) -> TrackerPlace:
    """Where the rows of a tracker (with its new names) go; raw for all that is not known."""
    if category == "Note":
        return TrackerPlace.NOTE
    if category in SYMPTOM_CATEGORIES:
        return TrackerPlace.RATING
    if category == "Experience" and tracker.casefold() == "crash":
        return TrackerPlace.CRASH
    if category == "Experience" and tracker.casefold() in FACTORS:
        return TrackerPlace.FACTOR
    return TrackerPlace.RAW


def measure_of(tracker: str) -> Measure:
    """The built-in measure that a symptom tracker is, or one of the person's own, rated 0 to 3."""
    ours = OURS.get(tracker.casefold())
    return BUILT_IN[ours] if ours else Measure(own_id(tracker), tracker, "symptom", TOP)


def own_id(tracker: str) -> str:
    """Like visible-muscle-aches; of two long names that begin alike each has its own."""
    known_by = slug(tracker)
    if len(known_by) > LONGEST_SLUG:
        known_by = f"{known_by[: LONGEST_SLUG - FINGERPRINT - 1]}-{_fingerprint(known_by)}"
    return OWN_PREFIX + known_by


def slug(tracker: str) -> str:
    """A tracker's name without what may differ in writing: case, spaces, marks."""
    return re.sub(r"[\W_]+", "-", tracker.casefold()).strip("-") or _fingerprint(tracker)


def _fingerprint(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:FINGERPRINT]


def rating(measure: Measure, level: int) -> float:
    """A level of 0 to 3 on the measure's own scale."""
    return ON_TEN[level] if measure.scale == 10 else level
