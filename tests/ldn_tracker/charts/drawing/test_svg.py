"""The drawing: presentation attributes only, escaped and labelled."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dose.diary.parts import Break
from journal.scales import BUILT_IN, Measure
from ldn_tracker.charts.drawing.description import describe
from ldn_tracker.charts.drawing.layout import PAGE, PAPER, PHONE, SCREEN
from ldn_tracker.charts.drawing.svg import draw
from ldn_tracker.charts.series.series import chart
from tests import builders as b

LAYOUTS = pytest.mark.parametrize(
    "layout", [PHONE, SCREEN, PAPER], ids=["phone", "screen", "paper"]
)
START = b.START
DOSES = ("1.5", "3.0", "4.5")


def after(count):
    return b.days_after(START, count)


def steps(*lengths, days=112, measures=()):
    """A chart whose steps last so many days each, the last one to the end."""
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    rows = [b.regimen(after(day), DOSES[n % 3]) for n, day in enumerate(starts)]
    rated = b.entries(after(-14), after(days), {"fatigue": 5, "insomnia": 1})
    diary = b.diary(
        regimen=rows,
        doses=list(b.doses(START, after(days))),
        entries=list(rated),
        measures=measures,
    )
    shown = tuple(diary.all_measures[id] for id in ("fatigue", "insomnia"))
    return chart(diary, after(-14), after(days), (*shown, *measures))


@LAYOUTS
def test_the_drawing_is_well_formed_and_has_a_name_and_a_description(layout):
    root = parsed(draw(steps(14, 98), layout, id="c1", caption="The year"))
    names = {child.get("id"): child.text for child in root if child.get("id")}
    assert root.get("role") == "img"
    assert names["c1-title"] == "The year"
    assert names["c1-desc"] == describe(steps(14, 98))


@LAYOUTS
def test_nothing_in_it_needs_a_style_or_a_script(layout):
    drawing = draw(steps(14, 98), layout)
    assert re.findall(r"style|<script|href|on\w+=", drawing) == []


def test_a_name_that_is_markup_is_drawn_as_text():
    own = Measure("x-1", "<script>alert(1)</script>", "symptom", 10)
    assert "<script" not in draw(steps(14, measures=(own,)), SCREEN)


def test_a_name_from_right_to_left_does_not_carry_its_scale_along():
    own = Measure("x-1", "כאב", "symptom", 10)
    drawing = draw(steps(14, measures=(own,)), PHONE).replace('<tspan class="from-to">', "")
    assert "\N{FIRST STRONG ISOLATE}כאב\N{POP DIRECTIONAL ISOLATE}: 0 to 10" in drawing


def test_letters_are_at_least_twelve_pixels_on_the_narrowest_phone():
    on_screen = 288 / PHONE.width  # 320 px less the page's margins
    assert min(PHONE.font, PHONE.small) * on_screen >= 12


def test_letters_on_paper_are_at_least_eight_points():
    assert min(PAPER.font, PAPER.small) >= 8


def test_a_day_without_a_rating_draws_no_dot():
    diary = b.diary(entries=[b.entry(START, {"fatigue": 5}), b.entry(after(2), {"fatigue": 0})])
    shown = chart(diary, START, after(6), (diary.all_measures["fatigue"],))
    dots = re.search(r'class="dots" d="([^"]*)"', draw(shown, SCREEN))[1]
    assert dots.count("h0") == 2


def widths(drawing, cls):
    """How wide each box of a class is, in days of a chart of ten days on a drawing of 100."""
    path = re.search(rf'class="{cls}" d="([^"]*)"', drawing)[1]
    return [round(float(wide) / 10) for wide in re.findall(r"h([\d.]+)v", path)]


TEN = replace(SCREEN, width=100, right=0)


def test_what_was_recorded_is_filled_and_what_was_planned_is_outlined():
    taken = [*b.doses(START, after(2)), b.dose(after(4)), b.dose(after(5), "3")]
    shown = chart(b.diary(regimen=[b.regimen()], doses=taken), START, after(9), ())
    drawing = draw(shown, TEN)
    assert (widths(drawing, "dose night"), widths(drawing, "planned")) == ([3, 1, 1], [10])
    assert 'class="planned"' in drawing.split('class="dose night"')[1]  # drawn over the fill
    assert 'fill="none"' in re.search(r'<path class="planned"[^>]*>', drawing)[0]


def test_a_dose_above_the_plan_rises_over_its_outline():
    taken = [*b.doses(START, after(8)), b.dose(after(9), "3")]
    drawing = draw(chart(b.diary(regimen=[b.regimen()], doses=taken), START, after(9), ()), TEN)
    tall = {
        cls: re.findall(r"v-([\d.]+)", re.search(rf'class="{cls}" d="([^"]*)"', drawing)[1])
        for cls in ("dose night", "planned")
    }
    assert tall == {"dose night": ["21", "42"], "planned": ["21"]}


def test_every_second_day_is_planned_and_filled_on_those_days():
    taken = [b.dose(after(n)) for n in (0, 2, 4, 8)]
    plan = b.diary(regimen=[b.regimen(every_days=2)], doses=taken)
    drawing = draw(chart(plan, START, after(9), ()), TEN)
    assert widths(drawing, "dose night") == [1, 1, 1, 1]
    assert widths(drawing, "planned") == [1, 1, 1, 1, 1]


def test_a_side_effect_is_drawn_as_bars_the_severe_part_over_the_others():
    rated = [b.entry(after(n), {"nausea": rating}) for n, rating in enumerate((0, 2, 3, 1, 2))]
    shown = chart(b.diary(entries=rated), START, after(13), (BUILT_IN["nausea"],))
    drawing = draw(shown, replace(PAPER, panel=73))
    tall = [re.search(rf'class="bar {cls}" d="M\S+ \S+?v-(\d+)h', drawing)[1]
            for cls in ("moderate", "severe")]  # fmt: skip
    assert tall == ["30", "10"]
    assert re.findall(r'class="(bar \w+|dots|line)"', drawing) == [
        "bar rated", "bar moderate", "bar severe",
    ]  # fmt: skip


@pytest.mark.parametrize("layout", PAGE, ids=lambda layout: layout.name)
def test_higher_is_worse_is_said_once(layout):
    symptoms = tuple(BUILT_IN[id] for id in ("fatigue", "pain", "insomnia"))
    rated = b.entries(START, after(27), {"fatigue": 5, "pain": 4, "insomnia": 1})
    drawing = draw(chart(b.diary(entries=rated), START, after(27), symptoms), layout)
    assert drawing.count("higher = worse") == 1


@LAYOUTS
def test_the_averages_before_ldn_and_now_stand_at_the_end_of_the_line(layout):
    rated = [*b.entries(after(-14), after(-1), {"fatigue": 7}),
             *b.entries(START, after(27), {"fatigue": 5})]  # fmt: skip
    doses = {"regimen": [b.regimen()], "doses": b.doses(START, after(27))}
    shown = chart(b.diary(entries=rated, **doses), after(-14), after(27), (BUILT_IN["fatigue"],))
    assert re.findall(r'class="average"[^>]*>([^<]+)<', draw(shown, layout)) == ["7.0 → 5.0"]


def test_the_middle_half_is_drawn_behind_the_line():
    rated = [b.entry(after(n), {"fatigue": n % 5}) for n in range(28)]
    drawing = draw(chart(b.diary(entries=rated), START, after(27), (BUILT_IN["fatigue"],)), PAPER)
    assert re.findall(r'class="(half|dots|line)"', drawing) == ["half", "dots", "line"]


def test_a_gap_is_left_blank_and_says_so():
    rated = [*b.entries(after(0), after(9), {"fatigue": 5}), *b.entries(after(40), after(60), {})]
    diary = b.diary(entries=rated)
    shown = chart(diary, START, after(60), (diary.all_measures["fatigue"],))
    assert draw(shown, SCREEN).count(">not recorded<") == 1


def test_days_without_a_recorded_dose_have_no_band_but_say_so():
    taken = [*b.doses(START, after(29)), *b.doses(after(70), after(99))]
    shown = chart(b.diary(regimen=[b.regimen()], doses=taken), START, after(99), ())
    drawing = draw(shown, SCREEN)
    assert re.findall(r'class="dose-label"[^>]*>([^<]+)<', drawing) == [
        "1.5 mg night", "no doses recorded", "1.5 mg night",
    ]  # fmt: skip
    filled = re.search(r'class="dose night" d="([^"]*)"', drawing)[1]
    assert (filled.count("z"), drawing.count('class="planned"')) == (2, 1)


@LAYOUTS
@pytest.mark.parametrize(
    ("ends", "words"), [(60, ["break from LDN"]), (36, ["break"]), (31, [])], ids=str
)
def test_a_break_says_so_as_far_as_there_is_room(layout, ends, words):
    paused = b.diary(
        regimen=[b.regimen()],
        doses=[*b.doses(START, after(29)), *b.doses(after(ends + 1), after(61))],
        breaks=[Break(start=after(30), until=after(ends))],
    )
    drawing = draw(chart(paused, START, after(61), ()), replace(layout, width=400, right=20))
    assert re.findall(r">(break[^<]*)<", drawing) == words


@LAYOUTS
def test_days_wholly_within_a_break_keep_the_row_of_doses(layout):
    paused = b.diary(
        regimen=[b.regimen()],
        doses=list(b.doses(START, after(29))),
        breaks=[Break(start=after(30))],
    )
    assert ">break from LDN<" in draw(chart(paused, after(40), after(60), ()), layout)


def test_days_before_ldn_have_no_row_of_doses():
    assert not chart(b.diary(regimen=[b.regimen()]), after(-20), after(-10), ()).has_dose_row


def test_an_empty_period_is_drawn_without_failing():
    empty = b.diary()
    assert parsed(draw(chart(empty, START, START, ()), PHONE)).tag.endswith("svg")


def parsed(drawing):
    return ElementTree.fromstring(drawing)  # noqa: S314 (our own drawing)
