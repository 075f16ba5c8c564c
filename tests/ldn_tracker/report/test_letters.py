"""Whatever a person types is printed as it stands or seen to be missing, and never fails."""

from dataclasses import replace

import pytest

from dose.diary.parts import Visit
from ldn_tracker.demo import demo
from ldn_tracker.report.glyphs import PLAIN, RANGES, breakable, printable
from ldn_tracker.report.pdf import render
from tests import builders as b
from tests.conftest import TODAY
from tests.people import SCRIPTS, everywhere
from tests.sheets import opened, page, text_of


@pytest.mark.parametrize("typed", SCRIPTS.values(), ids=SCRIPTS)
def test_whatever_is_typed_anywhere_is_printed_and_never_read_as_markup(typed):
    data = render(page(everywhere(typed), day_by_day=False))
    assert (len(opened(data).pages), data.count(b"<b>")) == (1, 0)


@pytest.mark.parametrize(
    ("script", "printed"),
    [("cyrillic", "Налтрексон на ночь"), ("cjk", "□□□□□□ □"), ("arabic", "□□□□"), ("emoji", "□")],
)
def test_letters_that_the_fonts_lack_are_seen_as_boxes(script, printed):
    assert f"I would like: {printed}" in text_of(render(page(everywhere(SCRIPTS[script]))))


def test_markup_in_the_ask_is_printed_as_it_stands():
    diary = replace(demo(3, 112, TODAY), visit=Visit(ask="#emph[x] *y*"))
    assert "#emph[x] *y*" in text_of(render(page(diary)))


def test_characters_without_a_shape_become_a_box():
    assert printable({"a": ["x😀中", 1]}) == {"a": ["x□□", 1]}
    assert printable("a\nb\u200bc\x00") == "a bc "
    assert printable("šŽλ", plain=True) == "šŽ□"


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        (f"a {'W' * 45} b", [f"a {'W' * 22}", "W" * 22, "W b"]),
        ("a" * 50, ["a" * 44, "a" * 6]),
        ("1-" * 30, ["1-" * 11, "1-" * 11, "1-" * 8]),
        ("W\u00a0" * 20, ["W\u00a0" * 11, "W\u00a0" * 9]),
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


@pytest.mark.parametrize("ranges", [RANGES, PLAIN], ids=["usual", "plain"])
def test_every_character_of_the_ranges_can_be_printed(ranges):
    letters = [chr(code) for first, last in ranges for code in range(first, last + 1)]
    asks = [" ".join(letters[n : n + 90]) for n in range(0, len(letters), 90)]
    days = demo(3, 30, TODAY)
    for ask in asks[::3]:
        summary = page(replace(days, visit=Visit(ask=ask)), b.days_after(TODAY, -29))
        assert len(opened(render(summary)).pages) == 1
