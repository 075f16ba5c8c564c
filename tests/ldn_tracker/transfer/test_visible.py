"""The export of the Visible app: every tracker in its place, or kept raw and listed."""

from pathlib import Path

import pytest

from journal.day import Clock
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.merge.diaries import merge
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW

YEAR = Path(__file__).resolve().parents[4] / "shared" / "data" / "visible" / "export-2025-04.csv"
HEADER = "observation_date,tracker_name,tracker_category,observation_value"
DAY = b.day("2026-05-15")


def read(text: str, zone: str):
    """The Reading of a file with this text."""
    return any_file.read(text.encode(), Clock(zone), at=NOW)


def export(*rows: str, header: str = HEADER) -> str:
    """A file of rows, each without its day unless it begins with one."""
    dated = [row if row[:2] == "20" else f"2026-05-15,{row}" for row in rows]
    return "\n".join([header, *dated]) + "\n"


def entry(*rows: str):
    """The one entry of a file of such rows."""
    (only,) = read(export(*rows), b.ZONE).diary.entries
    return only


def left_out(text: str) -> list[str]:
    """What is left out of a file: where, what and why."""
    return [str(each) for each in read(text, b.ZONE).left_out]


@pytest.fixture
def year() -> str:
    """A real person's real year."""
    if not YEAR.exists():
        pytest.skip(f"the real export is not here ({YEAR.name} in ../shared/data/visible)")
    return YEAR.read_bytes().decode()


@pytest.mark.parametrize(("level", "rating"), [(0, 0), (1, 3.3), (2, 6.7), (3, 10)])
def test_a_symptom_that_is_ours_is_put_on_the_scale_of_ten(level, rating):
    assert entry(f"Brain Fog,Brain,{level}").ratings == {"brain_fog": rating}


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_a_side_effect_that_is_ours_keeps_its_level(level):
    assert entry(f"Nausea,Gastrointestinal,{level}").ratings == {"nausea": level}


def test_any_other_symptom_becomes_a_measure_of_the_persons_own():
    diary = read(export("Muscle aches,Muscles,2"), b.ZONE).diary
    (measure,) = diary.measures
    assert (measure.id, measure.name, measure.kind, measure.scale) == (
        "visible-muscle-aches",
        "Muscle aches",
        "symptom",
        3,
    )
    assert diary.entries[0].ratings == {"visible-muscle-aches": 2}


ALIKE = [
    ("Pain above the left knee after a walk of more than half an hour, mornings",
     "Pain above the left knee after a walk of more than half an hour, evenings"),
    ("☂", "☀"),
    ("痒み", "痛み"),
]  # fmt: skip


@pytest.mark.parametrize("names", [[name.replace(",", ";") for name in pair] for pair in ALIKE])
def test_two_trackers_never_become_one_measure(names):
    rows = [f"{name},General,{level}" for level, name in enumerate(names, start=1)]
    diary = read(export(*rows), b.ZONE).diary
    assert sorted(measure.name for measure in diary.measures) == sorted(names)
    rated = {measure.name: diary.entries[0].ratings[measure.id] for measure in diary.measures}
    assert rated == {names[0]: 1, names[1]: 2}


def test_depression_never_feeds_low_mood():
    assert entry("Depression,Brain,3").ratings == {"visible-depression": 3}


@pytest.mark.parametrize(
    ("row", "fact", "value"),
    [
        ("Crash,Experience,1", "crash", True),
        ("Crash,Experience,0", "crash", False),
        ("Infection,Experience,1", "factors", ("infection",)),
        ("Infection,Experience,0", "factors", ()),
        ("Period,Menstrual,1", "factors", ("period",)),
        ("Period,Experience,1", "factors", ("period",)),
    ],
)
def test_an_experience_is_a_crash_or_a_factor(row, fact, value):
    assert getattr(entry(row), fact) == value


def test_a_day_without_a_crash_row_leaves_the_crash_unanswered():
    assert entry("Fatigue,General,1").crash is None


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        ("Sleep,Sleep,0", "visible:Sleep", 0),
        ("HRV,Measurement,41.2", "visible:HRV", 41.2),
        ("HR Variability,Measurement,55", "visible:HRV", 55),
        ("Stability Score,Measurement,4", "visible:Stability Score", 4),
        ("PacePoints,Measurement,0.0", "visible:PacePoints", 0),
        ("Physically active,Physical,3", "visible:Physically active", 3),
        ("Sitting in bed for approx. ½ hour,Funcap_upright,6",
         "visible:Sitting in bed for approx. ½ hour", 6),
        ("A text one A4 page long,Funcap_concentration,4", "visible:A text one page long", 4),
        ("Steps,Something new,8000", "visible:Steps", 8000),
    ],
)  # fmt: skip
def test_what_has_no_place_is_kept_raw_with_its_new_name(row, name, value):
    assert entry(row).measurements == {name: value}


def test_what_is_kept_raw_is_listed():
    text = export("Sleep,Sleep,1", "2026-05-16,Sleep,Sleep,0", "Fatigue,General,1")
    assert [str(kept) for kept in read(text, b.ZONE).kept_raw] == ["Sleep: 2 days"]


def test_notes_of_a_day_are_joined_and_each_stands_once():
    rows = ("Note,Note,Walked 400m", "Note,Note,Rested", "Note,Note,Walked 400m")
    assert entry(*rows).note == "Walked 400m\nRested"


def test_a_comma_in_a_note_is_kept_after_all():
    assert entry("Note,Note,Walked, then rested").note == "Walked, then rested"


def test_of_two_rows_for_a_tracker_and_day_the_last_one_counts():
    assert entry("Fatigue,General,1", "Fatigue,General,3").ratings == {"fatigue": 10}


def test_an_empty_value_is_missing_and_not_zero():
    assert entry("Fatigue,General,", "Pain,Pain,0").ratings == {"pain": 0}


@pytest.mark.parametrize(
    "text",
    [
        export("Fatigue,General,1"),
        export("Fatigue,General,1 ", header=HEADER + " ").replace("\n", "\r\n"),
        "\ufeff" + export("Fatigue,General,1"),
        export("Fatigue,General,1").rstrip("\n"),
        "observation_value,tracker_category,tracker_name,observation_date,more\n"
        "1,General,Fatigue,2026-05-15,x\n",
    ],
    ids=["plain", "spaces and CRLF", "BOM", "no final newline", "other order"],
)
def test_a_file_is_read_by_its_header_however_it_is_written(text):
    assert read(text, b.ZONE).diary.entries == (b.entry(DAY, {"fatigue": 3.3}),)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Fatigue,General,1,2", "line 2: has 5 cells where the header has 4"
         " [2026-05-15, Fatigue, General, 1, 2]"),
        ("Fatigue,General", "line 2: has 3 cells where the header has 4"
         " [2026-05-15, Fatigue, General]"),
        ("2026-02-30,Fatigue,General,1",
         "line 2: “2026-02-30” is not a day that we can read [2026-02-30]"),
        ("Fatigue,General,4",
         "line 2 (2026-05-15): Fatigue: 4 is not a whole number from 0 to 3 [Fatigue 4]"),
        ("Fatigue,General,1.5",
         "line 2 (2026-05-15): Fatigue: 1.5 is not a whole number from 0 to 3 [Fatigue 1.5]"),
        ("Crash,Experience,2",
         "line 2 (2026-05-15): Crash: 2 is not a whole number from 0 to 1 [Crash 2]"),
        ("HRV,Measurement,high",
         "line 2 (2026-05-15): HRV: high is not a number [HRV high]"),
        ("HRV,Measurement,nan", "line 2 (2026-05-15): HRV: nan is not a number [HRV nan]"),
    ],
)  # fmt: skip
def test_an_odd_line_is_left_out_with_its_number_value_and_reason(row, words):
    text = export(row, "Pain,Pain,0")
    assert left_out(text) == [words]
    assert read(text, b.ZONE).diary.entries == (b.entry(DAY, {"pain": 0}),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe\x00", "is not UTF-8 text: is it a diary file or a CSV export?"),
        (b"hello", "is neither a diary file (JSON) nor an export of an app that is known here"),
        (
            export("Fatigue,General,1", "Note,Note,a\x00b").encode(),
            "line 3 holds a NUL, which is not text",
        ),
        (b'{"format": "x"}', 'format is not "ldn-tracker-diary": is this a diary file?'),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(data, message):
    with pytest.raises(Refused) as caught:
        any_file.read(data, Clock(b.ZONE), at=NOW)
    assert str(caught.value) == message


def test_an_export_is_recognised_by_what_is_in_it():
    reading = any_file.read(
        export("Fatigue,General,1").encode("utf-8-sig"), Clock("Europe/Oslo"), at=NOW
    )
    assert (reading.source, reading.diary.person.timezone) == ("Visible", "Europe/Oslo")


def test_an_export_under_old_names_and_one_under_new_names_are_one():
    old = export("HR Variability,Measurement,55", "Period,Menstrual,1", "One A4 page,x,1")
    new = export("HRV,Measurement,55", "Period,Experience,1", "One A4 page,x,1")
    assert read(old, b.ZONE) == read(new, b.ZONE)


def test_the_real_year_has_366_days_and_all_its_rows(year):
    diary = read(year, "Europe/Oslo").diary
    answers = sum(len(entry.ratings) + len(entry.measurements) for entry in diary.entries)
    crashes = sum(entry.crash is not None for entry in diary.entries)
    notes = sum(len(entry.note.splitlines()) for entry in diary.entries)
    periods = 332  # rows, most of them 0
    assert len(diary.entries) == 366
    assert answers + crashes + notes + periods == 11_632


def test_the_real_years_zeros_are_zeros(year):
    entries = read(year, "Europe/Oslo").diary.entries
    assert sum(entry.ratings.get("visible-constipation") == 0 for entry in entries) == 273
    assert sum(entry.crash is False for entry in entries) == 255
    assert sum("period" in entry.factors for entry in entries) == 46


@pytest.mark.parametrize("newest", [True, False])
def test_a_shorter_export_and_then_the_longer_is_the_longer_alone(year, newest):
    header, *rows = year.splitlines(keepends=True)
    part = rows[:5000] if newest else rows[4321:]
    short = read("".join([header, *part]), "Europe/Oslo").diary
    whole = read(year, "Europe/Oslo").diary
    assert merge(short, whole, at=b.at("2026-09-20T12:00:00+12:00")).diary == whole
