"""However many and odd the names are, a page compares a bounded number and clears no other."""

import random

import pytest

from dose.diary.parts import Medicine
from dose.medicines import meaning, near
from dose.medicines.cards import cards, groups
from dose.medicines.meaning import MOST_COMPARED, UNSEARCHED, find_all, find_each
from dose.rules.book import assess
from ldn_tracker.report.parts.medicines import medicines
from tests import builders as b
from tests.conftest import TODAY

SLIPS = ("codiene", "morphene", "tramadoll", "oxycodonne", "fentannyl", "methadonne")
USUAL = ("Paracetamol 500 mg tablets", "levothyroxine", "vitamin D3 drops", "codiene", "Tramal")


def monstrous(number: int, seed: int = 0) -> list[str]:
    """Names of twelve words, each near an opioid's."""
    chance = random.Random(seed)  # noqa: S311 (names)
    return [" ".join(chance.choice(SLIPS) for _ in range(12)) for _ in range(number)]


@pytest.mark.parametrize("number", [300, 3000])
def test_the_runs_of_words_compared_are_bounded_whatever_is_stored(monkeypatch, number):
    compared = []
    monkeypatch.setattr(near, "names_near", lambda key: compared.append(key) or [])
    find_each(monstrous(number))
    assert 0 < len(compared) <= MOST_COMPARED


def test_a_name_that_was_not_compared_asks_and_is_never_cleared():
    found = find_each(monstrous(300))
    left = [matches for matches in found.values() if matches[0].effect == UNSEARCHED]
    assert len(left) > 100
    assert {(match.level, match.effect) for matches in left for match in matches} == {
        ("ask", UNSEARCHED)
    }


def test_usual_names_are_compared_first_whatever_stands_beside_them():
    found = find_each([*monstrous(300), *USUAL])
    assert {name: found[name] for name in USUAL} == {name: find_all(name) for name in USUAL}


def test_an_opioid_as_it_stands_on_the_list_is_found_in_every_name():
    names = [f"{name} codeine" for name in (" ".join(n.split()[:11]) for n in monstrous(300))]
    assert {matches[0].level for matches in find_each(names).values()} == {"stop"}


def test_a_name_that_is_understood_needs_no_comparing():
    assert find_all("codeine 30 mg tablets", asks=False) == find_all("codeine 30 mg tablets")


def test_a_known_supplement_beside_words_not_compared_does_not_hide_them():
    (worst, *_) = find_all("magnesium codiene", asks=False)
    assert (worst.level, worst.effect) == ("ask", UNSEARCHED)


def test_the_card_of_such_a_name_says_so():
    made = cards([Medicine(name=name) for name in monstrous(300)], TODAY)
    said = [group.match.effect for group in groups(made)]
    assert UNSEARCHED in said


def test_no_check_calls_such_a_list_clear():
    diary = b.diary(medicines=[Medicine(name=name) for name in monstrous(300)])
    (check,) = (c for c in assess(diary, TODAY).checked if c.label == "Opioid medicines")
    assert check.ok is False


def test_one_name_not_compared_is_enough_for_that(monkeypatch):
    monkeypatch.setattr(meaning, "MOST_COMPARED", 0)
    diary = b.diary(medicines=[Medicine(name="codiene")])
    (check,) = (c for c in assess(diary, TODAY).checked if c.label == "Opioid medicines")
    assert (check.ok, check.detail) == (False, "1 name not recognised")


def test_the_page_for_the_gp_names_it_as_not_compared(monkeypatch):
    monkeypatch.setattr(meaning, "MOST_COMPARED", 0)
    (line, *_) = medicines(b.diary(medicines=[Medicine(name="codiene")]), TODAY)
    assert (line.strong, line.text) == (
        "codiene:",
        "not compared with the names of opioids, current.",
    )


@pytest.mark.parametrize("name", [*monstrous(20), *USUAL, "x" * 30, "x" * 31, "oxy"])
def test_a_name_costs_as_many_comparisons_as_are_made(monkeypatch, name):
    compared = []
    monkeypatch.setattr(near, "names_near", lambda key: compared.append(key) or [])
    find_all(name)
    assert meaning._cost(name) == len(compared)
