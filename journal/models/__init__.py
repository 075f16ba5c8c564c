"""The tables of the journal."""

from journal.models.entry import Entry, Receipt
from journal.models.measure import Measure
from journal.models.one_time_code import OneTimeCode
from journal.models.person import Membership, Person
from journal.models.session import Session
from journal.models.user import User

__all__ = [
    "Entry",
    "Measure",
    "Membership",
    "OneTimeCode",
    "Person",
    "Receipt",
    "Session",
    "User",
]
