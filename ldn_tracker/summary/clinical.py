"""What a suggestion comes to, in a prescriber's words; the words for the patient are the rules'."""

from datetime import date

from dose.rules.findings import Action, Finding
from dose.units import mg_words
from ldn_tracker.charts.dates import short_day
from ldn_tracker.summary.regimen import TIMINGS

ACTIONS = {
    Action.CALL_EMERGENCY: "Emergency help now",
    Action.CONTACT_TODAY: "Contact prescriber, GP or pharmacist today",
    Action.TALK: "Discuss with prescriber",
    Action.STEP_DOWN: "Step down",
    Action.MORNING: "Move to morning",
    Action.NIGHT: "Move to night",
    Action.STEP_UP: "Step up",
    Action.HOLD: "Hold",
    Action.BASELINE: "Record a baseline before the first dose",
}
SAME_DOSE = (Action.MORNING, Action.NIGHT)
NO_STEP = "No step suggested"  # a hold that names no dose: off LDN, without a plan, or above it


def action_words(action: str) -> str:
    """The action alone, as of the past: "Step down"."""
    return ACTIONS[Action(action)]


def finding_words(finding: Finding, on: date) -> str:
    """The same with its dose, as of a day: "Step down to 3 mg at night; contact prescriber now"."""
    said = [_with_dose(finding)]
    if finding.action is Action.HOLD and finding.next_date:
        said.append(f"next look {short_day(finding.next_date, on)}")
    if finding.no_dose:
        said.append("no dose until cleared")
    if finding.contact and finding.action in (Action.STEP_DOWN, *SAME_DOSE):
        said.append("contact prescriber now")
    return "; ".join(said)


def _with_dose(finding: Finding) -> str:
    action, dose = finding.action, finding.dose_mg
    if action is Action.TALK and finding.contact:
        return f"{ACTIONS[action]} now"
    if dose is None:
        return NO_STEP if action is Action.HOLD else ACTIONS[action]
    if action in SAME_DOSE:
        return f"{ACTIONS[action]}, same dose ({mg_words(dose)})"
    to = "at" if action is Action.HOLD else "to"
    return (
        f"{ACTIONS[action]} {to} {mg_words(dose)} {TIMINGS.get(finding.timing or '', '')}".rstrip()
    )
