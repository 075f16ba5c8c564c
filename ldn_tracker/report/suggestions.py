"""Part 12: what the app suggested and when, its rule in words, and what the patient did."""

from datetime import date, timedelta
from itertools import groupby

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between, rows_until
from dose.diary.parts import Advice
from dose.rules.book import Assessment
from dose.rules.safety import ALERT_DAYS, CLEARS
from dose.rules.table import rule_of, sentence_of
from dose.vocabulary import ANSWERS, NOT_ANSWERED
from ldn_tracker.charts.dates import short_day, short_span
from ldn_tracker.report.clinical import action_words, finding_words
from ldn_tracker.report.page import ReportLine
from ldn_tracker.report.withdrawn import is_withdrawn

NONE = (ReportLine("Nothing was suggested in this time."),)


def suggestions(
    diary: Diary, first: date, last: date, assessment: Assessment | None, *, self_harm: bool
) -> tuple[ReportLine, ...]:
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


def _lines(diary: Diary, kept: list[Advice], last: date) -> tuple[ReportLine, ...]:
    heaps = groupby(kept, lambda row: (row.rule, row.action, is_withdrawn(diary, row)))
    return tuple(_line(list(rows), last, withdrawn=key[-1]) for key, rows in heaps)


def _is_news(diary: Diary, row: Advice) -> bool:
    """Whether somebody acted on it, or it was more than a hold and its sign stands."""
    return bool(row.answer) or (row.action != "hold" and not is_withdrawn(diary, row))


def _line(rows: list[Advice], last: date, *, withdrawn: bool) -> ReportLine:
    rule = rows[0].rule
    words = rule_words(rule, rows[0].action)
    when = short_span(rows[0].on, rows[-1].on, last)
    back = "; the sign was taken back" if withdrawn else ""
    text = f"{words}; {_answer_words(rows)}{back}."
    return ReportLine(text, f"{when}: {action_words(rows[0].action)}.")


def _present(of: Assessment, kept: list[Advice]) -> ReportLine:
    """The suggestion of the last day, with the answer if it has one already, and what the patient
    reads of it."""
    finding = of.finding
    words = rule_words(finding.rule, finding.action.value)
    answer = _answer(kept)
    said = f"; {ANSWERS[answer].clinical}" if answer else ""
    text = f"Rule: {words}{said}. Told the patient: “{_curly(finding.headline)}”"
    stop = "" if finding.headline.endswith("?") else "."
    when = short_day(of.on, of.on)
    return ReportLine(text + stop, f"{when}: {finding_words(finding, of.on)}.")


def _answer(rows: list[Advice]) -> str | None:
    return next((row.answer for row in reversed(rows) if row.answer), None)


def _answer_words(rows: list[Advice]) -> str:
    answer = _answer(rows)
    return ANSWERS[answer].clinical if answer else NOT_ANSWERED


def rule_words(rule: str, action: str) -> str:
    """A rule as the book says it, without its full stop; a rule of the past by its id."""
    return _curly(sentence_of(rule, action).rstrip("."))


def _curly(words: str) -> str:
    """The words with apostrophes like those of the rest of the sheet."""
    return words.replace("'", "’")


def _tells_of_self_harm(diary: Diary, rule: str, on: date) -> bool:
    """Whether advice of a day gives a self-harm answer away.

    It does unless another sign, which nobody had cleared on that day, led to it too.
    """
    signs = set(rule_of(rule).signs.kinds)
    if "self_harm" not in signs:
        return False
    entries = rows_between(diary.entries, on - timedelta(ALERT_DAYS - 1), on)
    others = [entry.day for entry in entries if (signs - {"self_harm"}) & {*entry.alerts}]
    regimen = rows_until(diary.regimen, on, "start")
    return not others or any(row.start > others[-1] for row in regimen if row.reason in CLEARS)
