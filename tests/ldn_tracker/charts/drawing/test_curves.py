"""The curves of a panel: written once for a page, and at the same places as on paper."""

import re
from itertools import accumulate, chain, groupby
from operator import itemgetter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.scales import BUILT_IN
from ldn_tracker.charts.drawing.curves import once
from ldn_tracker.charts.drawing.layout import PAGE, PAPER, PHONE, scale
from ldn_tracker.charts.drawing.svg import draw, drawings
from ldn_tracker.charts.series.series import chart
from tests import builders as b

START = b.START
MEASURES = (BUILT_IN["fatigue"], BUILT_IN["pain"])
MONDAY = b.day("2026-06-01")
ratings = st.lists(st.none() | st.integers(0, 4), min_size=1, max_size=40)
# So many rated days and so many unrated ones after them, some times over.
spells = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 25)), min_size=1, max_size=6)


def charted(rated, days=None, first=START):
    entries = [
        b.entry(b.days_after(first, n), {"fatigue": rating, "pain": rating})
        for n, rating in enumerate(rated)
        if rating is not None
    ]
    last = b.days_after(first, (days or len(rated)) - 1)
    return chart(b.diary(entries=entries), first, last, MEASURES)


def spelled(spells):
    """Ratings of the spells; they change from day to day."""
    rated = [[n * n % 5 for n in range(days)] + [None] * gap for days, gap in spells]
    return list(chain(*rated))


def pieces(path):
    """The places that path data goes through, in its pieces; h0 goes nowhere."""
    steps = re.findall(r"([ml])(-?[\d.]+) (-?[\d.]+)", path)
    begins = accumulate(command == "m" for command, _, _ in steps)
    xs, ys = (accumulate([float(step[axis]) for step in steps]) for axis in (1, 2))
    found = groupby(zip(begins, xs, ys, strict=True), key=itemgetter(0))
    return [[(x, y) for _, x, y in piece] for _, piece in found]


def points(path):
    """The same, not in pieces."""
    return list(chain(*pieces(path)))


def written(paths):
    """The pieces of the paths of a page by their ids."""
    found = re.findall(r'<path id="((?:dots|line)[\w-]+)" d="([^"]*)"', paths)
    return {id: pieces(d) for id, d in found}


def shapes(paths):
    """The corners of each shape of the middle half of the first panel."""
    (path,) = re.findall(r'<path id="half-0" d="([^"]*)"', paths)
    return [points(f"m{shape}") for shape in re.findall(r"M(.*?)z", path)]


def test_the_middle_half_goes_there_on_its_upper_edge_and_back_on_the_lower():
    (shape,) = shapes(once(charted([2, 4, 6, 8])))
    assert shape == [(3, 130), (3, 70)]


def test_the_middle_half_breaks_where_the_line_does():
    assert len(shapes(once(charted(spelled([(20, 4), (20, 0)]), None, MONDAY)))) == 2


def printed(drawing, cls):
    """Across the paper only, the pieces of each path of a class."""
    found = re.findall(rf'<path class="{cls}" d="([^"]*)"', drawing)
    return [[[pytest.approx(x) for x, _ in piece] for piece in pieces(d)] for d in found]


def in_days(chart, line):
    """Points as the paths of a page have them; what lies outside the chart is at its edge."""
    days = [min(max((day - chart.first).days, 0), chart.days - 1) for day, _ in line]
    return [(day, round(20 * rating)) for day, (_, rating) in zip(days, line, strict=True)]


def across(chart, line):
    """Where the points stand on paper."""
    return [scale(chart, PAPER).dot((day - chart.first).days) / 10 for day, _ in line]


def on_paper(drawing):
    """The points of each path in the drawing."""
    return [points(d) for d in re.findall(r'class="(?:dots|line)" d="([^"]*)"', drawing)]


def on_page(paths, drawing):
    """The points that each use of the page's paths shows, at the scale it sets."""
    found = []
    for id, matrix in re.findall(
        r'<use class="\w+" href="#((?:dots|line)[\w-]+)" transform="matrix\((.*?)\)"', drawing
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
    used = [re.findall(r'href="#((?:dots|line)[\w-]+)"', size) for size in sizes]
    assert used == [ids] * len(PAGE)


def test_a_measure_that_was_not_rated_has_no_curve():
    shown = charted([None, None, None])
    assert (on_paper(draw(shown, PAPER)), re.findall(r' d="([^"]+)"', once(shown))) == ([], [])


@pytest.mark.parametrize(("weeks", "dots"), [(156, 156), (157, 1)])
def test_dots_that_the_line_of_many_weeks_covers_are_not_drawn(weeks, dots):
    """The last week has one rating: a dot, which no line goes through."""
    drawn = written(once(charted([3] * 7 * (weeks - 1) + [4], days=7 * weeks)))
    assert (len(drawn["dots-0"]), len(*drawn["line-0"])) == (dots, weeks - 1)


@given(spells, st.sampled_from((None, 400)), st.integers(0, 6))
@example([(20, 4), (20, 0)], None, 0)
@example([(40, 20), (40, 0)], 400, 4)
def test_the_lines_and_dots_drawn_are_those_of_the_chart(spells, days, weekday):
    shown = charted(spelled(spells), days, b.days_after(MONDAY, weekday))
    page, paper = written(once(shown)), draw(shown, PAPER)
    panels = list(enumerate(shown.panels))
    lines = [(n, panel.lines) for n, panel in panels if panel.lines]
    dots = [(n, [(dot,) for dot in panel.dots]) for n, panel in panels if panel.dots]
    for cls, drawn in (("line", lines), ("dots", dots)):
        assert printed(paper, cls) == [[across(shown, each) for each in line] for _, line in drawn]
    assert page == {
        f"{cls}-{n}": [in_days(shown, each) for each in line]
        for cls, drawn in (("dots", dots), ("line", lines))
        for n, line in drawn
    }


@pytest.mark.parametrize(
    ("spells", "days", "lengths"),
    [
        ([(20, 2), (20, 0)], None, [37]),
        ([(20, 3), (20, 0)], None, [17, 20]),
        ([(20, 4), (20, 0)], None, [17, 17]),
        ([(42, 7), (42, 0)], 400, [6, 6]),
        ([(42, 0), (42, 0)], 400, [12]),
    ],
)
def test_a_line_breaks_at_a_gap_on_the_page_and_on_paper(spells, days, lengths):
    shown = charted(spelled(spells), days, MONDAY)
    assert [len(piece) for piece in written(once(shown))["line-0"]] == lengths
    assert [len(piece) for piece in printed(draw(shown, PAPER), "line")[0]] == lengths


def test_a_lone_point_of_a_line_is_a_dot():
    rated = spelled([(20, 3), (3, 3), (1, 3), (20, 0)])
    line = re.search(r'<path id="line-0" d="([^"]*)"', once(charted(rated)))[1]
    assert [piece.count("l") for piece in re.findall(r"m([^m]*)h0", line)] == [16, 2, 0, 17]


@pytest.mark.parametrize(
    ("weekday", "first", "last"),
    [(0, 3, 399), (1, 2, 399), (2, 1, 399), (3, 0, 399), (4, 0, 398), (5, 0, 397), (6, 0, 396)],
)
def test_the_middle_of_a_week_that_is_cut_stands_at_the_edge(weekday, first, last):
    """Of a chart that begins on a Friday, Saturday or Sunday, or ends before a Thursday."""
    shown = charted([3] * 400, first=b.days_after(MONDAY, weekday))
    dots = list(chain(*written(once(shown))["dots-0"]))
    assert (dots[0], dots[-1]) == ((first, 60), (last, 60))
