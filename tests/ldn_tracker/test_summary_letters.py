"""Whatever a person types is printed as it stands or seen to be missing, and never fails."""

from dataclasses import replace

import pytest

from dose.parts import Medicine, Visit
from journal.scales import Measure
from ldn_tracker.demo import demo
from ldn_tracker.summary.glyphs import PLAIN, RANGES, breakable, printable
from ldn_tracker.summary.pdf import render
from tests import builders as b
from tests.conftest import TODAY
from tests.sheets import opened, page, text_of

SCRIPTS = {
    "emoji": "😀👩🏽‍⚕️ x", "cjk": "低剂量纳曲酮 ナルトレキソン", "arabic": "نالتريكسون مساءً",
    "cyrillic": "Налтрексон на ночь", "hebrew": "שלום עולם", "hindi": "नाल्ट्रेक्सोन",
    "control": "a\x07b\u202ec", "long": "W" * 200, "typst": "#set page() *b* `raw` $x$ \\ @ref",
    "html": "<b>&amp;", "combining": "e\u0301\u0323" * 40,
}  # fmt: skip


def everywhere(typed):
    """A diary in which these letters stand wherever a person can type."""
    own = [Measure("x-1", typed, "symptom", 10), Measure("x-2", typed, "side_effect", 4)]
    return b.diary(
        person=b.person(
            name=typed, health_number=typed[:50], allergies=(typed,), diagnoses=(typed,)
        ),
        plan=b.plan(prescriber=typed, primary_symptom="x-1"),
        regimen=[b.regimen()],
        doses=list(b.doses(b.START, TODAY)),
        measures=own,
        entries=list(b.entries(b.days_after(b.START, -14), TODAY, {"x-1": 5, "x-2": 2})),
        medicines=[Medicine(name=typed, start=TODAY)],
        visit=Visit(ask=typed, questions=(typed,) * 3),
    )


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


def test_a_long_name_may_break_after_every_twenty_letters():
    typed = "W" * 45
    assert breakable([f"a {typed} b"])[0].split("\u200b") == [f"a {'W' * 20}", "W" * 20, "WWWWW b"]
    assert breakable("W" * 19 + " " + "M" * 19) == "W" * 19 + " " + "M" * 19


@pytest.mark.parametrize("ranges", [RANGES, PLAIN], ids=["usual", "plain"])
def test_every_character_of_the_ranges_can_be_printed(ranges):
    letters = [chr(code) for first, last in ranges for code in range(first, last + 1)]
    asks = [" ".join(letters[n : n + 90]) for n in range(0, len(letters), 90)]
    days = demo(3, 30, TODAY)
    for ask in asks[::3]:
        summary = page(replace(days, visit=Visit(ask=ask)), b.days_after(TODAY, -29))
        assert len(opened(render(summary)).pages) == 1
