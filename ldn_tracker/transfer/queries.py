"""The diary as it leaves, and the imports as they are listed."""

from dataclasses import dataclass
from datetime import datetime

from dose.diary import from_database
from journal.models import ImportBatch, PersonRow
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.preview import words_of


def exported(person: PersonRow) -> str:
    """The whole diary as its file."""
    return diary_file.dump(from_database.whole(person))


@dataclass(frozen=True, slots=True)
class Imported:
    """An import: `words` are what was new in it; `undone_at` is None while it stands."""

    pk: int
    source: str
    at: datetime
    undone_at: datetime | None
    words: str

    @classmethod
    def of(cls, batch: ImportBatch) -> "Imported":
        """A batch as it is listed."""
        added = ", ".join(words_of(kind, count) for kind, count in batch.added)
        said = added or "only changes to what was here"
        return cls(batch.pk, batch.source, batch.imported_at, batch.undone_at, said)
