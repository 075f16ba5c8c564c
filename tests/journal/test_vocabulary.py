"""Every coded word of a day has its words, and only its id is ever kept."""

from typing import Literal, get_args

import pytest

from journal import vocabulary
from journal.scales import BUILT_IN
from journal.vocabulary import (
    ALERTS,
    ASKED_FACTORS,
    COUNTRIES,
    FACTORS,
    KINDS,
    REPORTED_FACTORS,
    TOPICS,
    WARNING_SIGNS,
    Word,
    choices,
    coded,
    family,
    worded,
)


def missing(words, *names):
    """The words that lack one of these forms."""
    return [(id, name) for id, word in words.items() for name in names if not getattr(word, name)]


def test_every_factor_of_the_diary_file_has_all_its_words():
    ids = {"infection", "crash", "new_medicine", "period", "travel", "vaccination", "other"}
    assert set(FACTORS) == ids
    assert missing(FACTORS, "label", "said", "clinical", "brief") == []


def test_every_alert_of_the_diary_file_has_words_for_the_patient_and_for_the_clinician():
    ids = "anaphylaxis rash liver withdrawal slow_breathing self_harm too_much"
    assert list(ALERTS) == ids.split()
    assert [id for id, word in ALERTS.items() if word.clinical == word.label] == []


def test_every_country_has_a_name():
    assert list(COUNTRIES) == ["NZ", "AU", "GB", "IE", "US", "CA", "ZZ"]
    assert missing(COUNTRIES, "label", "name") == []


def test_every_measure_and_kind_of_measure_has_a_name():
    assert [
        measure.id for measure in BUILT_IN.values() if not (measure.name and measure.noun)
    ] == []
    kinds = {measure.kind for measure in BUILT_IN.values()}
    assert kinds == set(KINDS) - {"number"}  # of one's own only


def test_every_topic_of_safety_of_the_diary_file_has_all_its_words():
    ids = "opioids naltrexone liver_disease pregnancy surgery allergies"
    assert list(TOPICS) == ids.split()
    assert missing(TOPICS, "label", "said") == []


def test_a_check_in_and_the_page_for_a_clinician_have_every_factor_but_a_crash():
    assert set(ASKED_FACTORS) == set(REPORTED_FACTORS) == set(FACTORS) - {"crash"}


def test_every_alert_but_too_much_is_a_warning_sign():
    assert set(ALERTS) - set(WARNING_SIGNS) == {"too_much"}


@pytest.mark.parametrize(
    "words",
    [[Word("a", "A")], [Word("a", "A"), Word("a", "A"), Word("b", "B")], [Word("c", "C")]],
    ids=["one is missing", "one stands twice", "one is of no id"],
)
def test_a_family_has_one_word_for_each_id(words):
    with pytest.raises(ValueError, match="are not the words"):
        family(Literal["a", "b"], *words)


def test_what_is_offered_is_an_id_with_its_label():
    assert choices(FACTORS, ("travel",)) == (("travel", "Travel"),)
    assert len(choices(FACTORS)) == len(get_args(vocabulary.Factor))


def test_a_label_is_kept_as_its_id_and_read_as_a_label_again():
    assert (coded(FACTORS, "A vaccination"), worded(FACTORS, "vaccination")) == (
        "vaccination",
        "A vaccination",
    )


def test_what_somebody_typed_stays_as_it_was_typed():
    assert (coded(FACTORS, "a cold"), worded(FACTORS, "a cold")) == ("a cold", "a cold")
