"""The diary as it leaves, and the imports as they are listed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from dose.diary import from_database
from dose.diary.diary import Diary
from dose.rules.book import assess
from journal.models import ImportBatch, PersonRow
from ldn_tracker.charts.ranges import end_day, visit_first_day
from ldn_tracker.report import pdf
from ldn_tracker.report.build import summarise
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.out.csv_text import PLAIN, csv_text, for_excel
from ldn_tracker.transfer.out.tables import FACTS
from ldn_tracker.transfer.out.take_out import take_out
from ldn_tracker.transfer.preview import words_of

FORMS = ("json", "csv", "excel", "zip")


def exported(person: PersonRow) -> str:
    """The whole diary as its file."""
    return diary_file.dump(from_database.whole(person))


def exported_as(person: PersonRow, form: str, today: date) -> tuple[str, bytes]:
    """The whole diary in one of `FORMS`: the ending of its name, and its bytes."""
    diary = from_database.whole(person)
    if form == "zip":
        return "zip", take_out(diary, today, _page(diary, today))
    if form == "json":
        return "json", diary_file.dump(diary).encode()
    dialect = for_excel(diary.person.country) if form == "excel" else PLAIN
    return "csv", csv_text(FACTS, diary, dialect).encode()


def _page(diary: Diary, today: date) -> bytes | None:
    """The page for the GP as a PDF; None while there is nothing to tell on it."""
    last = end_day(diary, today)
    first = visit_first_day(diary, last)
    if first > last:
        return None
    assessment = assess(diary, last, suggestions=settings.SUGGESTIONS)
    return pdf.render(summarise(diary, first, last, printed=today, assessment=assessment))


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
