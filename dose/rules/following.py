"""What a person may do about a suggestion (pure): the answers on offer, and the change it means."""

from dataclasses import dataclass
from datetime import date

from dose.diary.diary import Diary
from dose.diary.ordered import rows_until
from dose.diary.parts import Regimen
from dose.rules.book import Assessment
from dose.rules.findings import CHANGES, Finding
from dose.rules.table import RULES, rule_of
from dose.treatment.units import dose_text, mg_words
from dose.vocabulary import ANSWERS, TIMINGS, Action, RegimenReason
from journal.day import DAY

TALKS = (Action.TALK, Action.CONTACT_TODAY)


@dataclass(frozen=True, slots=True)
class Answer:
    """One button under a suggestion: what is stored, and what it says."""

    value: str
    words: str


def change(diary: Diary, finding: Finding, first: date) -> Regimen | None:
    """The regimen row that following the suggestion means; None where it changes nothing."""
    if finding.action not in CHANGES or finding.dose_mg is None or finding.timing is None:
        return None
    before = rows_until(diary.regimen, first, "start")
    return Regimen(
        start=first,
        dose_mg=finding.dose_mg,
        timing=finding.timing,
        every_days=before[-1].every_days if before else None,
        reason=_reason(finding),
    )


def first_day(diary: Diary, finding: Finding, today: date, *, half: str) -> date:
    """From which day it can be followed: tomorrow when today's dose is taken, or its time is past.

    `half` is the half of the person's day it is now: morning or night.
    """
    taken = any(dose.taken and dose.day == today for dose in diary.doses)
    too_late = finding.timing == "morning" and half == "night"
    return today + DAY if taken or too_late else today


def offer(finding: Finding, row: Regimen | None) -> dict[str, str]:
    """What the page with the buttons says, to be sent back: an answer is to this and no other."""
    return {
        "rule": finding.rule,
        "action": str(finding.action),
        "dose_mg": dose_text(row.dose_mg) if row else "",
        "timing": row.timing if row else "",
        "start": row.start.isoformat() if row else "",
    }


def answers(assessment: Assessment, row: Regimen | None) -> tuple[Answer, ...]:
    """The answers that make sense for this suggestion, the likeliest first; () for a plain hold."""
    finding = assessment.finding
    if finding.action is Action.CALL_EMERGENCY:
        return (Answer("done", "I’ve got help"),)
    otherwise = (_answer("advised_otherwise"),)
    offered = otherwise if can_be_set_aside(assessment) else ()
    if row:
        offered = (_answer("will_ask"), _answer("not_now"), *offered)
        return (Answer("done", _yes(finding, row, assessment.on)), *offered)
    if finding.action in TALKS:
        return (_answer("done"), Answer("will_ask", "I will"), _answer("not_now"), *offered)
    return offered


def _answer(id: str) -> Answer:
    return Answer(id, ANSWERS[id].label)


def can_be_set_aside(assessment: Assessment) -> bool:
    """Whether "my prescriber advised otherwise" mutes it: never what is urgent or severe."""
    finding = assessment.finding
    if not rule_of(finding.rule).can_be_muted or finding.action is Action.BASELINE:
        return False
    rows = (rule for rule in RULES if rule.never_muted)
    return not any(rule.found(assessment.facts) == finding for rule in rows)


def _reason(finding: Finding) -> RegimenReason:
    match finding.action:
        case Action.STEP_UP:
            return "step_up"
        case Action.MORNING:
            return "insomnia"
        case Action.NIGHT:
            return "sedation"
    return rule_of(finding.rule).reason


def _yes(finding: Finding, row: Regimen, today: date) -> str:
    when = "today" if row.start == today else "tomorrow"
    do = {Action.STEP_UP: "Go up to", Action.STEP_DOWN: "Go down to"}.get(finding.action, "Take")
    return f"{do} {mg_words(row.dose_mg)} {TIMINGS[row.timing].said}, from {when}"
