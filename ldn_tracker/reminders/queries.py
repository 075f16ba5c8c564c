"""What waits today, as the diary says at this moment."""

from datetime import date

from django.conf import settings

from dose import queries
from dose.diary import from_database
from dose.rules.book import assess
from journal.models import PersonRow
from ldn_tracker.reminders.waiting import Waiting, waiting


def waiting_now(person: PersonRow, today: date) -> Waiting:
    """What still waits to be recorded, looked up each time it is asked."""
    diary = from_database.window(person, today)
    no_dose = assess(diary, today, suggestions=settings.SUGGESTIONS).no_dose
    return waiting(diary, today, queries.doses_on(person, today), no_dose=no_dose)
