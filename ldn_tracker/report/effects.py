"""Part 7: each side effect now against before LDN, its worst, and after which step it began."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dose.diary.columns import among
from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.rules.facts import Facts
from dose.rules.side_effects import EARLY_DAYS
from dose.treatment.course import Course
from dose.treatment.pauses import breaks_on, is_not_taken
from dose.treatment.timeline import Stretch, is_planned, stretches
from journal.ratings import BLANK, moderate_days
from journal.scales import MODERATE, Measure
from journal.stats import BASELINE_AT_LEAST, BASELINE_DAYS, fortnight_before
from journal.vocabulary import ALERTS
from ldn_tracker.charts.dates import day_words, days_words, listed, short_day
from ldn_tracker.charts.stretch_words import words_of
from ldn_tracker.report import onset
from ldn_tracker.report.page import ReportLine

NOW_DAYS = 14
QUIET_DAYS = 7  # judgement: "none" of a fortnight is said of half of it or more
OFTEN_BEFORE = 3 / 7  # as "moderate" in the rules: three days of a week


@dataclass(frozen=True, slots=True)
class Now:
    """The ratings of one side effect in the last 14 days, but none of before LDN began."""

    measure: Measure
    ratings: tuple[float, ...]

    @property
    def moderate(self) -> int:
        """Days at moderate or more."""
        return sum(rating >= MODERATE for rating in self.ratings)


def side_effects(
    diary: Diary, first: date, last: date, *, self_harm: bool
) -> tuple[ReportLine, ...]:
    """Warning signs marked, then the side effects, the most troubling first; those at none last."""
    rated = sorted(_rated_now(diary, last), key=lambda now: (-now.moderate, -max(now.ratings)))
    lines = [_sentence(diary, now, first, last) for now in rated if max(now.ratings)]
    lines += _quiet([now for now in rated if not max(now.ratings)])
    if not rated:
        lines.append(ReportLine("No side effect was rated in the last 14 days."))
    return (*_alerts(diary, first, last, self_harm=self_harm), *_off(diary, last), *lines)


def _off(diary: Diary, last: date) -> list[ReportLine]:
    """That no dose is recorded of these days, where LDN was taken before them."""
    course, begun = Course(diary, last), last - timedelta(NOW_DAYS - 1)
    if course.last_dose is None or course.last_dose >= begun:
        return []
    known = any(row.first <= begun for row in breaks_on(course))
    none = "No LDN" if known or is_not_taken(course, begun, last) else "No dose recorded"
    return [ReportLine(f"{none} in these days (last dose {day_words(course.last_dose)}).")]


def _quiet(none: list[Now]) -> list[ReportLine]:
    """Side effects never felt, with on how many days that was said; of few days it says so."""
    enough = [now for now in none if len(now.ratings) >= QUIET_DAYS]
    few = [now for now in none if now not in enough]
    heaps = (("None on the days rated:", enough), ("Too few days rated to say none:", few))
    return [ReportLine(f"{_counted(heap)}.", title) for title, heap in heaps if heap]


def _counted(heap: list[Now]) -> str:
    """ "trouble sleeping, nausea (12 days), gut trouble (9 days)"."""
    by_days = groupby(sorted(heap, key=_days_rated, reverse=True), key=_days_rated)
    named = ((", ".join(now.measure.name.lower() for now in row), days) for days, row in by_days)
    return ", ".join(f"{names} ({days_words(days)})" for names, days in named)


def _days_rated(now: Now) -> int:
    return len(now.ratings)


def _rated_now(diary: Diary, last: date) -> list[Now]:
    first = last - timedelta(NOW_DAYS - 1)
    start = Course(diary, last).start
    entries = rows_between(diary.entries, max(first, start) if start else first, last)
    measures = [m for m in diary.all_measures.values() if m.kind == "side_effect"]
    rated = (Now(m, tuple(e.ratings[m.id] for e in entries if m.id in e.ratings)) for m in measures)
    return [now for now in rated if now.ratings]


def _sentence(diary: Diary, now: Now, first: date, last: date) -> ReportLine:
    worst = now.measure.says(max(now.ratings)).lower()
    much = f"moderate or more on {now.moderate} of {days_words(len(now.ratings))}"
    text = f"{much} (worst: {worst}); {_before(diary, now.measure, last)}."
    began = _onset_words(diary, now.measure, first, last)
    return ReportLine(f"{text} {began}".strip(), f"{now.measure.name}:")


def _before(diary: Diary, measure: Measure, last: date) -> str:
    facts = Facts(diary, last)
    if facts.course.start is None:
        return "LDN not started" if is_planned(diary) else "no LDN recorded"
    ratings = [rating for _, rating in facts.log.before_start(measure.id)]
    if not ratings or facts.course.taken_before:
        return "before LDN not known"
    moderate = sum(rating >= MODERATE for rating in ratings)
    return f"before LDN {moderate} of {len(ratings)}"


def _onset_words(diary: Diary, measure: Measure, first: date, last: date) -> str:
    """When it last became frequent after the start, and when it settled, by the steps before;
    nothing of what had settled before `first`."""
    course = Course(diary, last)
    if course.start is None or course.taken_before:
        return ""
    rated = diary.days.rated(measure.id, fortnight_before(course.start)[0], last)
    before = rated.values[:BASELINE_DAYS].replace(BLANK, b"")
    if len(before) >= BASELINE_AT_LEAST and moderate_days(before) / len(before) >= OFTEN_BEFORE:
        return "It was there before LDN."
    spells = list(onset.spells(rated, course.start))
    began, settled = spells[-1] if spells else (None, None)
    if began is None or (settled and settled <= first):
        return ""
    said = "Last frequent from" if len(spells) > 1 else "Frequent from"
    return f"{said} {_began_settled(diary, began, settled, last)}."


def _began_settled(diary: Diary, began: date, settled: date | None, last: date) -> str:
    """Both days, each with its step; at the same step that is said once."""
    whole = [row for row in stretches(diary, date.min, last) if not row.before_ldn]
    rows = _until(whole, began)
    words = short_day(began, last) + _step(diary, rows, began)
    if settled is None:
        return words
    later = _until(whole, settled)
    step = "" if later == rows else _step(diary, later, settled)
    return f"{words}; settled {short_day(settled, last)}{step}"


def _until(rows: list[Stretch], day: date) -> list[Stretch]:
    return [row for row in rows if row.began <= day]


def _step(diary: Diary, rows: list[Stretch], day: date) -> str:
    """ ", 2 days after the change to 3 mg night", or after the last dose before a pause."""
    taken = among(diary.dose_days.taken, date.min, day)[-1:]
    if not rows or (rows[-1].pause and not taken):
        return ""
    if rows[-1].pause:
        return f", {days_words((day - taken[0]).days)} after the last recorded dose"
    since = (day - rows[-1].began).days
    if since > EARLY_DAYS:  # what begins later is not put down to the step
        return f", at {words_of(rows[-1])}"
    change = "change to" if len(rows) > 1 else "start of"
    change = "restart of" if len(rows) > 1 and rows[-2].pause else change
    return f", {days_words(since)} after the {change} {words_of(rows[-1])}"


def _alerts(diary: Diary, first: date, last: date, *, self_harm: bool) -> tuple[ReportLine, ...]:
    """Each warning sign that was marked, with its days; self-harm only if chosen."""
    entries = rows_between(diary.entries, first, last)
    lines = []
    for alert, word in ALERTS.items():
        days = tuple(entry.day for entry in entries if alert in entry.alerts)
        if days and (alert != "self_harm" or self_harm):
            lines.append(ReportLine(f"{listed(days, last)}.", f"Marked {word.clinical}:"))
    return tuple(lines)
