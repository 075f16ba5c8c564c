"""Which answers make a day a recorded one."""

import pytest

from dose.parts import Entry
from tests import builders as b

DAY = b.day("2026-09-20")


@pytest.mark.parametrize(
    "said",
    [{"ratings": {"fatigue": 0}}, {"crash": False}, {"factors": ("travel",)},
     {"alerts": ("rash",)}, {"note": "Far."}],
)  # fmt: skip
def test_an_answer_about_the_day_makes_it_a_recorded_one(said):
    assert Entry(day=DAY, **said).answered is True


@pytest.mark.parametrize(
    "said",
    [{}, {"new_since_change": ("nausea",)}, {"not_new_since_change": ("nausea",)},
     {"measurements": {"visible:hrv": 40.0}}],
)  # fmt: skip
def test_nothing_else_does(said):
    assert Entry(day=DAY, **said).answered is False
