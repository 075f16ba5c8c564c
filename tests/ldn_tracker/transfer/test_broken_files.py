"""Whatever is in a file, it is read or refused in words; it never ends in an error of Python's."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dose.diary import from_database
from journal.day import Clock
from journal.models import PersonRow
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.store import store
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW
from tests.strategies import a_few_on_a_database

CLOCK = Clock(b.ZONE)
EVERYTHING = json.loads(dump(b.everything()))
HEADER = "observation_date,tracker_name,tracker_category,observation_value"
CATEGORIES = ("General", "Brain", "Experience", "Menstrual", "Sleep", "Note", "Funcap_home", "x")

leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["2026-06-01", "1.5", "04:00", "2026-06-01T22:00:00+12:00", "9999-12-31", ""]),
)
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=2), max_leaves=3) | (
    st.dictionaries(st.text(max_size=5), leaves, max_size=2)
)


def places(node, path=()) -> list[tuple]:
    """The path of every value in a JSON object."""
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    found = []
    for key, value in inner:
        found.append((*path, key))
        if isinstance(value, dict | list):
            found += places(value, (*path, key))
    return found


def with_another(value, path: tuple):
    """A copy of the diary with everything, with another value in one place."""
    copy = json.loads(json.dumps(EVERYTHING))
    node = copy
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return copy


def is_read_or_refused(read, source) -> bool:
    """Whether reading ends in one of the two ways that are allowed."""
    try:
        read(source)
    except Refused as refusal:
        return bool(refusal.path and refusal.reason)
    return True


def is_taken_whole(data: bytes) -> bool:
    """Whether an import would take everything without a question."""
    try:
        return not any_file.read(data, CLOCK, at=NOW).left_out
    except Refused:
        return False


@given(st.sampled_from(places(EVERYTHING)), values)
def test_a_diary_with_anything_anywhere_is_read_or_refused(path, value):
    assert is_read_or_refused(load, json.dumps(with_another(value, path)))


@given(st.sampled_from(places(EVERYTHING)), values)
def test_what_is_read_is_written_and_read_the_same(path, value):
    try:
        diary = load(json.dumps(with_another(value, path)))
    except Refused:
        return
    assert load(dump(diary)) == diary


@given(st.sampled_from(places(EVERYTHING)), values)
def test_an_import_takes_what_the_rules_can_read_or_refuses_it(path, value):
    text = json.dumps(with_another(value, path))
    try:
        diary = any_file.read(text.encode(), CLOCK, at=NOW).diary
    except Refused:
        return
    assert load(dump(diary)) == diary


@given(st.sampled_from(places(EVERYTHING)), values)
def test_an_import_lists_whatever_the_rules_would_refuse(path, value):
    text = json.dumps(with_another(value, path))
    try:
        load(text)
    except Refused:
        assert not is_taken_whole(text.encode())


@pytest.mark.django_db
@a_few_on_a_database
@given(st.sampled_from(places(EVERYTHING)), values)
def test_what_is_read_is_stored_as_it_is_or_refused(path, value):
    person = PersonRow.objects.create()
    try:
        diary = load(json.dumps(with_another(value, path)))
        store(person, diary, at=b.at("2026-09-20T12:30:00+12:00"))
    except Refused:
        return
    assert from_database.whole(person) == diary


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    assert is_read_or_refused(lambda source: any_file.read(source, CLOCK, at=NOW), data)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2026-05-15", "2026-05-16", "15/05/2026", ""]),
            st.sampled_from(["Fatigue", "Crash", "Period", "Muscle aches", "HRV", ""])
            | st.text(max_size=5),
            st.sampled_from(CATEGORIES) | st.text(max_size=5),
            st.sampled_from(["0", "1", "2", "3", "1.5", "nan", "1e999", "", "x"])
            | st.text(max_size=5),
        ),
        max_size=5,
    )
)
def test_any_lines_of_an_export_are_read_or_refused(rows):
    text = "\n".join([HEADER, *(",".join(row) for row in rows)])
    data = text.encode("utf-8", "replace")
    assert is_read_or_refused(lambda source: any_file.read(source, CLOCK, at=NOW), data)


@pytest.mark.parametrize("cut_at", range(0, 2000, 97))
def test_a_file_that_was_cut_off_is_refused(cut_at):
    with pytest.raises(Refused):
        load(dump(b.everything())[:cut_at])


def test_the_unbroken_file_is_read():
    read = any_file.read(dump(b.everything()).encode(), CLOCK, at=NOW)
    assert read == Reading("LDN tracker", b.everything())
