"""A file as people have it: packed by a phone, all that was taken out here, a spreadsheet."""

import io
import json
import zipfile

import pytest
from django.core.management import call_command

from dose.diary import from_database
from journal.day import Clock
from ldn_tracker.transfer import forms
from ldn_tracker.transfer.brought.source import unpacked
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.formats.diary_file import dump
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.ldn_tracker.transfer.formats.test_any_text import PLAIN, said
from tests.ldn_tracker.transfer.test_pages import hidden, upload

DIARY = dump(b.diary(entries=[b.entry(TODAY, {"pain": 1})]))
MOST = 1_000_000


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name.replace("__", "."), content)
    return out.getvalue()


def inside(data: bytes) -> bytes:
    return unpacked(io.BytesIO(data), MOST).read()


def refusal(data: str | bytes) -> str:
    with pytest.raises(Refused) as error:
        any_file.read(data if isinstance(data, bytes) else data.encode(), Clock(b.ZONE), at=NOW)
    return error.value.reason


def test_the_only_table_of_a_zip_is_read():
    assert said(inside(packed(visible__csv=PLAIN, picture__png="x"))) == said(PLAIN)


def test_of_all_that_was_taken_out_the_diary_is_read():
    data = packed(README__txt="x", diary__json=DIARY, days__csv="day", fhir__json="{}")
    assert inside(data).decode() == DIARY


@pytest.mark.parametrize(
    "data", [packed(a__csv="a", b__csv="b"), packed(export__xml="<x/>", ecg__csv="x"), b"a,b\n"],
    ids=["two tables", "an export of Apple Health", "no zip"],
)  # fmt: skip
def test_what_could_be_meant_otherwise_stays_as_it_is(data):
    assert inside(data) == data


def test_a_small_zip_cannot_fill_the_memory():
    with pytest.raises(Refused, match="holds more than 0 MB: unpack it first"):
        inside(packed(a__csv="x" * 2 * MOST))


@pytest.mark.parametrize(
    "data",
    [packed(**{"xl/workbook__xml": "<x/>"}), packed(content__xml="<x/>"), b"\xd0\xcf\x11\xe0\0"],
    ids=["Excel", "LibreOffice", "an old Excel"],
)
def test_a_spreadsheet_is_to_be_saved_as_csv(data):
    assert refusal(data) == any_file.SPREADSHEET


def test_a_zip_of_nothing_known_is_to_be_unpacked():
    assert refusal(packed(a__csv="a", b__csv="b")) == any_file.PACKED


@pytest.mark.parametrize("kept", [{"days": []}, {"data": {}}, ["a"], {"data": {"x": [1]}}])
def test_a_json_of_no_known_app_is_said_to_be_none(kept):
    assert refusal(json.dumps(kept)) == any_file.NO_FORMAT


def test_measurements_without_medications_say_so():
    assert refusal('{"data": {"metrics": []}}') == (
        "is from Health Auto Export, but without medications: export those there"
    )


def test_what_was_taken_out_at_once_is_brought_back_as_it_is(visitor, person, bob, tmp_path):
    visitor.post("/data/import/", hidden(upload(visitor, DIARY)))
    taken_out = visitor.get("/data/export/", {"as": "zip"}).getvalue()
    file = tmp_path / "everything.zip"
    file.write_bytes(taken_out)
    call_command("import_diary", "bob", str(file), "--same-person")
    assert from_database.whole(bob.person).entries == from_database.whole(person).entries
    page = upload(visitor, taken_out, "everything.zip")
    assert "There’s nothing new in this file." in text(page)


def test_the_page_refuses_a_zip_that_holds_too_much(visitor, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST", 2000)
    page = upload(visitor, packed(a__csv="x" * 100_000), "a.zip")
    assert (page.status_code, "unpack it first" in text(page)) == (422, True)
