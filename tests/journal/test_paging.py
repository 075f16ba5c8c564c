"""Long lists a page at a time."""

import pytest

from journal.paging import page_of

ROWS = list(range(120))


@pytest.mark.parametrize(
    ("asked", "number", "first"),
    [("", 1, 0), ("2", 2, 50), ("3", 3, 100), ("99", 3, 100), ("0", 3, 100), ("-1", 3, 100),
     ("x", 1, 0), ("²", 1, 0), ("9" * 99, 3, 100)],
)  # fmt: skip
def test_whatever_is_asked_for_there_is_a_page(asked, number, first):
    page = page_of(ROWS, {"past": asked}, "past")
    assert (page.number, page.rows[0], page.pages) == (number, first, 3)


def test_its_neighbours_keep_the_other_lists_where_they_are():
    page = page_of(ROWS, {"past": "2", "now": "4"}, "past")
    assert (page.before, page.after) == ("?now=4&past=1", "?now=4&past=3")


def test_a_short_list_has_no_other_page():
    page = page_of([1], {}, "past")
    assert (list(page), page.before, page.after, page.is_later) == ([1], "", "", False)


def test_an_empty_list_is_false():
    assert bool(page_of([], {}, "past")) is False
