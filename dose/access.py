"""Fetch and permission in one call: whatever is not this person's answers 404."""

from django.shortcuts import get_object_or_404

from dose.models import Break, Condition, Medicine, Regimen
from journal.models import Person


def regimen_or_404(person: Person, pk: int) -> Regimen:
    """A row of this person's regimen that has not been corrected."""
    return get_object_or_404(person.regimen, pk=pk, corrected_at=None)


def break_or_404(person: Person, pk: int) -> Break:
    """A break of this person's."""
    return get_object_or_404(person.breaks, pk=pk)


def medicine_or_404(person: Person, pk: int) -> Medicine:
    """A medicine or supplement of this person's."""
    return get_object_or_404(person.medicines, pk=pk)


def condition_or_404(person: Person, pk: int) -> Condition:
    """A safety fact of this person's."""
    return get_object_or_404(person.conditions, pk=pk)
