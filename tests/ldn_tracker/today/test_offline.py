"""What lies on the device: a blank check-in without an answer, which changes with the plan."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen
from dose.diary import from_database
from journal.actions import add_measure, erase_person, save_answers, update_person
from ldn_tracker.today.card import dose_card
from ldn_tracker.today.views.offline import fingerprint
from tests.builders import plan
from tests.conftest import NOW, TODAY, text


@pytest.fixture
def her(alice, client_of):
    """alice's browser, at 1.5 mg at night."""
    start = TODAY - timedelta(9)
    adopt_plan(person=alice.person, plan=plan(start=start), today=start)
    regimen(alice, start, "1.5")
    return client_of(alice)


def regimen(alice, start, mg):
    change_regimen(
        person=alice.person, start=start, dose_mg=Decimal(mg), timing="night", reason="start"
    )


def blank(client):
    return client.get("/today/blank/").content.decode()


def printed(alice, today=TODAY):
    diary = from_database.window(alice.person, today)
    return fingerprint(alice.person, diary, dose_card(diary, today, ()))


def test_the_blank_check_in_knows_the_dose_but_no_day_and_no_answer(her, alice):
    answers = {"ratings.fatigue": 7, "note": "a secret"}
    save_answers(person=alice.person, day=TODAY, answers=answers, at=NOW)
    html = blank(her)
    assert 'name="dose" value="blank 1.5 night"' in html
    assert 'name="blank-ratings.fatigue"' in html
    assert [word for word in (" checked", "a secret", "2026-", 'class="was"') if word in html] == []


def test_the_print_changes_with_the_dose_and_the_measures_only(her, alice):
    before = printed(alice)
    save_answers(person=alice.person, day=TODAY, answers={"ratings.fatigue": 7}, at=NOW)
    assert printed(alice) == before
    regimen(alice, TODAY, "3")
    with_dose = printed(alice)
    add_measure(person=alice.person, name="Itching", kind="side_effect", scale=4)
    assert len({before, with_dose, printed(alice)}) == 3


def test_the_print_changes_with_each_release_of_the_pages(her, alice, monkeypatch):
    before = printed(alice)
    monkeypatch.setattr("ldn_tracker.today.views.offline.RELEASE", "another")
    assert printed(alice) != before


def test_the_print_changes_with_the_country_whose_numbers_are_kept(her, alice):
    before = printed(alice)
    update_person(person=alice.person, country="IE")
    assert printed(alice) != before


def test_the_print_does_not_change_from_day_to_day(her, alice):
    assert printed(alice, TODAY) == printed(alice, TODAY + timedelta(1))


def test_two_people_never_share_a_blank_check_in(her, alice, bob):
    assert printed(alice) != printed(bob)


def test_a_token_says_whose_session_it_is(her, alice):
    assert her.get("/today/token/").json()["person"] == alice.person.pk


def test_the_worker_may_answer_for_every_page_and_is_never_old(client):
    answer = client.get("/sw.js")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/javascript", "no-cache")


def test_the_page_that_says_there_is_no_network_needs_no_session(client):
    assert "This page needs a network" in client.get("/offline/").content.decode()


def is_gone(client, proof) -> bool:
    return client.get("/today/gone/", {"of": proof}).json()["gone"]


def test_a_device_learns_that_the_diary_it_had_open_was_erased(her, alice, bob, client):
    proof = text(her.get("/today/")).split('data-proof="')[1].split('"')[0]
    assert is_gone(client, proof) is False
    erase_person(person=alice.person)
    assert is_gone(client, proof) is True


@pytest.mark.parametrize("proof", ["", "1", "4711", "4711:x", "x" * 5000])
def test_whoever_has_no_proof_learns_nothing_about_any_diary(client, db, proof):
    assert is_gone(client, proof) is False


def test_the_check_in_kept_for_the_time_without_a_network_has_the_proof_too(her):
    assert 'data-proof="' in blank(her)
