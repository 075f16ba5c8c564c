"""manage.py suggest: a file and a day in, the answer out, without a database."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ldn_tracker.management.commands.suggest import batch_answers
from ldn_tracker.transfer.formats.diary_file import dump
from tests.spec.story import TODAY, UNCONFIRMED, ago, taking

ROOT = Path(__file__).resolve().parents[2]
KEYS = [
    "on", "ruleset", "action", "rule", "dose_mg", "timing", "contact", "headline", "because",
    "numbers", "would_change_if", "sources", "safety", "notes", "data",
]  # fmt: skip


@pytest.fixture
def file(tmp_path):
    """`file(diary)`: the path of its file."""

    def written(diary, name: str = "diary.json") -> Path:
        path = tmp_path / name
        path.write_text(diary if isinstance(diary, str) else dump(diary), encoding="utf-8")
        return path

    return written


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("suggest", *map(str, arguments), stdout=out)
    return out.getvalue()


def refused(*arguments: str) -> tuple[int, str]:
    with pytest.raises(CommandError) as caught:
        said(*arguments)
    return caught.value.returncode, str(caught.value)


def test_the_answer_as_json_has_the_fields_of_the_format(file):
    answer = json.loads(said(file(taking(21)), "--on", TODAY, "--json"))
    assert list(answer) == KEYS
    assert {name: answer[name] for name in ("on", "ruleset", "action", "rule", "dose_mg")} == {
        "on": "2026-09-20",
        "ruleset": "2",
        "action": "step_up",
        "rule": "step-up",
        "dose_mg": "3.0",
    }
    assert (answer["timing"], answer["contact"]) == ("night", False)
    assert answer["numbers"] == {"days_at_dose": 21, "doses_taken": 14, "doses_due": 14}
    assert answer["data"] == {"rated_7": 7, "rated_14": 14, "adherence": 1.0, "baseline_days": 14}


def test_what_is_urgent_and_what_was_outranked_stand_beside_it(file):
    marks = {0: {"alerts": ("rash", "anaphylaxis")}}
    answer = json.loads(said(file(taking(9, marks=marks)), "--on", TODAY, "--json"))
    assert [(one["rule"], one["action"]) for one in answer["safety"]] == [
        ("anaphylaxis", "call_emergency"),
        ("possible-allergy", "contact_today"),
        ("after-alert", "talk_to_prescriber"),
    ]
    assert [list(one) for one in answer["safety"]] == [["rule", "action", "headline"]] * 3
    assert [list(one) for one in answer["notes"]] == [["rule", "headline"]]


def test_an_unconfirmed_plan_has_no_dose_in_the_answer(file):
    answer = json.loads(said(file(taking(21, plan=UNCONFIRMED)), "--on", TODAY, "--json"))
    assert (answer["action"], answer["rule"]) == ("talk_to_prescriber", "step-up")
    assert (answer["dose_mg"], answer["timing"]) == (None, None)


def test_the_answer_in_words_says_why_and_what_would_change_it(file):
    lines = said(file(taking(13)), "--on", TODAY).splitlines()
    assert lines[:3] == [
        "Stay at 1.5 mg until 21 September 2026",
        "",
        "This is day 13 at 1.5 mg. Your plan waits 14 days at each dose.",
    ]
    assert "  Wait until 21 September 2026, if nothing else gets in the way." in lines
    assert "  – Days at this dose: 13 of 14" in lines
    assert lines[-1] == "Rule interval, 2026-09-20. No medical advice: ask your prescriber."


def test_with_suggestions_off_it_only_warns(file, settings):
    settings.SUGGESTIONS = False
    answer = json.loads(said(file(taking(21)), "--on", TODAY, "--json"))
    assert (answer["action"], answer["rule"]) == ("hold", "suggestions-off")


def batch(*lines: str | bytes) -> list[dict]:
    """The answers to lines of a batch."""
    given = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
    ended = subprocess.run(
        [sys.executable, ROOT / "manage.py", "suggest", "--batch"],
        input=given, capture_output=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in ended.stdout.splitlines()]


def line(diary, on=TODAY) -> str:
    return json.dumps({"on": str(on), "diary": json.loads(dump(diary))})


def test_a_batch_gets_one_answer_a_line_in_its_order():
    answers = batch(line(taking(21)), line(taking(13)), line(taking(21), ago(20)))
    assert [answer["rule"] for answer in answers] == ["step-up", "interval", "interval"]
    assert [list(answer) for answer in answers] == [KEYS] * 3


def test_what_is_refused_in_a_batch_says_where_and_why_and_the_rest_is_answered():
    wrong = line(taking(3)).replace('"status": "taken"', '"status": "eaten"', 1)
    lines = (wrong, "{", b"\xff", "[]", '{"diary": {}}', f'{{"on": "{TODAY}"}}', line(taking(21)))
    *refusals, last = batch(*lines)
    assert [one["error"]["path"] for one in refusals] == [
        "doses[0].status", "$", "$", "$", "on", "$",
    ]  # fmt: skip
    assert refusals[0] == {
        "error": {"path": "doses[0].status", "reason": "must be one of taken, skipped"}
    }
    assert last["rule"] == "step-up"


def test_a_batch_is_answered_as_its_lines_come():
    lines = iter([line(taking(21)).encode()])
    answers = batch_answers(lines, suggestions=True)
    assert json.loads(next(answers))["rule"] == "step-up"


def test_without_a_file_a_day_or_a_batch_nothing_is_answered():
    assert refused() == (2, "DIARY.json and --on, or --batch, are needed")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    code, words = refused(tmp_path / "none.json", "--on", TODAY)
    assert (code, words) == (2, f"{tmp_path / 'none.json'}: No such file or directory")


def test_a_wrong_file_is_refused_with_its_line_day_value_and_reason(file):
    text = dump(taking(3)).replace('"status":"taken"', '"status":"eaten"', 1)
    path = file(text)
    assert refused(path, "--on", TODAY) == (
        2,
        f"{path}: line 13, doses[0].status (2026-09-18): must be one of taken, skipped"
        " [day 2026-09-18, status eaten, dose mg 1.5, timing night]",
    )


WRONG = """{"format": "ldn-tracker-diary", "version": 1,
 "person": {"timezone": "Mars/Olympus"},
 "entries": [
  {"day": "2026-09-18", "notes": "tired"},
  {"day": "2026-09-19", "ratings": {"pain": 99, "fatigue": 3, "fatigue": 4}}
 ],
 "dosses": []}
"""


@pytest.mark.parametrize("command", ["suggest", "summary"])
def test_all_that_is_wrong_is_told_at_once(file, command):
    options = ("--on", TODAY) if command == "suggest" else ("--text",)
    path = file(WRONG)
    with pytest.raises(CommandError) as caught:
        call_command(command, *map(str, (path, *options)))
    unknown = "is not a field of the diary format: did you mean"
    assert (caught.value.returncode, str(caught.value).splitlines()) == (
        2,
        [
            f"{path}: 5 things are wrong.",
            "  line 2, person.timezone: this is not a time zone that we know [Mars/Olympus]",
            f"  line 4, entries[0].notes (2026-09-18): {unknown} “note”? [tired]",
            "  line 5, entries[1].ratings.fatigue (2026-09-19):"
            " is there twice in the same object [[3, 4]]",
            "  line 5, entries[1].ratings.pain (2026-09-19):"
            " 99 is not from 0 to 10, in tenths [99]",
            f"  line 7, dosses: {unknown} “doses”? [[]]",
        ],
    )


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "photo.json"
    path.write_bytes(b"\xff\xd8\xff")
    assert refused(path, "--on", TODAY) == (2, f"{path}: is not UTF-8 text")


@pytest.mark.parametrize("day", ["2026-02-30", "20260920", "tomorrow", "0001-01-01", ""])
def test_a_wrong_day_is_refused(file, day):
    with pytest.raises(CommandError, match="must be a day between 1900 and 2199"):
        said(file(taking(3)), "--on", day)


@pytest.mark.parametrize("day", ["2026-09-20", "x"])
def test_a_refusal_ends_with_status_2_and_says_so_on_stderr(day, tmp_path):
    ended = subprocess.run(
        [sys.executable, ROOT / "manage.py", "suggest", "none.json", "--on", day],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "none.json" in ended.stderr or "must be a day" in ended.stderr
