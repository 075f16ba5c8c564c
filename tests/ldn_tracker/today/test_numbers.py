"""A plain number of one's own in the check-in: typed, cleared, refused, undone, never a rating."""

import json
from uuid import uuid4

import pytest

from dose.diary import from_database
from journal import actions
from tests.conftest import TODAY, text

FIELD = f"{TODAY}-measurements.n-hours-slept"


@pytest.fixture
def slept(person):
    """Hours slept, asked each day."""
    measure = actions.add_measure(person=person, name="Hours slept", kind="number", unit="h")
    actions.set_tracks(person=person, tracks=["fatigue", measure.id])
    return measure


def say(visitor, value: str, **more):
    return visitor.post("/today/answer/", {FIELD: value} | more)


def tap(visitor, value: str):
    data = {FIELD: value, "client_id": str(uuid4())}
    return visitor.post("/today/answer/", data, headers={"HX-Request": "true"})


def noted(person) -> dict:
    return {entry.day: dict(entry.measurements) for entry in from_database.whole(person).entries}


def test_it_is_asked_with_its_unit_as_a_plain_field(visitor, slept):
    page = text(visitor.get("/today/"))
    assert f'inputmode="decimal" name="{FIELD}" id="{FIELD}" value=""' in page
    assert f'<span id="{FIELD}-unit">h</span>' in page


@pytest.mark.parametrize(
    ("typed", "number"), [("6.5", 6.5), ("6,5", 6.5), (" 7 ", 7), ("0", 0), ("-2", -2), ("−2", -2)]
)
def test_a_number_is_kept_under_its_id_and_shown_again(visitor, person, slept, typed, number):
    assert say(visitor, typed).status_code == 302
    assert noted(person) == {TODAY: {slept.id: number}}
    assert f'value="{number}"' in text(visitor.get("/today/"))


@pytest.mark.parametrize("typed", ["six", "6h", "1e3", "1234567890", "nan", "6.5.1", "²"])
def test_what_is_no_number_is_refused_in_words_and_stays_in_its_field(
    visitor, person, slept, typed
):
    response = say(visitor, typed)
    assert response.status_code == 422
    assert "Hours slept: enter a plain number, like 6.5." in text(response)
    assert f'value="{typed}"' in text(response)
    assert noted(person) == {}


def test_a_comma_that_may_part_thousands_asks_which(visitor, slept):
    assert "Hours slept: write 1200 or 1.2." in text(say(visitor, "1,200"))


def test_an_empty_field_clears_it_and_an_untouched_one_does_not(visitor, person, slept):
    say(visitor, "6.5")
    say(visitor, "6.5", **{f"{TODAY}-seen": json.dumps({f"measurements.{slept.id}": 6.5})})
    assert noted(person) == {TODAY: {slept.id: 6.5}}
    say(visitor, "")
    assert noted(person) == {}


def test_another_device_that_saves_an_old_page_undoes_nothing(visitor, person, slept):
    say(visitor, "6.5")
    say(visitor, "", **{f"{TODAY}-seen": "{}"})
    assert noted(person) == {TODAY: {slept.id: 6.5}}


def test_a_tap_has_its_receipt_and_can_be_undone(visitor, person, slept):
    say(visitor, "6.5")
    response = tap(visitor, "8")
    assert response["X-Answer"] == "saved"
    undo = json.dumps({f"measurements.{slept.id}": 6.5}, separators=(",", ":"))
    assert undo in text(response).replace("&quot;", '"')
    visitor.post("/today/answer/", {f"{TODAY}-undo": undo})
    assert noted(person) == {TODAY: {slept.id: 6.5}}


def test_a_refused_tap_has_no_receipt(visitor, person, slept):
    response = tap(visitor, "six")
    assert (response["X-Answer"], "X-Receipt" in response, noted(person)) == ("refused", False, {})


@pytest.mark.parametrize("name", ["ratings.n-hours-slept", "measurements.fatigue"])
def test_a_number_is_no_rating_and_a_rating_no_number(visitor, person, slept, name):
    response = visitor.post("/today/answer/", {f"{TODAY}-{name}": "3"})
    assert "isn’t something you rate here" in text(response)
    assert noted(person) == {}


def test_an_imported_number_of_another_app_is_nobodys_to_answer(visitor, person, slept):
    response = visitor.post("/today/answer/", {f"{TODAY}-measurements.visible:HRV": "3"})
    assert (response.status_code, noted(person)) == (422, {})


def test_a_number_alone_makes_no_day_a_recorded_one(visitor, person, slept):
    say(visitor, "6.5")
    assert [entry.answered for entry in from_database.whole(person).entries] == [False]


def test_the_week_tells_it_with_its_unit(visitor, person, slept):
    yesterday = TODAY.replace(day=TODAY.day - 1)
    visitor.post("/today/answer/", {f"{yesterday}-measurements.{slept.id}": "6.5"})
    assert "Hours slept 6.5 h" in text(visitor.get("/week/"))


def test_the_kept_check_in_asks_it_too(visitor, slept):
    assert 'name="blank-measurements.n-hours-slept"' in text(visitor.get("/today/blank/"))
