"""What is tracked: chosen, added, renamed, retired."""

import pytest
from django.urls import reverse

from journal import actions, queries
from tests.conftest import text


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
        "Sleepy or drugged",
        "Nausea",
    ]
    assert [kind for kind, _ in others] == ["Symptoms", "Possible side effects"]
    shown = text(page)
    assert ("Kept, not asked (18)" in shown, "Asked each day (" in shown) == (True, False)
    assert "<details open" not in shown


def test_what_is_no_measure_is_refused(visitor, person):
    assert visitor.post("/measures/track/", {"tracks": ["nonsense"]}).status_code == 422
    person.refresh_from_db()
    assert person.tracks == []


def test_above_eight_there_is_a_gentle_word(visitor, person):
    actions.set_tracks(person=person, tracks=list(queries.all_measures(person))[:9])
    assert "You are asked about 9 things." in text(visitor.get("/measures/"))


def test_it_says_where_on_today_a_measure_is_found(visitor):
    assert "You find it on Today under “Something else”." in text(visitor.get("/measures/"))


def test_one_of_my_own_is_added_and_asked_about(visitor, person):
    visitor.post("/measures/add/", {"name": "Itching", "how": "side_effect-4"})
    person.refresh_from_db()
    assert own(person) == [("x-itching", "Itching", 4, False)]
    assert "x-itching" in person.tracks
    assert "insomnia" in person.tracks


def test_a_second_of_the_same_name_is_refused(visitor, person):
    response = visitor.post("/measures/add/", {"name": "pain", "how": "symptom-10"})
    assert response.status_code == 422
    assert "You have one of this name already." in text(response)
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


def test_the_page_asks_the_database_no_more_often_for_many(
    visitor, person, django_assert_max_num_queries
):
    for number in range(20):
        actions.add_measure(person=person, name=f"Mine {number}", kind="symptom", scale=10)
    with django_assert_max_num_queries(8):
        visitor.get("/measures/")
