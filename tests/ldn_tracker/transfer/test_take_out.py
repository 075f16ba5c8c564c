"""The way out: one zip, tidy tables, for Excel of one's country; no cell can be a formula."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from django.core.management import call_command

from dose.diary.parts import Medicine
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.out.csv_text import PLAIN, csv_text, for_excel
from ldn_tracker.transfer.out.tables import DAYS, DOSES, FACTS, MEDICINES, TABLES
from ldn_tracker.transfer.out.take_out import PAPERS, RECORDS, readme, take_out
from ldn_tracker.transfer.queries import exported
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import NOW, TODAY, text

FILE = b.everything()


def rows(table, diary, dialect=PLAIN) -> list[dict[str, str]]:
    content = csv_text(table, diary, dialect).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(content, newline=""), delimiter=dialect.separator))


def noted(note: str):
    return b.diary(entries=[b.entry(TODAY, note=note)])


@pytest.mark.parametrize(
    "note",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        " =1+1",
        "＝1+1",
        "-2.2 and more",
        "−x",
        "|x",
        "\u3000=1",
        "\u200b=1",
        "\ufeff=1",
        "\x0b=1",
    ],
)
@pytest.mark.parametrize("dialect", [PLAIN, for_excel("NZ"), for_excel("DE")])
def test_no_text_can_be_a_formula(note, dialect):
    (row,) = rows(DAYS, noted(note), dialect)
    assert row["value"] == f"'{note}"


@pytest.mark.parametrize("dialect", [PLAIN, for_excel("NZ"), for_excel("DE")])
@pytest.mark.parametrize("broken", ["a\r=1+1", "a\r\n=1+1", "a\n=1+1"])
def test_no_line_of_a_cell_begins_another_one(broken, dialect):
    (row,) = rows(DAYS, noted(broken), dialect)
    assert row["value"] == "a\n=1+1"


@pytest.mark.parametrize("dialect", [PLAIN, for_excel("NZ"), for_excel("DE")])
@pytest.mark.parametrize("note", ['a "b"', "a,b", "a;b", "a\nb", '"', '";"\n","', "a\tb", " a "])
def test_what_parts_cells_and_lines_stays_within_its_cell(note, dialect):
    assert rows(DAYS, noted(note), dialect)[0]["value"] == note


@pytest.mark.parametrize("note", ["−2.2", "-2.2", "-3", "2.2", "Übelkeit", "Māori", "5 µg", "a=b"])
def test_other_words_stay_as_they_are(note):
    assert rows(DAYS, noted(note))[0]["value"] == note


def test_a_name_cannot_be_a_formula_either():
    diary = b.diary(medicines=[Medicine(name="=cmd|' /C calc'!A0", dose="@x")])
    (row,) = rows(MEDICINES, diary)
    assert (row["name"], row["dose"]) == ("'=cmd|' /C calc'!A0", "'@x")


@pytest.mark.parametrize(("country", "value"), [("NZ", "-2.2"), ("", "-2.2"), ("DE", "-2,2")])
def test_a_number_is_a_number_in_each_country(country, value):
    diary = b.diary(entries=[b.entry(TODAY, measurements={"visible:PacePoints": -2.2})])
    assert rows(DAYS, diary, for_excel(country))[0]["value"] == value


def test_excel_has_a_bom_and_the_separator_of_the_country():
    table = csv_text(DOSES, FILE, for_excel("FR"))
    assert table.startswith("\ufeffday;status;dose_mg;timing;taken_at;reason\r\n")
    assert csv_text(DOSES, FILE, for_excel("GB")).startswith("\ufeffday,status,")
    assert csv_text(DOSES, FILE).startswith("day,status,")


def test_each_fact_of_a_day_has_a_row():
    entry = b.entry(
        TODAY, {"fatigue": 6.5}, crash=False, factors=("infection",), alerts=("rash",), note="x"
    )
    found = [(row["kind"], row["id"], row["value"]) for row in rows(DAYS, b.diary(entries=[entry]))]
    assert found == [
        ("rating", "fatigue", "6.5"), ("crash", "crash", "0"), ("factor", "infection", "1"),
        ("alert", "rash", "1"), ("note", "note", "x"),
    ]  # fmt: skip


def test_doses_say_how_much_and_when_and_why_not():
    doses = [b.dose(TODAY, "0.125"), b.skipped(b.days_after(TODAY, 1), "forgot")]
    found = [tuple(row.values()) for row in rows(DOSES, b.diary(doses=doses))]
    assert found == [
        ("2026-09-20", "taken", "0.125", "night", "", ""),
        ("2026-09-21", "skipped", "", "", "", "Forgot"),
    ]


def test_one_table_has_days_doses_and_medicines_in_order():
    diary = b.diary(
        entries=[b.entry(TODAY, {"pain": 2})],
        doses=[b.dose(b.days_after(TODAY, -1))],
        medicines=[Medicine(name="codeine", last_taken=b.days_after(TODAY, -2))],
    )
    assert [row["kind"] for row in rows(FACTS, diary)] == [
        "medicine last taken", "dose taken", "rating",
    ]  # fmt: skip


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_zip_holds_the_diary_the_tables_and_a_readme():
    files = unpacked(take_out(FILE, TODAY, {"page-for-the-gp.pdf": b"%PDF"}))
    names = [f"{folder}/{table.name}.csv" for table in TABLES for folder in ("tables", "for-excel")]
    assert list(files) == ["README.txt", "diary.json", "page-for-the-gp.pdf", *names]
    assert diary_file.load(files["diary.json"].decode()) == FILE


def test_the_same_diary_is_the_same_zip():
    assert take_out(FILE, TODAY, {}) == take_out(FILE, TODAY, {})


def test_the_readme_names_every_file_and_every_column():
    said = readme(date(2026, 9, 20), PAPERS, RECORDS)
    assert "Your LDN diary, taken out on 20 September 2026" in said
    assert [name in said for name in PAPERS] == [True, True]
    for table in TABLES:
        assert f"{table.name}.csv: {table.what}" in said
        assert all(f"  {name}" in said for name in table.columns)


def test_what_is_documented_is_what_is_written():
    for table in TABLES:
        assert all(len(row) == len(table.columns) for row in table.rows(FILE))


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("zip", "ldn-diary-2026-09-20.zip", "application/zip"),
        ("csv", "ldn-diary-2026-09-20.csv", "text/csv; charset=utf-8"),
        ("excel", "ldn-diary-2026-09-20.csv", "text/csv; charset=utf-8"),
        ("json", "ldn-diary-2026-09-20.json", "application/json"),
    ],
)
def test_the_page_gives_each_form(visitor, person, form, name, kind):
    store(person, b.diary(entries=[b.entry(TODAY, {"pain": 2})]), at=NOW)
    response = visitor.get("/data/export/", {"as": form})
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == kind


def test_another_form_is_not_there(visitor):
    assert visitor.get("/data/export/", {"as": "docx"}).status_code == 404


def test_the_page_offers_them(visitor):
    page = text(visitor.get("/data/"))
    assert [words in page for words in ("Take everything out (zip)", "For Excel")] == [True, True]


def test_the_zip_of_a_person_holds_the_page_for_the_gp(visitor, person):
    store(person, FILE, at=NOW)
    files = unpacked(visitor.get("/data/export/", {"as": "zip"}).content)
    assert [files[name][:5] for name in PAPERS] == [b"%PDF-", b"%PDF-"]
    assert files["diary.json"].decode() == exported(person)


def zipped(visitor, **chosen) -> dict[str, bytes]:
    return unpacked(visitor.get("/data/export/", {"as": "zip", **chosen}).content)


def test_the_zip_of_a_person_holds_both_files_for_a_system(visitor, person):
    store(person, FILE, at=NOW)
    files = zipped(visitor)
    kinds = [json.loads(files[name])["type"] for name, _ in RECORDS.values()]
    assert kinds == ["document", "collection"]
    said = files["README.txt"].decode()
    assert [name in said and what in said for name, what in RECORDS.values()] == [True, True]


@pytest.mark.parametrize(("chosen", "told"), [({}, False), ({"self_harm": "on"}, True)])
def test_self_harm_is_in_the_files_for_a_system_only_where_it_is_chosen(
    visitor, person, chosen, told
):
    entry = b.entry(TODAY, ratings={"fatigue": 5}, alerts=("self_harm",), note="a hard night")
    store(person, b.diary(entries=[entry]), at=NOW)
    files = zipped(visitor, **chosen)
    daily = files["ldn-daily-fhir.json"]
    assert (b"self_harm" in daily, b"a hard night" in daily) == (told, told)
    assert (b"without your answers about self-harm" in files["README.txt"]) is not told
    assert b"a hard night" in files["diary.json"]


def test_an_empty_diary_is_taken_out_too(visitor):
    assert "diary.json" in unpacked(visitor.get("/data/export/", {"as": "zip"}).content)


def test_the_command_writes_each_form(alice, person, tmp_path, capsys):
    store(person, FILE, at=NOW)
    for form in ("json", "csv", "excel", "zip"):
        call_command("export_diary", "alice", "--format", form, "--output", tmp_path / form)
    assert json.loads((tmp_path / "json").read_text())["format"] == "ldn-tracker-diary"
    assert (tmp_path / "csv").read_text().startswith("day,kind,id,name,value,unit\n")
    assert (tmp_path / "excel").read_bytes().startswith(b"\xef\xbb\xbfday")
    assert "README.txt" in unpacked((tmp_path / "zip").read_bytes())
    call_command("export_diary", "alice", "--format", "csv")
    assert capsys.readouterr().out.startswith("day,kind,id,name,value,unit\n")
