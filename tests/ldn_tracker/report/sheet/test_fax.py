"""The words of the sheet as a fax hands them on: each dot black or white, 204 to the inch by 98."""

import io
import json
from pathlib import Path

import pikepdf
import pytest
import typst
from PIL import Image

from ldn_tracker.demo import demo
from ldn_tracker.report import sheet
from ldn_tracker.report.sheet.pdf import render
from tests.conftest import TODAY
from tests.sheets import opened, page

ACROSS, DOWN = 204 / 72, 98 / 72  # dots to a point
CELL, PLACES = 20, 12  # points; between two rows of dots, as each line of a sheet falls elsewhere
SIZES = (9.3, 9, 8.5, 8)  # the letters of the sheet, in points
FIGURES = (9.3, 9)  # those of ratings; the day table has heavier ones
BAR = 6  # dots
FILLED_AND_STROKED = 2


@pytest.fixture(scope="module")
def rules():
    """The first part of the template: how the sheet sets its letters."""
    source = Path(sheet.__file__).with_name("report.typ").read_text()
    return source.partition("#let line-of")[0]


def faxed(rules: str, sign: str) -> Image.Image:
    """What arrives of a sign, a row for each size, a column for each place between the dots."""
    size = f"width: {CELL * PLACES}pt, height: {CELL * len(SIZES)}pt"
    source = f"{rules}\n#set page({size}, margin: 0pt, footer: none)\n"
    for row, letters in enumerate(SIZES):
        for column in range(PLACES):
            down = CELL * row + 5 + column / PLACES / DOWN
            where = f"dx: {CELL * column + 5}pt, dy: {down}pt"
            source += f"#place({where}, text(size: {letters}pt)[{sign}])\n"
    data = {"title": "x", "foot": "", "fonts": [], "ligatures": True, "flows": False}
    inputs = {"data": json.dumps(data)}
    png = typst.compile(source.encode(), sys_inputs=inputs, format="png", ppi=204)
    grey = Image.open(io.BytesIO(png)).convert("L")
    squashed = grey.resize((grey.width, round(grey.height * DOWN / ACROSS)), Image.Resampling.BOX)
    return squashed.point(lambda value: 255 * (value >= 128))


def cell(image: Image.Image, row: int, column: int) -> Image.Image:
    """One of the signs."""
    left, top = CELL * column, CELL * row
    edges = (left * ACROSS, top * DOWN, (left + CELL) * ACROSS, (top + CELL) * DOWN)
    return image.crop(tuple(map(round, edges)))


@pytest.mark.parametrize("sign", "−–=-")
def test_no_sign_is_lost_wherever_it_falls(rules, sign):
    """−2.2 must not arrive as 2.2, nor “0–10” as “0 10”."""
    image = faxed(rules, sign)
    cells = [cell(image, row, n) for row in range(len(SIZES)) for n in range(PLACES)]
    assert all(each.histogram()[0] for each in cells)


def test_a_seven_keeps_its_bar(rules):
    """Else it is a stroke: 7/7 must not arrive as ///."""
    image = faxed(rules, "7")
    cells = [cell(image, SIZES.index(size), n) for size in FIGURES for n in range(PLACES)]
    assert all(widest(each) >= BAR for each in cells)


def widest(image: Image.Image) -> int:
    """The most black dots in one line."""
    rows = (image.crop((0, y, image.width, y + 1)) for y in range(image.height))
    return max(row.histogram()[0] for row in rows)


def test_each_word_of_the_sheet_and_of_its_chart_has_its_hair():
    sheet = opened(render(page(demo(3, 112, TODAY))))
    assert set(modes(sheet.pages[0])) == {FILLED_AND_STROKED}


def modes(pdf_page):
    """How each text is drawn."""
    stack, mode = [], 0
    for operands, operator in pikepdf.parse_content_stream(pdf_page):
        match str(operator):
            case "q":
                stack.append(mode)
            case "Q":
                mode = stack.pop()
            case "Tr":
                mode = int(operands[0])
            case "Tj" | "TJ":
                yield mode
