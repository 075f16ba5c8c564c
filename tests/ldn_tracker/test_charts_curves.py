"""The curves of a panel: written once for a page, and at the same places as on paper."""

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.scales import BUILT_IN
from ldn_tracker.charts.curves import Curve, once
from ldn_tracker.charts.layout import PAGE, PAPER, PHONE
from ldn_tracker.charts.series import chart
from ldn_tracker.charts.svg import draw, drawings
from tests import builders as b

START = b.START
MEASURES = (BUILT_IN["fatigue"], BUILT_IN["nausea"])
USE = re.compile(r'<use class="\w+" href="#([\w-]+)" transform="matrix\((.*?)\)"')
ratings = st.lists(st.none() | st.integers(0, 4), min_size=1, max_size=40)


def after(count):
    return b.days_after(START, count)


def charted(rated, days=None):
    entries = [
        b.entry(after(n), {"fatigue": rating, "nausea": rating})
        for n, rating in enumerate(rated)
        if rating is not None
    ]
    last = after((days or len(rated)) - 1)
    return chart(b.diary(entries=entries), START, last, MEASURES)


def points(path):
    """The places that path data goes through; h0 goes nowhere."""
    steps = re.findall(r"[ml](-?[\d.]+) (-?[\d.]+)", path)
    xs, ys = ([float(step[axis]) for step in steps] for axis in (0, 1))
    return list(zip(accumulate(xs), accumulate(ys), strict=True))


def on_paper(drawing):
    """The points of each path in the drawing."""
    return [points(d) for d in re.findall(r'class="(?:dots|line)" d="([^"]*)"', drawing)]


def on_page(paths, drawing):
    """The points that each use of the page's paths shows, at the scale it sets."""
    found = []
    for id, matrix in re.findall(
        r'<use class="\w+" href="#([\w-]+)" transform="matrix\((.*?)\)"', drawing
    ):
        wide, _, _, tall, left, foot = map(float, matrix.split())
        d = re.search(rf'<path id="{id}" d="([^"]*)"', paths)[1]
        found.append([(left + wide * x, foot + tall * y) for x, y in points(d)])
    return found


@given(ratings, st.sampled_from((None, 400)))
def test_a_page_puts_every_point_where_paper_has_it(rated, days):
    shown = charted(rated, days)
    paths, phone = drawings(shown, (PHONE,), "")
    drawn = on_paper(draw(shown, PHONE))
    assert [len(each) for each in on_page(paths, phone)] == [len(each) for each in drawn]
    for page, paper in zip(on_page(paths, phone), drawn, strict=True):
        assert page == [pytest.approx(place, abs=0.2) for place in paper]


def test_the_paths_of_a_page_are_written_once_and_keep_the_width_of_their_stroke():
    shown = charted([3] * 30)
    paths, *sizes = drawings(shown, PAGE, "")
    ids = ["dots-0", "line-0", "dots-1", "line-1"]
    assert re.findall(r'<path id="([\w-]+)"[^>]* vector-effect="non-scaling-stroke"', paths) == ids
    assert [re.findall(r'href="#([\w-]+)"', size) for size in sizes] == [ids] * len(PAGE)


def test_a_measure_that_was_not_rated_has_no_curve():
    shown = charted([None, None, None])
    assert (on_paper(draw(shown, PAPER)), re.findall(r' d="([^"]+)"', once(shown))) == ([], [])


@pytest.mark.parametrize(("weeks", "dots"), [(156, 156), (157, 1)])
def test_dots_that_the_line_of_many_weeks_covers_are_not_drawn(weeks, dots):
    """The last week has one rating: a dot, which no line goes through."""
    paths = once(charted([3] * 7 * (weeks - 1) + [4], days=7 * weeks))
    drawn = {id: points(d) for id, d in re.findall(r'<path id="([\w-]+)" d="([^"]*)"', paths)}
    assert (len(drawn["dots-0"]), len(drawn["line-0"])) == (dots, weeks - 1)


def test_a_line_breaks_at_a_gap_and_a_lone_point_is_a_dot():
    assert Curve(["0 5", "1 0", "9 0", "9 0"], [2, 3]).line == "m0 5l1 0h0m9 0h0m9 0h0"
