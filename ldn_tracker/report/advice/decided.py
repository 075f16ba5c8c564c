"""The numbers that decided a suggestion, in a clinician's words: "day 21 at the dose, …"."""

from collections.abc import Iterator, Mapping
from datetime import date

from dose.rules.findings import Finding
from journal.scales import Measure
from ldn_tracker.charts.words.dates import listed

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
    "times_left": "stopped {times_left} times",
    "points_higher": "mean {before:g} before the dose, {now:g} now",
    "high": "mean {before:g} before LDN, {now:g} now",
    "primary_14": "main symptom rated on {primary_14} of 14 days",
}
BEFORE, WEEK, LATEST = "_before", "_7", "_latest"


def numbers_words(finding: Finding, measures: Mapping[str, Measure], on: date) -> str:
    """The numbers of a finding of the day `on`, as the rule orders them; "" without any."""
    return ", ".join(_words(finding.numbers, measures, on))


def _words(numbers: Mapping, measures: Mapping[str, Measure], on: date) -> Iterator[str]:
    for key, value in numbers.items():
        if value is None:
            continue
        if key in WORDS:
            yield WORDS[key].format_map(numbers)
        elif key in measures:
            latest, before = numbers.get(f"{key}{LATEST}"), numbers.get(f"{key}{BEFORE}")
            said = _rated(latest, before, on) if latest else _mean(value, before)
            yield f"{measures[key].noun.lower()} {said}"
        elif key.removesuffix(WEEK) in measures:
            yield f"{measures[key.removesuffix(WEEK)].noun.lower()} on {value} of 7"


def _mean(mean: float, before: float | None) -> str:
    """ "mean 2.3, before LDN 0.5"."""
    return f"mean {mean:g}{'' if before is None else f', before LDN {before:g}'}"


def _rated(latest: Mapping[str, float], before: float | None, on: date) -> str:
    """ "rated 3, 4, 3, 4 on 11–14 Jul, mean before LDN 0.5": ratings decide what is severe."""
    days = tuple(map(date.fromisoformat, latest))
    ratings = ", ".join(f"{rating:g}" for rating in latest.values())
    known = "" if before is None else f", mean before LDN {before:g}"
    return f"rated {ratings} on {listed(days, on)}{known}"
