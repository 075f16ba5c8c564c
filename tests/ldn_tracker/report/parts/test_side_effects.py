"""Part 7 on the sheet: the table of side effects, and what must be said beside it."""

import pytest

from dose.diary.parts import Break, Medicine
from ldn_tracker.report.parts.page import LEFT_OFF
from tests import builders as b
from tests.summary_pages import START, after, effects_of, page, recorded, said, taking


def troubled(*bad, last=60, **lists):
    """The row of trouble sleeping that was severe on these days, counted from the start."""
    rated = [b.entry(after(n), {"insomnia": 3 if n in bad else 0}) for n in range(-14, last + 1)]
    taken = {"doses": list(b.doses(START, after(last)))} | lists
    (row,) = page(taking(entries=rated, **taken), last=last).side_effects.table.rows
    return row


def test_a_side_effect_is_told_at_each_dose_and_lately_with_its_worst():
    bad = b.entries(after(2), after(9), {"fatigue": 7, "insomnia": 3})
    calm = b.entries(after(10), after(27), {"fatigue": 7, "insomnia": 0})
    before = b.entries(after(-14), after(1), {"fatigue": 7, "insomnia": 0})
    assert effects_of(page(taking(entries=[*before, *bad, *calm]))) == [
        "Trouble sleeping: before LDN 0/14 ·0, 1.5 mg night 8/28 ·3, last 14 days 0/14 ·0"
    ]


def test_what_the_rules_called_new_is_told_with_its_dose():
    assert troubled(*range(2, 61)).new == "1.5 mg night"


def test_what_began_while_no_dose_was_recorded_is_not_put_down_to_a_dose():
    doses = list(b.doses(START, after(19)))
    assert troubled(*range(40, 61), doses=doses).new == "–"


OFF = "Last 14 days: no LDN (last dose 28 Jun 2026)."
NONE = "Last 14 days: no dose recorded (last dose 28 Jun 2026)."


@pytest.mark.parametrize(
    ("lists", "last", "words"),
    [
        ({}, 41, [NONE]),
        ({"breaks": [Break(start=after(28))]}, 41, [OFF]),
        ({"breaks": [Break(start=after(29))]}, 41, [NONE]),
        ({}, 40, []),
        ({"doses": []}, 41, []),
    ],
)
def test_a_last_fortnight_without_a_dose_says_so(lists, last, words):
    bad = list(b.entries(after(-14), after(last), {"nausea": 2}))
    assert said(page(taking(entries=bad, **lists), last=last).side_effects.said) == words


@pytest.mark.parametrize(
    ("nausea", "words"),
    [
        (
            {"nausea": 1},
            "None rated 2 or more in this time, and none rated at all in the last 14 days.",
        ),
        ({}, "Nothing rated in this time."),
    ],
)
def test_where_none_was_rated_it_says_so(nausea, words):
    calm = list(b.entries(after(-14), after(13), {"fatigue": 7} | nausea))
    assert said(page(taking(entries=calm)).side_effects.said) == [words]


def test_left_off_by_the_patient_neither_table_nor_sign_is_printed():
    marked = b.entry(after(27), {"nausea": 3}, alerts=("rash",))
    shown = page(taking(entries=[marked])).without({"side_effects"})
    assert (shown.side_effects.table.rows, shown.side_effects.said) == ((), (LEFT_OFF,))
    assert shown.alerts == ()


def test_the_order_of_the_rows_and_the_framed_figure_are_explained():
    figures = "days rated 2 or more / days rated · worst 0 to 4; "
    worse = list(b.entries(after(-14), after(27), {"fatigue": 7, "insomnia": 1}))
    worse = [e for e in worse if e.day != after(20)] + [b.entry(after(20), {"insomnia": 3})]
    assert page(taking(entries=worse)).side_effects.figures_are == (
        f"{figures}largest rise from before LDN first; framed: where most frequent"
    )
    known = taking(entries=recorded(0, 27), regimen=[b.regimen(reason="already_taking")])
    assert page(known, first=0).side_effects.figures_are == f"{figures}most days first"
    assert page(taking(entries=[])).side_effects.figures_are == ""


def test_a_part_of_which_all_was_left_off_says_so():
    begun = taking(medicines=[Medicine(name="codeine", start=after(3))])
    shown = page(begun).without({"medicines"})
    off = "Left off this page by the patient."
    assert [said(each) for each in (shown.other_causes, shown.suggestions)] == [[off], [off]]
