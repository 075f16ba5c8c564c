"""Fetch and permission in one call: whatever is not this person's answers 404."""

from django.shortcuts import get_object_or_404

from dose.models import BreakRow, ConditionRow, MedicineRow, RegimenRow
from journal.models import PersonRow


def regimen_or_404(person: PersonRow, pk: int) -> RegimenRow:
    """A row of this person's regimen that has not been corrected."""
    return get_object_or_404(person.regimen, pk=pk, corrected_at=None)


def break_or_404(person: PersonRow, pk: int) -> BreakRow:
    """A break of this person's."""
    return get_object_or_404(person.breaks, pk=pk)


def medicine_or_404(person: PersonRow, pk: int) -> MedicineRow:
    """A medicine or supplement of this person's."""
    return get_object_or_404(person.medicines, pk=pk)


def condition_or_404(person: PersonRow, pk: int) -> ConditionRow:
    """A safety fact of this person's."""
    return get_object_or_404(person.conditions, pk=pk)
