"""The numbers that decided a suggestion, in a clinician's words: "day 21 at the dose, …"."""

from collections.abc import Iterator, Mapping

from dose.rules.findings import Finding
from journal.scales import Measure

WORDS = {  # by what the rules call them; a number may need another one beside it
    "baseline_days": "{baseline_days} of the last {baseline_wanted} days rated",
    "days_above": "days above it in the last 7: {days_above}",
    "days_at_dose": "day {days_at_dose} at the dose",
    "interval_days": "the plan waits {interval_days}",
    "days_since_start": "{days_since_start} days since the start",
    "days_since_change": "{days_since_change} days after the change",
    "days_since_lowered": "{days_since_lowered} days after the dose was lowered",
    "days_since_restart": "{days_since_restart} days after the restart",
    "days_without_a_dose": "{days_without_a_dose} days without a dose",
    "days_since": "{days_since} days ago",
    "days_until": "days to it: {days_until}",
    "days_that_differ": "recorded differs from planned on {days_that_differ} days",
    "days_with_both": "both times of day on {days_with_both} of 7 days",
    "doses_due": "{doses_taken} of {doses_due} doses in 14 days",
    "rated_7": "{rated_7} of the last 7 days rated",
    "severe_ratings": "severe on {severe_ratings} of the last {ratings} ratings",
    "times_left": "left {times_left} times",
    "points_higher": "mean {before:g} before the dose, {now:g} now",
    "high": "mean {before:g} before LDN, {now:g} now",
    "primary_14": "main symptom rated on {primary_14} of 14 days",
}
BEFORE, WEEK = "_before", "_7"


def numbers_words(finding: Finding, measures: Mapping[str, Measure]) -> str:
    """The numbers of a finding, in the order in which the rule gives them; "" without any."""
    return ", ".join(_words(finding.numbers, measures))


def _words(numbers: Mapping, measures: Mapping[str, Measure]) -> Iterator[str]:
    for key, value in numbers.items():
        if value is None:
            continue
        if key in WORDS:
            yield WORDS[key].format_map(numbers)
        elif key in measures:
            yield _mean(measures[key], value, numbers.get(f"{key}{BEFORE}"))
        elif key.removesuffix(WEEK) in measures:
            yield f"{measures[key.removesuffix(WEEK)].noun.lower()} on {value} of 7"


def _mean(measure: Measure, mean: float, before: float | None) -> str:
    """ "trouble sleeping mean 2.0, before LDN 0.0"."""
    known = "" if before is None else f", before LDN {before:g}"
    return f"{measure.noun.lower()} mean {mean:g}{known}"
