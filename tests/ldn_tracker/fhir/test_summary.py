"""What the summary says: what was asked, what was planned, what was recorded, and never mixed."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.diary.parts import Break, Condition, Medicine, Visit
from ldn_tracker.charts.series.table import step_table
from ldn_tracker.fhir.summary import summary
from tests import builders as b
from tests.conftest import NOW, TODAY
from tests.ldn_tracker.fhir.diaries import (
    days_of,
    demo_person,
    document,
    empty,
    everywhere,
    reason,
    resources,
    section,
)

ALERTS, MEDICINES, ALLERGIES, PROBLEMS, STORY = (
    "104605-1",
    "10160-0",
    "48765-2",
    "11450-4",
    "81338-6",
)
ASKED = b.day("2026-05-10")
WEEK_AGO = TODAY - timedelta(6)


def taking(**facts):
    """Somebody on 3 mg at night since June, with a dose on each of the last 20 days."""
    usual = {
        "plan": b.plan(),
        "regimen": [b.regimen(dose_mg="3.0")],
        "doses": list(b.doses(TODAY - timedelta(19), TODAY, "3.0")),
    }
    return b.diary(**usual | facts)


def ldn(bundle) -> dict:
    return resources(bundle, "MedicationStatement")[0]


def alerts(diary, **choices) -> list[str]:
    return [flag["code"]["text"] for flag in resources(document(diary, **choices), "Flag")]


def test_the_patient_is_who_wrote_it():
    composition = resources(document(empty()), "Composition")[0]
    assert composition["author"] == [composition["subject"]]


@pytest.mark.parametrize("code", [MEDICINES, ALLERGIES, PROBLEMS, "surgery", "pregnancy"])
def test_what_was_not_asked_is_said_to_be_so(code):
    assert reason(document(empty()), code) == "notasked"


@pytest.mark.parametrize(
    ("topic", "code"),
    [("allergies", ALLERGIES), ("surgery", "surgery"), ("pregnancy", "pregnancy")],
)
@pytest.mark.parametrize(
    ("said", "why", "words"),
    [
        ("said_none", "nilknown", "none, asked 10 May 2026"),
        ("said_unsure", "unavailable", "not sure, asked 10 May 2026"),
    ],
)
def test_none_is_known_only_where_the_person_said_so(topic, code, said, why, words):
    bundle = document(b.diary(person=b.person(**{said: {topic: ASKED}})))
    assert reason(bundle, code) == why
    assert words in section(bundle, code)["text"]["div"]


def test_no_opioids_and_no_liver_disease_are_not_no_medicines_and_no_problems():
    said = {"opioids": ASKED, "naltrexone": ASKED, "liver_disease": ASKED}
    bundle = document(b.diary(person=b.person(said_none=said)))
    assert [reason(bundle, code) for code in (MEDICINES, PROBLEMS)] == ["notasked", "notasked"]
    assert "Opioids: none, asked 10 May 2026" in section(bundle, MEDICINES)["text"]["div"]
    assert "Liver disease: none, asked 10 May 2026" in section(bundle, PROBLEMS)["text"]["div"]


def test_what_is_recorded_stands_above_an_earlier_none():
    whose = b.person(allergies=("penicillin",), said_none={"allergies": ASKED})
    bundle = document(b.diary(person=whose))
    assert reason(bundle, ALLERGIES) is None
    assert [a["code"]["text"] for a in resources(bundle, "AllergyIntolerance")] == ["penicillin"]


def test_the_planned_dose_is_the_plan_whatever_was_recorded():
    doses = list(b.doses(TODAY - timedelta(19), TODAY, "1.5"))
    statement = ldn(document(taking(doses=doses)))
    (dosage,) = statement["dosage"]
    assert dosage["doseAndRate"][0]["doseQuantity"]["value"] == 3
    assert dosage["timing"]["repeat"] == {
        "frequency": 1,
        "period": 1,
        "periodUnit": "d",
        "when": ["NIGHT"],
    }
    assert dosage["maxDosePerPeriod"]["numerator"]["value"] == 4.5
    assert statement["effectivePeriod"] == {"start": "2026-09-01"}


def test_what_was_recorded_stands_beside_it_counted_by_amount():
    doses = [
        *b.doses(WEEK_AGO, WEEK_AGO + timedelta(4), "1.5"),
        b.dose(WEEK_AGO + timedelta(5), "3.0"),
        b.skipped(TODAY),
    ]
    bundle = document(taking(doses=doses))
    recorded = resources(bundle, "Observation")[0]
    assert recorded["note"] == [
        {"text": "Recorded: 1.5 mg × 5, 3 mg × 1, marked not taken on 1 day (14–20 Sep 2026)"}
    ]
    assert [(c["code"]["text"], c["valueInteger"]) for c in recorded["component"]] == [
        ("Days with 1.5 mg", 5),
        ("Days with 3 mg", 1),
        ("Days marked not taken", 1),
        ("Days with nothing recorded", 0),
    ]


def test_a_dose_in_two_parts_is_told_by_what_is_taken_each_time():
    (dosage,) = ldn(document(taking(regimen=[b.regimen(dose_mg="3.0", timing="both")])))["dosage"]
    assert dosage["timing"]["repeat"]["when"] == ["MORN", "NIGHT"]
    assert dosage["doseAndRate"][0]["doseQuantity"]["value"] == 1.5


def test_a_liquid_is_told_in_mg_and_in_ml():
    plan = b.plan(form="liquid", liquid_mg_per_ml=Decimal(2), strengths_mg=())
    (dosage,) = ldn(document(taking(plan=plan)))["dosage"]
    assert [
        (each["doseQuantity"]["value"], each["doseQuantity"]["code"])
        for each in dosage["doseAndRate"]
    ] == [(3, "mg"), (1.5, "mL")]
    assert dosage["text"] == "Planned: 3 mg at night (1.5 ml at 2 mg/ml)"


def test_a_plan_that_nobody_confirmed_orders_nothing():
    (dosage,) = ldn(document(taking(plan=b.plan(confirmed_on=None))))["dosage"]
    assert "type" not in dosage["doseAndRate"][0]
    assert dosage["text"].endswith("not confirmed by a prescriber")


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, "active"),
        ({"doses": []}, "intended"),
        ({"doses": [b.dose(TODAY - timedelta(30))]}, "unknown"),
        ({"breaks": [Break(start=TODAY, reason="surgery")], "doses": [b.dose()]}, "on-hold"),
        ({"breaks": [Break(start=TODAY, reason="stopped")], "doses": [b.dose()]}, "stopped"),
        (
            {"doses": [b.dose(WEEK_AGO - timedelta(4)), *(
                b.skipped(WEEK_AGO + timedelta(n)) for n in range(-3, 7)
            )]},
            "not-taken",
        ),
    ],
)  # fmt: skip
def test_the_state_of_it_is_what_the_record_says(facts, status):
    assert ldn(document(taking(**facts)))["status"] == status


def test_a_dose_that_was_stopped_is_not_planned():
    stopped = taking(breaks=[Break(start=TODAY, reason="stopped")], doses=[b.dose()])
    assert "dosage" not in ldn(document(stopped))


def test_of_no_ldn_nothing_is_stated():
    assert resources(document(empty()), "MedicationStatement") == []


def test_other_medicines_have_their_dose_as_typed_and_their_days():
    iron = Medicine(name="Iron", kind="supplement", dose="14 mg", start=b.START)
    found = resources(
        document(b.diary(medicines=[iron, Medicine(name="zinc")])), "MedicationStatement"
    )
    assert [(m["medicationCodeableConcept"]["text"], m.get("dosage")) for m in found] == [
        ("zinc", None),
        ("Iron", [{"text": "14 mg"}]),
    ]
    assert found[1]["effectivePeriod"] == {"start": "2026-06-01"}
    assert "data-absent-reason" in found[0]["_effectiveDateTime"]["extension"][0]["url"]


def test_without_anything_to_be_warned_of_there_is_no_section_of_alerts():
    codes = [s["code"]["coding"][0]["code"] for s in sections(document(demo_person()))]
    assert ALERTS not in codes


def sections(bundle) -> list[dict]:
    return resources(bundle, "Composition")[0]["section"]


def test_an_opioid_is_an_alert_with_its_consequence():
    codeine = Medicine(name="codeine", start=b.START)
    assert alerts(b.diary(medicines=[codeine])) == [
        "codeine: opioid; current;"
        " LDN blocks opioids, and can bring on withdrawal in somebody who takes one"
    ]


def test_a_warning_sign_is_told_with_its_days_its_dose_and_the_note():
    entries = [b.entry(TODAY - timedelta(2), alerts=("rash",), note="On both arms.")]
    doses = [b.dose(TODAY - timedelta(3))]
    assert alerts(taking(entries=entries, doses=doses))[0] == (
        "rash or swelling: marked 18 Sep; at 1.5 mg (planned 3 mg); plan not changed, no dose"
        " recorded since; “On both arms.”"
    )


def test_what_became_of_a_warning_sign_is_told_as_on_the_page_for_the_gp():
    entries = [b.entry(TODAY - timedelta(2), alerts=("rash",))]
    off = [Break(start=TODAY - timedelta(1), reason="stopped")]
    doses = [b.dose(TODAY - timedelta(3), "3")]
    assert alerts(taking(entries=entries, breaks=off, doses=doses))[0] == (
        "rash or swelling: marked 18 Sep; at 3 mg night; LDN stopped 19 Sep, no dose recorded since"
    )


@pytest.mark.parametrize(("days", "told"), [(0, 1), (28, 1), (29, 0), (-28, 1), (-29, 0)])
def test_an_operation_within_four_weeks_is_an_alert(days, told):
    operation = Condition(kind="surgery", on=TODAY + timedelta(days))
    assert len(alerts(b.diary(conditions=[operation]))) == told


@pytest.mark.parametrize(("days", "told"), [(1, 0), (2, 1)])
def test_doses_other_than_planned_on_two_of_seven_days_are_an_alert(days, told):
    others = b.doses(TODAY - timedelta(days - 1), TODAY, "4.5")
    doses = [*b.doses(TODAY - timedelta(19), TODAY - timedelta(days), "3.0"), *others]
    found = [each for each in alerts(taking(doses=doses)) if each.startswith("Recorded differs")]
    assert len(found) == told


def test_more_than_the_plan_allows_is_an_alert():
    found = alerts(taking(doses=[b.dose(TODAY, "6.0")]))
    assert found == ["Recorded above the plan’s maximum: up to 6 mg, 20 Sep"]
    planned = alerts(taking(regimen=[b.regimen(dose_mg="6.0")]))
    assert planned[0] == "Planned above the plan’s maximum: 6 mg a day"


def test_a_planned_operation_is_a_plan_and_of_a_past_one_nobody_knows():
    planned = Condition(kind="surgery", on=TODAY + timedelta(3))
    past = Condition(kind="surgery", on=b.START)
    bundle = document(b.diary(conditions=[planned, past]))
    assert [r["occurrenceDateTime"] for r in resources(bundle, "ServiceRequest")] == ["2026-09-23"]
    (procedure,) = resources(bundle, "Procedure")
    assert (procedure["status"], procedure["performedDateTime"]) == ("unknown", "2026-06-01")


def test_the_ask_and_the_questions_lead_the_patients_story():
    visit = Visit(ask="Stay on 3 mg?", questions=("Supply?", "", "Blood test?"))
    div = section(document(b.diary(visit=visit)), STORY)["text"]["div"]
    assert "<b>The patient asks:</b> Stay on 3 mg?" in div
    assert "<ul><li>Supply?</li><li>Blood test?</li></ul>" in div


def test_the_numbers_of_the_table_by_dose_are_those_of_the_charts():
    diary = demo_person()
    rows = step_table(diary, *days_of(diary, TODAY), (diary.all_measures["fatigue"],)).rows
    found = [
        {c["code"]["text"]: c.get("valueInteger", c.get("valueQuantity")) for c in o["component"]}
        for o in resources(document(diary), "Observation")
        if o["code"]["text"].startswith("The table by dose")
    ]
    assert [(f["Days"], f["Days recorded"]) for f in found] == [(r.days, r.recorded) for r in rows]
    assert [f["Fatigue: median"]["value"] for f in found] == [
        r.spreads["fatigue"].median for r in rows
    ]


def test_a_cell_of_side_effects_counts_days_rated_moderate_and_the_worst():
    days = [
        *b.entries(TODAY - timedelta(13), TODAY - timedelta(4), {"nausea": 1}),
        *b.entries(TODAY - timedelta(3), TODAY - timedelta(1), {"nausea": 4}),
    ]
    bundle = document(b.diary(entries=days))
    lately = [o for o in resources(bundle, "Observation") if o["code"]["text"] == "Nausea"][-1]
    assert [c["valueInteger"] for c in lately["component"]] == [13, 3, 4]
    assert "3/13 ·4" in section(bundle, STORY)["text"]["div"]


def test_of_too_few_days_nothing_is_compared():
    div = section(
        document(b.diary(entries=[b.entry(TODAY - timedelta(9), {"fatigue": 5})])), STORY
    )["text"]
    assert "Too few to judge a change." in div["div"]


def test_without_a_page_there_is_no_document_of_it():
    assert resources(document(empty(), pdf=None), "DocumentReference") == []


def test_no_resource_claims_to_conform_to_a_profile():
    found = [entry["resource"] for entry in document(everywhere())["entry"]]
    assert [each for each in found if "meta" in each] == []


def test_the_same_diary_at_the_same_moment_gives_the_same_file():
    assert document(demo_person()) == document(demo_person())


def test_another_persons_resources_have_other_addresses():
    mine, theirs = (document(b.diary(person=b.person(name=name))) for name in ("Ada", "Bea"))
    urls = [{entry["fullUrl"] for entry in each["entry"]} for each in (mine, theirs)]
    assert urls[0] & urls[1] == set()


def test_the_most_troublesome_side_effect_comes_first_and_one_dose_has_one_column():
    start = TODAY - timedelta(59)
    regimen = [
        b.regimen(start, "1.5"),
        b.regimen(start + timedelta(20), "3.0", reason="step_up"),
        b.regimen(start + timedelta(40), "1.5", reason="side_effect"),
    ]
    days = [
        *b.entries(start - timedelta(14), start - timedelta(1), {"nausea": 2, "headache": 0}),
        *b.entries(start, TODAY, {"nausea": 2, "headache": 2}),
    ]
    diary = b.diary(plan=b.plan(), regimen=regimen, doses=b.doses(start, TODAY), entries=days)
    told = [
        (o["code"]["text"], o["note"][0]["text"])
        for o in resources(document(diary), "Observation")
        if o["code"]["text"] in ("Nausea", "Headache")
    ]
    assert told == [
        ("Headache", "before LDN, 14 days rated"),
        ("Headache", "3 mg night, 20 days rated"),
        ("Headache", "1.5 mg night, 40 days rated"),
        ("Headache", "last 14 days, 14 days rated"),
        ("Nausea", "before LDN, 14 days rated"),
        ("Nausea", "3 mg night, 20 days rated"),
        ("Nausea", "1.5 mg night, 40 days rated"),
        ("Nausea", "last 14 days, 14 days rated"),
    ]


def test_a_day_of_which_only_self_harm_was_said_is_counted_nowhere():
    hidden = b.entry(TODAY - timedelta(400), alerts=("self_harm",), note="A bad night.")
    usual = b.entry(WEEK_AGO, {"fatigue": 5})
    with_it, without = taking(entries=[hidden, usual]), taking(entries=[usual])
    days = (TODAY - timedelta(500), TODAY)
    said = [summary(diary, days, today=TODAY, now=NOW) for diary in (with_it, without)]
    assert said[0] == said[1]
