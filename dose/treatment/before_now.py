"""Before LDN against now: the comparison, or why there is none."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dose.diary.diary import Diary
from dose.rules.facts import Facts
from dose.treatment.gaps import GAP_DAYS
from dose.treatment.timeline import is_planned
from journal.stats import Comparison, compare

WhyNot = Literal["", "no_ldn", "not_started", "taken_before", "off", "too_few"]


@dataclass(frozen=True, slots=True)
class Compared:
    """The main symptom before LDN and now: `comparison` is None where `why_not` says why.

    `days_before` and `days_now`: how many ratings there are of either time. `last_dose`: the day.
    """

    measure: str
    comparison: Comparison | None
    why_not: WhyNot
    days_before: int
    days_now: int
    last_dose: date | None


def compared(diary: Diary, day: date) -> Compared:
    """The comparison as it stood on `day`, over the 14 days before the start and the last 14."""
    facts = Facts(diary, day)
    why_not = _why_not(facts)
    return Compared(
        measure=facts.primary,
        comparison=None if why_not else facts.before_against_now,
        why_not=why_not,
        days_before=len(facts.log.before_start(facts.primary)),
        days_now=len(facts.ratings_now),
        last_dose=facts.course.last_dose,
    )


def averages(facts: Facts, measure: str) -> tuple[float, float] | None:
    """The means before LDN and now of any measure, where they can be compared; None where not."""
    course = facts.course
    if course.start is None or course.taken_before or course.gap >= GAP_DAYS:
        return None
    before = tuple(rating for _, rating in facts.log.before_start(measure))
    found = compare(before, facts.ratings_lately(measure))
    return (found.before, found.now) if found else None


def shown_drop(found: Comparison) -> float:
    """Before − now as anyone reckons it from the two averages, which are told to a tenth."""
    return round(round(found.before, 1) - round(found.now, 1), 1)


def _why_not(facts: Facts) -> WhyNot:
    """Now must be a time on LDN, and before a time without it."""
    course = facts.course
    if course.start is None:
        return "not_started" if is_planned(course.diary) else "no_ldn"
    if course.taken_before:
        return "taken_before"
    if course.gap >= GAP_DAYS:
        return "off"
    return "" if facts.before_against_now else "too_few"
