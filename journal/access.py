"""Fetch and permission in one call: whatever is not this person's answers 404."""

from datetime import date

from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.shortcuts import get_object_or_404

from journal.day import day_of, why_not
from journal.models import BroughtFile, ImportBatch, MeasureRow, PersonRow

PROOF = Signer(salt="diary on a device")


def person_or_404(person: PersonRow | None) -> PersonRow:
    """The diary of a request (`request.person`); 404 for a login that keeps none."""
    if person is None:
        raise Http404
    return person


def proof(person: PersonRow) -> str:
    """What a device is given that has a diary open: with it, it may ask whether that was erased."""
    return PROOF.sign(str(person.pk))


def proved(text: str) -> int | None:
    """The number of the diary that a proof is about; None for what is none."""
    try:
        return int(PROOF.unsign(text))
    except BadSignature:
        return None


def day_or_404(text: str, today: date) -> date:
    """The day of an address (YYYY-MM-DD); 404 for what is no day, or has not come yet."""
    day = day_of(text)
    if day is None or why_not(day, today):
        raise Http404
    return day


def measure_or_404(person: PersonRow, key: str) -> MeasureRow:
    """One of the person's own measures by its id."""
    return get_object_or_404(person.measures, key=key)


def import_or_404(person: PersonRow, pk: int) -> ImportBatch:
    """One of the person's imports."""
    return get_object_or_404(person.imports, pk=pk)


def file_or_404(person: PersonRow, pk: int) -> BroughtFile:
    """One of the files that the person brings, without its bytes."""
    return get_object_or_404(person.files.defer("content"), pk=pk)
