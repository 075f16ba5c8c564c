"""What the fonts say of themselves: which letters they have, and where they are."""

from array import array

import pytest

from ldn_tracker.report.sheet.fonts import CJK, FONTS, NOTHING, Coverage, Font

BY_NAME = {font.family: font for font in FONTS}


@pytest.mark.parametrize(
    ("family", "has", "lacks"),
    [
        ("IBM Plex Sans Arabic", "بپی٣", "ש中"),
        ("Noto Sans Hebrew", "שּׁ", "ب"),
        ("Noto Sans Devanagari", "नक्ष", "ก"),
        ("Noto Sans Thai", "กน้ำ", "न"),
        ("Noto Sans", "ὕЊḗ", "ก"),
        ("Noto Emoji", "😀🏽", "中"),
        (CJK, "青ナ김𠮷", "ᏣŽ"),
    ],
)
def test_a_font_has_the_letters_of_its_script(family, has, lacks):
    letters = BY_NAME[family].letters
    assert [ord(letter) in letters for letter in has] == [True] * len(has)
    assert [ord(letter) in letters for letter in lacks] == [False] * len(lacks)


def test_every_font_of_the_lock_is_there():
    assert [font.family for font in FONTS if not font.letters.firsts] == []


def test_a_font_that_is_not_installed_has_no_letters():
    absent = Font("None", "no_such_package", "None.ttf")
    assert (absent.folder, absent.letters) == (None, NOTHING)


def test_a_run_of_letters_has_both_its_ends_and_nothing_beside_them():
    letters = Coverage(array("I", [5, 20]), array("I", [9, 20]))
    assert [n for n in range(30) if n in letters] == [5, 6, 7, 8, 9, 20]


def test_the_end_of_a_short_table_is_no_letter():
    assert 0xFFFF not in BY_NAME["Noto Sans Thai"].letters
