"""Today while something urgent says to take no LDN: the sentence in the open, no main tap."""

import re
from datetime import timedelta

from dose.medicine_actions import add_medicine
from journal.actions import save_answers
from tests.conftest import NOW, TODAY


def today(client) -> str:
    return " ".join(client.get("/today/").content.decode().split())


def in_the_open(html: str) -> str:
    finding = html.split('id="finding"')[1].split('id="check-in"')[0]
    return re.sub(r"<details>.*?</details>", "", finding)


def test_with_an_opioid_the_dose_is_to_be_left_out_but_can_be_recorded(her, alice):
    taken = f'type="submit" name="dose" value="{TODAY} 1.5 night">I took it<'
    before = today(her)
    assert (f'<button class="primary" {taken}' in before, "Leave it out" in before) == (True, False)
    add_medicine(person=alice.person, name="codeine")
    html = today(her)
    assert "<b>Leave it out until you have asked.</b>" in html
    assert f"<button {taken}" in html


def test_with_what_may_be_an_opioid_the_dose_waits_too(her, alice):
    add_medicine(person=alice.person, name="codiene")
    html = today(her)
    assert "<b>Leave it out until you have asked.</b>" in html
    assert f'<button type="submit" name="dose" value="{TODAY} 1.5 night">I took it<' in html


def test_what_to_do_about_a_warning_stands_in_the_open(her, alice):
    save_answers(person=alice.person, day=TODAY, answers={"alerts": ["liver"]}, at=NOW)
    words = in_the_open(today(her))
    assert "With confusion or heavy drowsiness, call the emergency number." in words
    assert "nothing says yet that a prescriber has cleared you" in words


def test_under_take_no_ldn_nothing_says_not_to_stop_because_of_it(her, alice):
    alone = "Don’t start, stop or change a medicine because of it alone."
    assert alone in her.get("/advice/").content.decode()
    add_medicine(person=alice.person, name="codeine")
    page = her.get("/advice/").content.decode()
    assert (alone in page, "Take no LDN until" in page) == (False, True)


def test_after_a_warning_sign_of_some_days_ago_the_dose_is_no_main_tap(her, alice):
    then = TODAY - timedelta(7)
    save_answers(person=alice.person, day=then, answers={"alerts": ["self_harm"]}, at=NOW)
    html = today(her)
    assert "Talk to your prescriber before you take another dose" in in_the_open(html)
    assert f'<button type="submit" name="dose" value="{TODAY} 1.5 night">I took it<' in html
    assert "<b>Leave it out until you have asked.</b>" in html
