"""Before LDN against now, in plain words, and what such a comparison can and cannot tell."""

from dataclasses import dataclass
from datetime import date

from dose.course import RESTART_GAP_DAYS
from dose.diary import Diary
from dose.rules.facts import Facts
from journal.stats import AFTER_AT_LEAST, AFTER_DAYS, BASELINE_AT_LEAST, BASELINE_DAYS, Comparison
from ldn_tracker.charts.dates import day_words, days_words
from ldn_tracker.charts.stretches import began_before, is_planned
from ldn_tracker.charts.words import clipped

NAME_LETTERS = 40  # an own measure's name may be three times as long
YARDSTICK = "A drop of 2 points or 30 % is usually felt as clearly better."
YARDSTICK_SOURCES = ("farrar-2001", "mease-2011")
# The pain scores of the groups on dummy capsules: final-2024 (0.9 points), younger-2013 (18 %).
DUMMY = (
    "With dummy capsules pain fell too: by 0.9 points in one trial (FINAL, 2024),"
    " by 18 % in another (Younger, 2013)."
)
DUMMY_SOURCES = ("final-2024", "younger-2013")
NO_CAUSE = "Before against after cannot show the cause."
SOURCES = (*YARDSTICK_SOURCES, *DUMMY_SOURCES)


@dataclass(frozen=True, slots=True)
class BeforeNow:
    """The main symptom before LDN and now: `comparison` is None where there is too little.

    `why_not` says then in a clinician's words what the only sentence says in plain ones.
    """

    name: str
    comparison: Comparison | None
    sentences: tuple[str, ...]
    caveats: tuple[str, ...]
    why_not: str = ""


def before_now(diary: Diary, day: date) -> BeforeNow:
    """The comparison as it stood on `day`, over the 14 days before the start and the last 14."""
    facts = Facts(diary, day)
    name = clipped(diary.all_measures[facts.primary].name, NAME_LETTERS)
    comparison = _comparison(facts)
    if comparison is None:
        plain, clinical = _why_not(facts, name)
        return BeforeNow(name, None, (plain,), (), clinical)
    said = (_averages(name, comparison), *_range(comparison))
    return BeforeNow(name, comparison, said, (YARDSTICK, NO_CAUSE, DUMMY))


def _comparison(facts: Facts) -> Comparison | None:
    """None as well where now is no time on LDN, or before is no time without it."""
    off = facts.course.gap >= RESTART_GAP_DAYS
    return None if off or began_before(facts.course) else facts.before_against_now


def _averages(name: str, found: Comparison) -> str:
    return (
        f"{name} averaged {found.before:.1f} before LDN ({days_words(found.days_before)}) and"
        f" {found.now:.1f} in the last {AFTER_DAYS} days ({found.days_now} rated):"
        f" {_change(shown_drop(found))}."
    )


def shown_drop(found: Comparison) -> float:
    """Before − now as anyone reckons it from the two averages, which are told to a tenth."""
    return round(round(found.before, 1) - round(found.now, 1), 1)


def _range(found: Comparison) -> tuple[str, ...]:
    swings = (
        "Given the swings from day to day, the true difference is probably between"
        f" {_between(found.low, found.high)}."
    )
    if found.low <= 0 <= found.high:
        size = max((found.high - found.low) / 2, 1)
        unclear = (
            "So there is no clear change: in this many days only a difference of about"
            f" {size:.1f} points or more would show."
        )
        return (swings, unclear)
    return (swings,)


def _between(low: float, high: float) -> str:
    """ "0.7 and 2.7 lower", "0.6 higher and 0.7 lower"."""
    if low > 0:
        return f"{low:.1f} and {_change(high)}"
    if high < 0:
        return f"{-high:.1f} and {_change(low)}"
    return f"{_change(low)} and {_change(high)}"


def _change(drop: float) -> str:
    """A difference in words: above 0 is lower now."""
    size = f"{abs(drop):.1f}"
    if size == "0.0":
        return "no difference"
    return f"{size} {'lower' if drop > 0 else 'higher'}"


def _why_not(facts: Facts, name: str) -> tuple[str, str]:
    """Why there is no comparison: for the patient, and for the GP."""
    course = facts.course
    if course.start is None:
        if not is_planned(course.diary):
            return "No LDN is recorded, so there is no before and after.", "No LDN recorded."
        plain = "LDN has not been started, so there is no before and after yet."
        return plain, "LDN not started."
    before = len(facts.log.before_start(facts.primary))
    if not course.baseline_possible or began_before(course):
        return (
            "LDN was being taken already when it was first noted here, so there is no “before” to"
            " compare with.",
            "No baseline: LDN taken before the record of it began.",
        )
    if course.gap >= RESTART_GAP_DAYS:
        last = day_words(course.last_dose)
        plain = f"No LDN is recorded after {last}, so “now” would not be a time on LDN."
        return plain, f"No comparison: no LDN recorded after {last}."
    return (
        f"Too few ratings of {name.lower()} to compare: {before} in the {BASELINE_DAYS} days"
        f" before LDN (at least {BASELINE_AT_LEAST} needed), {len(facts.ratings_now)} in the last"
        f" {AFTER_DAYS} days from day 4 of this dose on (at least {AFTER_AT_LEAST} needed).",
        f"{name}: too few ratings to compare, n = {before} in the {BASELINE_DAYS} days before LDN"
        f" ({BASELINE_AT_LEAST} needed), n = {len(facts.ratings_now)} in the last {AFTER_DAYS} days"
        f" from day 4 of the present dose ({AFTER_AT_LEAST} needed).",
    )
