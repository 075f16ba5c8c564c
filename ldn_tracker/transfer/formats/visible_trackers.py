"""Visible's trackers and their places in the diary (pure)."""

from enum import Enum

from journal.scales import Measure
from ldn_tracker.transfer.brought import places

TOP = 3  # symptoms are rated 0 none, 1 mild, 2 moderate, 3 severe
ON_TEN = (0, 3.3, 6.7, 10)  # the same four on a scale of 0 to 10

SYMPTOM_CATEGORIES = frozenset(
    ("Brain", "Gastrointestinal", "General", "Heart and Lungs", "Muscles", "Pain", "Sensory")
)
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
    return places.measure_of("visible", tracker, scale=TOP)


def rating(measure: Measure, level: int) -> float:
    """A level of 0 to 3 on the measure's own scale."""
    return ON_TEN[level] if measure.scale == 10 else level
