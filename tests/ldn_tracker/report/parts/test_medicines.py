"""Medicines on the page for the GP: when each was last taken, how much, and what was asked."""

import pytest

from dose.diary.parts import Condition, Medicine
from tests import builders as b
from tests.summary_pages import after, page, said, taking

PRINTED = 28


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ({}, "opioid, current."),
        ({"until": after(PRINTED + 9)}, "opioid, until 8 Jul 2026."),
        ({"until": after(PRINTED + 9), "last_taken": after(20)}, "opioid, until 8 Jul 2026."),
        ({"until": after(20)}, "opioid, last taken 21 Jun 2026."),
        ({"until": after(9), "last_taken": after(20)}, "opioid, last taken 21 Jun 2026."),
        ({"until": after(20), "last_taken": after(9)}, "opioid, last taken 21 Jun 2026."),
    ],
)
def test_the_later_end_is_the_last_day_and_one_to_come_is_told_as_that(ends, words):
    shown = page(taking(medicines=[Medicine(name="codeine", **ends)]))
    assert said(shown.medicines)[0] == f"codeine: {words}"


def test_a_dose_stands_as_it_was_typed():
    taken = [
        Medicine(name="codeine", dose="30 mg when needed"),
        Medicine(name="Iron", dose="14 mg"),
        Medicine(name="zinc"),
    ]
    assert said(page(taking(medicines=taken)).medicines)[:2] == [
        "codeine (30 mg when needed): opioid, current.",
        "Also: Iron (14 mg), zinc.",
    ]


def test_a_name_that_the_patient_calls_an_opioid_stands_with_the_opioids():
    taken = [Medicine(name="zorblatine", opioid=True), Medicine(name="ketamine")]
    assert said(page(taking(medicines=taken)).medicines)[:2] == [
        "zorblatine: opioid, as the patient says, current.",
        "ketamine: LDN may take away its effect, current.",
    ]


def test_a_name_that_is_no_opioid_stands_among_the_others():
    taken = [Medicine(name="codiene", opioid=False)]
    assert said(page(taking(medicines=taken)).medicines)[1] == "Takes: codiene."


def test_none_and_not_sure_and_not_asked_are_told_apart():
    who = b.person(
        said_none={"opioids": after(-20), "surgery": after(-20), "allergies": after(-20)},
        said_unsure={"liver_disease": after(-19)},
    )
    facts = [Condition(kind="pregnancy", start=after(0))]
    assert said(page(taking(person=who, conditions=facts)).medicines) == [
        "Opioids: none, asked 12 May 2026.",
        "No other medicines or supplements recorded.",
        "Allergies: none, asked 12 May 2026.",
        "Pregnant: since 1 Jun 2026.",
        "Another naltrexone: not asked · liver disease: not sure, asked 13 May 2026 · operation:"
        " none, asked 12 May 2026.",
    ]


def test_below_an_opioid_that_is_over_nobody_reads_that_opioids_were_not_asked():
    ended = Medicine(name="codeine", start=after(0), until=after(10))
    lines = said(page(taking(medicines=[ended])).medicines)
    assert lines[0].startswith("codeine: opioid, last taken")
    assert lines[-1] == (
        "Another naltrexone, liver disease, pregnancy or breastfeeding, operation: not asked."
    )


def test_who_was_asked_nothing_has_not_said_none():
    assert said(page(taking()).medicines) == [
        "Opioids: not asked.",
        "No other medicines or supplements recorded.",
        "Allergies: not asked.",
        "Another naltrexone, liver disease, pregnancy or breastfeeding, operation: not asked.",
    ]
