"""Every write about imports: batches, named columns, files on their way in."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from journal.locking import change, changes_diary
from journal.models import BroughtFile, ImportBatch, NamedColumns, PersonRow

KEPT_FOR = timedelta(days=1)  # a file that was brought and never stored


@changes_diary
def keep_batch(
    *, person: PersonRow, source: str, at: datetime, added: Sequence, changes: bytes
) -> ImportBatch:
    """Keep what an import changed."""
    return person.imports.create(source=source, imported_at=at, added=added, changes=changes)


@changes_diary
def mark_undone(*, person: PersonRow, batch: ImportBatch, at: datetime) -> None:
    """Note that a batch was taken back."""
    change(batch, undone_at=at)


@changes_diary
def remember_columns(*, person: PersonRow, header: str, columns: list) -> None:
    """Keep what the columns of tables with this header are."""
    NamedColumns.objects.update_or_create(
        person=person, header=header, defaults={"columns": columns}
    )


@changes_diary
def bring_file(*, person: PersonRow, content: bytes, at: datetime) -> BroughtFile:
    """Keep a file while it is read; of a person only the last one."""
    person.files.all().delete()
    return person.files.create(content=content, brought_at=at, total=len(content))


def read_again(*, file: BroughtFile, said: dict) -> None:
    """Forget what the reading of a file came to, as something else is said of it now."""
    change(file, said=said, reading=None, refused="", done=0)


def tell_progress(*, file: int, done: int, total: int) -> None:
    """How far the reading of a file is."""
    BroughtFile.objects.filter(pk=file).update(done=done, total=total)


def tell_outcome(*, file: int, reading: bytes | None = None, refused: str = "") -> None:
    """What the reading of a file came to."""
    BroughtFile.objects.filter(pk=file).update(reading=reading, refused=refused)


@changes_diary
def forget_files(*, person: PersonRow) -> None:
    """Delete the files that a person brought."""
    person.files.all().delete()


def forget_old_files(*, at: datetime) -> None:
    """Delete the files that nobody stored."""
    BroughtFile.objects.filter(brought_at__lt=at - KEPT_FOR).delete()
