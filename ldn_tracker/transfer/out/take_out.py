"""Everything in one zip: the diary file, tables, what is for the GP, and a README (pure)."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
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

{papers}tables/
  Days, doses, medicines and changes of dose as tables (CSV, UTF-8, commas), for
  statistics and other programs.
for-excel/
  The same tables for a double click in Excel, as it expects them in your country.
  Text that Excel would take for a formula has an apostrophe before it.

What is not in a table was not recorded: a missing day is not a zero.

{tables}
diary.json is one JSON object: "person", "plan", "regimen", "doses", "entries",
"medicines" and so on, each row on a line. Days are written 2026-05-15, doses in mg
as text ("1.5"), and moments with their offset from UTC.
"""
PAPERS = {
    "page-for-the-gp.pdf": "One page to print and take to your GP.",
    "order-sheet.pdf": "What the next weeks need, for your pharmacy.",
}
# By the names that the files for a GP's system have elsewhere: their names here, and what they are.
RECORDS = {
    "fhir": (
        "ldn-summary-fhir.json",
        "A summary for your GP's computer system (FHIR), with the page for the GP in it.",
    ),
    "fhir-daily": (
        "ldn-daily-fhir.json",
        "Every day and dose for your GP's computer system (FHIR).",
    ),
}
SELF_HARM = {
    False: "These two are without your answers about self-harm and your notes of those days.\n",
    True: "These two hold your answers about self-harm, as you chose.\n",
}
NO_RECORDS: Mapping[str, Iterable[str]] = {}
MOST_AT_ONCE = 50_000  # answers and doses that take less than a second; 13 a day for ten years
A_LINE = 100  # of medicines or of the regimen costs as much as so many of them
QUICKLY = 1  # of 9: 200 MB of FHIR in half the time of the usual 6, and a quarter larger


def is_large(diary: Diary) -> bool:
    """Whether making the zip would hold up a request."""
    answers = sum(len(entry.ratings) + len(entry.measurements) for entry in diary.entries)
    lines = len(diary.medicines) + len(diary.regimen)
    return answers + len(diary.doses) + A_LINE * lines > MOST_AT_ONCE


def take_out(
    diary: Diary,
    day: date,
    papers: Mapping[str, bytes],
    records: Mapping[str, Iterable[str]] = NO_RECORDS,
    *,
    self_harm: bool = False,
) -> bytes:
    """The zip of a diary on a day; `papers` are the PDFs of `PAPERS` that there are, by name.

    `records` are the files of `RECORDS` in pieces, with the answers about self-harm or without.
    No moment stands in it, so that the same diary gives the same bytes.
    """
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICKLY) as packed:
        said = readme(day, papers, records, self_harm=self_harm)
        for name, content in _files(diary, said, papers):
            with packed.open(name, "w") as out:
                out.write(content.encode() if isinstance(content, str) else content)
        for kind, pieces in records.items():
            with packed.open(
                RECORDS[kind][0], "w"
            ) as out:  # in pieces: one of them may be very large
                out.writelines(piece.encode() for piece in pieces)
    return file.getvalue()


def _files(
    diary: Diary, said: str, papers: Mapping[str, bytes]
) -> Iterator[tuple[str, str | bytes]]:
    yield "README.txt", said
    yield "diary.json", diary_file.dump(diary)
    yield from papers.items()
    excel = for_excel(diary.person.country)
    for table in TABLES:
        yield f"tables/{table.name}.csv", csv_text(table, diary)
        yield f"for-excel/{table.name}.csv", csv_text(table, diary, excel)


def readme(
    day: date, papers: Iterable[str], records: Iterable[str] = (), *, self_harm: bool = False
) -> str:
    """What is in the zip, in plain words."""
    title = f"{day.day} {day:%B %Y}"
    tables = "\n".join(map(_described, TABLES))
    line = "=" * (len("Your LDN diary, taken out on ") + len(title))
    printed = "".join(f"{name}\n  {PAPERS[name]}\n\n" for name in papers)
    recorded = "".join("{}\n  {}\n".format(*RECORDS[kind]) for kind in records)
    if recorded:
        printed += f"{recorded}{SELF_HARM[self_harm]}\n"
    return README.format(day=title, line=line, papers=printed, tables=tables)


def _described(table: TidyTable) -> str:
    columns = "".join(f"  {name:<12} {what}\n" for name, what in table.columns.items())
    return f"{table.name}.csv: {table.what}\n{columns}"
