"""Files that are small and made to fill the memory are refused in words, before they have."""

import io
import json
import zipfile
from base64 import b64encode

import pytest

from journal.day import Clock
from journal.limits import MOST_LINES
from ldn_tracker.transfer.brought.gather import Gathering
from ldn_tracker.transfer.brought.json_text import CROWDED
from ldn_tracker.transfer.brought.rows import Note
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import visible
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import TODAY
from tests.ldn_tracker.transfer.formats.brought import read

EMPTY = '{"x": [' + "[]," * 200_000 + "[]]}"


def packed(name: str, content: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, content)
    return file.getvalue()


def refusal(data: str | bytes) -> str:
    with pytest.raises(Refused) as error:
        read(data)
    return error.value.reason


@pytest.mark.parametrize(
    "inside",
    ["<a>" * 51, f'<Record type="{"a" * 2_000_000}"/>', f"<!--{'a' * 2_000_000}-->"],
    ids=["elements in elements", "a value without an end", "a comment without an end"],
)
def test_a_trap_in_an_export_of_apple_health_is_no_xml(inside):
    file = packed("apple_health_export/export.xml", f"<HealthData>{inside}</HealthData>")
    assert "is not whole, or no XML" in refusal(file)


def test_elements_beside_each_other_are_not_deep():
    beats = '<Record type="HKQuantityTypeIdentifierHeartRate"/>' * 100
    assert read(f"<HealthData>{beats}</HealthData>").diary.entries == ()


def test_more_lines_than_a_life_has_are_not_read_to_their_end():
    found = (Note(line, TODAY, "x") for line in range(MOST_LINES * 10))
    with pytest.raises(Refused):
        Gathering(visible.FORMAT, Clock(b.ZONE)).take(found, limited=True)
    assert next(found).line == MOST_LINES + 1


@pytest.mark.parametrize(
    "file",
    [EMPTY, packed("backup.daylio", b64encode(EMPTY.encode()))],
    ids=["a file", "a backup of Daylio"],
)
def test_a_json_of_nothing_but_brackets_is_refused_unread(file):
    assert refusal(file) == CROWDED


def test_a_json_of_many_short_rows_is_read():
    rows = [{"day": "2026-05-15"}] * 150_000
    assert "holds 150000 days, at most" in refusal(
        json.dumps({"format": "ldn-tracker-diary", "version": 1, "entries": rows})
    )


def test_a_header_after_many_empty_lines_has_its_number():
    table = Source.of(b"\r\n,,\n" * 50_000 + b"a,b\n1,2\n").needed_table
    assert (table.first, [line.number for line in table.lines()]) == (100_001, [100_002])


def test_a_zip_of_which_some_is_missing_is_refused():
    whole = packed("apple_health_export/export.xml", "<HealthData/>" * 100)
    cut = [whole[:20] + whole[at:] for at in range(21, len(whole))]
    assert {refusal(file) for file in cut} == {"is a broken zip file"}
