"""The daily data: a response for each day, what follows from it, every dose as it was recorded."""

import json
from decimal import Decimal
from uuid import uuid5

from dose.diary.parts import Medicine
from journal.scales import Measure
from ldn_tracker.fhir.elements.ids import Ids
from tests import builders as b
from tests.ldn_tracker.fhir.diaries import daily, empty, resources


def bundle(diary, **choices) -> dict:
    return json.loads(daily(diary, **choices))


def answers(diary, **choices) -> dict:
    """The answers of the only day, by question."""
    (response,) = resources(bundle(diary, **choices), "QuestionnaireResponse")
    return {item["linkId"]: item.get("answer") for item in response["item"]}


def test_an_address_is_the_uuid_of_what_it_is_about():
    ids = Ids(b.person(name="Zoë"))
    day = ids.url("day", b.START)
    assert day == f"urn:uuid:{uuid5(ids._whose, f'day {b.START}')}"


def test_an_empty_diary_has_its_person_and_its_questions():
    kinds = [entry["resource"]["resourceType"] for entry in bundle(empty())["entry"]]
    assert kinds == ["Patient", "Questionnaire"]


def test_a_question_without_an_answer_is_no_item():
    assert answers(b.diary(entries=[b.entry(ratings={"fatigue": 0})])) == {
        "day": [{"valueDate": "2026-06-01"}],
        "fatigue": [{"valueDecimal": 0}],
    }


def test_a_rating_in_words_is_a_code_of_its_scale():
    (answer,) = answers(b.diary(entries=[b.entry(ratings={"nausea": 2})]))["nausea"]
    assert (answer["valueCoding"]["code"], answer["valueCoding"]["display"]) == ("2", "Moderate")


def test_each_rating_follows_from_its_day_as_an_observation():
    found = bundle(b.diary(entries=[b.entry(ratings={"fatigue": 6.5, "nausea": 2}, crash=False)]))
    (response,) = (e for e in found["entry"] if "questionnaire" in e["resource"])
    told = [
        (o["code"]["text"], o.get("valueInteger", o.get("valueQuantity", o.get("valueBoolean"))))
        for o in resources(found, "Observation")
    ]
    assert told == [
        ("Fatigue", {"value": 6.5}),
        ("Nausea", 2),
        ("Crash day (post-exertional malaise)", False),
    ]
    sources = {o["derivedFrom"][0]["reference"] for o in resources(found, "Observation")}
    assert sources == {response["fullUrl"]}


def test_a_number_of_ones_own_has_its_unit():
    own = Measure("n-sleep", "Hours slept", "number", unit="h")
    diary = b.diary(measures=[own], entries=[b.entry(measurements={"n-sleep": 6.5})])
    (observed,) = resources(bundle(diary), "Observation")
    assert observed["valueQuantity"] == {"value": 6.5, "unit": "h"}


def test_a_dose_is_an_administration_at_its_moment_on_the_persons_day():
    late = b.dose(taken_at=b.at("2026-06-02T00:40:00+12:00"))
    (dose,) = resources(bundle(b.diary(doses=[late])), "MedicationAdministration")
    assert (dose["status"], dose["effectiveDateTime"]) == ("completed", "2026-06-02T00:40:00+12:00")
    assert dose["extension"][0]["valueDate"] == "2026-06-01"
    assert dose["dosage"] == {
        "dose": {"value": 1.5, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}
    }


def test_a_dose_that_was_not_taken_is_not_done_with_its_reason_and_no_amount():
    rows = [
        b.skipped(reason="forgot"),
        b.skipped(b.day("2026-06-02"), "courier late", dose_mg=Decimal(3)),
    ]
    found = resources(bundle(b.diary(doses=rows)), "MedicationAdministration")
    assert [(d["status"], d["statusReason"][0]["text"], "dosage" in d) for d in found] == [
        ("not-done", "Forgot", False),
        ("not-done", "courier late", False),
    ]


def test_two_doses_of_one_day_have_two_addresses():
    found = bundle(b.diary(doses=[b.dose(), b.dose()]))
    urls = [entry["fullUrl"] for entry in found["entry"]]
    assert len(set(urls)) == len(urls) == 4


def test_a_day_that_a_helper_wrote_names_another_author():
    found = bundle(b.diary(entries=[b.entry(crash=True, recorded_by="helper")]))
    (helper,) = (e for e in found["entry"] if e["resource"]["resourceType"] == "RelatedPerson")
    (response,) = resources(found, "QuestionnaireResponse")
    assert response["author"]["reference"] == helper["fullUrl"]
    assert response["source"]["reference"] == found["entry"][0]["fullUrl"]


def test_self_harm_and_the_note_of_its_day_stay_here_unless_chosen():
    entry = b.entry(ratings={"fatigue": 5}, alerts=("rash", "self_harm"), note="A bad night.")
    diary = b.diary(entries=[entry])
    without, chosen = answers(diary), answers(diary, self_harm=True)
    assert [len(each["alerts"]) for each in (without, chosen)] == [1, 2]
    assert ["note" in each for each in (without, chosen)] == [False, True]
    assert "harm" not in daily(diary)


def test_a_day_of_nothing_else_leaves_no_trace():
    with_it = b.diary(entries=[b.entry(alerts=("self_harm",), note="x")])
    assert daily(with_it) == daily(b.diary())


def test_the_same_day_has_the_same_address_in_a_longer_diary():
    short = b.diary(entries=[b.entry(crash=True)])
    longer = b.diary(entries=b.entries(b.START, b.days_after(b.START, 5), {}, crash=True))
    urls = [{entry["fullUrl"] for entry in bundle(each)["entry"]} for each in (short, longer)]
    assert urls[0] - urls[1] == set()


def test_what_is_not_of_the_days_is_not_in_the_file():
    diary = b.diary(medicines=[Medicine(name="codeine")], plan=b.plan(), regimen=[b.regimen()])
    kinds = {entry["resource"]["resourceType"] for entry in bundle(diary)["entry"]}
    assert kinds == {"Patient", "Questionnaire"}
