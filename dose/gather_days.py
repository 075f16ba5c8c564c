"""The columns of a diary's days straight from the database: one statement for entries and doses.

What years of charts cost was their entries as objects, none of which is shown. A property test
compares these columns with those of the Diary itself.
"""

from datetime import date, timedelta

import orjson

from dose import stored
from dose.course import DOSES_BACK, Course
from dose.days import (
    ANSWERED,
    CONVERTED,
    CRASH,
    CRASH_ASKED,
    INFECTION,
    KEPT,
    MEASURED,
    VISIBLE,
    Days,
    DoseDays,
    columns,
)
from dose.gather import DOSES_OF_RULES, SAYS_ANYTHING, entries_read_on
from journal.models import Person

# What `dose.days` says of an entry, of its row; each is 0 or 1.
MARKS = {
    KEPT: "1",
    ANSWERED: "ratings <> '{}' OR crash IS NOT NULL OR factors <> '[]' OR alerts <> '[]'"
    " OR note <> ''",
    CRASH_ASKED: "crash IS NOT NULL",
    CRASH: "ifnull(crash, 0) OR instr(factors, '\"crash\"') > 0",
    INFECTION: "instr(factors, '\"infection\"') > 0",
    MEASURED: "measurements <> '{}'",
    CONVERTED: f"instr(measurements, '\"{VISIBLE}') > 0 AND instr(ratings, '.') > 0",
}
MARKED = " + ".join(f"{mark} * ({has})" for mark, has in MARKS.items())
READ = """
SELECT * FROM (
    SELECT group_concat(day), group_concat(ratings), group_concat(marks) FROM (
        SELECT day, ratings, {marks} AS marks FROM journal_entry
        WHERE person_id = %(person)s AND ({says}) {entries} ORDER BY day
    )
), (
    SELECT group_concat(day) FILTER (WHERE status = 'taken'),
        group_concat(day) FILTER (WHERE status = 'skipped')
    FROM (
        SELECT DISTINCT day, status FROM dose_intake
        WHERE person_id = %(person)s {doses} ORDER BY day
    )
)
"""


def days_since(person: Person, course: Course, since: date) -> tuple[Days, DoseDays]:
    """The days that `gather.diary` reads on the course's day with `since`."""
    entries, known = entries_read_on(course, since)
    known |= {"today": course.day, "year_ago": course.day - timedelta(DOSES_BACK)}
    return _read(person, f"AND {entries}", f"AND {DOSES_OF_RULES}", **known)


def all_days(person: Person) -> tuple[Days, DoseDays]:
    """Every day of the person's diary."""
    return _read(person, "", "")


def _read(person: Person, entries: str, doses: str, **known: date) -> tuple[Days, DoseDays]:
    statement = READ.format(marks=MARKED, says=SAYS_ANYTHING, entries=entries, doses=doses)
    found = stored.row(person, statement, **known)
    on, ratings, marks, taken, skipped = (text or "" for text in found)
    days = columns(_dates(on), orjson.loads(f"[{ratings}]"), _numbers(marks))
    return days, DoseDays(_dates(taken), _dates(skipped))


def _dates(text: str) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, text.split(",") if text else ()))


def _numbers(text: str) -> bytes:
    return bytes(map(int, text.split(",") if text else ()))
