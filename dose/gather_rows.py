"""The long lists of a diary, entries and doses, as their rows are kept: for the whole export.

Parts checked and made of ten years only to be written again cost as much as the writing.
"""

from collections.abc import Iterator

from dose import stored
from dose.gather import DOSES, ENTRIES
from journal.models import Person
from journal.packed import IS_KEPT

# Days, moments and yes or no as they are kept: as bare columns they would be made into Python's own
# one by one. Empty lists and texts are told as NULL: most of them are.
ENTRY_ROWS = f"""
SELECT day || '', ratings, +crash, nullif(factors, '[]'), nullif(alerts, '[]'),
    nullif(new_since_change, '[]'), nullif(not_new_since_change, '[]'), recorded_at || '',
    recorded_by,
    nullif(measurements, '{{}}'), nullif(note, '')
{ENTRIES} AND {IS_KEPT} ORDER BY day
"""
DOSE_ROWS = f"""
SELECT day || '', status, +dose_mg, nullif(timing, ''), taken_at || '', nullif(reason, '')
{DOSES} ORDER BY day, taken_at, timing, status, dose_mg, reason
"""


def entry_rows(person: Person) -> Iterator[tuple]:
    """The entries of the days that count as recorded, in order; lists and objects as JSON text."""
    return stored.rows(person, ENTRY_ROWS)


def dose_rows(person: Person) -> Iterator[tuple]:
    """The doses, in the order of the Diary."""
    return stored.rows(person, DOSE_ROWS)
