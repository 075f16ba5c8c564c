"""How much of a diary the charts read."""

from datetime import date

from dose.diary import from_database
from dose.diary.diary import Diary
from journal.models import PersonRow
from ldn_tracker.charts.series.ranges import is_enough, read_from


def charted(person: PersonRow, range_id: str, today: date) -> Diary:
    """The diary with every day that a range of the charts looks back at, and what the rules need.

    The whole where only that can tell, where the diary is younger than the range, which begins with
    it, or where it ended long ago: its range ends there too.
    """
    since = read_from(range_id, today)
    if since:
        part = from_database.window(person, today, since)
        if is_enough(part, today, range_id):
            return part
    return from_database.counted(person, today)
