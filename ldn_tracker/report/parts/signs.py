"""The warning signs that were marked: on which days, at what dose, what became of it, the note."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from dose.diary.columns import among
from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Entry
from dose.treatment.course import Course
from dose.treatment.regimen_words import brief_words
from dose.treatment.units import mg_words
from dose.vocabulary import BREAK_REASONS, REGIMEN_REASONS
from journal.day import DAY
from journal.vocabulary import ALERTS
from ldn_tracker.charts.words.dates import days_words, listed, short_day
from ldn_tracker.charts.words.shortened import isolated
from ldn_tracker.report.parts.page import ReportLine

OF_SIGNS = {"vital": True, "part": "side_effects"}
BEFORE_DAYS = 7  # judgement: a dose of more than a week before is not what the sign was marked at


def signs(diary: Diary, first: date, last: date) -> tuple[ReportLine, ...]:
    """One line for each kind of sign marked in the period, the gravest first; kinds of which the
    same is to be told share one."""
    entries = [entry for entry in rows_between(diary.entries, first, last) if entry.alerts]
    course = Course(diary, last)
    marked = ((word, [e for e in entries if kind in e.alerts]) for kind, word in ALERTS.items())
    told = ((_told(course, rows), word.clinical) for word, rows in marked if rows)
    return tuple(
        ReportLine(facts, f"{_capital(', '.join(name for _, name in same))}:", **OF_SIGNS)
        for facts, same in groupby(told, key=itemgetter(0))
    )


def _told(course: Course, rows: list[Entry]) -> str:
    """ "14–15 Jun, at 3 mg night; LDN stopped 16 Jun, no dose recorded since."."""
    days = tuple(entry.day for entry in rows)
    facts = f"{listed(days, course.day)}, {at_dose(course, days[0])}; {became(course, days)}."
    notes = dict.fromkeys(" ".join(entry.note.split()) for entry in rows if entry.note.strip())
    return " ".join((facts, *(f"“{isolated(note)}”" for note in notes)))


def at_dose(course: Course, day: date) -> str:
    """The dose last recorded by the day; the plan beside it where that was another one."""
    taken = among(course.taken, day - timedelta(BEFORE_DAYS - 1), day)
    if not taken:
        return f"no dose recorded in the {BEFORE_DAYS} days to then"
    mg = course.taken_on_days(taken[-1], taken[-1])[taken[-1]]
    row = course.regimen_on(taken[-1])
    if row is None:
        return f"at {mg_words(mg)}"
    if row.dose_mg == mg:
        return f"at {brief_words(mg, row.timing)}"
    return f"at {mg_words(mg)} (planned {mg_words(row.dose_mg)})"


def became(course: Course, days: tuple[date, ...]) -> str:
    """The first change or break after it, and how many doses were recorded since."""
    events = sorted((*_stops(course, days[0]), *_changes(course, days[-1])))
    since = among(course.taken, days[-1] + DAY, course.day)
    doses = (
        f"doses recorded on {days_words(len(since))} since" if since else "no dose recorded since"
    )
    told = [words for _, words in events[:1]] or ["plan not changed"]
    return f"{told[0]}, {doses}"


def _stops(course: Course, day: date) -> Iterator[tuple[date, str]]:
    for off in course.breaks_from(day):
        why = "" if off.reason == "stopped" else f" ({BREAK_REASONS[off.reason].clinical})"
        yield off.first, f"LDN stopped {short_day(off.first, course.day)}{why}"


def _changes(course: Course, day: date) -> Iterator[tuple[date, str]]:
    for row in course.regimen:
        if row.start > day:
            dose = brief_words(row.dose_mg, row.timing)
            why = REGIMEN_REASONS[row.reason].clinical
            yield row.start, f"{dose} from {short_day(row.start, course.day)} ({why})"


def _capital(words: str) -> str:
    """With a capital at its beginning, also behind a quotation mark."""
    return words[:1].upper() + words[1:]
