"""Doses that were not tolerated: a step up has a memory of what happened at the dose above."""

from datetime import timedelta

from dose.rules import answers, words
from dose.rules.facts import ANSWERED_DAYS, Facts
from dose.rules.findings import Finding
from dose.rules.notes import note
from dose.treatment.course import StepDown
from dose.treatment.units import mg_words
from dose.vocabulary import REGIMEN_REASONS

LEFT_TIMES = 2  # judgement: once may have been bad luck


def not_tolerated(f: Facts) -> Finding | None:
    """The next dose was left twice: whether to try it again is not ours to say."""
    if len(f.left_before) < LEFT_TIMES or f.answered_lately("not-tolerated"):
        return None
    return answers.talk(
        f,
        "not-tolerated",
        "Talk to your prescriber before you go up again",
        f"{_back(f)} Staying at this dose is a good answer; so is a smaller step, where one can be"
        " made.",
        would_change_if=("You and your prescriber have settled it, and you note that here.",),
        **_since_then(f),
    )


def not_tolerated_answered(f: Facts) -> Finding | None:
    """The next dose was left twice, and the person answered in the last twelve weeks: stay."""
    answered = f.answered_lately("not-tolerated")
    if len(f.left_before) < LEFT_TIMES or answered is None:
        return None
    again = answered + timedelta(ANSWERED_DAYS)
    return answers.hold(
        f,
        "not-tolerated",
        "Stay at this dose",
        f"{_back(f)} You answered this on {words.on(answered)}, so it is not asked again before"
        f" {words.on(again)}.",
        would_change_if=("Your prescriber changes the dose, and you note it.",),
        next_date=again,
        **_since_then(f),
    )


def left_before(f: Facts) -> Finding | None:
    """The next dose was left once for a lower one."""
    if len(f.left_before) != 1:
        return None
    return note(f, "left-before", _back(f), "judgement", days=(f.left_before[0].on, f.day))


def _back(f: Facts) -> str:
    """ "You went back from 3 mg on 16 June 2026 (side effect) and …"."""
    return f"You went back {words.listed(map(_once, f.left_before))}."


def _once(left: StepDown) -> str:
    why = REGIMEN_REASONS[left.reason].clinical
    return f"from {mg_words(left.dose_mg)} on {words.on(left.on)} ({why})"


def _since_then(f: Facts) -> dict:
    return {
        "numbers": {"times_left": len(f.left_before)},
        "sources": ("judgement",),
        "days": (f.left_before[0].on, f.day),
    }
