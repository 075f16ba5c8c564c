"""Part 2: what a GP must see first, each with its days, its dose and what became of it."""

from decimal import Decimal

import pytest

from dose.diary.parts import Break, Condition, Medicine
from dose.medicines.fillers import is_ldn_or_filler
from tests import builders as b
from tests.summary_pages import START, after, page, recorded, said, taking


def alerts(**lists):
    """The alerts of four weeks at 1.5 mg."""
    return said(page(taking(**lists)).alerts)


def marked(*alerts, on=20, **facts):
    """Every day recorded; these signs are marked on one of them."""
    entries = [entry for entry in recorded(-14, 27) if entry.day != after(on)]
    return [*entries, b.entry(after(on), {"fatigue": 7}, alerts=alerts, **facts)]


def test_where_there_is_nothing_there_is_no_alert():
    assert alerts() == []


def test_a_sign_is_told_with_its_dose_and_what_was_done():
    assert alerts(entries=marked("rash", note="itchy, on the arms")) == [
        "Rash or swelling: 21 Jun, at 1.5 mg night; plan not changed, doses recorded on 7 days"
        " since. “itchy, on the arms”"
    ]


def test_a_break_after_a_sign_is_what_became_of_it():
    away = [Break(start=after(21), reason="stopped")]
    taken = list(b.doses(START, after(20)))
    assert alerts(entries=marked("liver"), breaks=away, doses=taken) == [
        "Signs from the liver: 21 Jun, at 1.5 mg night; LDN stopped 22 Jun, no dose recorded since."
    ]


def test_a_change_of_the_plan_after_a_sign_is_what_became_of_it():
    rows = [b.regimen(), b.regimen(after(23), "0.5", reason="prescriber")]
    (line,) = alerts(entries=marked("rash"), regimen=rows)[:1]
    assert "; 0.5 mg night from 24 Jun (prescriber’s advice), doses" in line


def test_a_sign_at_another_dose_than_planned_is_told_with_the_recorded_one():
    doses = [*b.doses(START, after(19)), b.dose(after(20), "3.0"), *b.doses(after(21), after(27))]
    (line,) = alerts(entries=marked("rash"), doses=doses)
    assert "at 3 mg (planned 1.5 mg); " in line


def test_signs_of_which_the_same_is_told_share_a_line():
    (line,) = alerts(entries=marked("withdrawal", "slow_breathing"))
    assert line.startswith("Signs of opioid withdrawal, slow breathing: 21 Jun,")


def test_an_opioid_is_told_with_what_follows():
    taken = [Medicine(name="tramadol", last_taken=after(13)), Medicine(name="zinc")]
    assert alerts(medicines=taken) == [
        "tramadol: opioid, last taken 14 Jun 2026; naltrexone blocks it and can bring on"
        " withdrawal."
    ]


def test_an_opioid_of_more_than_a_fortnight_ago_is_no_alert():
    assert alerts(medicines=[Medicine(name="tramadol", last_taken=after(12))]) == []


def test_a_name_that_may_be_an_opioid_is_an_alert():
    (line,) = alerts(medicines=[Medicine(name="codiene")])
    assert line.endswith("if it is, naltrexone blocks it and can bring on withdrawal.")


def test_of_many_opioids_the_latest_have_their_dates_and_all_their_names():
    taken = [Medicine(name=name, last_taken=after(n)) for n, name in enumerate(
        ("codeine", "morphine", "oxycodone", "tramadol"), start=20)]  # fmt: skip
    assert [line.split(":")[0] for line in alerts(medicines=taken)] == [
        "tramadol", "oxycodone", "Also opioids or alike, in the last 14 days",
    ]  # fmt: skip
    assert alerts(medicines=taken)[-1].endswith(": morphine, codeine.")


@pytest.mark.parametrize("days", [-28, 0, 28])
def test_an_operation_within_four_weeks_is_an_alert(days):
    (line,) = alerts(conditions=[Condition(kind="surgery", on=after(27 + days))])
    apart = {0: "today", 28: "in 28 days", -28: "28 days ago"}[days]
    assert line.startswith("Operation: ") and f"({apart}); LDN can block opioid" in line


@pytest.mark.parametrize("days", [-29, 29])
def test_an_operation_further_away_is_none(days):
    assert alerts(conditions=[Condition(kind="surgery", on=after(27 + days))]) == []


def test_pregnancy_is_an_alert():
    assert alerts(conditions=[Condition(kind="pregnancy", start=after(3))]) == [
        "Pregnant: since 4 Jun 2026, not yet discussed."
    ]


@pytest.mark.parametrize(("days", "told"), [(1, False), (2, True)])
def test_two_recorded_doses_of_a_week_that_differ_from_the_plan_are_an_alert(days, told):
    others = [b.dose(after(27 - n), "3.0") for n in range(days)]
    diary = {"doses": [*b.doses(START, after(27 - days)), *others]}
    wanted = ["Recorded differs from planned: on 2 of the last 7 days: 3 mg × 2."] if told else []
    assert alerts(**diary) == wanted


def test_doses_above_the_maximum_of_the_plan_are_an_alert():
    doses = [*b.doses(START, after(26)), b.dose(after(27), "6.0")]
    assert alerts(doses=doses) == ["Recorded above the plan’s maximum: up to 6 mg, 28 Jun."]


def test_a_regimen_above_the_maximum_of_the_plan_is_an_alert():
    low = b.plan(starting_dose_mg=Decimal(1), max_dose_mg=Decimal(1))
    assert alerts(plan=low, doses=[])[-1] == "Planned above the plan’s maximum: 1.5 mg a day."


@pytest.mark.parametrize(
    ("allergy", "told"),
    [
        ("naltrexone", True), ("Naltrexon (rash)", True), ("LDN", True), ("lactose", True),
        ("microcrystalline cellulose", True), ("food colouring", True), ("gelatine", True),
        ("penicillin", False), ("ibuprofen (asthma)", False), ("latex", False), ("青霉素", False),
    ],
)  # fmt: skip
def test_an_allergy_to_ldn_or_a_filler_is_known(allergy, told):
    assert is_ldn_or_filler(allergy) is told


def test_such_an_allergy_is_an_alert_in_its_own_words():
    assert alerts(person=b.person(allergies=("penicillin", "lactose (hives)"))) == [
        "Allergy: lactose (hives): this is LDN, or may be in what it is mixed with."
    ]


def test_left_off_by_the_patient_medicines_are_no_alert_either():
    taken = [Medicine(name="tramadol", start=after(20))]
    shown = page(taking(medicines=taken)).without({"medicines"})
    told = [*shown.alerts, *shown.other_causes, *shown.suggestions]
    assert [line for line in said(told) if "ramadol" in line or "pioid" in line] == []
