"""(pure) What is counted of one simulated patient's course."""

from collections import Counter
from itertools import pairwise

from benchmarks.follow import CHANGES, PLAN, Change, Course
from dose.vocabulary import Action

FOR_SYMPTOM = "worse-at-this-dose"
EVER = 10**6


def for_symptom(course: Course, *, deserved: bool) -> int:
    """Steps down because the main symptom seemed worse at this dose."""
    return sum(c.rule == FOR_SYMPTOM and c.deserved == deserved for c in _undone(course))


def for_side_effect(course: Course, *, deserved: bool, until: int = EVER) -> int:
    """Steps down and changes of time for a side effect, before day `until`."""
    undone = (c for c in _undone(course) if c.rule != FOR_SYMPTOM and c.day < until)
    return sum(c.deserved == deserved for c in undone)


def reversals(course: Course) -> int:
    """How often the dose turned: went up after it had come down, or down after it had gone up."""
    ways = [c.after_mg > c.before_mg for c in course.changes if c.after_mg != c.before_mg]
    return sum(way != next_way for way, next_way in pairwise(ways))


def most_left(course: Course) -> int:
    """How often the dose that was left most often was left for a lower one."""
    lowered = Counter(c.before_mg for c in course.changes if c.after_mg < c.before_mg)
    return max(lowered.values(), default=0)


def switches(course: Course) -> int:
    """How often the time of day was changed."""
    return sum(c.action in (Action.MORNING, Action.NIGHT) for c in course.changes)


def first_deserved(course: Course) -> int | None:
    """The day of the first change made for a true effect."""
    return next((c.day for c in _undone(course) if c.deserved), None)


def day_at_maximum(course: Course) -> int | None:
    """The day on which the step to the plan's maximum was suggested; None: never."""
    highest = (c.day for c in course.changes if c.after_mg >= PLAN.max_dose_mg)
    return next(highest, None)


def days_to_act(course: Course) -> int | None:
    """How many days a true effect had lasted when the first change was made for it."""
    return _lasted(course, first_deserved(course))


def days_to_see(course: Course) -> int | None:
    """How many days a true effect had lasted when it first led the answer, holds included."""
    return _lasted(course, course.seen)


def day_asked(course: Course, rule: str) -> int | None:
    """The day on which a rule first sent them to their prescriber."""
    return next((asked.day for asked in course.asked if asked.rule == rule), None)


def needless_calls(course: Course) -> int:
    """Days on which they were to get in touch about a severe effect that LDN did not cause."""
    return sum(a.rule == "severe-side-effect" and not a.deserved for a in course.asked)


def _undone(course: Course) -> list[Change]:
    return [change for change in course.changes if change.action in CHANGES]


def _lasted(course: Course, day: int | None) -> int | None:
    if course.first_effect is None or day is None or day < course.first_effect:
        return None
    return day - course.first_effect + 1
