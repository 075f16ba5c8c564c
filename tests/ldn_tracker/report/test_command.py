"""manage.py summary: a diary file in, the page out as a PDF or as text; no database."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from ldn_tracker.demo import demo
from ldn_tracker.transfer.formats.diary_file import dump
from tests import builders as b

TODAY = date(2026, 9, 20)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "diary.json"
    path.write_text(dump(demo(3, 112, TODAY)))
    return path


def run(capsys, *arguments):
    call_command("summary", *map(str, arguments))
    return capsys.readouterr().out


def test_the_pdf_is_written_and_its_period_named(file, tmp_path, capsys):
    out = tmp_path / "page.pdf"
    said = run(capsys, file, "--pdf", out, "--printed", "2026-09-20")
    assert said == f"{out}: 31 May – 20 Sep 2026\n"
    assert out.read_bytes()[:5] == b"%PDF-"


def test_the_text_has_the_parts_in_their_order(file, capsys):
    said = run(capsys, file, "--text", "--from", "2026-07-01", "--to", "2026-08-31")
    titles = [block.splitlines()[0].split(":")[0] for block in said.split("\n\n")]
    assert titles[1:-1] == [
        "I WOULD LIKE",
        "PLANNED ON 31 AUG 2026",
        "RECORD",
        "BY DOSE (recorded / of; symptoms",
        "SIDE EFFECTS BY DOSE (days rated 2 or more / days rated · worst 0 to 4; largest rise"
        " from before LDN first)",
        "OVER TIME",
        "BEFORE LDN AND NOW",
        "MEDICINES, ALLERGIES",
        "WHAT ELSE COULD EXPLAIN IT",
        "QUESTIONS",
        "WHAT THE APP SUGGESTED",
    ]
    assert titles[0] == "LOW DOSE NALTREXONE"


def test_the_short_text_is_at_most_1000_letters(file, capsys):
    said = run(capsys, file, "--text", "--short", "--printed", "2026-09-20")
    titles = [line.split(":")[0] for line in said.splitlines()]
    assert len(said.strip()) <= 1000
    assert titles[2:] == [
        "I WOULD LIKE", "PLANNED", "RECORDED, LAST 7 DAYS", "SIDE EFFECTS", "BEFORE LDN AND NOW",
    ]  # fmt: skip


def test_a_pdf_has_no_short_length(file, tmp_path):
    with pytest.raises(CommandError, match="--short is a length of --text"):
        call_command("summary", str(file), "--pdf", str(tmp_path / "x.pdf"), "--short")


def test_the_text_has_one_line_for_each_step(file, capsys):
    said = run(capsys, file, "--text", "--printed", "2026-09-20")
    steps = [line.split(",")[0] for line in said.splitlines() if "days recorded;" in line]
    assert steps == [
        "- before LDN", "- 1.5 mg night", "- 3 mg night", "- 3 mg morning", "- 4.5 mg morning",
    ]  # fmt: skip


def test_the_day_table_is_added_when_asked_for(file, capsys):
    said = run(capsys, file, "--text", "--from", "2026-09-18", "--to", "2026-09-19", "--day-table")
    days = said.split("DAY BY DAY\n")[1].split("\n\n")[0].splitlines()
    assert [day.split(",")[0] for day in days] == [
        "- 18 Sep 2026: 4.5 mg morning",
        "- 19 Sep 2026: 4.5 mg morning",
    ]


def test_a_refused_file_ends_with_status_two_and_says_where(tmp_path):
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({"format": "ldn-tracker-diary", "version": 1, "doses": 3}))
    with pytest.raises(CommandError) as refused:
        call_command("summary", str(path), "--text")
    assert refused.value.returncode == 2
    assert "bad.json: " in str(refused.value)


def test_a_period_that_ends_before_it_begins_is_refused(file):
    with pytest.raises(CommandError) as refused:
        call_command("summary", str(file), "--text", "--from", "2026-09-02", "--to", "2026-09-01")
    assert (refused.value.returncode, str(refused.value)) == (
        2,
        "--from 2026-09-02 is later than --to 2026-09-01",
    )


def test_with_suggestions_off_no_step_is_suggested_on_the_page(tmp_path, capsys, settings):
    settings.SUGGESTIONS = False
    path = tmp_path / "ready.json"
    rated = {"fatigue": 6, "insomnia": 0, "sedation": 0, "nausea": 0}
    ready = b.diary(
        plan=b.plan(),
        regimen=[b.regimen()],
        doses=list(b.doses(b.START, b.days_after(b.START, 20))),
        entries=list(b.entries(b.days_after(b.START, -14), b.days_after(b.START, 20), rated)),
    )
    path.write_text(dump(ready))
    today = ("--text", "--printed", b.days_after(b.START, 20))
    without = run(capsys, path, *today)
    settings.SUGGESTIONS = True
    assert ("Step up" in without, "Step up" in run(capsys, path, *today)) == (False, True)
