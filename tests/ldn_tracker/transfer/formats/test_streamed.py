"""A file is read as it comes: in whichever pieces, it says what it says in one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.day import Clock
from journal.limits import MOST_LINES
from ldn_tracker.transfer.brought import decoding, json_text, table
from ldn_tracker.transfer.brought.gather import Gathering
from ldn_tracker.transfer.brought.rows import Note, Odd, OwnNumber, Rating
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import any_file, bearable
from ldn_tracker.transfer.formats.visible_trackers import measure_of
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW, TODAY
from tests.ldn_tracker.transfer.formats.brought import doses, read
from tests.ldn_tracker.transfer.formats.test_any_text import AMBIGUOUS, WAYS
from tests.ldn_tracker.transfer.formats.test_health_auto_export import ONE
from tests.ldn_tracker.transfer.test_every_file import BECOMES, REFUSED, content


def said(data: bytes):
    """What a file says, or why it says nothing."""
    try:
        return read(data)
    except Refused as error:
        return str(error)


@pytest.fixture
def in_pieces(monkeypatch):
    """`in_pieces(size)`: files are read so many bytes at a time."""
    return lambda size: monkeypatch.setattr(decoding, "PIECE", size)


@pytest.mark.parametrize("name", BECOMES | REFUSED)
def test_a_file_says_the_same_in_pieces_and_in_one(name, in_pieces):
    data = content(name)
    whole = said(data)
    in_pieces(101)
    assert said(data) == whole


@pytest.mark.parametrize("size", [1, 2, 3, 7])
@pytest.mark.parametrize("data", [*WAYS.values(), AMBIGUOUS.encode()], ids=[*WAYS, "ambiguous"])
def test_no_letter_or_line_is_torn(data, size, in_pieces):
    whole = said(data)
    in_pieces(size)
    assert said(data) == whole


@given(st.text("a,\r\n", max_size=12), st.integers(1, 5))
def test_lines_are_those_of_the_whole(text, size):
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert [*decoding.lines(pieces)] == decoding.WRITTEN.findall(text)


def test_a_line_without_an_end_is_refused():
    with pytest.raises(Refused, match="has a line of more than 1000000 letters"):
        [*decoding.lines("x" * 100_000 for _ in range(20))]


def test_a_letter_that_is_no_utf_8_far_down_makes_it_windows_1252():
    lines = "date,mood\n" + "2026-05-15,5\n" * 1000
    assert Source.of(f"{lines}ü".encode()).encoding == "utf-8"
    assert Source.of(f"{lines}ü".encode("cp1252")).encoding == "cp1252"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.floats(allow_nan=False)
    | st.text('a"\\\n{}[]:,é', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=12,
)  # fmt: skip


def found(kept) -> list:
    """The rows of the list at a.b, of what was read whole."""
    part = kept.get("a") if isinstance(kept, dict) else None
    rows = part.get("b") if isinstance(part, dict) else None
    return rows if isinstance(rows, list) else []


@settings(max_examples=300)
@given(VALUES, st.integers(1, 9), st.sampled_from([None, 2]))
@pytest.mark.parametrize("longest", [30, json_text.LONGEST_ROW])
def test_rows_of_a_json_are_those_of_the_whole(longest, kept, size, indent):
    text = json.dumps(kept, indent=indent, ensure_ascii=False)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    with pytest.MonkeyPatch.context() as patch:
        if not found(kept):  # a row itself may not be longer
            patch.setattr(json_text, "LONGEST_ROW", longest)
        assert [*json_text.rows(pieces, "a", "b")] == found(kept)


@pytest.mark.parametrize("at", range(1, 60, 7))
def test_a_json_that_is_cut_off_is_refused(at):
    text = '{"data": {"metrics": ["x"], "medications": [{"status": "Taken"}, 1]}}'
    with pytest.raises(Refused, match="is cut off, or no JSON"):
        [*json_text.rows([text[:at]], "data", "medications")]


TRAPS = {
    "a row without an end": '{"data": {"medications": [[' + "[]," * 400_000,
    "lists in lists": '{"data": {"medications": ' + "[" * 100_000,
    "lists in lists that are gone past": '{"data": {"x": ' + "[" * 100_000,
    "a text without an end": '{"data": {"x": "' + "x" * 1_100_000,
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_a_trap_in_a_json_is_refused(text):
    with pytest.raises(Refused):
        [*json_text.rows([text], "data", "medications")]


def test_medications_are_found_behind_measurements_of_any_length():
    beats = {"name": "heart_rate", "data": [{"qty": n} for n in range(100_000)]}
    taken = {"displayText": "LDN", "start": "2026-05-15 21:38:00 +1200", "dosage": 1,
             "units": "count", "status": "Taken"}  # fmt: skip
    file = json.dumps({"data": {"metrics": [beats], "medications": [taken]}})
    assert doses(file, **ONE) == [("2026-05-15", "taken", "1.5", "night")]


def test_the_command_takes_more_lines_than_a_page():
    lines = (f"2026-05-15,Fatigue,General,{n % 4}" for n in range(MOST_LINES + 1))
    file = "observation_date,tracker_name,tracker_category,observation_value\n" + "\n".join(lines)
    clock = Clock(b.ZONE)
    (entry,) = any_file.read(file.encode(), clock, at=NOW, any_length=True).diary.entries
    assert entry.ratings == {"fatigue": 10}


def gathered(rows) -> Gathering:
    gathering = Gathering(bearable.FORMAT, Clock(b.ZONE))
    gathering.take(rows, limited=True, most_lines=None)
    return gathering


ENDLESS = {
    "holds 301 different trackers": lambda n: Rating(n, TODAY, measure_of(f"t{n}"), 1),
    "holds 1001 things": lambda n: Odd(n, TODAY, "x", "is odd"),
    "letters of notes in all": lambda n: Note(n, TODAY, f"{n}" + "x" * 10_000),
}


@pytest.mark.parametrize(("words", "row"), ENDLESS.items(), ids=ENDLESS)
def test_what_no_diary_can_hold_is_refused_before_it_fills_the_memory(words, row, monkeypatch):
    monkeypatch.setattr("ldn_tracker.transfer.brought.gather.LOOKED_AFTER", 301)
    rows = (row(n) for n in range(10_000))
    with pytest.raises(Refused):
        gathered(rows)
    assert next(rows, None) is not None


def test_of_many_numbers_of_a_day_only_their_mean_is_kept():
    measure = measure_of("Mood")
    (day,) = gathered(OwnNumber(n, TODAY, measure, n % 2) for n in range(30_000)).days.values()
    assert day.entry(TODAY).measurements == {"visible-mood": 0.5}


def test_a_line_is_known_again_among_as_many_as_a_page_takes(monkeypatch):
    monkeypatch.setattr(table, "MOST_LINES", 3)
    lately = table.Lately()
    assert [lately.is_new(word) for word in "abcabc"] == [True] * 3 + [False] * 3
    assert [lately.is_new(word) for word in "defa"] == [True, True, True, False]
    assert [lately.is_new(word) for word in "ghb"] == [True, True, True]
