"""What the site's own pages read: as much of a diary as one needs."""

from datetime import date

from dose import gather
from dose.course import Course
from dose.diary import Diary
from dose.gather_days import all_days, days_since
from dose.gather_rows import dose_rows, entry_rows
from dose.window import ENTRIES_BACK
from journal.day import DAY, Span
from journal.models import Person
from ldn_tracker.charts.ranges import end_day, is_enough, read_from, visit_span
from ldn_tracker.transfer import json_file
from ldn_tracker.transfer.stored_lists import dose_objects, entry_objects


def charted(person: Person, range_id: str, today: date) -> Diary:
    """The diary with every day that a range of the charts looks back at, but without its entries:
    for what reads columns alone, and never for `assess`, which refuses it.

    All days where only the whole can tell, where the diary is younger than the range, which begins
    with it, or where it ended long ago: its range ends there too.
    """
    since = read_from(range_id, today)
    part = gather.diary_but_entries(person, today)
    if since:
        part = part.with_days(days_since(person, part, today, since), part.dose_days)
        if is_enough(part, today, range_id):
            return part
    part = part.with_days(*all_days(person, part.measures))
    last = end_day(part, today)
    if last == today:
        return part
    return gather.diary_but_entries(person, last).with_days(part.days, part.dose_days)


def exported(person: Person) -> str:
    """The whole diary as its file."""
    diary = gather.diary_but_days(person)
    clock = diary.person.clock
    entries = entry_objects(entry_rows(person), clock)
    doses = dose_objects(dose_rows(person), clock)
    return json_file.dump(diary, {"entries": entries, "doses": doses})


def summarised(person: Person, today: date, asked: Span | None = None) -> Diary:
    """The diary as far as the page for the GP looks: at the days asked for, or at the usual ones.

    The usual ones end where the diary does.
    """
    part = _looked_at(person, *(asked or visit_span(today)))
    last = end_day(part, today)
    return part if asked or last == today else _looked_at(person, *visit_span(last))


def _looked_at(person: Person, first: date, last: date) -> Diary:
    """What the rules read on the last of the days; every entry and all advice of the days, and the
    entries that led to it; and all days there are as columns, for when a side effect began.

    The whole where the last dose is older than all of these.
    """
    since = first - ENTRIES_BACK * DAY
    part = gather.diary(person, last, since=since)
    taken = Course(part, last).last_dose
    if taken and taken < since:
        return gather.diary(person, last, whole=True)
    return part.with_days(*all_days(person, part.measures))
