"""Rows in the plain words of the preview: how a plan and a regimen are taken."""

import pytest

from ldn_tracker.transfer.words import say
from tests import builders as b


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (b.plan(), "1.5 mg to 4.5 mg"),
        (b.plan(doses_per_day=2), "1.5 mg to 4.5 mg, in two parts a day"),
        (b.plan(every_days=3), "1.5 mg to 4.5 mg, every third day"),
        (b.regimen(), "1.5 mg, night, from 1 Jun 2026"),
        (
            b.regimen(timing="both", every_days=2),
            "1.5 mg, morning + night, every second day, from 1 Jun 2026",
        ),
    ],
)
def test_a_plan_and_a_regimen_say_parts_and_days(row, words):
    assert say(row) == words
