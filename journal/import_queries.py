"""Every read about imports: batches, named columns, files on their way in."""

from collections.abc import Sequence

from journal.models import BroughtFile, ImportBatch, PersonRow

SHOWN = 20


def batches(person: PersonRow) -> Sequence[ImportBatch]:
    """The latest imports, the newest first, without what they changed."""
    return person.imports.defer("changes")[:SHOWN]


def last_batch(person: PersonRow) -> ImportBatch | None:
    """The latest import that was not taken back."""
    return person.imports.filter(undone_at=None).first()


def columns(person: PersonRow, header: str) -> list | None:
    """What the columns of tables with this header are; None where nobody said."""
    return person.columns.filter(header=header).values_list("columns", flat=True).first()


def content(file: int) -> bytes | None:
    """The bytes of a file on its way in; None where it is there no more."""
    found = BroughtFile.objects.filter(pk=file).values_list("content", flat=True).first()
    return None if found is None else bytes(found)
