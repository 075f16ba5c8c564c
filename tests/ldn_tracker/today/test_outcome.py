"""What is said of a press: what it did, and to which day."""

from datetime import timedelta

import pytest

from ldn_tracker.today.outcome import outcome, whose
from tests.conftest import TODAY

DAY = timedelta(1)
HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("before", "said", "word"),
    [
        ({}, {"ratings.pain": 3}, "Saved"),
        ({"ratings.pain": 3}, {"ratings.pain": 3}, "Saved"),
        ({"ratings.pain": 3}, {"ratings.pain": 4}, "Saved the change"),
        ({"ratings.pain": 3}, {"ratings.pain": None}, "Saved the change"),
        ({"factors": ("travel",)}, {"factors": ["travel", "period"]}, "Saved"),
    ],
)
def test_another_answer_than_before_is_a_change(before, said, word):
    assert outcome({TODAY: before}, {TODAY: said}) == word


def test_what_is_undone_says_so():
    assert outcome({}, {}, is_taken_back=True) == "Removed"
    assert outcome({}, {}, is_put_back=True) == "Put back"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({TODAY}, ""),
        ({TODAY - DAY}, " for Saturday"),
        ({TODAY - 6 * DAY}, " for Monday"),
        ({TODAY - 7 * DAY}, " for 13 September"),
        ({TODAY - DAY, TODAY - 2 * DAY}, ""),
    ],
)
def test_another_day_than_today_is_named(days, words):
    assert whose(days, TODAY) == words


@pytest.mark.django_db
def test_a_dose_taken_back_says_so_without_a_script_too(her, alice):
    her.post("/today/answer/", {"day": TODAY, "dose": f"{TODAY} 1.5 night"})
    row = alice.person.intakes.get(day=TODAY)
    html = her.post("/today/answer/", {"day": TODAY, "undo_dose": row.pk}, follow=True).content
    assert "Removed 12:30." in html.decode()


@pytest.mark.django_db
def test_an_answer_about_an_earlier_day_names_it(her):
    data = {"day": TODAY - DAY, f"{TODAY - DAY}-ratings.fatigue": "7"}
    words = her.post("/today/answer/", data, headers=HTMX).content.decode()
    assert "Saved for Saturday 12:30" in words
