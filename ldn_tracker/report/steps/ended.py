"""Why a dose ended: "side effect: headache 10 of 11 days", "stopped: rash from 14 Jun".

Only a reason that the person gave is explained, by what is recorded of these days: of a side effect
on how many of the days rated it was moderate or more, of a warning sign since when it was marked.
"""

from collections.abc import Iterator
from datetime import timedelta

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.treatment.course import Course, StepDown
from dose.treatment.timeline import Stretch, stretches
from dose.vocabulary import BREAK_REASONS, REGIMEN_REASONS
from journal.day import DAY
from journal.ratings import moderate_days
from journal.scales import Measure
from journal.stats import fortnight_before
from journal.vocabulary import ALERTS
from ldn_tracker.charts.series.table import NOTHING
from ldn_tracker.charts.words.dates import days_words, short_day
from ldn_tracker.charts.words.shortened import clipped
from ldn_tracker.charts.words.stretch_words import end_words

OF = {"insomnia": "insomnia", "sedation": "sedation"}  # a reason that names a side effect
FOR_SIGNS = ("side_effect", "stopped", "prescriber", "other")  # reasons that a sign explains
SIGN_DAYS = 14  # judgement: a sign of more than a fortnight before did not end it
BAD_DAYS, MORE_SHARE = 3, 0.25  # judgement: days of it at least, and so much more than before LDN
NAMED, NAME_LETTERS = 3, 24


def ended(course: Course, row: Stretch) -> str:
    """Why the stretch ended, as it is read in the table; of the present one whether it pauses."""
    if row.going_on:
        pauses = course.breaks_from(row.last) if row.taking else ()
        return f"on a break: {BREAK_REASONS[pauses[0].reason].clinical}" if pauses else NOTHING
    reason = row.end.reason
    if not row.taking or row.end.kind not in ("change", "break"):
        return end_words(row) or NOTHING
    if reason in OF:
        counted = _counted(course.diary, row, course.diary.all_measures[OF[reason]])
        return f"{REGIMEN_REASONS[reason].clinical} {counted}".strip()
    led = [*_signs(course, row), *_effects(course, row)]
    return f"{_why(row)}: {', '.join(led)}" if led else end_words(row)


def lowered_for(course: Course, lowered: StepDown) -> str:
    """For what a dose was lowered: "headache, low mood", those that led to it; else the reason."""
    until = lowered.on - DAY
    rows = stretches(course.diary, course.start or until, course.day)
    led = [_name(m) for row in rows if row.last == until for m in _led(course, row)]
    return ", ".join(led) or REGIMEN_REASONS[lowered.reason].clinical


def _why(row: Stretch) -> str:
    """The reason where something follows it: "stopped", "break, side effect"."""
    if row.end.kind == "change":
        return REGIMEN_REASONS[row.end.reason].clinical
    reason = BREAK_REASONS[row.end.reason].clinical
    return reason if row.end.reason == "stopped" else f"break, {reason}"


def _signs(course: Course, row: Stretch) -> Iterator[str]:
    """ "rash from 14 Jun": since when each sign was marked, in the last fortnight of it."""
    if row.end.reason not in FOR_SIGNS:
        return
    first = max(row.first, row.last - timedelta(SIGN_DAYS - 1))
    entries = [e for e in rows_between(course.diary.entries, first, row.last) if e.alerts]
    for kind, word in ALERTS.items():
        if days := [entry.day for entry in entries if kind in entry.alerts]:
            yield f"{word.brief} from {short_day(days[0], course.day)}"


def _effects(course: Course, row: Stretch) -> list[str]:
    """ "headache 10 of 11 days", each of those that led to it."""
    return [f"{_name(m)} {_counted(course.diary, row, m)}" for m in _led(course, row)]


def _led(course: Course, row: Stretch) -> list[Measure]:
    """Those more frequent than before LDN, the most so first."""
    if row.end.reason != "side_effect":
        return []
    measures = (m for m in course.diary.all_measures.values() if m.kind == "side_effect")
    found = ((_excess(course, row, measure), measure) for measure in measures)
    worse = sorted((-more, m.name, m) for more, m in found if more >= MORE_SHARE)
    return [measure for *_, measure in worse[:NAMED]]


def _name(measure: Measure) -> str:
    return clipped(measure.noun, NAME_LETTERS).lower()


def _excess(course: Course, row: Stretch, measure: Measure) -> float:
    """Its share of days at moderate or more, over that before LDN; 0 where these are few."""
    rated = course.diary.days.rated(measure.id, row.first, row.last).rated
    bad = moderate_days(rated)
    if bad < BAD_DAYS or course.start is None:
        return 0
    before = course.diary.days.rated(measure.id, *fortnight_before(course.start)).rated
    return bad / len(rated) - (moderate_days(before) / len(before) if before else 0)


def _counted(diary: Diary, row: Stretch, measure: Measure) -> str:
    """ "10 of 11 days", or nothing where it was not rated."""
    rated = diary.days.rated(measure.id, row.first, row.last).rated
    return f"{moderate_days(rated)} of {days_words(len(rated))}" if rated else ""
