"""None, not sure, not asked: what was said of a topic of safety, and when."""

from datetime import date

from journal.safety_answers import SafetyAnswer, safety_answer, with_answer
from tests import builders as b

MAY, JUNE = date(2026, 5, 10), date(2026, 6, 1)


def test_a_topic_in_neither_was_not_asked():
    assert safety_answer(b.person(), "opioids") is None


def test_of_none_and_not_sure_the_later_stands():
    first_sure = b.person(said_none={"opioids": MAY}, said_unsure={"opioids": JUNE})
    then_sure = b.person(said_none={"opioids": JUNE}, said_unsure={"opioids": MAY})
    assert safety_answer(first_sure, "opioids") == SafetyAnswer("unsure", JUNE)
    assert safety_answer(then_sure, "opioids") == SafetyAnswer("none", JUNE)


def test_of_one_day_not_sure_stands():
    both = b.person(said_none={"opioids": MAY}, said_unsure={"opioids": MAY})
    assert safety_answer(both, "opioids") == SafetyAnswer("unsure", MAY)


def test_another_answer_takes_the_place_of_the_first():
    before = b.person(said_none={"opioids": MAY, "surgery": MAY})
    assert with_answer(before, "opioids", SafetyAnswer("unsure", JUNE)) == {
        "said_none": {"surgery": MAY},
        "said_unsure": {"opioids": "2026-06-01"},
    }


def test_an_answer_that_is_taken_back_leaves_nothing():
    before = b.person(said_none={"opioids": MAY}, said_unsure={"opioids": JUNE})
    assert with_answer(before, "opioids", None) == {"said_none": {}, "said_unsure": {}}
