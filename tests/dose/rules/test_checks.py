"""What we checked: nothing recorded is never found fine."""

from datetime import date

from dose.diary.parts import Medicine
from dose.rules.book import assess
from tests.dose.rules.test_following import TODAY, diary


def seen(one) -> dict:
    return {check.label: (check.ok, check.detail) for check in assess(one, TODAY).checked}


def test_with_nothing_rated_side_effects_are_not_found_fine():
    assert seen(diary(entries=()))["Side effects"] == (False, "not rated")


def test_rated_and_quiet_side_effects_are_found_fine():
    assert seen(diary())["Side effects"] == (True, "none stands out")


def test_without_an_entry_lately_nobody_knows_of_a_crash():
    older = tuple(entry for entry in diary().entries if entry.day <= date(2026, 9, 16))
    assert seen(diary(entries=older))["Crash or infection"] == (False, "not recorded")


def test_entries_without_a_mark_say_that_there_was_none():
    assert seen(diary())["Crash or infection"] == (True, "none in the last 4 days")


def opioids(*names: str) -> tuple:
    return seen(diary(medicines=tuple(Medicine(name=name) for name in names)))["Opioid medicines"]


def test_a_name_that_may_be_an_opioids_is_not_found_fine():
    assert opioids("codiene") == (False, "1 name not recognised")
    assert opioids("strong painkillers") == (False, "1 name not recognised")


def test_a_name_on_no_list_is_not_found_fine():
    assert opioids("zorblatine", "qqqqqq", "paracetamol") == (False, "2 names not recognised")


def test_names_that_are_known_and_no_opioids_are_found_fine():
    assert opioids("paracetamol", "magnesium") == (True, "none recognised on your list")


def test_a_nickname_of_an_opioid_is_found_on_the_list():
    assert opioids("oxys") == (False, "one is on your list")


def test_what_holds_an_opioid_in_some_packets_or_for_the_gut_is_not_found_fine():
    assert opioids("Codral") == (False, "1 name to ask your pharmacist about")
    assert opioids("Lomotil", "loperamide") == (False, "2 names to ask your pharmacist about")


def test_what_held_perhaps_an_opioid_and_is_over_is_not_asked_about():
    over = diary(medicines=(Medicine(name="Lomotil", last_taken=date(2026, 1, 1)),))
    assert seen(over)["Opioid medicines"] == (True, "none recognised on your list")
