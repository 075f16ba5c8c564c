"""The texts over and under a chart: none over another, and every dose of a real taper named."""

from dataclasses import replace
from itertools import permutations

import pytest

from ldn_tracker.charts.drawing.labels import date_labels, dose_labels, unsaid_time
from ldn_tracker.charts.drawing.layout import PAPER, PHONE, SCREEN, scale
from ldn_tracker.charts.drawing.svg import draw
from ldn_tracker.charts.series.ranges import first_day, visit_first_day
from ldn_tracker.charts.series.series import chart
from tests import builders as b
from tests.ldn_tracker.charts.drawing.test_svg import LAYOUTS, START, after, steps
from tests.real_people import taper

LENGTHS = pytest.mark.parametrize(
    "lengths", [(1, 1, 1), (14, 2, 3, 2, 90), (3,) * 30, (100, 1, 10), (111, 1), (7,) * 10]
)
WIDE = replace(SCREEN, right=28)
LOW = replace(WIDE, lanes=1)
TAPER_ENDS = b.day("2013-04-08")


def labelled(shown, layout):
    """Its dose labels, each with the text's beginning and end."""
    labels = dose_labels(shown.stretches, scale(shown, layout), layout)
    return [(each, each.x, each.x + layout.wide(each.text, layout.small)) for each in labels]


def taking(rows, *, days):
    """A chart of these doses, taken every day."""
    last = after(days - 1)
    return chart(b.diary(regimen=rows, doses=list(b.doses(START, last))), START, last, ())


def tapered(first_of, layout):
    diary = taper()
    shown = chart(diary, first_of(diary, TAPER_ENDS), TAPER_ENDS, ())
    return [label.text for label, *_ in labelled(shown, layout)]


@LAYOUTS
@LENGTHS
def test_labels_of_steps_of_a_few_days_never_meet(layout, lengths):
    labels = labelled(steps(*lengths), layout)
    met = [
        (label.text, other.text)
        for (label, begins, ends), (other, starts, stops) in permutations(labels, 2)
        if label.lane == other.lane and begins < stops and starts < ends
    ]
    assert (bool(labels), met) == (True, [])


@LAYOUTS
@LENGTHS
def test_no_line_runs_through_a_label(layout, lengths):
    labels = labelled(steps(*lengths), layout)
    crossed = [
        (high.text, low.text)
        for (high, *_), (low, begins, ends) in permutations(labels, 2)
        if high.leads and low.lane <= high.lane and begins < high.at < ends
    ]
    assert crossed == []


@LAYOUTS
@LENGTHS
def test_a_label_touches_its_line_and_stays_on_the_drawing(layout, lengths):
    for label, begins, ends in labelled(steps(*lengths), layout):
        assert label.at - (ends if label.before else begins) in (0, pytest.approx(layout.small / 4))
        assert min(begins, layout.width - ends) >= 0


@pytest.mark.parametrize("layout", [PHONE, SCREEN, PAPER], ids=["phone", "screen", "paper"])
def test_every_step_of_a_real_taper_has_its_label(layout):
    doses = ["150", "105", "73", "51", "37", "25", "18", "12", "9"]
    assert [text.split()[0] for text in tapered(first_day, layout)] == doses
    assert [text.split()[0] for text in tapered(visit_first_day, layout)] == doses[3:]


def test_a_label_says_less_before_it_is_given_up():
    assert tapered(first_day, PAPER)[:2] == ["150 mg night", "105 mg night"]
    assert tapered(first_day, PHONE)[:2] == ["150 mg", "105 mg"]


def test_without_room_for_all_in_full_a_time_of_day_is_said_where_it_is_new():
    starts = {0: "night", 20: "night", 40: "night", 60: "morning", 90: "morning", 110: "morning"}
    rows = [b.regimen(after(day), f"{n + 1}", time) for n, (day, time) in enumerate(starts.items())]
    assert [label.text for label, *_ in labelled(taking(rows, days=160), LOW)] == [
        "1 mg night", "2 mg", "3 mg", "4 mg morning", "5 mg", "6 mg",
    ]  # fmt: skip


def test_few_words_on_its_own_side_are_set_before_more_on_the_other():
    """A label between two lines is read as that of the dose on its left."""
    times = ("night", "night", "morning", "morning")
    rows = [b.regimen(after(21 * n), f"{n % 3 + 1}", times[n % 4]) for n in range(8)]
    assert [label.before for label, *_ in labelled(taking(rows, days=180), PAPER)] == [False] * 8


def test_where_not_all_have_room_as_many_as_can_are_named():
    times = ("night", "morning")
    rows = [b.regimen(after(5 * n), f"{n + 1}", times[n % 2]) for n in range(37)]
    texts = [label.text for label, *_ in labelled(taking(rows, days=185), PAPER)]
    assert (len(texts), {text.split()[-1] for text in texts}) == (30, {"mg"})


def test_a_change_of_yesterday_stands_on_the_left_of_its_line_as_low_as_it_can():
    rows = [b.regimen(), b.regimen(after(109), "3.0")]
    labels = [label for label, *_ in labelled(taking(rows, days=111), WIDE)]
    assert [(label.lane, label.before) for label in labels] == [(0, False), (0, True)]


@LAYOUTS
@pytest.mark.parametrize("days", [6, 27, 90, 364, 3650])
def test_dates_on_the_axis_never_meet(layout, days):
    shown = steps(14, days=days)
    labels = date_labels(scale(shown, layout), layout)
    ends = [label.x + layout.wide(label.text, layout.small) for label in labels]
    assert [after.text for end, after in zip(ends, labels[1:], strict=False) if end > after.x] == []


@pytest.mark.parametrize(
    ("days", "layout", "named"),
    [
        (10, PHONE, "1 Jun, 3 Jun, 5 Jun, 7 Jun, 9 Jun"),
        (60, PHONE, "8 Jun, 22 Jun, 6 Jul, 20 Jul"),
        (200, PHONE, "Jul 2026, Sep, Nov"),
        (200, SCREEN, "Jun 2026, Jul, Aug, Sep, Oct, Nov, Dec"),
        (365, PHONE, "Jul 2026, Oct, Jan 2027, Apr"),
        (3650, PHONE, "2028, 2030, 2032, 2034, 2036"),
        (3650, SCREEN, "2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2036"),
    ],
)
def test_the_dates_that_are_named_lie_equally_far_apart(days, layout, named):
    labels = date_labels(scale(chart(b.diary(), START, after(days - 1), ()), layout), layout)
    assert ", ".join(label.text for label in labels) == named


@pytest.mark.parametrize(
    ("timings", "steps", "words"),
    [
        (["night"], 12, "All doses due at night."),
        (["morning"], 12, "All doses due in the morning."),
        (["night", "morning"], 12, ""),
        (["night"], 2, ""),
    ],
)
def test_a_time_that_no_label_has_room_for_is_said_below(timings, steps, words):
    rows = [
        b.regimen(after(3 * n), f"{n + 1}.5", timing=timings[n % len(timings)])
        for n in range(steps)
    ]
    shown = taking(rows, days=90)
    wide = replace(SCREEN, width=4000)
    assert unsaid_time(shown.stretches, [draw(shown, each) for each in (wide, PHONE)]) == words
    assert unsaid_time(shown.stretches, [draw(shown, wide)]) == ""


def test_without_a_dose_there_is_no_time_to_say():
    empty = chart(b.diary(), START, START, ())
    assert unsaid_time(empty.stretches, [draw(empty, PHONE)]) == ""
