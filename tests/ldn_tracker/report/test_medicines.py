"""When a medicine was last taken, as the page for the GP has it: by the rules' last day."""

import pytest

from dose.diary.parts import Medicine
from tests.summary_pages import after, page, said, taking

PRINTED = 28


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ({}, "opioid, current."),
        ({"until": after(PRINTED + 9)}, "opioid, until 8 Jul 2026."),
        ({"until": after(PRINTED + 9), "last_taken": after(20)}, "opioid, until 8 Jul 2026."),
        ({"until": after(20)}, "opioid, last taken 21 Jun 2026."),
        ({"until": after(9), "last_taken": after(20)}, "opioid, last taken 21 Jun 2026."),
        ({"until": after(20), "last_taken": after(9)}, "opioid, last taken 21 Jun 2026."),
    ],
)
def test_the_later_end_is_the_last_day_and_one_to_come_is_told_as_that(ends, words):
    shown = page(taking(medicines=[Medicine(name="codeine", **ends)]))
    assert said(shown.medicines)[0] == f"codeine: {words}"
