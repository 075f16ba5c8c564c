"""What the page for the GP tells of years ago."""

from datetime import timedelta

from dose.diary.diary import Diary
from dose.diary.parts import Break
from ldn_tracker.report.build import summarise
from ldn_tracker.report.forms import usual_choice
from ldn_tracker.report.parts.page import Summary
from tests import builders as b
from tests.conftest import TODAY


def usual(diary: Diary) -> Summary:
    """The page as it opens."""
    choice = usual_choice(diary, TODAY)
    return summarise(diary, choice.first, choice.last, printed=TODAY)


def test_a_break_after_two_doses_a_day_a_year_ago_names_both():
    ended = TODAY - timedelta(500)
    diary = b.diary(
        plan=b.plan(doses_per_day=2),
        regimen=[b.regimen(TODAY - timedelta(600))],
        doses=[b.dose(ended, timing="morning"), b.dose(ended, timing="night")],
        breaks=[Break(start=ended + timedelta(1), reason="stopped")],
        entries=b.entries(TODAY - timedelta(30), TODAY, {"fatigue": 5}),
    )
    assert " and " in usual(diary).regimen.text
