"""What a person may do about a suggestion (pure): the answers on offer, and the change it means."""

from dataclasses import dataclass, replace
from datetime import date

from dose.diary.diary import Diary
from dose.diary.ordered import rows_until
from dose.diary.parts import Regimen
from dose.rules.book import Assessment
from dose.rules.findings import CHANGES, Finding
from dose.rules.table import RULES, rule_of
from dose.treatment.schedule import after_time_change
from dose.treatment.units import dose_text, mg_words
from dose.vocabulary import ANSWERS, TIMINGS, Action, RegimenReason
from journal.day import DAY

TALKS = (Action.TALK, Action.CONTACT_TODAY)


@dataclass(frozen=True, slots=True)
class Answer:
    """One button under a suggestion: what is stored, and what it says."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was suggested and made: by which rule, and what is taken from then on."""

    rule: str
    action: str
    row: Regimen

    def words(self, today: date) -> str:
        """What was done, in a sentence without its stop."""
        did = {str(Action.STEP_UP): "You went up to", str(Action.STEP_DOWN): "You went down to"}
        when = "today" if self.row.start == today else "tomorrow"
        return f"{did.get(self.action, 'You changed the time:')} {_taken(self.row)}, from {when}"


def made(diary: Diary, today: date) -> Made | None:
    """The change made today because it was suggested, while it stands."""
    for given in reversed(diary.advice):
        if (given.on, given.answer) == (today, "done") and given.action in CHANGES:
            reason = _reason(given.action, given.rule)
            rows = [row for row in diary.regimen if today <= row.start <= today + DAY]
            if rows and rows[-1].reason == reason:
                return Made(given.rule, given.action, rows[-1])
    return None


def time_change_steps(diary: Diary, row: Regimen) -> str:
    """How a change of time is done, with its days: what to leave out, and the next dose."""
    before = rows_until(diary.regimen, row.start - DAY, "start")
    if not before or before[-1].timing == row.timing:
        return ""
    rows = (*(each for each in diary.regimen if each.start != row.start), row)
    return after_time_change(replace(diary, regimen=rows), row.start) or ""


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
        reason=_reason(finding.action, finding.rule),
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
        stay = Answer("not_now", "Stay for now")
        offered = (stay, Answer("will_ask", "Ask my prescriber first"), *offered)
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


def _reason(action: str, rule: str) -> RegimenReason:
    match action:
        case Action.STEP_UP:
            return "step_up"
        case Action.MORNING:
            return "insomnia"
        case Action.NIGHT:
            return "sedation"
    return rule_of(rule).reason


def _yes(finding: Finding, row: Regimen, today: date) -> str:
    """What the button does; which day a change of time begins with is told beside it."""
    moves = {Action.MORNING: "Move to the morning", Action.NIGHT: "Move to the night"}
    if finding.action in moves:
        return moves[finding.action]
    do = "Go up to" if finding.action is Action.STEP_UP else "Go down to"
    if row.start > today:
        return f"{do} {_taken(row)}, from tomorrow"
    when = {"morning": "this morning", "night": "tonight"}.get(row.timing, "from today")
    return f"{do} {mg_words(row.dose_mg)} {when}"


def _taken(row: Regimen) -> str:
    return f"{mg_words(row.dose_mg)} {TIMINGS[row.timing].said}"
