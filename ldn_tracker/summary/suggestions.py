"""Part 12: what the app suggested and when, its rule in words, and what the patient did."""

from datetime import date, timedelta
from itertools import groupby

from dose.diary import Diary
from dose.ordered import rows_between
from dose.parts import Advice
from dose.rules.book import LAST, RULES, Assessment
from ldn_tracker.charts.dates import day_words, span_words
from ldn_tracker.summary.page import Line

ANSWERS = {
    "done": "done",
    "will_ask": "patient wanted to ask first",
    "not_now": "patient: not now",
    "advised_otherwise": "prescriber advised otherwise",
    None: "not answered",
}
SELF_HARM_RULES = ("self-harm", "after-alert")
ALERT_DAYS = 90  # as the rule `after-alert`
RULE_WORDS = {rule.id: (rule.look.__doc__ or rule.id).splitlines()[0] for rule in RULES + LAST}


def suggestions(
    diary: Diary, first: date, last: date, assessment: Assessment | None, *, self_harm: bool
) -> tuple[Line, ...]:
    """Suggestions that were shown in the period, oldest first, then the present one where there is
    an `assessment`; a hold repeated day by day is no news and left out unless it was answered."""
    hidden = () if self_harm else _hidden(diary, last)
    kept = [
        row
        for row in rows_between(diary.advice, first, last, "on")
        if row.rule not in hidden and (row.action != "hold" or row.answer)
    ]
    lines = [_line(list(rows)) for _, rows in groupby(kept, lambda row: (row.rule, row.action))]
    if assessment and assessment.finding.rule not in hidden:
        finding = assessment.finding
        said = f"{finding.headline.rstrip('.')} ({finding.rule})."
        lines.append(Line(said, f"{day_words(assessment.on)}:"))
    return tuple(lines) or (Line("Nothing was suggested in this time."),)


def _line(rows: list[Advice]) -> Line:
    answer = next((row.answer for row in reversed(rows) if row.answer), None)
    rule = rows[0].rule
    words = RULE_WORDS.get(rule, rule).rstrip(".")
    when = span_words(rows[0].on, rows[-1].on, year=False)
    return Line(f"{words} ({rule}); {ANSWERS[answer]}.", f"{when}:")


def _hidden(diary: Diary, last: date) -> tuple[str, ...]:
    """The rules that tell of a self-harm answer; `after-alert` unless something else led to it."""
    recent = rows_between(diary.entries, last - timedelta(ALERT_DAYS), last)
    others = {alert for entry in recent for alert in entry.alerts} - {"self_harm", "too_much"}
    return SELF_HARM_RULES[:1] if others else SELF_HARM_RULES
