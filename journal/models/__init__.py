"""The tables of the journal."""

from journal.models.entry import EntryRow, Receipt
from journal.models.imported import BroughtFile, ImportBatch, NamedColumns
from journal.models.measure import MeasureRow
from journal.models.one_time_code import OneTimeCode
from journal.models.person import Membership, PersonRow
from journal.models.push import PushDevice, PushSent, PushSnooze
from journal.models.reminder import CalendarEvent, CalendarLink, Reminders
from journal.models.session import Session
from journal.models.taken_out import TakeOut
from journal.models.user import User

__all__ = [
    "CalendarEvent",
    "CalendarLink",
    "BroughtFile",
    "EntryRow",
    "ImportBatch",
    "MeasureRow",
    "Membership",
    "NamedColumns",
    "OneTimeCode",
    "PersonRow",
    "PushDevice",
    "PushSent",
    "PushSnooze",
    "Receipt",
    "Reminders",
    "Session",
    "TakeOut",
    "User",
]
