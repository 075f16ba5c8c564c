"""A dose in two parts, and one every second day, as the charts draw and name them."""

import re

from dose.treatment.effects import effects_by_dose
from ldn_tracker.charts.drawing.labels import unsaid_time
from ldn_tracker.charts.drawing.layout import PAPER, PHONE
from ldn_tracker.charts.drawing.svg import draw
from ldn_tracker.charts.series.effects import told
from ldn_tracker.charts.series.series import chart
from ldn_tracker.charts.words.stretch_words import short_words
from tests import builders as b

LAST = b.days_after(b.START, 27)
BLOCK = re.compile(r'<path class="dose (\w+)" d="M\S+ ([\d.]+)h[\d.]+v-([\d.]+)h')


def drawn(dose_mg, timing, **facts):
    each = {"both": ("morning", "night")}.get(timing, (timing,))
    mg = f"{float(dose_mg) / len(each):g}"
    taken = [b.dose(b.days_after(b.START, n), mg, half) for n in range(28) for half in each]
    diary = b.diary(regimen=[b.regimen(dose_mg=dose_mg, timing=timing, **facts)], doses=taken)
    return chart(diary, b.START, LAST, ())


def test_the_band_of_two_parts_has_the_morning_below_and_the_night_above():
    (low, foot, tall), (high, top, same) = BLOCK.findall(draw(drawn("6", "both"), PHONE))
    assert (low, high) == ("morning", "night")
    assert float(foot) - float(tall) == float(top)
    assert tall == same


def test_only_the_night_part_is_hatched_on_paper():
    paper = draw(drawn("6", "both"), PAPER)
    assert paper.count('class="hatch"') == 1


def test_the_label_of_two_parts_says_each():
    assert ">3 mg morning + 3 mg night</text>" in draw(drawn("6", "both"), PHONE)


def test_where_there_is_little_room_two_times_are_said():
    (row,) = drawn("6", "both").stretches
    assert short_words(row) == "2 × 3 mg"


def test_doses_that_are_not_daily_are_named_with_their_days():
    shown = drawn("4.5", "night", every_days=2)
    assert ">4.5 mg night, every 2nd day</text>" in draw(shown, PHONE)
    assert unsaid_time(shown.stretches, ["nothing"]) == "All doses due every second day, at night."


def test_the_shade_of_the_night_part_is_told():
    assert drawn("6", "both").shades_are == (
        "Filled: recorded; outlined: planned. Stronger shade: night dose."
        " Shaded: the first week after a change."
    )


def test_side_effects_in_two_parts_stand_in_a_column_of_their_own():
    rated = b.entries(b.START, LAST, {"nausea": 2})
    diary = b.diary(
        regimen=[b.regimen(dose_mg="6", timing="both")],
        doses=b.doses(b.START, LAST, "6"),
        entries=rated,
    )
    columns = told(effects_by_dose(diary, b.START, LAST)).columns
    assert columns == ("before LDN", "3 mg morning + 3 mg night", "last 14 days")
