"""The suggestion as it stands on Today: what can be pressed about it, and the way back (pure)."""

from dataclasses import dataclass

from dose.diary.diary import Diary
from dose.rules import following
from dose.rules.book import Assessment
from dose.rules.following import Answer
from dose.vocabulary import ANSWERS, Action

ASKS_NOTHING = (Action.HOLD, Action.BASELINE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The buttons of today's suggestion.

    `offer`: what they are about, sent back with them. `how`: how a change of time is done. `said`:
    what was answered today. `made`: what was changed today by following one; `undo` its rule.
    `waits`: a change of today's dose is on offer and not answered, so that the dose is as before.
    """

    answers: tuple[Answer, ...]
    offer: dict[str, str]
    how: str
    said: str
    made: str
    undo: str
    waits: bool


def suggestion(assessment: Assessment, *, half: str) -> Suggestion:
    """The buttons of a day's suggestion; `half`: the half of the day it is now."""
    diary, finding, on = assessment.facts.diary, assessment.finding, assessment.on
    made = following.made(diary, on)
    row = following.change(diary, finding, following.first_day(diary, finding, on, half=half))
    said = "" if made else _said(diary, assessment)
    is_open = not said and not (made and made.rule == finding.rule)
    return Suggestion(
        answers=_answers(assessment, row) if is_open else (),
        offer=following.offer(finding, row),
        how=following.time_change_steps(diary, row) if row and is_open else "",
        said=said,
        made=made.words(on) if made else "",
        undo=made.rule if made else "",
        waits=is_open and row is not None and row.start == on,
    )


def leads(assessment: Assessment, offered: Suggestion | None) -> bool:
    """Whether it stands before the dose: it is urgent, asks for something, or was just answered.

    One that only says to stay comes after what is to be done in an evening. `offered` None: it is
    put aside by something that comes first.
    """
    if offered is None or assessment.safety or assessment.finding.asks:
        return True
    is_said = bool(offered.answers or offered.said or offered.made)
    return is_said or assessment.finding.action not in ASKS_NOTHING


def _answers(assessment: Assessment, row) -> tuple[Answer, ...]:
    """Those that fit on a card; that the prescriber said otherwise is told on its own page."""
    if assessment.finding.action in ASKS_NOTHING:
        return ()
    answers = following.answers(assessment, row)
    return tuple(each for each in answers if each.value != "advised_otherwise")


def _said(diary: Diary, assessment: Assessment) -> str:
    """What was answered to this suggestion today, in words."""
    about = (assessment.on, assessment.finding.rule)
    given = [each.answer for each in diary.advice if (each.on, each.rule) == about]
    return ANSWERS[given[-1]].said if given and given[-1] else ""
