"""Everything in one zip: the diary file, tables, the page for the GP, and a README (pure)."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from dose.diary.diary import Diary
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.out.csv_text import csv_text, for_excel
from ldn_tracker.transfer.out.tables import TABLES, TidyTable

README = """Your LDN diary, taken out on {day}
{line}

These files are a medical record. Keep them as safe as any other.

diary.json
  The whole diary, with everything you entered. This is the file to bring back:
  here, on another server, or for a program of your own. How it is written is
  told at the end of this page.

{page}tables/
  The same as tables (CSV, UTF-8, commas), for statistics and other programs.
for-excel/
  The same tables for a double click in Excel, as it expects them in your country.
  Text that Excel would take for a formula has an apostrophe before it.

What is not in a table was not recorded: a missing day is not a zero.

{tables}
diary.json is one JSON object: "person", "plan", "regimen", "doses", "entries",
"medicines" and so on, each row on a line. Days are written 2026-05-15, doses in mg
as text ("1.5"), and moments with their offset from UTC.
"""
PAGE = """page-for-the-gp.pdf
  One page to print and take to your GP.

"""
EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier moment; the same diary, the same bytes


def take_out(diary: Diary, day: date, page: bytes | None) -> bytes:
    """The zip of a diary on a day; `page` is the PDF, None where there is nothing to print."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in _files(diary, day, page):
            packed.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _files(diary: Diary, day: date, page: bytes | None) -> Iterator[tuple[str, str | bytes]]:
    yield "README.txt", readme(day, has_page=page is not None)
    yield "diary.json", diary_file.dump(diary)
    if page is not None:
        yield "page-for-the-gp.pdf", page
    excel = for_excel(diary.person.country)
    for table in TABLES:
        yield f"tables/{table.name}.csv", csv_text(table, diary)
        yield f"for-excel/{table.name}.csv", csv_text(table, diary, excel)


def readme(day: date, *, has_page: bool) -> str:
    """What is in the zip, in plain words."""
    title = f"{day.day} {day:%B %Y}"
    tables = "\n".join(map(_described, TABLES))
    line = "=" * (len("Your LDN diary, taken out on ") + len(title))
    return README.format(day=title, line=line, page=PAGE if has_page else "", tables=tables)


def _described(table: TidyTable) -> str:
    columns = "".join(f"  {name:<12} {what}\n" for name, what in table.columns.items())
    return f"{table.name}.csv: {table.what}\n{columns}"
