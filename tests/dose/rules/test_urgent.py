"""What an urgent finding means for the dose, and for what is said beside it."""

from dataclasses import replace
from datetime import date

import pytest

from dose.diary.parts import Medicine
from dose.rules.book import assess
from tests import builders as a
from tests.dose.rules.test_following import CALM, TODAY, diary, sleepless


def with_alert(alert: str):
    entries = diary().entries[:-1]
    return diary(entries=(*entries, a.entry(TODAY, CALM, alerts=(alert,))))


ALARMS = ("anaphylaxis", "withdrawal", "slow_breathing", "rash", "liver", "self_harm")


@pytest.mark.parametrize("alert", ALARMS)
def test_after_an_alarm_sign_no_dose_is_taken(alert):
    assert assess(with_alert(alert), TODAY).no_dose is True


def test_beside_an_opioid_no_dose_is_taken():
    assert assess(diary(medicines=(Medicine(name="codeine"),)), TODAY).no_dose is True


def test_too_much_is_urgent_but_forbids_no_dose():
    found = assess(with_alert("too_much"), TODAY)
    assert (found.finding.rule, found.no_dose) == ("too-much", False)


def test_beside_something_urgent_no_note_speaks_of_dose_or_time():
    found = assess(replace(sleepless(), medicines=(Medicine(name="codeine"),)), TODAY)
    assert [note.rule for note in found.notes] != []
    assert [note.rule for note in found.notes_beside] == []


def test_a_medicine_to_mention_is_still_noted_beside_something_urgent():
    names = (Medicine(name="codeine"), Medicine(name="loperamide"))
    found = assess(diary(medicines=names), TODAY)
    assert {note.rule for note in found.notes_beside} <= {"ask-first", "mention"}
    assert found.notes_beside


def test_without_anything_urgent_every_note_is_shown():
    found = assess(sleepless(), TODAY)
    assert found.notes_beside == found.notes


def test_a_dose_of_before_any_plan_is_not_called_above_it():
    rows = [*a.doses(date(2026, 8, 31), date(2026, 9, 15)), a.dose(date(2026, 9, 16), "6.0")]
    began = {n: a.plan(start=date(2026, 9, n)) for n in (16, 17)}
    ruled = {
        n: assess(diary(doses=rows, plan=plan), TODAY).finding.rule for n, plan in began.items()
    }
    assert [ruled[16] == "dose-above-plan", ruled[17] == "dose-above-plan"] == [True, False]
