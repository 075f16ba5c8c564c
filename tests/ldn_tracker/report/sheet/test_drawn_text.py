"""Names that a drawing cannot print stand over it, as text, where it had them."""

from ldn_tracker.report.sheet.drawn_text import split

LATIN = '<text class="name" x="0" y="1.5" font-size="8.8">Fatigue</text>'
THAI = '<text class="name" x="0" y="-20.5" font-size="8.8">ปวด &amp; x</text>'
MARKED = '<text class="name" x="3" y="4" font-size="8">e\u0301\u0323</text>'


def test_western_letters_are_left_in_the_drawing():
    drawing = f"<svg>{LATIN}<path/></svg>"
    assert split(drawing) == (drawing, [])


def test_other_letters_are_taken_out_with_their_place_and_size():
    drawing, labels = split(f"<svg>{LATIN}{THAI}<path/></svg>")
    assert drawing == f"<svg>{LATIN}<path/></svg>"
    assert labels == [{"x": 0, "y": -20.5, "size": 8.8, "text": "ปวด & x"}]


def test_letters_under_marks_are_taken_out_too():
    assert split(MARKED) == ("", [{"x": 3, "y": 4, "size": 8, "text": "e\u0301\u0323"}])
