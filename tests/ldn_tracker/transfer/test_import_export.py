"""The commands import_diary and export_diary, as they are typed."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from journal.models import EntryRow, Membership
from ldn_tracker.transfer.formats.diary_file import dump
from tests import builders as b

ROOT = Path(__file__).resolve().parents[3]
YEAR = ROOT.parent / "shared" / "data" / "visible" / "export-2025-04.csv"
FILE = b.diary(
    plan=b.plan(),
    regimen=[b.regimen()],
    doses=b.doses(b.START, b.days_after(b.START, 9)),
    entries=b.entries(b.START, b.days_after(b.START, 9), {"fatigue": 6}),
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path) -> Path:
    """A diary file of ten days."""
    path = tmp_path / "diary.json"
    path.write_text(dump(FILE))
    return path


@pytest.fixture
def empty(alice):
    """Alice with nothing known about her."""
    alice.person.name = ""
    alice.person.save()
    return alice


def run(*command) -> str:
    """What a command prints."""
    printed = io.StringIO()
    call_command(*command, stdout=printed)
    return printed.getvalue()


def test_an_export_is_the_file_that_was_imported(empty, file):
    run("import_diary", "alice", file)
    assert run("export_diary", "alice") == file.read_text()


def test_an_import_says_what_it_added(empty, file):
    assert run("import_diary", "alice", file).splitlines() == [
        "Added:",
        "  1 plan (1.5 mg to 4.5 mg)",
        "  1 change of dose or time (1.5 mg, night, from 1 Jun 2026)",
        "  10 doses (1 Jun 2026: 1.5 mg, night; 2 Jun 2026: 1.5 mg, night; "
        "3 Jun 2026: 1.5 mg, night; 4 Jun 2026: 1.5 mg, night; 5 Jun 2026: 1.5 mg, night; …)",
        "  10 days (1 Jun 2026; 2 Jun 2026; 3 Jun 2026; 4 Jun 2026; 5 Jun 2026; …)",
    ]


def test_the_same_file_again_is_here_already(empty, file):
    run("import_diary", "alice", file)
    assert run("import_diary", "alice", file).splitlines() == [
        "Already here:",
        "  1 plan",
        "  1 change of dose or time",
        "  10 doses",
        "  10 days",
    ]


def test_a_dry_run_says_the_same_and_stores_nothing(empty, file):
    dry = run("import_diary", "alice", file, "--dry-run")
    assert EntryRow.objects.count() == 0
    assert dry == run("import_diary", "alice", file) + "Nothing was stored (--dry-run).\n"


def test_an_amount_that_is_rather_a_slip_asks_and_nothing_is_stored(empty, file):
    file.write_text(dump(b.diary(plan=b.plan(), regimen=[b.regimen(dose_mg="45")])))
    with pytest.raises(CommandError) as caught:
        run("import_diary", "alice", file)
    assert (str(caught.value), caught.value.returncode) == (
        f"{file}: nothing was stored. Are these amounts right?\n"
        "  1 change of dose or time (from 1 Jun 2026: 45 mg: did you mean 4.5? 25 mg or more is"
        " another treatment, not LDN: standard naltrexone is 25 to 50 mg a day. Ask your prescriber"
        " before you take it.)\nIf so, add --sure.",
        2,
    )
    assert json.loads(run("export_diary", "alice"))["regimen"] == []


def test_a_dry_run_lists_the_question(empty, file):
    file.write_text(dump(b.diary(doses=[b.dose(dose_mg="450")])))
    said = run("import_diary", "alice", file, "--dry-run").splitlines()
    assert said[0] == "Asked about:"
    assert said[1].startswith("  1 dose (1 Jun 2026: 450 mg: did you mean 4.5?")


def test_amounts_that_are_said_to_be_right_are_stored(empty, file):
    file.write_text(dump(b.diary(plan=b.plan(), regimen=[b.regimen(dose_mg="45")])))
    run("import_diary", "alice", file, "--sure")
    assert json.loads(run("export_diary", "alice"))["regimen"][0]["dose_mg"] == "45.0"


def test_what_is_here_already_is_not_asked_about_again(empty, file):
    file.write_text(dump(b.diary(plan=b.plan(), regimen=[b.regimen(dose_mg="45")])))
    run("import_diary", "alice", file, "--sure")
    assert run("import_diary", "alice", file).splitlines()[0] == "Already here:"


def test_what_differs_is_taken_from_the_file_when_asked(empty, file):
    run("import_diary", "alice", file)
    file.write_text(dump(b.diary(entries=[b.entry(b.START, {"fatigue": 9})])))
    assert run("import_diary", "alice", file, "--replace").splitlines() == [
        "Changed:",
        "  1 day (1 Jun 2026: fatigue 6 here, 9 in the file)",
    ]


def test_a_diary_is_imported_into_the_login_that_keeps_it_only(empty, bob, file):
    run("import_diary", "alice", file)
    assert json.loads(run("export_diary", "bob"))["doses"] == []


@pytest.mark.parametrize(
    "command", [("import_diary", "nobody", "x.json"), ("export_diary", "nobody")]
)
def test_a_login_that_is_not_there_is_named(command):
    with pytest.raises(CommandError) as caught:
        run(*command)
    assert str(caught.value) == "nobody: no login of this name keeps a diary"


def test_a_helpers_login_keeps_no_diary_of_its_own(alice, bob):
    bob.memberships.update(person=alice.person, role=Membership.Role.HELPER)
    with pytest.raises(CommandError):
        run("export_diary", "bob")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"format": "ldn-tracker-diary", "version": 7}',
         "version is 7; this program reads version 1"),
        ("just words",
         "is neither a diary file (JSON) nor an export of an app that is known here"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_file_and_the_place_in_it(empty, tmp_path, text, message):
    path = tmp_path / "wrong"
    path.write_text(text)
    with pytest.raises(CommandError) as caught:
        run("import_diary", "alice", path)
    assert (str(caught.value), caught.value.returncode) == (f"{path}: {message}", 2)
    assert EntryRow.objects.count() == 0


def test_a_refusal_is_exit_status_2_and_a_message_on_stderr(tmp_path):
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings",
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    run = subprocess.run(
        [*manage, "import_diary", "nobody", "missing.json"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout, run.stderr) == (
        2,
        "",
        "CommandError: nobody: no login of this name keeps a diary\n",
    )


def test_the_real_year_is_imported_once_however_often(empty):
    if not YEAR.exists():
        pytest.skip(f"the real export is not here ({YEAR.name} in ../shared/data/visible)")
    first = run("import_diary", "alice", YEAR)
    once = run("export_diary", "alice")
    second = run("import_diary", "alice", YEAR)
    assert first.splitlines()[2].startswith("  366 days (24 Apr 2024; 25 Apr 2024;")
    assert second.splitlines()[:3] == ["Already here:", "  18 measures of your own", "  366 days"]
    assert run("export_diary", "alice") == once


def test_a_long_import_shows_how_far_it_is(empty, tmp_path):
    path = tmp_path / "long.json"
    days = b.entries(b.day("2016-01-01"), b.day("2018-01-01"), {"fatigue": 5})
    path.write_text(dump(b.diary(entries=days)))
    said = run("import_diary", "alice", path).splitlines()
    assert said[:2] == ["500 of 732 days …", "732 of 732 days …"]
