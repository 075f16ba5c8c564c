"""The topics of safety: what is recorded of them, and what to do while one is not sure."""

from datetime import date

import pytest

from dose.diary.parts import Condition, Medicine
from dose.medicines.meaning import find
from dose.medicines.topics import OF_CONDITION, UNTIL_SURE, recorded, topics_of, unrecorded
from dose.vocabulary import CONDITIONS
from journal.safety_answers import SafetyAnswer
from journal.vocabulary import TOPICS
from tests import builders as b

TODAY = date(2026, 9, 20)
NOTHING = {"allergies": (), "medicines": (), "conditions": (), "day": TODAY}


def known(*medicines: Medicine, **facts) -> set:
    found = [(medicine, find(medicine.name)) for medicine in medicines]
    return recorded(**NOTHING | facts | {"medicines": found})


def test_every_topic_says_what_to_do_while_it_is_not_sure():
    assert set(UNTIL_SURE) == set(TOPICS)
    assert [id for id, words in UNTIL_SURE.items() if "ask" not in words.lower()] == []
    assert UNTIL_SURE["opioids"].startswith("Take no LDN yet.")


def test_every_condition_is_of_a_topic():
    assert set(OF_CONDITION) == set(CONDITIONS)


@pytest.mark.parametrize(
    ("name", "topics"),
    [
        ("codeine", {"opioids"}),
        ("codiene", {"opioids"}),
        ("Contrave", {"naltrexone"}),
        ("paracetamol", set()),
    ],
)
def test_a_medicine_answers_the_topic_that_it_is_or_may_be_of(name, topics):
    assert topics_of(Medicine(name=name), find(name)) == topics


def test_what_is_recorded_and_holds_needs_no_answer():
    assert known(allergies=("latex",)) == {"allergies"}
    assert known(Medicine(name="codeine")) == {"opioids"}
    assert known(conditions=[Condition(kind="breastfeeding")]) == {"pregnancy"}


def test_what_is_over_is_not_recorded_any_more():
    past = date(2026, 9, 1)
    over = [Condition(kind="surgery", on=past), Condition(kind="pregnancy", until=past)]
    assert known(Medicine(name="codeine", last_taken=past), conditions=over) == set()


def test_of_every_other_topic_it_is_known_what_was_said():
    who = b.person(said_none={"opioids": TODAY, "surgery": TODAY}, said_unsure={"allergies": TODAY})
    rest = dict(unrecorded(who, {"surgery", "pregnancy", "naltrexone"}))
    assert rest == {
        "opioids": SafetyAnswer("none", TODAY),
        "liver_disease": None,
        "allergies": SafetyAnswer("unsure", TODAY),
    }
