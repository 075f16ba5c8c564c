"""What a suggestion comes to, in a prescriber's words; the words for the patient are the rules'."""

from datetime import date

from dose.rules.findings import Finding
from dose.rules.table import rule_of
from dose.treatment.regimen_words import dose_words
from dose.treatment.units import mg_words
from dose.vocabulary import ACTIONS, Action
from ldn_tracker.charts.words.dates import short_day

SAME_DOSE = (Action.MORNING, Action.NIGHT)
NO_STEP = "No step suggested"  # a hold that names no dose: off LDN, without a plan, or above it


def action_words(action: str) -> str:
    """The action alone, as of the past: "Step down"."""
    return ACTIONS[action].clinical


def finding_words(finding: Finding, on: date) -> str:
    """A suggestion with its dose: "Step down to 3 mg at night; contact prescriber now"."""
    said = [_with_dose(finding)]
    if finding.action is Action.HOLD and finding.next_date:
        said.append(f"next look {short_day(finding.next_date, on)}")
    if rule_of(finding.rule).no_dose:
        said.append("no dose until cleared")
    if finding.contact and finding.action in (Action.STEP_DOWN, *SAME_DOSE):
        said.append("contact prescriber now")
    return "; ".join(said)


def _with_dose(finding: Finding) -> str:
    action, dose = finding.action, finding.dose_mg
    if action is Action.TALK and finding.contact:
        return f"{ACTIONS[action].clinical} now"
    if dose is None:
        return NO_STEP if action is Action.HOLD else ACTIONS[action].clinical
    if action in SAME_DOSE:
        return f"{ACTIONS[action].clinical}, same dose ({mg_words(dose)})"
    to = "at" if action is Action.HOLD else "to"
    words = dose_words(dose, finding.timing) if finding.timing else mg_words(dose)
    return f"{ACTIONS[action].clinical} {to} {words}"
