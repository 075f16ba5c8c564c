"""The sheet: one A4 page whatever was typed, tagged, real text, no letter under 8 pt."""

from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given

from dose.diary.parts import Medicine
from ldn_tracker.charts.series.ranges import visit_first_day
from ldn_tracker.charts.words.shortened import clipped
from ldn_tracker.demo import demo
from ldn_tracker.report.build import summarise
from ldn_tracker.report.sheet.fit import ROOMS, fitted
from ldn_tracker.report.sheet.pdf import _set, render
from ldn_tracker.report.sheet.typesetter import Typesetter
from tests import builders as b
from tests.conftest import TODAY
from tests.people import brimful
from tests.sheets import letters_of, opened, page, text_of
from tests.strategies import FIRST, LAST, a_few, diaries

POINTS_A4 = [0, 0, 595.28, 841.89]


@pytest.fixture(scope="module")
def data():
    return render(page(demo(3, 112, TODAY)))


@pytest.fixture(scope="module")
def sheet(data):
    return opened(data)


def test_it_is_one_a4_page(sheet):
    pages = sheet.pages
    assert [[round(float(x), 2) for x in p.mediabox] for p in pages] == [POINTS_A4]


def test_it_is_tagged_titled_and_says_its_language(sheet):
    root = sheet.Root
    assert bool(root.MarkInfo.Marked) is True
    assert str(root.StructTreeRoot.Type) == "/StructTreeRoot"
    assert str(root.Lang) == "en-NZ"
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True


def test_it_claims_to_be_readable_for_everybody(sheet):
    with sheet.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_the_chart_explains_the_bars_and_hatching_that_it_has_and_no_others(data):
    assert "Under a bar: the first week after a change. Hatched: night dose." in text_of(data)
    start = b.days_after(TODAY, -20)
    settled = b.diary(
        regimen=[b.regimen(start, timing="morning", reason="already_taking")],
        doses=list(b.doses(start, TODAY, timing="morning")),
        entries=list(b.entries(start, TODAY, {"fatigue": 5})),
    )
    said = text_of(render(page(settled)))
    assert [words for words in ("bar", "Hatched") if words in said] == []


def test_every_font_is_embedded(sheet):
    fonts = sheet.pages[0].Resources.Font.values()
    parts = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert parts
    assert [part for part in parts if "/FontFile3" not in part and "/FontFile2" not in part] == []


def test_the_text_is_real_and_the_chart_has_its_labels(data):
    text = text_of(data)
    for words in (
        "Low dose naltrexone",
        "Alex Example",
        "4.5 mg morning",
        "Crash days",
        "0.9 points",
    ):
        assert words in text


def test_no_letter_is_smaller_than_eight_points(sheet):
    assert min(sizes(sheet.pages[0])) >= 8


def sizes(pdf_page):
    """The size of each text as it is drawn: its font's size times every scale in force."""
    stack, scale, size, line = [], 1.0, 0.0, 1.0
    for operands, operator in pikepdf.parse_content_stream(pdf_page):
        match str(operator):
            case "q":
                stack.append(scale)
            case "Q":
                scale = stack.pop()
            case "cm":
                scale *= height_of(operands)
            case "Tf":
                size = float(operands[1])
            case "Tm":
                line = height_of(operands)
            case "Tj" | "TJ":
                yield round(size * line * scale, 2)


def height_of(matrix):
    """How much taller a text becomes by it, turned or not."""
    return (float(matrix[2]) ** 2 + float(matrix[3]) ** 2) ** 0.5


def test_the_same_summary_gives_the_same_bytes():
    summary = page(demo(3, 112, TODAY))
    assert render(summary) == render(summary)


def test_the_day_table_adds_one_sheet():
    assert len(opened(render(page(demo(3, 112, TODAY), day_by_day=True))).pages) == 2


@pytest.mark.parametrize("days", [300, 182])
def test_the_fullest_diary_still_fits_on_one_page_above_its_foot(days):
    summary = page(brimful(), b.days_after(TODAY, -days), self_harm=True)
    assert len(opened(render(summary)).pages) == 1
    with Typesetter() as press:
        assert _set(press, summary, len(ROOMS) - 1, plain=False).spare >= 0


def test_opioids_each_with_a_date_of_its_own_leave_it_on_one_page():
    diary = brimful()
    lately = [
        Medicine(name=f"{name} {'W' * 80} {n}", last_taken=b.days_after(TODAY, -days - 1))
        for days, name in enumerate(("codeine", "morphine", "oxycodone", "fentanyl", "methadone"))
        for n in range(9)
    ]
    diary = replace(diary, medicines=(*lately, *diary.medicines))
    summary = page(diary, b.days_after(TODAY, -300), self_harm=True)
    with Typesetter() as press:
        assert _set(press, summary, len(ROOMS) - 1, plain=False).spare >= 0


def test_what_may_not_be_cut_goes_on_on_a_second_sheet():
    """100 allergies of 200 letters, as many as can be kept."""
    allergies = tuple(f"{n:03}{'ж' * 197}" for n in range(100))
    diary = replace(b.diary(), person=b.person(name="Ann", allergies=allergies))
    data = render(page(diary))
    said = letters_of(text_of(data))
    assert [name for name in allergies if name[:9] not in said] == []
    assert (said.count("ж"), len(opened(data).pages) > 1) == (19_700, True)


@pytest.mark.parametrize("letter", ["W", "王", "ب", "प", "é"])
def test_a_name_and_an_allergy_of_200_letters_wrap_and_are_not_cut(letter):
    name = letter * 200
    diary = replace(b.diary(), person=b.person(name=name, allergies=(name,)))
    data = render(page(diary))
    said = letters_of(text_of(data))
    assert (said.count(name), len(opened(data).pages)) == (2, 1)


@a_few
@given(diaries())
def test_any_diary_fits_on_one_page(diary):
    assert len(opened(render(page(diary, FIRST, LAST))).pages) == 1


def test_only_a_long_list_of_medicines_goes_on_in_the_second_column():
    pills = [Medicine(name="zinc", dose=f"tablet number {n} in the morning") for n in range(14)]
    asks = ("azathioprine", "loperamide", "disulfiram", "thioridazine", "methotrexate")
    pills += [Medicine(name=name) for name in asks]
    who = b.person(allergies=tuple(f"plaster number {n} on the left arm" for n in range(5)))
    taken = [b.diary(medicines=pills, person=who), b.diary(person=who)]
    texts = [text_of(render(page(diary))).lower() for diary in taken]
    assert ["medicines, allergies, continued" in text for text in texts] == [True, False]


def test_what_is_cut_says_how_much():
    summary = page(brimful(), b.days_after(TODAY, -300))
    short = fitted(summary, ROOMS[-1])
    more = len(summary.medicines) - 6
    assert short.medicines[1].text == f"… and {more} more."
    titles = ["Allergies:", "Breastfeeding:", "Pregnant:", "Operations:", ""]  # and what was asked
    assert [line.strong for line in short.medicines[2:]] == titles
    assert short.suggestions[0].text == f"{len(summary.suggestions) - 2} earlier left out."
    assert len(short.table.left_out) == len(summary.table.rows) - 2


def test_a_long_text_is_cut_with_an_ellipsis():
    assert clipped("one two\nthree four", 10) == "one two t…"


def test_a_roomy_sheet_leaves_nothing_out():
    summary = page(demo(3, 112, TODAY))
    assert fitted(summary, ROOMS[0]) == summary


@pytest.mark.parametrize("days", [10, 30, 60, 90, 500])
def test_the_page_of_a_usual_diary_is_set_once(days, monkeypatch):
    asked, put = [], Typesetter.set
    monkeypatch.setattr(Typesetter, "set", lambda *told: asked.append(told) or put(*told))
    diary = demo(1, days, TODAY)
    render(summarise(diary, visit_first_day(diary, TODAY), TODAY, printed=TODAY))
    assert len(asked) == 1
