"""Only what was newly said becomes an answer; unanswered stays unanswered."""

import json
from datetime import date

import pytest
from django.http import QueryDict

from journal.forms.answers import AnswerForm, as_json, days_in
from journal.scales import BUILT_IN

DAY = date(2026, 9, 20)


def form(data="", *, stored=None, **fields):
    query = QueryDict(data, mutable=True)
    for name, value in fields.items():
        query.setlist(f"2026-09-20-{name}", value if isinstance(value, list) else [value])
    return AnswerForm(query, day=DAY, measures=BUILT_IN.values(), stored=stored or {})


def said(data="", **fields):
    bound = form(data, **fields)
    assert bound.errors == {}
    return bound.answers()


def test_one_tap_is_one_answer():
    assert said("2026-09-20-ratings.fatigue=7") == {"ratings.fatigue": 7}


def test_a_zero_is_an_answer():
    assert said("2026-09-20-ratings.nausea=0") == {"ratings.nausea": 0}


def test_another_days_answer_is_not_this_days():
    assert said("2026-09-19-ratings.nausea=2") == {}


def test_no_crash_is_an_answer_and_not_the_absence_of_one():
    assert said(crash="no") == {"crash": False}


def test_a_whole_page_saved_untouched_says_nothing():
    drawn = {"ratings.fatigue": 7, "crash": False, "factors": ["travel"]}
    page = {"ratings.fatigue": "7", "crash": "no", "factors": ["", "travel"], "alerts": [""]}
    assert said(**page, note="", seen=as_json(drawn)) == {}


def test_a_page_left_open_does_not_undo_what_another_device_said():
    page = {"ratings.fatigue": "5", "ratings.pain": "3"}
    assert said(**page, seen=as_json({"ratings.fatigue": 5})) == {"ratings.pain": 3}


def test_unticking_every_box_clears_the_list():
    assert said(factors=[""], seen=as_json({"factors": ["travel"]})) == {"factors": []}


def test_factors_without_a_box_on_the_page_are_kept():
    assert said(factors=["", "travel"], stored={"factors": ["crash"]}) == {
        "factors": ["crash", "travel"]
    }


def test_too_much_is_kept_when_other_alerts_change():
    assert said(alerts=["", "rash"], stored={"alerts": ["too_much"]}) == {
        "alerts": ["rash", "too_much"]
    }


def test_the_empty_answer_clears_its_question():
    assert said("2026-09-20-ratings.pain=") == {"ratings.pain": None}
    assert said(crash="", note="") == {"crash": None, "note": ""}


def test_clearing_what_was_never_answered_says_nothing():
    assert said("2026-09-20-ratings.pain=", crash="", seen=as_json({})) == {}


def test_none_of_these_leaves_what_is_answered():
    answers = said("2026-09-20-ratings.insomnia=2", none="1", stored={"ratings.nausea": 1})
    assert answers == {"ratings.insomnia": 2, "ratings.sedation": 0}


def test_undo_puts_the_former_answers_back():
    assert said(undo='{"ratings.pain": null, "crash": true}') == {
        "ratings.pain": None,
        "crash": True,
    }


def test_a_rating_off_its_scale_is_refused_by_its_name():
    bound = form("2026-09-20-ratings.nausea=5")
    assert bound.errors == {"ratings.nausea": ["Nausea: choose one of the answers."]}


def test_what_cannot_be_undone_is_refused():
    assert form(undo='{"name": "Mallory"}').errors == {"undo": ["This can’t be undone any more."]}


LONG = "\n".join(["imported"] * 300)


def test_a_note_of_2000_letters_is_kept_and_a_longer_one_is_refused():
    assert said(note="x" * 2000) == {"note": "x" * 2000}
    assert form(note="x" * 2001).errors == {
        "note": ["The note is too long: keep it under 2000 letters."]
    }


def test_an_imported_note_may_be_longer_and_refuses_no_page_that_leaves_it():
    sent = {"note": LONG.replace("\n", "\r\n"), "crash": "no"}
    bound = form(**sent, stored={"note": LONG}, seen=as_json({"note": LONG}))
    assert (bound.answers(), bound.errors) == ({"crash": False}, {})


def test_a_note_too_long_to_be_given_cannot_be_put_back():
    bound = form(note="short", stored={"note": LONG})
    assert (bound.can_put_back({"note": LONG}), bound.can_put_back({"note": "old"})) == (
        False,
        True,
    )


def test_the_days_on_a_page_are_found_by_the_names():
    names = ["2026-09-19-crash", "2026-09-20-note", "2026-09-20-crash", "csrfmiddlewaretoken"]
    assert days_in([*names, "2026-02-31-crash"]) == [date(2026, 9, 19), date(2026, 9, 20)]


@pytest.mark.parametrize(
    "forged",
    [
        {"ratings.fatigue": 99},
        {"ratings.fatigue": "7"},
        {"crash": "perhaps"},
        {"crash": 1},
        {"note": None},
        {"note": "x" * 2001},
        {"note": "\ud800"},
        {"alerts": "rash"},
        {"alerts": 1},
        {"alerts": {"rash": 1}},
        {"factors": [["travel"]]},
    ],
)
def test_what_could_never_have_been_answered_is_not_put_back(forged):
    bound = form(undo=json.dumps(forged))
    assert (bound.answers(), bound.errors) == ({}, {"undo": ["This can’t be undone any more."]})


@pytest.mark.parametrize("unreadable", ["9" * 5000, "[" * 100_000])
def test_json_that_cannot_be_read_is_not_put_back(unreadable):
    bound = form(undo=unreadable)
    assert (bound.answers(), bound.errors) == ({}, {"undo": ["This can’t be undone any more."]})


def test_a_tap_makes_only_the_field_that_it_sends():
    assert list(form(**{"ratings.fatigue": "7"}).fields) == ["ratings.fatigue"]


@pytest.mark.parametrize("sent", ["07", " 7", "7.0", "-1", "11", "seven"])
def test_a_rating_that_no_button_says_is_refused(sent):
    filled = form(**{"ratings.fatigue": sent})
    assert filled.answers() == {}
    assert filled.errors == {"ratings.fatigue": ["Fatigue: choose one of the answers."]}
