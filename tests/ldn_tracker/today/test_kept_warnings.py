"""What is kept for when there is no network keeps the warnings, and says what it cannot know."""

from datetime import timedelta
from decimal import Decimal

from dose.actions import change_regimen, record_dose
from dose.medicine_actions import add_medicine
from journal.actions import save_answers
from tests.conftest import NOW, TODAY, text

TAKEN = 'type="submit" name="dose" value="blank 1.5'


def regimen(person, start, timing, reason):
    change_regimen(person=person, start=start, dose_mg=Decimal("1.5"), timing=timing, reason=reason)


def blank(client) -> str:
    return text(client.get("/today/blank/"))


def print_of(client) -> str:
    return text(client.get("/today/")).split('data-print="')[1].split('"')[0]


def test_take_no_ldn_holds_without_a_network_too(her, person):
    assert f'<button class="primary" {TAKEN}' in blank(her)
    before = print_of(her)
    add_medicine(person=person, name="tramadol")
    assert "<b>Leave it out until you have asked.</b>" in blank(her)
    assert f"<button {TAKEN}" in blank(her)
    assert print_of(her) != before


def test_the_dose_to_leave_out_after_a_change_of_time_is_named(her, person):
    record_dose(person=person, day=TODAY - timedelta(1), dose_mg=Decimal("1.5"), timing="night")
    before = print_of(her)
    regimen(person, TODAY, "morning", "other")
    assert "Leave out Sunday 20 September, morning and night." in blank(her)
    assert f"<button {TAKEN}" in blank(her)
    assert print_of(her) != before


def test_a_tap_tells_the_device_that_other_pages_are_to_be_kept(her):
    before = print_of(her)
    data = {"day": TODAY.isoformat(), f"{TODAY}-alerts": "liver"}
    answer = her.post("/today/answer/", data, headers={"HX-Request": "true"})
    assert (answer["X-Print"] == print_of(her), answer["X-Print"] == before) == (True, False)


def test_it_says_that_a_dose_noted_earlier_is_not_shown(her):
    words = "What you noted earlier today is not shown here. Check before you take one."
    assert (words in blank(her), words in text(her.get("/today/"))) == (True, False)


def test_this_is_too_much_is_kept_with_its_numbers_and_nothing_of_the_diary(her, person):
    save_answers(person=person, day=TODAY, answers={"alerts": ["too_much"]}, at=NOW)
    pages = [text(her.get(url)) for url in ("/too-much/", "/too-much/?kept")]
    assert ["Noted for Sunday" in page for page in pages] == [True, False]
    assert ["<form" in page.split("<main")[1] for page in pages] == [True, False]
    assert ['href="tel:1737"' in page for page in pages] == [True, True]
