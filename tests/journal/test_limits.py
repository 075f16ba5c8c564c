"""No list of a diary grows without end: how much it holds is one table, in the document too."""

import re
from pathlib import Path

import pytest

from dose.diary.diary import LISTS
from journal.limits import MOST, NOUNS, lines_that_fit, need_few, need_room
from journal.validation import Impossible

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "data-format.md"


def test_every_list_of_the_diary_has_a_limit_and_a_noun():
    assert {name for name in MOST if "." not in name} == set(LISTS)
    assert MOST.keys() == NOUNS.keys()


def test_the_document_has_the_same_numbers():
    told = dict(re.findall(r"\| `([a-z_.]+)` \| (\d+)", DOCUMENT.read_text()))
    assert {name: int(number) for name, number in told.items()} == dict(MOST)


def test_a_list_at_its_limit_is_taken_and_one_more_is_refused_by_its_name():
    need_few("medicines", 300)
    with pytest.raises(Impossible) as refused:
        need_few("medicines", 301)
    assert (refused.value.name, refused.value.reason) == (
        "medicines",
        "holds 301 medicines and supplements, at most 300 can be kept. Take some out, or ask"
        " whoever runs the server to import it all with import_diary --beyond-limits",
    )


def test_what_is_here_already_beyond_the_limit_may_stay():
    need_few("medicines", 3000, here=3000)
    with pytest.raises(Impossible):
        need_few("medicines", 3001, here=3000)


def test_a_full_list_says_what_to_do():
    need_room("breaks", 199)
    with pytest.raises(Impossible) as refused:
        need_room("breaks", 200)
    assert refused.value.reason == (
        "This list is full: it can hold 200 breaks at most. First remove what was added by mistake"
    )


def test_lines_are_counted_and_measured():
    assert lines_that_fit("person.allergies", ["penicillin"] * 100) == ""
    assert lines_that_fit("person.allergies", ["a"] * 101) == "At most 100 allergies can be kept."
    assert lines_that_fit("person.diagnoses", ["x" * 201]) == "Is longer than 200 letters."
