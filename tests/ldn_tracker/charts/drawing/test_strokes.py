"""The drawing on paper as a fax hands it on: each dot black or white, 204 to the inch by 98."""

import io
import re

import pytest
import typst
from PIL import Image

from ldn_tracker.charts.drawing.layout import PAPER, PRINTED, SCREEN, name_lines
from ldn_tracker.charts.drawing.strokes import APART, slanting
from ldn_tracker.charts.drawing.svg import draw
from ldn_tracker.charts.series.series import chart
from tests import builders as b

START, LAST = b.START, b.days_after(b.START, 55)
SHEET = (
    "#set page(width: 516pt, height: auto, margin: 0pt)\n"
    '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
)
ACROSS, DOWN = 204 / 72, 98 / 72  # dots to a point
RECT = re.compile(r'<rect class="(settling)" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"')
BOX = re.compile(r'<path class="(dose \w+)" d="M(\S+) (\S+?)h(\S+?)v-(\S+?)h')


@pytest.fixture(scope="module")
def drawn():
    """Four weeks at night, four in the morning, every day rated 5."""
    rows = [b.regimen(), b.regimen(b.days_after(START, 28), timing="morning")]
    diary = b.diary(
        regimen=rows,
        doses=[
            *b.doses(START, b.days_after(START, 27)),
            *b.doses(b.days_after(START, 28), LAST, timing="morning"),
        ],
        entries=list(b.entries(b.days_after(START, -14), LAST, {"fatigue": 5})),
    )
    return chart(diary, b.days_after(START, -14), LAST, (diary.all_measures["fatigue"],))


@pytest.fixture(scope="module")
def faxed(drawn):
    """What arrives, and where the shaded rectangles were: name → left, top, right, foot."""
    drawing = draw(drawn, PAPER)
    png = typst.compile(SHEET.encode(), sys_inputs={"svg": drawing}, format="png", ppi=204)
    grey = Image.open(io.BytesIO(png)).convert("L")
    squashed = grey.resize((grey.width, round(grey.height * DOWN / ACROSS)), Image.Resampling.BOX)
    boxes = {}
    for name, *numbers in RECT.findall(drawing):
        x, y, wide, tall = map(float, numbers)
        boxes.setdefault(name, (x, y, x + wide, y + tall))
    for name, *numbers in BOX.findall(drawing):
        x, foot, wide, tall = map(float, numbers)
        boxes[name] = (x, foot - tall, x + wide, foot)
    return squashed.point(lambda value: 255 * (value >= 128)), boxes


def ink(image, left, top, right, foot):
    """The share of black dots within a rectangle."""
    box = (round(left * ACROSS), round(top * DOWN), round(right * ACROSS), round(foot * DOWN))
    part = image.crop(box)
    return part.histogram()[0] / (part.width * part.height)


def test_a_night_dose_is_told_from_one_in_the_morning_and_both_from_none(faxed):
    image, boxes = faxed
    shares = {}
    for name in ("dose night", "dose morning"):
        x, y, right, foot = boxes[name]
        rows = [
            ink(image, x + 2, at, right - 2, at + 1) for at in range(round(y) + 3, round(foot) - 2)
        ]
        across = max(rows) - min(rows)
        shares[name] = ink(image, x + 2, y + 2, right - 2, foot - 2), across
    assert all(0.1 < share < 0.5 for share, _ in shares.values())
    columns = [ink(image, boxes["dose morning"][0] + 2 + n / 4, boxes["dose morning"][1] + 2,
                   boxes["dose morning"][0] + 2.5 + n / 4, boxes["dose morning"][3] - 2)
               for n in range(40)]  # fmt: skip
    assert (max(columns), min(columns)) == (1, 0)  # upright: a column is black from top to foot
    slanted = [ink(image, boxes["dose night"][0] + 2 + n / 4, boxes["dose night"][1] + 2,
                   boxes["dose night"][0] + 2.5 + n / 4, boxes["dose night"][3] - 2)
               for n in range(40)]  # fmt: skip
    assert max(slanted) < 0.6
    left, top, _, foot = boxes["dose night"]
    assert ink(image, left - 60, top, left - 10, foot - 2) == 0


def test_the_first_week_after_a_change_has_a_bar_over_it(faxed):
    image, boxes = faxed
    left, top, right, _ = boxes["settling"]
    assert ink(image, left + 1, top - 1.6, right - 1, top) > 0.4
    assert ink(image, right + 1, top - 1.6, right + 40, top) == 0


def test_a_line_under_a_panel_is_not_lost(drawn, faxed):
    image, boxes = faxed
    left, right, foot = PAPER.left, boxes["settling"][0] - 1, boxes["settling"][3]
    assert ink(image, left, foot - 0.8, right, foot + 0.8) > 0.4


def test_strokes_end_at_the_edges_of_their_rectangle_and_go_on_in_the_next():
    def ends(path):
        found = re.findall(r"M(\S+) (\S+)l(\S+?)-(\S+?)(?=[M\"])", path)
        numbers = [tuple(map(float, each)) for each in found]
        return [(x, y, round(x + right, 1), round(y - up, 1)) for x, y, right, up in numbers]

    one, next_one = ends(slanting([(10, 31, 0, 20)])), ends(slanting([(31, 50, 0, 20)]))
    for stroke, (left, right) in [
        *((s, (10, 31)) for s in one),
        *((s, (31, 50)) for s in next_one),
    ]:
        assert left <= stroke[0] <= stroke[2] <= right
        assert 0 <= stroke[3] <= stroke[1] <= 20
    at = sorted((round(x + y, 1) for x, y, *_ in (*one, *next_one)))
    assert {round((place - 20) % APART, 1) for place in at} <= {0.0, 0.1, 3.5, APART}


@pytest.mark.parametrize("layout", [PAPER, PRINTED], ids=["pdf", "browser"])
def test_paper_alone_is_hatched(drawn, layout):
    assert draw(drawn, layout).count('class="hatch"') == 1
    assert draw(drawn, SCREEN).count("hatch") == draw(drawn, SCREEN).count('class="settled"') == 0


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sleepy or groggy", ("Sleepy or groggy",)),
        ("Post-exertional malaise", ("Post-exertional", "malaise")),
        ("Obstipationshäufigkeitsmessung", ("Obstipationshäuf-", "igkeitsmessung")),
        ("Muscle aches all over the body today", ("Muscle aches all", "over the body…")),
        ("W" * 120, ("WWWWWWWW-", "WWWWWWWW…")),
    ],
)
def test_a_long_name_beside_its_panel_is_hyphenated_and_cut(name, lines):
    assert name_lines(name, PAPER) == lines
