"""Why the next step waits, in words: what was marked and when, and how many doses are noted."""

from datetime import date

import pytest

from dose.diary.parts import Break
from dose.rules import steps
from dose.rules.book import assess
from dose.rules.facts import Facts
from tests import builders as a
from tests.dose.rules.test_following import CALM, TODAY, diary

YESTERDAY = date(2026, 9, 19)


def marked(**marks) -> tuple[str, str]:
    entries = (*diary().entries[:-2], a.entry(YESTERDAY, CALM, **marks), a.entry(TODAY, CALM))
    finding = assess(diary(entries=entries), TODAY).finding
    return finding.rule, finding.headline


@pytest.mark.parametrize(
    ("marks", "what"),
    [
        ({"crash": True}, "crash"),
        ({"factors": ("infection",)}, "infection"),
        ({"crash": True, "factors": ("infection",)}, "crash and infection"),
    ],
)
def test_the_headline_says_what_is_to_pass_and_when_it_was(marks, what):
    headline = f"After the {what} on 19 September: keep your dose the same"
    assert marked(**marks) == ("unsettled", headline)


def because(*doses, pause_until: date) -> str:
    """After a break until a day, with these doses since."""
    earlier = a.doses(date(2026, 8, 31), date(2026, 9, 5))
    pause = Break(start=date(2026, 9, 6), until=pause_until)
    one = diary(doses=earlier + doses, breaks=(pause,))
    return steps.doses_unknown(Facts(one, TODAY, True)).because


def test_where_no_dose_is_noted_that_is_said():
    assert because(pause_until=YESTERDAY) == (
        "No dose is noted in the last 14 days yet. Note your doses for a week, so that they can be"
        " counted."
    )


def test_a_few_noted_doses_are_counted():
    since = a.doses(date(2026, 9, 17), YESTERDAY)
    assert because(*since, pause_until=date(2026, 9, 16)) == (
        "Only 3 doses noted in the last 14 days. Note your doses for a week, so that they can be"
        " counted."
    )


@pytest.mark.parametrize(
    ("regimen", "headline"),
    [
        ((), "Before you start: note how you are for two weeks"),
        ((a.regimen(TODAY),), "Your first dose is due: note how you are each day"),
        ((a.regimen(date(2026, 9, 21)),), "Before you start: note how you are for two weeks"),
    ],
)
def test_whoever_starts_today_is_not_told_to_wait_two_weeks(regimen, headline):
    finding = assess(a.diary(plan=a.plan(), regimen=regimen), TODAY).finding
    assert (finding.rule, finding.headline) == ("baseline-first", headline)
