"""Every file that lies beside the project: in, out and in again; in, taken back and in again."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from dose.diary import from_database
from journal.actions import update_person
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.queries import exported
from tests import builders as b
from tests.conftest import NOW, text
from tests.ldn_tracker.transfer.test_pages import hidden, upload

SHARED = Path(__file__).resolve().parents[4] / "shared"
FHIR = "is a FHIR file, but not the daily data of LDN tracker"
NO_DAY = "Say of one column that it’s the day."
# What each becomes on 20 September 2026: days, doses, medicines, measures of one's own.
BECOMES = {
    "cases/allergy-other-script.json": (0, 0, 0, 0),
    "cases/alternate-days.json": (30, 30, 0, 0),
    "cases/dose-future-2062.json": (2, 2, 0, 0),
    "cases/dose-night-at-0900.json": (2, 2, 0, 0),
    "cases/dose-other-than-regimen.json": (51, 37, 0, 0),
    "cases/dose-three-decimals.json": (0, 1, 0, 0),
    "cases/hidden.json": (88, 71, 0, 0),
    "cases/liquid.json": (99, 86, 0, 0),
    "cases/med-codiene.json": (35, 21, 1, 0),
    "cases/med-oxys.json": (35, 21, 1, 0),
    "cases/moved-nz-to-uk.json": (0, 1, 0, 0),
    "cases/not_new_core.json": (51, 31, 0, 1),
    "cases/poly.json": (83, 62, 21, 0),
    "cases/preexisting_note_false.json": (20, 6, 0, 0),
    "cases/rash.json": (74, 34, 0, 0),
    "cases/twice-daily-6mg.json": (14, 28, 0, 0),
    "cases/two-people-a.json": (0, 1, 0, 0),
    "cases/two-people-b.json": (0, 1, 0, 0),
    "cases/two_severe.json": (33, 35, 0, 0),
    "cases/visible-crash-2.csv": (1, 0, 0, 0),
    "cases/visible-excel-dmy.csv": (2, 0, 0, 0),
    "cases/visible-quoted.csv": (2, 0, 0, 0),
    "cases/visible-semicolon.csv": (2, 0, 0, 0),
    "cases/visible-utf16.csv": (2, 0, 0, 0),
    "cases/yoyo.json": (130, 116, 0, 0),
    "data/applehealth/dogsheep_export.xml": (0, 0, 0, 0),
    "data/daylio/daylio_sample_michaelcurrin.csv": (3, 0, 0, 1),
    "data/daylio/daylio_sample_multiple_moods_michaelcurrin.csv": (5, 0, 0, 1),
    "data/daylio/daylio_test_data_staticf0x.csv": (5, 0, 0, 1),
    "data/kossakowski/kossakowski2017_daily_means.csv": (238, 0, 0, 1),
    "data/kossakowski/kossakowski2017_dose_events.csv": (10, 0, 0, 0),
    "data/medtimer/medtimer_events_from_unit_test.csv": (1, 0, 1, 0),
    "data/medtimer/medtimer_fullBackup.json": (0, 0, 4, 0),
    "data/medtimer/medtimer_validReminderExport.json": (0, 0, 1, 0),
    "data/visible/export-2025-04.csv": (366, 0, 0, 18),
    "data/visible/small.csv": (2, 0, 0, 8),
}
REFUSED = {
    "data/fhir/IPS_IG-bundle-01.json": FHIR,
    "data/fhir/MedicationAdministration-medadmin0301.json": FHIR,
    "data/fhir/MedicationStatement-example001.json": FHIR,
    "data/fhir/Observation-example.json": FHIR,
    "data/fhir/QuestionnaireResponse-3141.json": FHIR,
    "data/opioids/opensafely-oral-opioids-dmd.csv": NO_DAY,
    "data/opioids/opensafely-transdermal-opioids-dmd.csv": NO_DAY,
}
ROLES = {  # what the columns of a table are, by their place
    "data/kossakowski/kossakowski2017_daily_means.csv": {
        "c0-role": "date", "c5-role": "rating", "c5-low": "-3", "c5-high": "7",
        "c6-role": "number",
    },
    "data/kossakowski/kossakowski2017_dose_events.csv": {"c0-role": "date", "c2-role": "number"},
}  # fmt: skip
NOTHING_NAMED = {"c0-role": "ignore"}
RADIO = re.compile(r'type="radio" name="([^"]+)" value="([^"]+)"')


def content(name: str) -> bytes:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs ../shared/{name}")
    data = path.read_bytes()
    if name.startswith("cases/") and b'"diary"' in data:
        return json.dumps(json.loads(data)["diary"]).encode()
    return data


def looked_at(visitor, name: str):
    """The last page before storing: what a file would do, or why it is refused."""
    page = upload(visitor, content(name), Path(name).name)
    if "What is in this table?" in text(page):
        page = visitor.post("/data/preview/", hidden(page) | ROLES.get(name, NOTHING_NAMED))
    if "About this file" in text(page):
        first = {}
        for field, value in RADIO.findall(page.content.decode()):
            first.setdefault(field, value)
        page = visitor.post("/data/preview/", hidden(page) | first)
    return page


@pytest.mark.parametrize("name", BECOMES)
def test_a_file_comes_in_goes_out_and_comes_in_elsewhere_as_it_was(
    visitor, person, bob, name, tmp_path
):
    for each in (person, bob.person):
        update_person(person=each, name="")
    page = looked_at(visitor, name)
    agreed = re.findall(r'name="leave_out" value="([^"]+)"', page.content.decode())
    ticks = {"leave_out": agreed[0]} if agreed else {}
    visitor.post("/data/import/", hidden(page) | ticks)
    diary = from_database.whole(person)
    counts = (diary.entries, diary.doses, diary.medicines, diary.measures)
    assert tuple(map(len, counts)) == BECOMES[name]
    file = tmp_path / "diary.json"
    file.write_text(exported(person))
    call_command("import_diary", "bob", str(file), "--sure")
    assert exported(bob.person) == file.read_text()


@pytest.mark.parametrize("name", [name for name in BECOMES if name not in ROLES])
def test_a_file_taken_back_and_brought_again_gives_the_same_bytes(alice, name, tmp_path):
    file = tmp_path / Path(name).name
    file.write_bytes(content(name))
    found = any_file.read(file.read_bytes(), b.person().clock, at=NOW)
    answers = [f"{each.id}={each.choices[0][0]}" for each in found.questions]
    options = [word for answer in answers for word in ("--answer", answer)]
    agreed = ("--sure", "--leave-out", "--same-person")
    before = exported(alice.person)
    call_command("import_diary", "alice", file, *agreed, *options)
    first = exported(alice.person)
    if first != before:  # a file of which nothing is the diary's brings nothing to take back
        call_command("import_diary", "alice", "--undo")
    assert exported(alice.person) == before
    call_command("import_diary", "alice", file, *agreed, *options)
    assert exported(alice.person) == first


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_diary_is_refused_in_words(visitor, person, name):
    page = looked_at(visitor, name)
    assert (page.status_code, REFUSED[name] in text(page)) == (422, True)


def test_no_file_is_forgotten():
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    files = [path for folder in ("data", "cases") for path in (SHARED / folder).rglob("*.*")]
    names = {str(path.relative_to(SHARED)) for path in files if path.suffix != ".md"}
    assert names == BECOMES.keys() | REFUSED.keys()
