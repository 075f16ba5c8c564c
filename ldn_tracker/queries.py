"""What the site's own pages read: as much of a diary as one needs."""

from datetime import date

from dose import gather
from dose.diary import Diary
from journal.models import Person
from ldn_tracker.charts.ranges import is_kept, read_from


def charted(person: Person, range_id: str, today: date) -> Diary:
    """The diary as far as a range of the charts looks back.

    All of it where only the whole can tell, or where it ended long ago: its range ends there too.
    """
    since = read_from(range_id, today)
    part = gather.diary(person, today, since=since) if since else None
    if part and is_kept(part, today):
        return part
    return gather.diary(person, today, whole=True)
