"""Is it an opioid? What the person's answer makes of a name; an opioid's name is never cleared."""

from datetime import date, timedelta

import pytest

from dose.diary.parts import Medicine
from dose.medicines.answered import match_of
from dose.medicines.cards import cards
from dose.medicines.meaning import find
from dose.rules.book import assess
from tests.dose.rules.test_following import TODAY, diary

UNCLEAR = ("codiene", "strong painkillers")
UNKNOWN = "zorblatine"


def effect(name: str, *, opioid: bool | None) -> str:
    return match_of(Medicine(name=name, opioid=opioid), find(name)).effect


def asked(name: str, **facts) -> str:
    (card,) = cards([Medicine(name=name, **facts)], date(2026, 9, 20))
    return card.asks


def check(*medicines: Medicine) -> tuple:
    found = assess(diary(medicines=medicines), TODAY)
    return next((c.ok, c.detail) for c in found.checked if c.label == "Opioid medicines")


@pytest.mark.parametrize("name", [*UNCLEAR, UNKNOWN, "paracetamol"])
def test_a_yes_makes_an_opioid_of_any_name(name):
    match = match_of(Medicine(name=name, opioid=True), find(name))
    assert (match.level, match.effect, match.long_acting) == ("stop", "opioid-said", True)


@pytest.mark.parametrize("name", [*UNCLEAR, UNKNOWN])
def test_a_no_makes_an_ordinary_medicine_of_a_name_that_is_asked_about(name):
    assert effect(name, opioid=False) == "no-opioid-said"


@pytest.mark.parametrize("answer", [True, False, None])
def test_a_name_on_the_list_of_opioids_is_never_cleared(answer):
    assert effect("codeine", opioid=answer) == "opioid"
    assert effect("oxys", opioid=answer) == "opioid"


def test_a_no_leaves_what_else_a_name_means():
    assert effect("Imodium with codiene", opioid=False) == "gut-opioid"
    assert effect("Imodim", opioid=False) == "misspelt"  # no opioid, and not known for what it is


def test_what_is_asked_is_asked_until_it_is_answered():
    assert [asked(name) for name in (*UNCLEAR, UNKNOWN)] == ["unclear", "unclear", "unknown"]
    assert [asked(name, opioid=False) for name in (*UNCLEAR, UNKNOWN)] == ["", "", ""]
    assert (asked("codeine"), asked("paracetamol")) == ("", "")


def test_an_unclear_name_is_asked_about_for_two_weeks_and_an_unknown_one_while_it_is_taken():
    ended = date(2026, 9, 20) - timedelta(14)
    assert (asked("codiene", last_taken=ended), asked(UNKNOWN, last_taken=ended)) == ("unclear", "")
    assert asked("codiene", last_taken=ended - timedelta(1)) == ""


def test_the_check_counts_names_until_they_are_answered():
    names = (*UNCLEAR, UNKNOWN)
    asked = [Medicine(name=name) for name in names]
    settled = [Medicine(name=name, opioid=False) for name in names]
    assert check(asked[0], *settled[1:]) == (False, "1 name not recognised")
    assert check(*asked) == (False, "3 names not recognised")
    assert check(*settled) == (True, "none recognised on your list")


def test_the_check_counts_a_name_that_was_answered_yes_among_the_opioids():
    assert check(Medicine(name=UNKNOWN, opioid=True)) == (False, "one is on your list")
    assert check(Medicine(name="oxys", opioid=False)) == (False, "one is on your list")
