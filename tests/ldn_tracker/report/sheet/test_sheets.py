"""The sheet of every kind of diary: one page, small, tagged, its text in reading order."""

import io
import re
import shutil
import subprocess

import pikepdf
import pytest

from ldn_tracker.charts.series.ranges import end_day, first_day
from ldn_tracker.report.build import summarise
from ldn_tracker.report.sheet.pdf import render
from tests.conftest import TODAY
from tests.people import PEOPLE
from tests.sheets import text_of

BYTES = 100_000
PARTS = [
    "I would like", "Planned", "Recorded, last 7 days:", r"Record \d", "By dose",
    "Side effects by dose", "Over time", "Before LDN and now",
    "Medicines, allergies", "What else could explain it", "Questions", "What the app",
    "Self-reported once a day",
]  # fmt: skip
EACH = pytest.mark.parametrize("person", PEOPLE)


@pytest.fixture(scope="module")
def sheets():
    """`sheets(person)`: the PDF over everything that was recorded, made once."""
    made = {}

    def sheet(person):
        if person not in made:
            diary = PEOPLE[person]()
            last = end_day(diary, TODAY)
            made[person] = render(summarise(diary, first_day(diary, last), last, printed=TODAY))
        return made[person]

    return sheet


@EACH
def test_it_is_one_small_page_of_a4(sheets, person):
    data = sheets(person)
    sizes = [[round(float(x)) for x in p.mediabox] for p in pikepdf.open(io.BytesIO(data)).pages]
    assert (sizes, len(data) <= BYTES) == ([[0, 0, 595, 842]], True)


@EACH
def test_it_is_tagged_for_everybody(sheets, person):
    pdf = pikepdf.open(io.BytesIO(sheets(person)))
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    assert (bool(pdf.Root.MarkInfo.Marked), "/StructTreeRoot" in pdf.Root) == (True, True)


def pdftotext(data):
    """What poppler reads, where it is installed."""
    command = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


READERS = [text_of, *[pdftotext] * bool(shutil.which("pdftotext"))]


@EACH
@pytest.mark.parametrize("reader", READERS)
def test_its_text_is_read_in_the_order_of_the_parts(sheets, person, reader):
    read = " ".join(reader(sheets(person)).split())
    places = [re.search(part, read, re.IGNORECASE) for part in PARTS]
    assert [part for part, found in zip(PARTS, places, strict=True) if not found] == []
    assert [found.start() for found in places] == sorted(found.start() for found in places)
