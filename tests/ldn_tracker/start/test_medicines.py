"""Getting started asks for opioids by name: what is typed is kept, and a slip is asked about."""

from datetime import date

import pytest

from dose import medicine_actions, queries
from dose.diary import from_database
from dose.rules.book import assess
from tests.conftest import TODAY, text


def test_an_opioid_is_kept_and_its_meaning_said_at_once(visitor, person):
    response = visitor.post("/start/opioids/", {"name": "Tramal", "last_taken": ""}, follow=True)
    assert [row.name for row in queries.medicines(person)] == ["Tramal"]
    assert "take no LDN until your prescriber has said when and how" in text(response)


def test_a_misspelt_opioid_stays_on_the_question_and_counts(visitor, person):
    response = visitor.post("/start/opioids/", {"name": "codiene"}, follow=True)
    assert response.redirect_chain == [("/start/opioids/?typed=codiene", 302)]
    assert "Did you mean codeine?" in text(response)
    assert [row.name for row in queries.medicines(person)] == ["codiene"]
    found = assess(from_database.window(person, TODAY), TODAY).finding
    assert (found.rule, found.headline) == (
        "medicine-unclear",
        "Take no LDN until this is clear: “codiene” (did you mean codeine?)",
    )


def test_what_it_means_is_told_by_its_name_on_a_screen_of_its_own(visitor):
    response = visitor.post("/start/opioids/", {"name": "nurofen plus"}, follow=True)
    page = text(response)
    assert response.redirect_chain == [("/start/opioids/?noted=nurofen+plus", 302)]
    assert '<h2 id="opioid-names">nurofen plus (codeine)</h2>' in page
    assert 'href="/start/naltrexone/">Continue</a>' in page
    assert "Do you take" not in page


def test_an_opioid_of_long_ago_goes_on_without_a_warning(visitor, person):
    data = {"name": "codeine", "last_taken": "2026-01-01"}
    response = visitor.post("/start/opioids/", data, follow=True)
    assert response.redirect_chain[-1] == ("/start/naltrexone/", 302)
    assert "take no LDN" not in text(response)


@pytest.mark.parametrize("step", ["begin", "dose"])
def test_it_is_told_again_before_ldn_is_begun(visitor, person, step):
    assert "take no LDN until" not in text(visitor.get(f"/start/{step}/"))
    for name in ("nurofen plus", "Tramdol", "Imodium"):
        medicine_actions.add_medicine(person=person, name=name)
    page = visitor.get(f"/start/{step}/")
    told = {group.names for group in page.context["no_ldn"]}
    assert told == {("Tramdol",), ("nurofen plus (codeine)",)}
    assert "take no LDN until your prescriber has said when and how" in text(page)


@pytest.mark.parametrize("step", ["opioids", "naltrexone"])
def test_no_and_yes_weigh_the_same(visitor, step):
    page = text(visitor.get(f"/start/{step}/"))
    for answer, words in (("no", "No"), ("yes", "Yes")):
        assert f'<button class="wide" name="answer" value="{answer}" type="submit">{words}' in page
    assert "primary" not in page[page.index("<main") :]


def test_a_yes_is_noted_at_once_and_then_asked_for_its_name(visitor, person):
    response = visitor.post("/start/opioids/", {"answer": "yes"}, follow=True)
    assert response.redirect_chain == [("/start/opioids/?which=first", 302)]
    assert [row.name for row in queries.medicines(person)] == ["opioid_unnamed"]
    assert '<button name="name" value="Codeine" type="submit">Codeine</button>' in text(response)


def test_a_yes_to_what_is_noted_already_adds_nothing(visitor, person):
    visitor.post("/start/opioids/", {"name": "Codeine"})
    assert 'type="submit" aria-pressed="true">Yes' in text(visitor.get("/start/opioids/"))
    visitor.post("/start/opioids/", {"answer": "yes"})
    assert [row.name for row in queries.medicines(person)] == ["Codeine"]
    visitor.post("/start/opioids/", {"answer": "no"})
    assert list(queries.medicines(person)) == []


def test_a_name_takes_the_place_of_the_bare_yes(visitor, person):
    visitor.post("/start/opioids/", {"answer": "yes"})
    data = {"name": "Codeine", "names_it": "1", "last_taken": "2026-09-19"}
    visitor.post("/start/opioids/?which=first", data)
    found = [(row.name, row.last_taken) for row in queries.medicines(person)]
    assert found == [("Codeine", date(2026, 9, 19))]


def test_another_one_leaves_the_one_without_a_name(visitor, person):
    visitor.post("/start/opioids/", {"answer": "yes"})
    visitor.post("/start/opioids/?which=another", {"name": "Codeine"})
    visitor.post("/start/naltrexone/?which=first", {"name": "Contrave", "names_it": "1"})
    names = [row.name for row in queries.medicines(person)]
    assert names == ["Codeine", "Contrave", "opioid_unnamed"]


def test_one_without_a_name_still_says_what_it_means(visitor):
    page = text(visitor.post("/start/opioids/", {"answer": "yes"}, follow=True))
    assert "I don’t know its name" in page
    told = text(visitor.get("/start/opioids/?noted=opioid%20(name%20not%20given)"))
    assert "take no LDN until your prescriber has said when and how" in told


def test_a_yes_that_was_a_mistake_is_taken_back_by_no(visitor, person):
    visitor.post("/start/opioids/", {"answer": "yes"})
    visitor.post("/start/opioids/?which=first", {"name": "Codeine", "names_it": "1"})
    visitor.post("/start/opioids/", {"answer": "no"})
    assert list(queries.medicines(person)) == []


def test_a_likely_opioid_is_told_on_today_until_its_name_is_right(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="Tramdol")
    page = text(visitor.get("/today/"))
    assert "Take no LDN until this is clear: “Tramdol” (did you mean tramadol?)" in page
    assert "<b>Leave it out until you have asked.</b>" not in page  # nothing is due yet
    visitor.post(f"/medicines/{row.pk}/rename/", {"name": "tramadol"})
    page = text(visitor.get("/today/"))
    assert ("Tramdol" in page, "Take no LDN until this is clear" in page) == (False, False)


def test_the_name_that_was_meant_takes_its_place_and_says_what_it_means(visitor, person):
    visitor.post("/start/opioids/", {"name": "codiene", "last_taken": "2026-09-19"})
    address = "/start/opioids/?typed=codiene"
    response = visitor.post(address, {"meant": "codeine"}, follow=True)
    assert response.redirect_chain == [("/start/opioids/?noted=codeine", 302)]
    rows = [(row.name, row.last_taken) for row in queries.medicines(person)]
    assert rows == [("codeine", date(2026, 9, 19))]
    assert "take no LDN until your prescriber has said when and how" in text(response)


def test_a_name_that_was_not_asked_about_is_not_put_in_its_place(visitor, person):
    visitor.post("/start/opioids/", {"name": "codiene"})
    visitor.post("/start/opioids/?typed=codiene", {"meant": "paracetamol"})
    assert [row.name for row in queries.medicines(person)] == ["codiene"]


@pytest.mark.parametrize("step", ["where", "begin", "plan"])
def test_only_a_screen_that_asks_for_a_name_puts_one_right(visitor, person, step):
    visitor.post("/start/opioids/", {"name": "codiene"})
    response = visitor.post(f"/start/{step}/?typed=codiene", {"meant": "codeine"})
    assert response.status_code == 404
    assert [row.name for row in queries.medicines(person)] == ["codiene"]


def test_a_name_that_is_not_on_the_list_is_not_said_to_be(visitor):
    page = visitor.get("/start/opioids/?typed=codiene")
    assert page.context["meant"] == ()
    assert "It is on your list" not in text(page)
    assert "Do you take an opioid" in text(page)


def test_a_name_is_read_as_far_as_a_name_can_be_long(visitor, person):
    name = f"codiene {'3' * 192}"
    asked = visitor.post("/start/opioids/", {"name": name}).url
    visitor.post(f"{asked}333", {"meant": "codeine"})
    assert [row.name for row in queries.medicines(person)] == ["codeine"]


def test_a_name_that_is_right_as_it_stands_stays_on_the_list(visitor, person):
    page = visitor.post("/start/opioids/", {"name": "codiene"}, follow=True)
    assert page.context["skip"] == "/start/naltrexone/"
    assert "No, “codiene” is right" in text(page)


def test_no_opioid_is_one_tap_and_keeps_nothing(visitor, person):
    response = visitor.post("/start/opioids/", {"answer": "no", "name": ""})
    assert response.url == "/start/naltrexone/"
    assert list(queries.medicines(person)) == []


def test_no_is_no_whatever_else_was_typed(visitor, person):
    visitor.post("/start/opioids/", {"answer": "no", "name": "codiene"})
    assert list(queries.medicines(person)) == []


def test_an_opioid_without_its_name_is_asked_again(visitor):
    response = visitor.post("/start/opioids/", {"name": ""})
    assert response.status_code == 422
    assert "Enter its name, or tap No." in text(response)
