"""The diary as it leaves, and the imports as they are listed."""

from dataclasses import dataclass
from datetime import date, datetime

from dose.diary import from_database
from dose.diary.diary import Diary
from dose.supply.order_sheet import USUAL_WEEKS, order_sheet
from journal.models import ImportBatch, PersonRow
from ldn_tracker.fhir.queries import files_of, page_for_the_gp, usual_days
from ldn_tracker.supply import pdf as order_pdf
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.out.csv_text import PLAIN, csv_text, for_excel
from ldn_tracker.transfer.out.tables import FACTS
from ldn_tracker.transfer.out.take_out import take_out
from ldn_tracker.transfer.preview import words_of

FORMS = ("json", "csv", "excel", "zip")
PAGE, SHEET = "page-for-the-gp.pdf", "order-sheet.pdf"


def exported(person: PersonRow) -> str:
    """The whole diary as its file."""
    return diary_file.dump(from_database.whole(person))


def exported_as(
    diary: Diary, form: str, *, today: date, now: datetime, self_harm: bool = False
) -> tuple[str, bytes]:
    """A whole diary in one of `FORMS`: the ending of its name, and its bytes.

    `self_harm`: with those answers in the zip's files for a GP's system; all else is whole anyway.
    """
    if form == "zip":
        papers = _papers(diary, today)
        page = None if self_harm else papers.get(PAGE)  # on paper these answers are left out
        records = files_of(diary, today=today, now=now, self_harm=self_harm, page=page)
        return "zip", take_out(diary, today, papers, records, self_harm=self_harm)
    if form == "json":
        return "json", diary_file.dump(diary).encode()
    dialect = for_excel(diary.person.country) if form == "excel" else PLAIN
    return "csv", csv_text(FACTS, diary, dialect).encode()


def _papers(diary: Diary, today: date) -> dict[str, bytes]:
    """What can be printed: the page for the GP, and with a plan the order sheet."""
    papers = {}
    first, last = usual_days(diary, today)
    if first <= last:
        papers[PAGE] = page_for_the_gp(diary, (first, last), today=today)
    if diary.plan and (sheet := order_sheet(diary, today, USUAL_WEEKS)).rows:
        papers[SHEET] = order_pdf.render(sheet)
    return papers


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
