"""What was looked at: nothing recorded is never found fine."""

from datetime import date

from dose.rules.book import assess
from tests.dose.test_following import TODAY, diary


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
