"""Putting a medicine's name right."""

from django.shortcuts import get_object_or_404

from dose.models import Medicine
from dose.vocabulary import UNNAMED
from journal.answers import need
from journal.models import Person
from journal.turns import changes_diary
from journal.vocabulary import coded


@changes_diary
def rename_medicine(*, person: Person, medicine_id: int, name: str) -> Medicine:
    """Give a medicine the name that was meant; its days stay."""
    need(bool(name.strip()), "name", "is empty")
    row = get_object_or_404(person.medicines, pk=medicine_id)
    row.name = coded(UNNAMED, name.strip())
    row.save(update_fields=["name"])
    return row
