"""What no page of ours would send is refused in words, and nothing of it is stored."""

import re
from datetime import timedelta
from html import escape

import pytest

from ldn_tracker.transfer.formats import diary_file
from tests.conftest import NOW, TODAY


@pytest.mark.parametrize(
    "undo", ['{"ratings.fatigue": "x"}', '{"alerts": 1}', '{"note": "\\ud800"}']
)
def test_a_forged_way_back_is_refused(alice, client_of, undo):
    answer = client_of(alice).post("/today/answer/", {f"{TODAY}-undo": undo})
    assert (answer.status_code, alice.person.entries.count()) == (422, 0)
    assert "This can’t be undone any more." in answer.content.decode()


def test_no_undo_is_offered_that_would_be_refused(alice, client_of):
    def noted(words):
        name = f"{TODAY}-note"
        reply = client_of(alice).post(
            "/today/answer/", {name: words}, headers={"HX-Request": "true"}
        )
        return re.findall(r'name="(.*-undo)" value="(.*?)"', reply.content.decode())

    alice.person.entries.create(day=TODAY, note="imported " * 300)
    assert noted("short") == []
    assert noted("shorter") == [(f"{TODAY}-undo", escape('{"note":"short"}'))]


HOUR = 3_600_000  # ms
LONG_AGO = {"dose": "1800-01-01 1.5 night", "1800-01-01-ratings.fatigue": "7"}


@pytest.mark.parametrize("name", LONG_AGO)
def test_nothing_is_recorded_about_a_day_before_1900(alice, client_of, name):
    answer = client_of(alice).post("/today/answer/", {name: LONG_AGO[name]})
    assert (answer.status_code, answer.get("X-Receipt")) == (422, None)
    assert "Enter a day from 1900 on." in answer.content.decode()
    assert (alice.person.entries.count(), alice.person.intakes.count()) == (0, 0)


def test_an_answer_about_a_day_to_come_is_refused_in_words(alice, client_of):
    name = f"{TODAY + timedelta(1)}-ratings.fatigue"
    answer = client_of(alice).post("/today/answer/", {name: "7"})
    assert (answer.status_code, alice.person.entries.count()) == (422, 0)
    assert "This day hasn’t come yet." in answer.content.decode()


@pytest.mark.parametrize("name", ["{}-ratings.fatigue", "dose"])
def test_a_device_with_a_wrong_clock_keeps_what_it_dated_wrongly(alice, client_of, name):
    wrong = TODAY - timedelta(2)
    value = f"{wrong} 1.5 night" if name == "dose" else "7"
    sent = {name.format(wrong): value, "blank": "1", "age": HOUR}
    answer = client_of(alice).post("/today/answer/", sent, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["X-Answer"]) == (422, "refused")
    assert "This device thought today was 18 September 2026." in answer.content.decode()
    assert (alice.person.entries.count(), alice.person.intakes.count()) == (0, 0)


def test_an_answer_that_waited_two_days_keeps_the_day_it_was_given_on(alice, client_of):
    given = TODAY - timedelta(2)
    sent = {f"{given}-ratings.fatigue": "7", "blank": "1", "age": 48 * HOUR}
    client_of(alice).post("/today/answer/", sent)
    assert list(alice.person.entries.values_list("day", "ratings")) == [(given, {"fatigue": 7})]


@pytest.mark.parametrize(("age", "hours"), [(-HOUR, 0), (10**30, 366 * 24)])
def test_no_device_places_an_answer_in_the_future_or_beyond_a_year(alice, client_of, age, hours):
    client_of(alice).post("/today/answer/", {f"{TODAY}-ratings.fatigue": "7", "age": age})
    assert alice.person.entries.get().recorded_at == NOW - timedelta(hours=hours)


def test_the_first_possible_day_can_be_drawn_and_exported_again(alice, client_of):
    her = client_of(alice)
    her.post("/today/answer/", {"dose": "1900-01-01 1.5 night", "1900-01-01-ratings.fatigue": "7"})
    assert her.get("/charts/?range=all").status_code == 200
    days = {dose.day.year for dose in diary_file.load(her.get("/data/export/").content).doses}
    assert days == {1900}
