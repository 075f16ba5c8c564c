"""Two measures that are one after a rename are asked about, and put together once it is said."""

import pytest

from journal.day import Clock
from journal.scales import BUILT_IN, Measure
from ldn_tracker.transfer.formats import any_file
from tests import builders as b
from tests.conftest import NOW
from tests.ldn_tracker.transfer.test_visible import export

HERE = Measure("x-muscle-aches", "Muscle aches", "symptom", 3)


def read(text: str, *here: Measure, **answers: str):
    known = BUILT_IN | {measure.id: measure for measure in here}
    how = {"measures": known, "answers": answers}
    return any_file.read(text.encode(), Clock(b.ZONE), at=NOW, **how)


def test_a_measure_like_one_that_is_here_is_asked_about():
    (question,) = read(export("Muscle ache,Muscles,2"), HERE).questions
    assert (question.id, [value for value, _ in question.choices]) == (
        "rename:visible-muscle-ache",
        ["x-muscle-aches", "other"],
    )


def test_one_that_is_the_same_goes_under_the_name_that_is_here():
    said = {"rename:visible-muscle-ache": "x-muscle-aches"}
    diary = read(export("Muscle ache,Muscles,2"), HERE, **said).diary
    assert dict(diary.entries[0].ratings) == {"x-muscle-aches": 2}
    assert diary.measures == (HERE,)


def test_one_that_is_another_keeps_its_name():
    said = {"rename:visible-muscle-ache": "other"}
    diary = read(export("Muscle ache,Muscles,2"), HERE, **said).diary
    assert dict(diary.entries[0].ratings) == {"visible-muscle-ache": 2}


def test_two_of_one_file_whose_days_never_meet_are_asked_about():
    rows = ("2026-05-01,Muscle aches,Muscles,2", "2026-05-02,Muscle ache,Muscles,1")
    (question,) = read(export(*rows)).questions
    said = {question.id: "visible-muscle-aches"}
    entries = read(export(*rows), **said).diary.entries
    assert [dict(entry.ratings) for entry in entries] == [
        {"visible-muscle-aches": 2},
        {"visible-muscle-aches": 1},
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Muscle aches,Muscles,2", "Muscle ache,Muscles,1"),
        ("2026-05-01,Tinnitus,Sensory,2", "2026-05-02,Migraine,Brain,1"),
        ("2026-05-01,Knee 1,Muscles,2", "2026-05-02,Knee 2,Muscles,1"),
    ],
    ids=["on one day", "unlike", "numbered"],
)
def test_others_are_not_asked_about(rows):
    assert read(export(*rows)).questions == ()
