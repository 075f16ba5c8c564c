"""Nomie's backup is named like a table: a column for each tag, what remains is a note."""

import json

import pytest

from ldn_tracker.transfer.brought.columns import Column
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import any_file
from tests import builders as b
from tests.conftest import NOW

EVENING = 1778835600000  # 2026-05-15 21:00 in Auckland


def backup(*notes: str, at=EVENING, name: str = "note", **more) -> bytes:
    events = [{"_id": "x", name: note, "start": 0, "end": at, "score": 0} for note in notes]
    whole = {"nomie": {"number": "5.6"}, "trackers": {}, "people": {}, "events": events}
    return json.dumps(whole | more).encode()


def lines(file: bytes) -> list[list[str]]:
    table = Source.of(file).needed_table
    width = len(table.header)
    return [list(table.header), *(line.cells[:width] for line in table.lines())]


def test_each_tag_has_a_column_the_most_frequent_first():
    file = backup("Slept #pain(6) well", "#walk #pain(7)")
    assert lines(file) == [
        ["date", "pain", "walk", "note"],
        ["2026-05-15T09:00:00Z", "6", "", "Slept well"],
        ["2026-05-15T09:00:00Z", "7", "1", ""],
    ]


def test_the_third_generation_calls_a_note_notes():
    assert lines(backup("#pain(6)", name="notes"))[1][1] == "6"


def test_its_columns_are_to_be_named():
    with pytest.raises(any_file.NoFormat):
        any_file.format_of(Source.of(backup("#pain(6)")))


def read(file: bytes):
    columns = (
        Column("date", "date"),
        Column("pain", "rating", "pain", 0, 10),
        Column("ldn", "dose-mg"),
        Column("note", "note"),
    )
    return any_file.read(file, b.person().clock, at=NOW, columns=columns)


def test_a_named_backup_becomes_days_and_doses():
    diary = read(backup("#pain(6) #ldn(1.5) with @sam")).diary
    (entry,), (dose,) = diary.entries, diary.doses
    assert (f"{entry.day}", entry.ratings, entry.note) == ("2026-05-15", {"pain": 6}, "with @sam")
    assert (f"{dose.day}", dose.dose_mg, dose.timing) == ("2026-05-15", 1.5, "night")


def test_a_tag_that_stands_twice_in_an_event_is_told_and_not_added_up():
    (left,) = read(backup("#pain(6) #pain(7) #ldn(1)")).left_out
    assert (left.path, left.values, left.reason) == (
        "line 1", "pain 6 and 7", "pain: 6 and 7 is not a number",
    )  # fmt: skip


def test_an_event_without_a_moment_is_left_out():
    reading = read(backup("#pain(6) #ldn(1)", at="soon"))
    assert [left.reason for left in reading.left_out] == ["“soon” is not a day that we can read"]
