"""Whatever a person types is printed as it stands, in any script, or said to be missing."""

from dataclasses import replace

import pytest

from dose.diary.parts import Visit
from ldn_tracker.demo import demo
from ldn_tracker.report.sheet.fonts import CJK, FONTS, Font
from ldn_tracker.report.sheet.glyphs import PLAIN, RANGES, Letters, breakable, printable
from ldn_tracker.report.sheet.pdf import UNPRINTED, render
from tests import builders as b
from tests.conftest import TODAY
from tests.people import SCRIPTS, everywhere
from tests.sheets import letters_of, opened, page, shapes_of, text_of

FACES = [font for font in FONTS if font.family != CJK]
NEVER_PRINTED = ("control", "combining")  # what has no letter, and marks that are put together
READ = {name: typed for name, typed in SCRIPTS.items() if name not in NEVER_PRINTED}
MARKED = "مساءً"  # a letter under a raised mark is copied twice, though printed once


@pytest.fixture
def without_cjk(monkeypatch):
    """As where `make cjk` was not run."""
    monkeypatch.setattr(
        "ldn_tracker.report.sheet.pdf.Letters",
        lambda: Letters(RANGES, [*FACES, Font(CJK, "absent", "x")]),
    )


@pytest.mark.parametrize("typed", SCRIPTS.values(), ids=SCRIPTS)
def test_whatever_is_typed_anywhere_is_printed_and_never_read_as_markup(typed):
    data = render(page(everywhere(typed), day_by_day=False))
    assert (len(opened(data).pages), data.count(b"<b>")) == (1, 0)


@pytest.mark.parametrize("typed", READ.values(), ids=READ)
def test_a_name_is_printed_in_any_script_and_can_be_copied_as_it_was_typed(typed):
    typed = typed.replace(f" {MARKED}", "")
    data = render(page(replace(b.diary(), person=b.person(name=typed))))
    assert f"record{letters_of(typed)}·reported" in letters_of(text_of(data))


@pytest.mark.parametrize("typed", SCRIPTS.values(), ids=SCRIPTS)
def test_no_letter_is_drawn_that_its_font_lacks(typed):
    assert 0 not in shapes_of(render(page(everywhere(typed))))


@pytest.mark.parametrize("script", ["arabic", "cjk", "japanese", "korean", "mixed"])
def test_a_page_in_any_script_stays_small_enough_to_send(script):
    assert len(render(page(everywhere(SCRIPTS[script])))) < 150_000


def test_western_letters_need_no_other_font():
    letters = Letters()
    printable([SCRIPTS["long"], SCRIPTS["cyrillic"], SCRIPTS["hebrew"], "Ångström"], letters)
    assert (letters.families, letters.folders) == ([], ())


@pytest.mark.parametrize(
    ("script", "family"),
    [
        ("arabic", "IBM Plex Sans Arabic"),
        ("hindi", "Noto Sans Devanagari"),
        ("korean", "Noto Sans CJK KR"),
        ("thai", "Noto Sans Thai"),
    ],
)
def test_each_script_has_its_font(script, family):
    letters = Letters()
    printable(SCRIPTS[script], letters)
    assert letters.families == [family]


@pytest.mark.parametrize(
    ("typed", "region"), [("山田 は", "JP"), ("金 김", "KR"), ("王小明", "SC")]
)
def test_chinese_letters_have_the_shapes_of_the_language_beside_them(typed, region):
    letters = Letters()
    printable(typed, letters)
    assert letters.families == [f"Noto Sans CJK {region}"]


def test_without_the_large_fonts_the_page_says_what_is_missing_and_where_it_stands(without_cjk):
    said = text_of(render(page(everywhere(SCRIPTS["cjk"]))))
    assert "record[East Asian letters] · health number" in said
    assert UNPRINTED in said


def test_a_page_that_prints_everything_says_nothing_of_that():
    said = text_of(render(page(everywhere(SCRIPTS["mixed"]))))
    assert "could not be printed" not in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ᏣᎳᎩ ᏣᎳᎩ x", "[Cherokee letters] x"),
        ("a𝄞", "a[musical symbol g clef]"),
        ("a\ue123", "a[unknown letters]"),
        ("王 x", "[East Asian letters] x"),
    ],
)
def test_letters_that_no_font_has_are_called_by_their_name(typed, said):
    letters = Letters(RANGES, FACES)
    assert (printable(typed, letters), letters.unprinted) == (said, True)


def test_what_is_not_seen_is_left_out_and_a_line_break_is_a_space():
    letters = Letters()
    assert printable({"a": ["x\x00", 1]}, letters) == {"a": ["x ", 1]}
    assert printable("a\nb\u200bc\u202e", letters) == "a bc"
    assert printable("می‌خواهم", letters) == "می‌خواهم"
    assert letters.unprinted is False


def test_what_cannot_be_joined_as_it_stands_leaves_a_page_of_western_letters():
    odd = "\u05c5\u04e3\u0488\u05ad"
    said = text_of(render(page(everywhere(f"Ann {odd} š"))))
    assert "[Cyrillic letters] š" in said
    assert UNPRINTED in said


def test_markup_in_the_ask_is_printed_as_it_stands():
    diary = replace(demo(3, 112, TODAY), visit=Visit(ask="#emph[x] *y*"))
    assert "#emph[x] *y*" in text_of(render(page(diary)))


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        (f"a {'W' * 45} b", [f"a {'W' * 22}", "W" * 22, "W b"]),
        ("a" * 50, ["a" * 44, "a" * 6]),
        ("1-" * 30, ["1-" * 11, "1-" * 11, "1-" * 8]),
        ("W\u00a0" * 20, ["W\u00a0" * 11, "W\u00a0" * 9]),
        ("नि" * 12, ["नि" * 11, "नि"]),
        ("W" * 21 + "नि" * 2, ["W" * 21 + "नि", "नि"]),
    ],
)
def test_a_word_that_no_column_has_room_for_may_break(typed, pieces):
    assert breakable([typed])[0].split("\u200b") == pieces


@pytest.mark.parametrize(
    "typed",
    [
        "Hydroxy-poly-methyl-cellulose-sustained-release",
        "Hydroxypropylmethylcellulose",
        f"{'a' * 43} {'W' * 22}",
        f"{'a' * 40}-{'a' * 40}",
    ],
)
def test_a_word_that_fits_is_left_as_it_is_for_those_who_copy_it(typed):
    assert breakable(typed) == typed


def asked(letters):
    """A sheet with these letters, each by itself."""
    ask = Visit(ask=" ".join(letters))
    return page(replace(demo(3, 30, TODAY), visit=ask), b.days_after(TODAY, -29))


@pytest.mark.parametrize("ranges", [RANGES, PLAIN], ids=["usual", "plain"])
def test_every_character_of_the_ranges_can_be_printed(ranges):
    letters = [chr(code) for first, last in ranges for code in range(first, last + 1)]
    for n in range(0, len(letters), 270):
        assert len(opened(render(asked(letters[n : n + 90]))).pages) == 1


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.family)
def test_what_a_font_says_it_has_is_printed_with_it(font):
    runs = list(zip(font.letters.firsts, font.letters.lasts, strict=True))
    middle = [chr((first + last) // 2) for first, last in runs[len(runs) // 2 :][:60]]
    said = text_of(render(asked(middle)))
    assert "could not be printed" not in said
