"""Wide tables as HTML."""

import pytest

from ldn_tracker.templatetags.tables import hyphened


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Sleepiness", "Sleepiness"),
        ("Trouble sleeping", "Trouble sleeping"),
        ("Lightheadedness at night", "Lighthe\u00adadedness at night"),
    ],
)
def test_a_long_word_over_a_column_has_a_place_to_break(name, shown):
    assert hyphened(name) == shown
