"""The columns of a diary's days straight from the database: one statement for entries and doses.

What years of charts cost was their entries as objects, none of which is shown. A property test
compares these columns with those of the Diary itself.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import orjson

from dose import stored
from dose.course import DOSES_BACK, Course
from dose.days import Days, DoseDays, columns
from dose.diary import Diary
from dose.gather import DOSES, DOSES_OF_RULES, ENTRIES, entries_read_on
from journal.models import Person
from journal.packed import KEPT, unpacked
from journal.ratings import IN_PARTS
from journal.scales import Measure

# Ratings by measures of one's own are not packed: only who has some has their JSON read.
OWN = {False: "NULL", True: "group_concat(ratings)"}
READ = """
SELECT group_concat(day), group_concat(packed, ''), {own},
    (SELECT group_concat(day) {doses} AND status = 'taken'),
    (SELECT group_concat(day) {doses} AND status = 'skipped')
FROM (
    SELECT day, packed, ratings {entries} AND (unicode(packed) - 1) & {kept} ORDER BY day
)
"""


def days_since(person: Person, diary: Diary, today: date, since: date) -> tuple[Days, DoseDays]:
    """The days that `gather.diary` reads with `since`; `diary` is what it read without."""
    entries, known = entries_read_on(Course(diary, today), since)
    known |= {"today": today, "year_ago": today - timedelta(DOSES_BACK)}
    doses = f"{DOSES} AND {DOSES_OF_RULES}"
    return _read(person, diary.measures, f"{ENTRIES} AND {entries}", doses, **known)


def all_days(person: Person, own: Sequence[Measure]) -> tuple[Days, DoseDays]:
    """Every day of the person's diary; `own` are their own measures."""
    return _read(person, own, ENTRIES, DOSES)


def _read(
    person: Person, own: Sequence[Measure], entries: str, doses: str, **known: date
) -> tuple[Days, DoseDays]:
    statement = READ.format(own=OWN[bool(own)], entries=entries, doses=doses, kept=KEPT)
    found = stored.row(person, statement, **known)
    on, letters, ratings, taken, skipped = (text or "" for text in found)
    marks, built_in = unpacked(letters)
    days = columns(_dates(on), built_in | _own(own, ratings), marks)
    return days, DoseDays(_dates(taken), _dates(skipped))


def _own(own: Sequence[Measure], text: str) -> dict[str, bytes]:
    ratings = orjson.loads(f"[{text}]")
    return {each.id: bytes(IN_PARTS[rated.get(each.id)] for rated in ratings) for each in own}


def _dates(text: str) -> tuple[date, ...]:
    """Each day once, in order."""
    days = sorted(dict.fromkeys(text.split(","))) if text else ()
    return tuple(map(date.fromisoformat, days))
