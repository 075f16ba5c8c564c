"""The diary as it leaves."""

from dose.diary import from_database
from journal.models import PersonRow
from ldn_tracker.transfer.formats import diary_file


def exported(person: PersonRow) -> str:
    """The whole diary as its file."""
    return diary_file.dump(from_database.whole(person))
