"""The boxes of a check-in as HTML: what can be ticked, what is, and what to do at once."""

from ldn_tracker.templatetags.boxes import boxes
from ldn_tracker.today.questions import CAUSES, warning_signs

RASH = "Hives, an itchy rash, or a swollen face"


def test_each_choice_has_a_box_and_what_was_said_is_ticked():
    html = boxes("x-factors", CAUSES, ["travel"])
    assert html.count('<label><input type="checkbox" name="x-factors"') == len(CAUSES)
    assert '<input type="checkbox" name="x-factors" value="travel" checked>Travel</label>' in html
    assert html.count(" checked>") == 1


def test_nothing_said_ticks_nothing():
    assert " checked" not in boxes("x-factors", CAUSES, "")


def test_a_warning_sign_says_what_to_do_in_the_country_one_is_in():
    here, there = (boxes("x", warning_signs(country), ()) for country in ("NZ", "GB"))
    assert f">{RASH}</label>" + '<div class="notice alarm" role="alert"><p><b>' in here
    assert 'href="tel:111">Call 111</a>' in here
    assert 'href="tel:999">Call 999</a>' in there
    assert 'href="tel:999">Call 999</a>' not in here


def test_a_name_is_only_text():
    assert 'name="&quot;&gt;"' in boxes('">', CAUSES, ())
