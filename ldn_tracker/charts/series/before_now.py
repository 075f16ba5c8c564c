"""Before LDN against now, in plain words, and what such a comparison can and cannot tell."""

from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from dose.treatment.before_now import Compared, compared, shown_drop
from journal.stats import AFTER_AT_LEAST, AFTER_DAYS, BASELINE_AT_LEAST, BASELINE_DAYS, Comparison
from ldn_tracker.charts.words.dates import day_words, days_words
from ldn_tracker.charts.words.shortened import clipped

NAME_LETTERS = 40  # an own measure's name may be three times as long
YARDSTICK = "A drop of 2 points or 30 % is usually felt as clearly better."
YARDSTICK_SOURCES = ("farrar-2001", "mease-2011")
# The pain scores of the groups on dummy capsules: final-2024 (0.9 points), younger-2013 (18 %).
DUMMY = (
    "With dummy capsules pain fell too: by 0.9 points in one trial (Due Bruun, 2024),"
    " by 18 % in another (Younger, 2013)."
)
DUMMY_SOURCES = ("final-2024", "younger-2013")
NO_CAUSE = "Before against after cannot show the cause."
SOURCES = (*YARDSTICK_SOURCES, *DUMMY_SOURCES)
WHY_NOT = {  # for the patient, and for the GP
    "no_ldn": ("No LDN is recorded, so there is no before and after.", "No LDN recorded."),
    "not_started": (
        "LDN has not been started, so there is no before and after yet.",
        "LDN not started.",
    ),
    "taken_before": (
        "LDN was being taken already when it was first noted here, so there is no “before” to"
        " compare with.",
        "No baseline: LDN taken before the record of it began.",
    ),
}


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
    found = compared(diary, day)
    measure = diary.all_measures[found.measure]
    name = clipped(measure.name, NAME_LETTERS)
    if found.comparison is None:
        plain, clinical = _why_not(found, name, clipped(measure.inside, NAME_LETTERS))
        return BeforeNow(name, None, (plain,), (), clinical)
    said = (_averages(name, found.comparison), *_range(found.comparison))
    return BeforeNow(name, found.comparison, said, (YARDSTICK, NO_CAUSE, DUMMY))


def leading(found: BeforeNow) -> str:
    """The one plain sentence that leads the charts: the main symptom before LDN and now."""
    of = found.comparison
    if of is None:
        return found.sentences[0]
    return (
        f"{found.name} averaged {of.before:.1f} before LDN and {of.now:.1f} in the last"
        f" {AFTER_DAYS} days: {_change_in_words(of)}."
    )


def _change_in_words(of: Comparison) -> str:
    """What can be said of the change: only what lies beyond the swings from day to day."""
    if of.low <= 0 <= of.high:
        return "no clear change"
    if of.low > 0:
        return "clearly lower" if of.verdict == "yes" else "a little lower"
    return "higher"


def _averages(name: str, found: Comparison) -> str:
    return (
        f"{name} averaged {found.before:.1f} before LDN ({days_words(found.days_before)}) and"
        f" {found.now:.1f} in the last {AFTER_DAYS} days ({found.days_now} rated):"
        f" {_change(shown_drop(found))}."
    )


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


def _why_not(found: Compared, name: str, inside: str) -> tuple[str, str]:
    """Why there is no comparison: for the patient, and for the GP."""
    if found.why_not == "off" and found.last_dose:
        last = day_words(found.last_dose)
        plain = f"No LDN is recorded after {last}, so “now” would not be a time on LDN."
        return plain, f"No comparison: no LDN recorded after {last}."
    return WHY_NOT.get(found.why_not) or _too_few(found, name, inside)


def _too_few(found: Compared, name: str, inside: str) -> tuple[str, str]:
    asked = (
        (found.days_before, BASELINE_AT_LEAST, f"in the {BASELINE_DAYS} days before LDN"),
        (
            found.days_now,
            AFTER_AT_LEAST,
            f"in the last {AFTER_DAYS} days from day 4 of the present dose",
        ),
    )
    short = [f"n = {days} {when} ({least} needed)" for days, least, when in asked if days < least]
    return (
        f"Too few ratings of {inside} to compare: {found.days_before} in the {BASELINE_DAYS}"
        f" days before LDN (at least {BASELINE_AT_LEAST} needed), {found.days_now} in the last"
        f" {AFTER_DAYS} days from day 4 of this dose on (at least {AFTER_AT_LEAST} needed).",
        f"{name}: too few ratings to compare, {', '.join(short)}.",
    )
