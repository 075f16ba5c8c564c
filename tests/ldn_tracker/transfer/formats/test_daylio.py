"""Daylio's CSV and backup: moods of one's own asked about, several a day, months from 0."""

import io
import json
import zipfile
from base64 import b64encode

import pytest

from tests.ldn_tracker.transfer.formats.brought import asked, notes, numbers, read, real

HEADER = "full_date,date,weekday,time,mood,activities,note_title,note"


def export(*rows: str, header: str = HEADER) -> str:
    """Rows of "time,mood,…" on 15 May 2026."""
    return "\n".join([header, *(f"2026-05-15,15 May,Friday,{row}" for row in rows)])


@pytest.mark.parametrize(
    ("mood", "value", "raw"),
    [("rad", 10, 5), ("good", 7.5, 4), ("meh", 5, 3), ("bad ", 2.5, 2), ("Awful", 0, 1)],
)
def test_a_mood_is_put_on_a_scale_of_ten_of_which_ten_is_best(mood, value, raw):
    assert numbers(export(f"22:00,{mood},,,")) == {
        "2026-05-15": {"daylio-mood": value, "daylio:Mood 22:00": raw}
    }


@pytest.mark.parametrize("hour", ["10:00 pm", "22:00", "10:00\u202fPM"])
def test_a_time_is_read_on_either_clock(hour):
    assert "daylio:Mood 22:00" in numbers(export(f"{hour},rad,,,"))["2026-05-15"]


def test_of_several_moods_of_a_day_the_mean_counts_and_each_is_kept():
    assert numbers(export("08:00,rad,,,", "22:00,good,,,")) == {
        "2026-05-15": {"daylio-mood": 8.8, "daylio:Mood 08:00": 5, "daylio:Mood 22:00": 4}
    }


def test_a_mood_of_ones_own_is_asked_about_once():
    file = export("22:00,sleepy,,,", "23:00,Sleepy,,,")
    assert asked(file) == ["mood:sleepy"]
    assert numbers(file, **{"mood:sleepy": "2"})["2026-05-15"]["daylio-mood"] == 2.5


def test_a_mood_that_is_left_out_leaves_its_note():
    file = export("22:00,sleepy,,,A quiet day")
    assert numbers(file, **{"mood:sleepy": "0"}) == {"2026-05-15": {}}
    assert notes(file, **{"mood:sleepy": "0"}) == {"2026-05-15": "A quiet day"}


def test_activities_and_notes_are_kept_as_words_without_html():
    file = export('22:00,rad,"LDN | music ",A title,"One<br>two\nthree &amp; four"')
    assert notes(file) == {"2026-05-15": "Activities: LDN, music\nA title\nOne\ntwo\nthree & four"}
    assert read(file).diary.doses == ()


def test_scales_of_newer_builds_are_kept_as_words():
    header = HEADER.replace("activities", "activities,scales")
    assert notes(export("22:00,rad,,Sleep: 4,,", header=header)) == {
        "2026-05-15": "Scales: Sleep: 4"
    }


def backup(*entries: dict) -> bytes:
    """A backup, as the app packs it."""
    kept = {
        "customMoods": [{"id": 1, "mood_group_id": 1}, {"id": 9, "mood_group_id": 4}],
        "tags": [{"id": 3, "name": "walk"}],
        "dayEntries": entries,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("backup.daylio", b64encode(json.dumps(kept).encode()))
    return file.getvalue()


def test_a_backup_counts_months_from_0_and_knows_moods_of_ones_own():
    day = {"year": 2026, "month": 4, "day": 15, "hour": 22, "minute": 5, "mood": 9, "tags": [3]}
    file = backup(day | {"note": "Rested"})
    assert numbers(file) == {"2026-05-15": {"daylio-mood": 2.5, "daylio:Mood 22:05": 2}}
    assert notes(file) == {"2026-05-15": "Activities: walk\nRested"}


def test_an_entry_of_no_day_is_left_out():
    reading = read(backup({"year": 2026, "month": 12, "day": 1, "mood": 1}))
    assert [(each.path, each.reason) for each in reading.left_out] == [
        ("dayEntries[0]", "is not a day with a mood")
    ]


@pytest.mark.parametrize(
    ("name", "days", "moods"),
    [
        ("daylio_test_data_staticf0x.csv", 5, 0),
        ("daylio_sample_michaelcurrin.csv", 3, 2),
        ("daylio_sample_multiple_moods_michaelcurrin.csv", 5, 4),
    ],
)
def test_the_real_files_are_read(name, days, moods):
    reading = read(real(f"daylio/{name}"), zone="Europe/London")
    assert (len(reading.diary.entries), len(reading.questions)) == (days, moods)
    assert reading.left_out == ()
