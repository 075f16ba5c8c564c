"""The tables of the journal."""

from journal.models.entry import Entry, Receipt
from journal.models.measure import Measure
from journal.models.person import Membership, Person
from journal.models.user import User

__all__ = ["Entry", "Measure", "Membership", "Person", "Receipt", "User"]
