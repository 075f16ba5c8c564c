"""The answers that a rating question offers."""

from journal.scales import BUILT_IN
from journal.templatetags.ratings import answers

FATIGUE, NAUSEA = BUILT_IN["fatigue"], BUILT_IN["nausea"]


def chosen(options) -> list[int]:
    return [option.value for option in options if option.chosen]


def test_a_number_scale_offers_every_number_from_0_to_10():
    assert [option.says for option in answers(FATIGUE)] == [str(n) for n in range(11)]


def test_a_side_effect_is_answered_in_words():
    said = [option.says for option in answers(NAUSEA)]
    assert said == ["None", "Mild", "Moderate", "Severe", "Very severe"]


def test_an_unanswered_question_has_nothing_chosen_not_even_0():
    assert chosen(answers(FATIGUE, None)) == []


def test_a_zero_is_an_answer():
    assert chosen(answers(NAUSEA, 0)) == [0]


def test_a_rating_between_two_answers_chooses_neither():
    assert chosen(answers(FATIGUE, 6.5)) == []


def test_yesterdays_answer_is_marked_and_never_chosen():
    options = answers(FATIGUE, None, 6)
    assert (chosen(options), [o.value for o in options if o.yesterday]) == ([], [6])
