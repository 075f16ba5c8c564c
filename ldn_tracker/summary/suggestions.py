"""Part 12: what the app suggested and when, its rule in words, and what the patient did."""

from datetime import date, timedelta
from itertools import groupby

from dose.diary import Diary
from dose.ordered import rows_between, rows_until
from dose.parts import Advice
from dose.rules import around, benefit, exposure, tolerability
from dose.rules.book import LAST, RULES, Assessment
from dose.rules.safety import ALERT_DAYS, CLEARS
from ldn_tracker.charts.dates import short_day, short_span
from ldn_tracker.summary.clinical import action_words, finding_words
from ldn_tracker.summary.page import Line
from ldn_tracker.summary.withdrawn import is_withdrawn

ANSWERS = {
    "done": "done",
    "will_ask": "patient wanted to ask first",
    "not_now": "patient: not now",
    "advised_otherwise": "prescriber advised otherwise",
    None: "not answered",
}
NONE = (Line("Nothing was suggested in this time."),)
NO_OTHER_ALERT = {"self_harm", "too_much"}  # these lead to no `after-alert` that may be printed
ROWS = {rule.id: rule.look for rule in RULES + LAST}
# A rule of several rows: which of them led to another action than its last row leads to.
OTHER_ROWS = {
    ("gap", "hold"): around.gap,
    ("dose-above-plan", "contact_today"): exposure.dose_far_above_plan,
    ("recent-switch", "talk_to_prescriber"): tolerability.switched_twice,
    ("other-cause", "hold"): tolerability.other_cause,
    ("worse-at-this-dose", "hold"): benefit.worse_at_first,
    ("recent-restart", "talk_to_prescriber"): benefit.restart_after_long_gap,
    ("missed-doses", "hold"): benefit.missed_doses,
}
# Answers for which the words of no one row are true, as more than one thing leads to them.
WORDS = {
    ("lowest-dose", "talk_to_prescriber"):
        "A lower dose would come next, but none follows from the plan and strengths noted",
    ("strength", "talk_to_prescriber"):
        "No higher dose follows from the plan and strengths noted: ask; open no capsules",
    ("severe-side-effect", "talk_to_prescriber"):
        "Severe; it may be old or have another cause, or no lower dose may be named: the prescriber"
        " looks at it",
    ("advised-otherwise", "hold"):
        "The rule that applies was set aside: the prescriber advised otherwise",
    ("suggestions-off", "hold"): "Suggestions are switched off; nothing urgent is noted",
}  # fmt: skip


def suggestions(
    diary: Diary, first: date, last: date, assessment: Assessment | None, *, self_harm: bool
) -> tuple[Line, ...]:
    """Suggestions that were shown in the period, oldest first, then the present one where there is
    an `assessment`. Unless answered a hold is no news, nor is advice whose sign was taken back."""

    def is_shown(rule: str, on: date) -> bool:
        return self_harm or not _tells_of_self_harm(diary, rule, on)

    rows = rows_between(diary.advice, first, last, "on")
    kept = [row for row in rows if is_shown(row.rule, row.on) and _is_news(diary, row)]
    if assessment is None or not is_shown(assessment.finding.rule, assessment.on):
        return _lines(diary, kept, last) or NONE
    now = [row for row in kept if (row.on, row.rule) == (assessment.on, assessment.finding.rule)]
    past = [row for row in kept if row not in now]
    return (*_lines(diary, past, last), _present(assessment, now))


def _lines(diary: Diary, kept: list[Advice], last: date) -> tuple[Line, ...]:
    heaps = groupby(kept, lambda row: (row.rule, row.action, is_withdrawn(diary, row)))
    return tuple(_line(list(rows), last, withdrawn=key[-1]) for key, rows in heaps)


def _is_news(diary: Diary, row: Advice) -> bool:
    """Whether somebody acted on it, or it was more than a hold and its sign stands."""
    return bool(row.answer) or (row.action != "hold" and not is_withdrawn(diary, row))


def _line(rows: list[Advice], last: date, *, withdrawn: bool) -> Line:
    rule = rows[0].rule
    words = rule_words(rule, rows[0].action)
    when = short_span(rows[0].on, rows[-1].on, last)
    back = "; the sign was taken back" if withdrawn else ""
    text = f"{words} ({rule}); {ANSWERS[_answer(rows)]}{back}."
    return Line(text, f"{when}: {action_words(rows[0].action)}.")


def _present(of: Assessment, kept: list[Advice]) -> Line:
    """The suggestion of the last day, with the answer if it has one already, and what the patient
    reads of it."""
    finding = of.finding
    words = rule_words(finding.rule, finding.action.value)
    answer = _answer(kept)
    said = f"; {ANSWERS[answer]}" if answer else ""
    text = f"Rule: {words} ({finding.rule}){said}. Told the patient: “{_curly(finding.headline)}”"
    stop = "" if finding.headline.endswith("?") else "."
    when = short_day(of.on, of.on)
    return Line(text + stop, f"{when}: {finding_words(finding, of.on)}.")


def _answer(rows: list[Advice]) -> str | None:
    return next((row.answer for row in reversed(rows) if row.answer), None)


def rule_words(rule: str, action: str) -> str:
    """A rule as the book says it, without its full stop; a rule of the past by its id."""
    row = OTHER_ROWS.get((rule, action)) or ROWS.get(rule)
    words = WORDS.get((rule, action)) or (row and row.__doc__) or rule
    return _curly(words.splitlines()[0].rstrip("."))


def _curly(words: str) -> str:
    """The words with apostrophes like those of the rest of the sheet."""
    return words.replace("'", "’")


def _tells_of_self_harm(diary: Diary, rule: str, on: date) -> bool:
    """Whether advice of a day gives a self-harm answer away.

    `after-alert` does unless another sign, which nobody had cleared on that day, led to it too.
    """
    if rule != "after-alert":
        return rule == "self-harm"
    entries = rows_between(diary.entries, on - timedelta(ALERT_DAYS - 1), on)
    others = [entry.day for entry in entries if set(entry.alerts) - NO_OTHER_ALERT]
    regimen = rows_until(diary.regimen, on, "start")
    return not others or any(row.start > others[-1] for row in regimen if row.reason in CLEARS)
