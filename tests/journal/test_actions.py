"""Answers about a day: stored once, the later one stands, cleared without a trace."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.http import Http404

from journal import actions, queries
from journal.models import EntryRow, Receipt
from journal.validation import Impossible
from tests import builders as b

DAY = b.day("2026-09-20")
MORNING = b.at("2026-09-20T09:00:00+12:00")
LATER = MORNING + timedelta(hours=3)
ONE, OTHER = UUID(int=1), UUID(int=2)

pytestmark = pytest.mark.django_db


def answer(person, answers: dict, at=MORNING, **how) -> EntryRow:
    actions.save_answers(person=person, day=DAY, answers=answers, at=at, **how)
    return EntryRow.objects.get(person=person, day=DAY)


def test_answers_of_a_day_are_kept_in_its_one_row(person):
    answer(person, {"ratings.fatigue": 7, "crash": False})
    entry = answer(person, {"ratings.insomnia": 0, "factors": ["travel"], "note": "Far."}, LATER)
    assert entry.ratings == {"fatigue": 7, "insomnia": 0}
    assert (entry.crash, entry.factors, entry.note) == (False, ["travel"], "Far.")


def test_an_unanswered_question_stays_absent(person):
    assert "pain" not in answer(person, {"ratings.fatigue": 7}).ratings


def test_a_cleared_rating_is_absent_and_not_zero(person):
    answer(person, {"ratings.fatigue": 7, "ratings.pain": 3})
    assert answer(person, {"ratings.fatigue": None}, LATER).ratings == {"pain": 3}


def test_the_later_moment_wins_even_when_it_arrives_first(person):
    answer(person, {"ratings.fatigue": 3}, LATER)
    assert answer(person, {"ratings.fatigue": 9}, MORNING).ratings == {"fatigue": 3}


def test_the_later_moment_wins_for_each_question_by_itself(person):
    answer(person, {"ratings.fatigue": 3}, LATER)
    entry = answer(person, {"ratings.fatigue": 9, "ratings.pain": 5}, MORNING)
    assert entry.ratings == {"fatigue": 3, "pain": 5}


def test_an_older_answer_does_not_undo_a_clearing(person):
    answer(person, {"crash": None}, LATER)
    assert answer(person, {"crash": True}, MORNING).crash is None


def test_an_answer_that_arrives_twice_is_stored_once(person):
    answer(person, {"ratings.fatigue": 7}, client_id=ONE)
    answer(person, {"ratings.fatigue": 2}, LATER, client_id=OTHER)
    entry = answer(person, {"ratings.fatigue": 9}, LATER, client_id=ONE)
    assert entry.ratings == {"fatigue": 2}
    assert Receipt.objects.filter(person=person).count() == 2


def test_a_receipt_is_not_kept_when_the_answer_is_refused(person):
    with pytest.raises(Impossible):
        answer(person, {"ratings.fatigue": 11}, client_id=ONE)
    assert Receipt.objects.count() == 0


def test_two_people_may_send_the_same_client_id(person, bob):
    answer(person, {"ratings.fatigue": 7}, client_id=ONE)
    assert answer(bob.person, {"ratings.fatigue": 2}, client_id=ONE).ratings == {"fatigue": 2}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("ratings.fatigue", 11),
        ("ratings.fatigue", 5.55),
        ("ratings.nausea", 1.5),
        ("ratings.nausea", True),
        ("ratings.joy", 3),
        ("crash", "yes"),
        ("factors", ["moon"]),
        ("alerts", ["moon"]),
        ("note", None),
        ("note", "a\x00b"),
        ("new_since_change", ["joy"]),
        ("mood", 3),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(person, question, value):
    with pytest.raises(Impossible):
        actions.save_answers(
            person=person, day=DAY, answers={"crash": True, question: value}, at=MORNING
        )
    assert EntryRow.objects.count() == 0


def test_no_answer_at_all_makes_no_entry(person):
    with pytest.raises(Impossible):
        actions.save_answers(person=person, day=DAY, answers={}, at=MORNING)
    assert EntryRow.objects.count() == 0


def test_a_day_is_recorded_when_its_first_answer_was_given(person):
    answer(person, {"ratings.fatigue": 7}, LATER, recorded_by="helper")
    entry = answer(person, {"ratings.pain": 7}, LATER + timedelta(days=9))
    assert (entry.recorded_at, entry.recorded_by) == (LATER, "helper")


def test_an_earlier_answer_that_arrives_late_says_when_it_was_recorded(person):
    answer(person, {"ratings.fatigue": 7}, LATER)
    assert answer(person, {"ratings.pain": 7}, MORNING).recorded_at == MORNING


def test_an_imported_day_that_did_not_say_when_still_does_not(person):
    EntryRow.objects.create(person=person, day=DAY, ratings={"fatigue": 7})
    assert answer(person, {"ratings.pain": 7}).recorded_at is None


def test_a_day_whose_only_tap_was_undone_is_not_recorded(person):
    answer(person, {"crash": True})
    answer(person, {"crash": None}, LATER)
    assert queries.entry_on(person, DAY) is None


def test_new_and_not_new_exclude_each_other(person):
    answer(person, {"new_since_change": ["headache", "nausea"]})
    entry = answer(person, {"not_new_since_change": ["nausea"]}, LATER)
    assert entry.new_since_change == ["headache"]
    assert entry.not_new_since_change == ["nausea"]


@pytest.mark.parametrize(
    ("is_new", "new", "not_new"),
    [(True, ["gut", "nausea"], []), (False, ["gut"], ["nausea"]), (None, ["gut"], [])],
)
def test_whether_a_side_effect_is_new_is_answered_by_itself(person, is_new, new, not_new):
    for measure, answered in (("gut", True), ("nausea", is_new)):
        entry = actions.answer_newness(
            person=person, day=DAY, measure=measure, is_new=answered, at=MORNING
        )
    assert (entry.new_since_change, entry.not_new_since_change) == (new, not_new)


def test_whether_it_is_new_does_not_say_when_the_day_was_recorded(person):
    answer(person, {"new_since_change": ["nausea"]})
    entry = answer(person, {"ratings.nausea": 2}, LATER + timedelta(days=9), recorded_by="helper")
    assert (entry.recorded_at, entry.recorded_by) == (LATER + timedelta(days=9), "helper")


def test_whether_it_is_new_told_late_moves_no_moment(person):
    answer(person, {"ratings.nausea": 2}, LATER)
    assert answer(person, {"new_since_change": ["nausea"]}, MORNING).recorded_at == LATER


def test_an_own_measure_keeps_its_id_when_it_is_renamed(person):
    measure = actions.add_measure(person=person, name="Itchy skin", kind="side_effect", scale=4)
    actions.rename_measure(person=person, key=measure.id, name="Itching")
    assert [(m.id, m.name) for m in queries.own_measures(person)] == [("x-itchy-skin", "Itching")]


@pytest.mark.parametrize(
    ("names", "keys"),
    [(["Itch", "Itch"], ["x-itch", "x-itch-2"]), (["痒み", "痛み"], ["x-fac7f6e3", "x-491dacd6"])],
)
def test_own_measures_never_share_an_id(person, names, keys):
    added = [
        actions.add_measure(person=person, name=name, kind="symptom", scale=3) for name in names
    ]
    assert [measure.id for measure in added] == keys


@pytest.mark.parametrize(
    ("name", "kind", "scale"),
    [(" ", "symptom", 3), ("Itch", "symptom", 5), ("Itch", "side_effect", 10), ("Itch", "mood", 3)],
)
def test_a_measure_that_cannot_be_is_refused(person, name, kind, scale):
    with pytest.raises(Impossible):
        actions.add_measure(person=person, name=name, kind=kind, scale=scale)


def test_a_retired_measure_is_asked_no_more_and_keeps_its_history(person):
    measure = actions.add_measure(person=person, name="Itch", kind="symptom", scale=3)
    actions.set_tracks(person=person, tracks=["fatigue", measure.id])
    answer(person, {f"ratings.{measure.id}": 2})
    actions.retire_measure(person=person, key=measure.id)
    assert [each.id for each in queries.asked_measures(person)] == ["fatigue"]
    assert queries.entry_on(person, DAY).ratings == {"x-itch": 2}


def test_a_retired_measure_can_be_offered_again(person):
    measure = actions.add_measure(person=person, name="Itch", kind="symptom", scale=3)
    actions.retire_measure(person=person, key=measure.id)
    actions.restore_measure(person=person, key=measure.id)
    assert [each.retired for each in queries.own_measures(person)] == [False]


def test_anothers_measure_cannot_be_renamed(person, bob):
    measure = actions.add_measure(person=bob.person, name="Itch", kind="symptom", scale=3)
    with pytest.raises(Http404):
        actions.rename_measure(person=person, key=measure.id, name="Mine")


def test_what_is_not_measured_cannot_be_asked_about(person):
    with pytest.raises(Impossible):
        actions.set_tracks(person=person, tracks=["joy"])


def test_facts_about_the_person_are_changed_by_name(person):
    actions.update_person(person=person, timezone="Europe/London", allergies=("penicillin",))
    person.refresh_from_db()
    assert (person.timezone, person.allergies) == ("Europe/London", ["penicillin"])


@pytest.mark.parametrize("fact", [{"timezone": "Mars/Olympus"}, {"visit_ask": "x"}, {"pk": 1}])
def test_a_fact_that_cannot_be_is_refused(person, fact):
    with pytest.raises(Impossible):
        actions.update_person(person=person, **fact)


def test_the_next_visit_has_one_ask_and_three_questions_at_most(person):
    actions.save_visit(person=person, ask=" Sleep? ", questions=["Dose?", " ", "Supply?"])
    assert (person.visit_ask, person.visit_questions) == ("Sleep?", ["Dose?", "Supply?"])
    for ask, questions in (("x" * 201, []), ("", ["1", "2", "3", "4"])):
        with pytest.raises(Impossible):
            actions.save_visit(person=person, ask=ask, questions=questions)
