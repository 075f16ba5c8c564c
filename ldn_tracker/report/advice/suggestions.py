"""Part 13: what the app suggested and when, its rule in words with the numbers that decided it, and
what the patient did."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import groupby

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between, rows_until
from dose.diary.parts import Advice
from dose.medicines.meaning import Match
from dose.rules.book import Assessment, assess
from dose.rules.safety import ALERT_DAYS, CLEARS
from dose.rules.table import rule_of, sentence_of
from dose.treatment.units import mg_words
from dose.vocabulary import ANSWERS, NOT_ANSWERED, Action
from ldn_tracker.charts.words.dates import short_day, short_span
from ldn_tracker.report.advice.clinical import action_words, finding_words
from ldn_tracker.report.advice.decided import numbers_words
from ldn_tracker.report.advice.withdrawn import is_withdrawn
from ldn_tracker.report.parts.page import ReportLine
from ldn_tracker.report.parts.withheld import SELF_HARM
from ldn_tracker.report.steps.ended import lowered_for

EXPLAINED = 8  # the latest; of older ones no room is left for numbers
OF_MEDICINES = (
    "opioid-medicine", "medicine-unclear", "unknown-medicine", "pregnancy", "surgery",
    "liver-disease",
)  # fmt: skip
NONE = (ReportLine("No change of dose was suggested in this time."),)


def suggestions(
    whole: Diary,
    first: date,
    last: date,
    assessment: Assessment | None,
    *,
    self_harm: bool,
    shown: Diary | None = None,
    names: Mapping[str, Match] | None = None,
) -> tuple[ReportLine, ...]:
    """Suggestions that were shown in the period, oldest first, then the present one where there is
    an `assessment`. Unless answered a hold is no news, nor is advice whose sign was taken back.

    `shown` is the diary without what is withheld, where something is: its numbers alone are told.
    `names`: what the medicines mean, where that was looked up already.
    """
    shown = shown or whole

    def is_told(rule: str, on: date) -> bool:
        return self_harm or not _tells_of_self_harm(whole, rule, on)

    rows = rows_between(whole.advice, first, last, "on")
    kept = [row for row in rows if is_told(row.rule, row.on) and _is_news(whole, row)]
    known = assessment.facts.meanings if assessment else names
    present = assessment and _told(assessment, whole, shown, is_told)
    if present is None:
        return _lines(whole, shown, kept, last, known) or NONE
    now = [row for row in kept if (row.on, row.rule) == (present.on, present.finding.rule)]
    past = [row for row in kept if row not in now]
    return (*_lines(whole, shown, past, last, known), _present(present, now))


def _told(
    of: Assessment, whole: Diary, shown: Diary, is_told: Callable[[str, date], bool]
) -> Assessment | None:
    """The present assessment, or what it is without the withheld answers where that is the same."""
    if not is_told(of.finding.rule, of.on):
        return None
    if whole is shown:
        return of
    known = of.facts.meanings  # the medicines are the same
    again = assess(shown, of.on, suggestions=of.facts.suggestions, known=known)
    return again if again.finding.rule == of.finding.rule else None


def _lines(
    whole: Diary, shown: Diary, kept: list[Advice], last: date, known: Mapping[str, Match] | None
) -> tuple[ReportLine, ...]:
    heaps = groupby(kept, lambda row: (row.rule, row.action, is_withdrawn(whole, row)))
    runs = [(list(rows), key[-1]) for key, rows in heaps]
    latest = len(runs) - EXPLAINED
    return tuple(
        _line(
            rows, last, _numbers(shown, rows[-1], known) if n >= latest else "", withdrawn=withdrawn
        )
        for n, (rows, withdrawn) in enumerate(runs)
    )


def _numbers(shown: Diary, row: Advice, known: Mapping[str, Match] | None) -> str:
    """What decided it, as the record of that day still tells; "" where it tells something else."""
    finding = assess(shown, row.on, known=known).finding
    same = (finding.rule, finding.action) == (row.rule, row.action)
    return numbers_words(finding, shown.all_measures, row.on) if same else ""


def _is_news(diary: Diary, row: Advice) -> bool:
    """Whether somebody acted on it, or it was more than a hold and its sign stands."""
    return bool(row.answer) or (row.action != "hold" and not is_withdrawn(diary, row))


def _line(rows: list[Advice], last: date, numbers: str, *, withdrawn: bool) -> ReportLine:
    rule = rows[0].rule
    words = rule_words(rule, rows[0].action)
    when = short_span(rows[0].on, rows[-1].on, last)
    back = "; the sign was taken back" if withdrawn else ""
    text = f"{words}{_bracketed(numbers)}; {_answer_words(rows)}{back}."
    return ReportLine(text, f"{when}: {action_words(rows[0].action)}.", part=_part(rule))


def _present(of: Assessment, kept: list[Advice]) -> ReportLine:
    """The suggestion of the last day, with the answer if it has one already, and what the patient
    reads of it."""
    finding = of.finding
    words = rule_words(finding.rule, finding.action.value)
    answer = _answer(kept)
    said = f"; {ANSWERS[answer].clinical}" if answer else ""
    numbers = _bracketed(numbers_words(finding, of.facts.diary.all_measures, of.on))
    text = f"Rule: {words}{numbers}{said}. Told the patient: “{_curly(finding.headline)}”"
    stop = "" if finding.headline.endswith("?") else "."
    when = short_day(of.on, of.on)
    strong = f"{when}: {finding_words(finding, of.on)}{_left_before(of)}."
    return ReportLine(text + stop, strong, part=_part(finding.rule))


def _left_before(of: Assessment) -> str:
    """That the dose to step up to was stopped once, and why: a GP must not miss it."""
    noted = any(note.rule == "left-before" for note in of.notes_beside)
    if of.finding.action is not Action.STEP_UP or not noted:
        return ""
    left = of.facts.left_before[0]
    why = lowered_for(of.facts.course, left)
    return f"; {mg_words(left.dose_mg)} was stopped on {short_day(left.on, of.on)}: {why}"


def _bracketed(numbers: str) -> str:
    return f" ({numbers})" if numbers else ""


def _part(rule: str) -> str:
    """The part of the page that it goes with, where it tells of medicines or conditions."""
    return "medicines" if rule in OF_MEDICINES else ""


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
    if SELF_HARM not in signs:
        return False
    entries = rows_between(diary.entries, on - timedelta(ALERT_DAYS - 1), on)
    others = [entry.day for entry in entries if (signs - {SELF_HARM}) & {*entry.alerts}]
    regimen = rows_until(diary.regimen, on, "start")
    return not others or any(row.start > others[-1] for row in regimen if row.reason in CLEARS)
