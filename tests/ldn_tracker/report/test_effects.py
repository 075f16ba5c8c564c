"""Side effects on the page for the GP: how often now, how often before, and since when."""

import pytest

from dose.diary.parts import Break
from ldn_tracker.report import onset
from ldn_tracker.report.page import FOOT
from tests import builders as b
from tests.summary_pages import START, after, page, said, taking


def test_a_side_effect_is_told_with_its_worst_and_the_step_it_began_after():
    bad = b.entries(after(2), after(9), {"fatigue": 7, "insomnia": 3})
    calm = b.entries(after(10), after(27), {"fatigue": 7, "insomnia": 0})
    before = b.entries(after(-14), after(1), {"fatigue": 7, "insomnia": 0})
    shown = page(taking(entries=[*before, *bad, *calm]), last=20)
    assert said(shown.side_effects) == [
        "Trouble sleeping: moderate or more on 3 of 14 days (worst: severe); before LDN 0 of 14."
        " Frequent from 3 Jun, 2 days after the start of 1.5 mg night; settled 11 Jun."
    ]


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (28, "Frequent from 29 Jun, 28 days after the start of 1.5 mg night."),
        (29, "Frequent from 30 Jun, at 1.5 mg night."),
    ],
)
def test_what_begins_after_four_weeks_is_not_put_down_to_the_step(later, words):
    calm = b.entries(after(-14), after(later - 1), {"nausea": 0})
    bad = b.entries(after(later), after(later + 9), {"nausea": 2})
    taken = list(b.doses(START, after(later + 9)))
    shown = page(taking(entries=[*calm, *bad], doses=taken), last=later + 9)
    assert said(shown.side_effects)[0].endswith(f"before LDN 0 of 14. {words}")


def test_what_came_back_is_told_and_not_that_it_had_settled():
    calm = b.entries(after(-14), after(27), {"nausea": 0})
    first = b.entries(after(2), after(7), {"nausea": 2})
    again = b.entries(after(20), after(27), {"nausea": 3})
    days = {entry.day: entry for entry in [*calm, *first, *again]}
    (line,) = said(page(taking(entries=list(days.values()))).side_effects)
    assert line.endswith("Last frequent from 21 Jun, 20 days after the start of 1.5 mg night.")


OFF = "No LDN in these days (last dose 28 Jun 2026)."


@pytest.mark.parametrize(
    ("lists", "last", "words"),
    [
        ({}, 41, ["No dose recorded in these days (last dose 28 Jun 2026)."]),
        ({"breaks": [Break(start=after(28))]}, 41, [OFF]),
        (
            {"breaks": [Break(start=after(29))]},
            41,
            ["No dose recorded in these days (last dose 28 Jun 2026)."],
        ),
        ({}, 40, []),
        ({"doses": []}, 41, []),
    ],
)
def test_ratings_of_a_fortnight_without_a_dose_are_not_led_as_of_something_taken(
    lists, last, words
):
    bad = list(b.entries(after(-14), after(last), {"nausea": 2}))
    lines = said(page(taking(entries=bad, **lists), last=last).side_effects)
    assert lines[:-1] == words


def test_a_fortnight_marked_not_taken_is_one_without_ldn():
    marked = [*b.doses(START, after(27)), *(b.skipped(after(n)) for n in range(28, 42))]
    bad = list(b.entries(after(-14), after(41), {"nausea": 2}))
    lines = said(page(taking(entries=bad, doses=marked), last=41).side_effects)
    assert lines[0] == OFF


def onset_words(*bad, first=-14, last=60, **lists):
    """What is told of the beginning of nausea that was moderate on these days after the start."""
    rated = [b.entry(after(n), {"nausea": 2 if n in bad else 1}) for n in range(-14, last + 1)]
    taken = {"doses": list(b.doses(START, after(last)))} | lists
    (line,) = said(page(taking(entries=rated, **taken), first=first, last=last).side_effects)
    return line.partition("before LDN 0 of 14.")[2].strip()


def test_what_settled_after_another_step_is_told_with_that_step():
    lowered = [b.regimen(dose_mg="3"), b.regimen(after(30), reason="side_effect")]
    assert onset_words(*range(20, 34), regimen=lowered) == (
        "Frequent from 21 Jun, 20 days after the start of 3 mg night;"
        " settled 5 Jul, 4 days after the change to 1.5 mg night."
    )


@pytest.mark.parametrize(("first", "told"), [(9, True), (10, False), (40, False)])
def test_what_settled_before_the_days_of_the_page_is_not_told(first, told):
    assert bool(onset_words(*range(2, 10), first=first)) is told


def test_what_goes_on_since_before_the_days_of_the_page_is_told_with_its_year():
    began = onset_words(*range(2, 401), first=380, last=400)
    assert began == "Frequent from 3 Jun 2026, 2 days after the start of 1.5 mg night."


def test_the_foot_says_what_frequent_means():
    of, moderate = onset.BEGUN_OF
    assert f"frequent: {moderate} of {of} ratings moderate or more" in FOOT


def test_side_effects_at_none_are_named_together_with_the_days_that_say_so():
    calm = {"nausea": 0, "gut": 0}
    entries = [*b.entries(after(-14), after(27), calm)]
    assert said(page(taking(entries=entries)).side_effects) == [
        "None on the days rated: nausea, gut trouble (14 days)."
    ]
    entries[-1] = b.entry(after(27), {"nausea": 0})
    assert said(page(taking(entries=entries)).side_effects) == [
        "None on the days rated: nausea (14 days), gut trouble (13 days)."
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "Too few days rated to say none: nausea (1 day)."),
        (6, "Too few days rated to say none: nausea (6 days)."),
        (7, "None on the days rated: nausea (7 days)."),
    ],
)
def test_a_few_days_do_not_stand_for_a_fortnight_without_side_effects(days, words):
    rated = list(b.entries(after(28 - days), after(27), {"nausea": 0}))
    assert said(page(taking(entries=rated)).side_effects) == [words]
