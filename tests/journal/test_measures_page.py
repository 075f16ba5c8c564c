"""What is tracked: chosen, added, renamed, retired."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from journal import actions, queries
from journal.addresses import IdConverter, id_of, word_of
from journal.day import DAY
from journal.scales import Measure
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats import diary_file
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.doors import all_doors
from tests.strategies import ODD_IDS, letters


def own(person) -> list:
    return [(m.id, m.name, m.scale, m.retired) for m in queries.own_measures(person)]


def test_at_first_the_usual_few_are_ticked(visitor):
    tracks = visitor.get("/measures/").context["tracks"]
    assert tracks["tracks"].value() == ["fatigue", "insomnia", "sedation", "nausea"]


def test_what_is_ticked_is_asked_about(visitor, person):
    visitor.post("/measures/track/", {"tracks": ["pain", "gut"]})
    person.refresh_from_db()
    assert person.tracks == ["pain", "gut"]


def test_many_imported_measures_leave_the_page_calm(visitor, person):
    for number in range(18):
        actions.add_measure(person=person, name=f"Ache {number}", kind="symptom", scale=3)
    page = visitor.get("/measures/")
    asked, others = page.context["tracks"].asked, page.context["tracks"].others
    assert [name for _, name in asked] == [
        "Fatigue",
        "Trouble sleeping",
        "Sleepy or groggy",
        "Nausea",
    ]
    assert [kind for kind, _ in others] == ["Symptoms", "Possible side effects"]
    shown = text(page)
    assert ("Kept, no longer asked (18)" in shown, "Asked each day (" in shown) == (True, False)
    assert "<details open" not in shown


def test_a_plain_number_is_added_with_its_unit_and_asked_about(visitor, person):
    data = {"name": "Hours slept", "how": "number-0", "unit": "h"}
    page = text(visitor.post("/measures/add/", data, follow=True))
    assert own(person) == [("n-hours-slept", "Hours slept", 0, False)]
    assert "a number (h)" in page
    person.refresh_from_db()
    assert person.tracks[-1] == "n-hours-slept"
    visitor.post("/measures/track/", {"tracks": ["fatigue"]})
    others = dict(visitor.get("/measures/").context["tracks"].others)
    assert others["Numbers"] == [("n-hours-slept", "Hours slept")]


def test_a_unit_that_is_too_long_is_refused(visitor, person):
    data = {"name": "Hours slept", "how": "number-0", "unit": "h" * 21}
    assert visitor.post("/measures/add/", data).status_code == 422
    assert own(person) == []


def test_what_is_no_measure_is_refused(visitor, person):
    assert visitor.post("/measures/track/", {"tracks": ["nonsense"]}).status_code == 422
    person.refresh_from_db()
    assert person.tracks == []


def test_above_six_there_is_a_gentle_word(visitor, person):
    actions.set_tracks(person=person, tracks=list(queries.all_measures(person))[:7])
    assert "We ask you about 7 things." in text(visitor.get("/measures/"))


def test_it_says_where_on_today_a_measure_is_found(visitor):
    assert "It is then asked each day, on Today and for the last week." in text(
        visitor.get("/measures/")
    )


def test_one_of_my_own_is_added_and_asked_about(visitor, person):
    visitor.post("/measures/add/", {"name": "Itching", "how": "side_effect-4"})
    person.refresh_from_db()
    assert own(person) == [("x-itching", "Itching", 4, False)]
    assert "x-itching" in person.tracks
    assert "insomnia" in person.tracks


def test_a_second_of_the_same_name_is_refused(visitor, person):
    response = visitor.post("/measures/add/", {"name": "pain", "how": "symptom-10"})
    assert response.status_code == 422
    assert "You already have one with this name." in text(response)
    assert own(person) == []


def test_it_is_renamed_and_keeps_its_id(visitor, person):
    actions.add_measure(person=person, name="Itching", kind="side_effect", scale=4)
    visitor.post(reverse("measure_rename", args=["x-itching"]), {"x-itching-name": "Itch"})
    assert own(person) == [("x-itching", "Itch", 4, False)]


def test_an_empty_name_is_asked_again(visitor, person):
    actions.add_measure(person=person, name="Itching", kind="side_effect", scale=4)
    response = visitor.post(reverse("measure_rename", args=["x-itching"]), {"x-itching-name": ""})
    assert response.status_code == 422
    assert own(person) == [("x-itching", "Itching", 4, False)]


def test_it_is_retired_and_offered_again(visitor, person):
    actions.add_measure(person=person, name="Itching", kind="side_effect", scale=4)
    visitor.post(reverse("measure_retire", args=["x-itching"]))
    assert own(person) == [("x-itching", "Itching", 4, True)]
    assert "not asked any more" in text(visitor.get("/measures/"))
    visitor.post(reverse("measure_restore", args=["x-itching"]))
    assert own(person) == [("x-itching", "Itching", 4, False)]


@pytest.mark.parametrize("name", ["measure_rename", "measure_retire", "measure_restore"])
def test_nobody_else_touches_it(client_of, bob, person, name):
    actions.add_measure(person=person, name="Itching", kind="side_effect", scale=4)
    assert client_of(bob).post(reverse(name, args=["x-itching"])).status_code == 404
    assert own(person) == [("x-itching", "Itching", 4, False)]


@pytest.fixture
def imported(visitor, person):
    """`imported(id)`: a browser whose diary has a rated measure with that id from a file."""

    def bring(id: str):
        own = [Measure(id, "Itching", "symptom", 10)]
        rated = b.diary(measures=own, tracks=(id,), entries=b.entries(TODAY - DAY, TODAY, {id: 3}))
        store.store(person, diary_file.load(diary_file.dump(rated)), at=NOW)
        return visitor

    return bring


def pressed(browser, button: str, **sent):
    """Send the form that has this button on the page, as a browser sends it."""
    forms = re.findall(r"<form.*?</form>", browser.get("/measures/").content.decode(), re.DOTALL)
    (form,) = [each for each in forms if button in each]
    names = [unescape(name) for name in re.findall(r'name="([^"]*-name)"', form)]
    action = unescape(re.search(r'action="([^"]*)"', form)[1])
    return browser.post(action, dict.fromkeys(names, sent.get("name")), follow=True)


@pytest.mark.parametrize("id", ODD_IDS)
def test_an_imported_measure_is_renamed_retired_and_restored_whatever_its_id(imported, person, id):
    browser = imported(id)
    pressed(browser, "Rename", name="Itch")
    pressed(browser, "Stop asking about it")
    assert own(person) == [(id, "Itch", 10, True)]
    pressed(browser, "Ask about it again")
    assert own(person) == [(id, "Itch", 10, False)]


@pytest.mark.parametrize("id", ODD_IDS)
def test_every_page_opens_with_an_imported_measure_whatever_its_id(imported, id):
    browser = imported(id)
    opened = {door.name: browser.get(door.url).status_code for door in all_doors()}
    assert set(opened.values()) <= {200, 302, 404, 405}
    assert opened["measures"] == opened["charts"] == opened["today"] == 200


@given(st.text(letters, max_size=80))
def test_an_id_is_read_from_the_word_that_stands_for_it(id):
    word = word_of(id)
    assert re.fullmatch(IdConverter.regex, word)
    assert (id_of(word), quote(word, safe="")) == (id, word)


@pytest.mark.parametrize("word", ["~f", "~ff", "~zz", "~e9~", "..", "x.a"])
def test_a_word_that_stands_for_no_id_is_no_address(visitor, word):
    assert visitor.post(f"/measures/{word}/retire/").status_code == 404


def test_the_page_asks_the_database_no_more_often_for_many(
    visitor, person, django_assert_num_queries
):
    for number in range(20):
        actions.add_measure(person=person, name=f"Mine {number}", kind="symptom", scale=10)
    with django_assert_num_queries(6):
        visitor.get("/measures/")
