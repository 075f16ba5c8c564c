"""The columns of a diary's days straight from the database: one statement for entries and doses.

What years of charts cost was their entries as objects, none of which is shown. A property test
compares these columns with those of the Diary itself.
"""

from collections.abc import Sequence
from datetime import date

import orjson

from dose import stored
from dose.course import Course
from dose.days import Days, DoseDays, days_of_packed, own_columns
from dose.diary import Diary
from dose.gather import DOSES, ENTRIES, entries_read_on
from journal.models import Person
from journal.packed import IS_KEPT
from journal.scales import Measure

# Ratings by measures of one's own are not packed: only who has some has their JSON read.
OWN = {False: "NULL", True: "group_concat(ratings)"}
READ = """
SELECT * FROM (
    SELECT group_concat(day), group_concat(packed, ''), {own} {entries} AND {kept}
) {more}
"""
NOTED = "group_concat(day) FILTER (WHERE status ="
DOSE_DAYS = f", (SELECT {NOTED} 'taken'), {NOTED} 'skipped') {DOSES})"


def days_since(person: Person, diary: Diary, today: date, since: date) -> Days:
    """The days that `gather.diary` reads with `since`; `diary` is what it read without."""
    entries, known = entries_read_on(Course(diary, today), since)
    found = _read(person, diary.measures, f"{ENTRIES} AND {entries}", "", **known)
    return _days(diary.measures, *found)


def all_days(person: Person, own: Sequence[Measure]) -> tuple[Days, DoseDays]:
    """Every day of the person's diary; `own` are their own measures."""
    *entries, taken, skipped = _read(person, own, ENTRIES, DOSE_DAYS)
    return _days(own, *entries), DoseDays(_each_once(taken), _each_once(skipped))


def _read(
    person: Person, own: Sequence[Measure], entries: str, more: str, **known: date
) -> list[str]:
    statement = READ.format(own=OWN[bool(own)], entries=entries, more=more, kept=IS_KEPT)
    return [text or "" for text in stored.row(person, statement, **known)]


def _days(own: Sequence[Measure], days: str, letters: str, ratings: str) -> Days:
    return days_of_packed(_dates(days), letters, own_columns(own, orjson.loads(f"[{ratings}]")))


def _dates(text: str) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, text.split(","))) if text else ()


def _each_once(text: str) -> tuple[date, ...]:
    """The days of doses, of which some have two, in order."""
    return _dates(",".join(dict.fromkeys(sorted(text.split(",")))))
