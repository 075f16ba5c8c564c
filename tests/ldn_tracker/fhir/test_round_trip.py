"""The daily data come back into an empty diary, without only what docs/fhir.md lists."""

import json

import pytest
from hypothesis import given

from dose.diary import from_database
from journal.models import PersonRow
from ldn_tracker.transfer import store
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.formats.fhir_daily import members
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW
from tests.ldn_tracker.fhir.diaries import PEOPLE, daily, document, empty, person, said_again
from tests.strategies import diaries


def back(text: str) -> Reading:
    return any_file.read(text.encode(), b.person().clock, at=NOW, limited=False)


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "everywhere"])
def test_the_daily_data_come_back(name):
    diary, _ = person(name)
    found = back(daily(diary, self_harm=True))
    assert (found.diary, found.left_out) == (said_again(diary), ())


@given(diaries())
def test_any_daily_data_come_back(diary):
    file = json.dumps(members(Source.of(daily(diary, self_harm=True).encode())))
    assert dump(load(file, limited=False)) == dump(said_again(diary))


@pytest.mark.django_db
def test_they_come_back_into_an_empty_diary(alice):
    diary, _ = person("demo_person")
    PersonRow.objects.filter(pk=alice.person.pk).update(name="")
    alice.person.refresh_from_db()
    store.store(alice.person, back(daily(diary)).diary, at=NOW)
    found = from_database.whole(alice.person)
    assert (found.entries, found.doses) == (diary.entries, diary.doses)


def test_the_file_says_where_it_is_from():
    assert back(daily(empty())).source == "LDN tracker’s daily data (FHIR)"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(document(empty())),
        '{"resourceType": "Patient"}',
        '{"resourceType": "Bundle", "entry": [{"resource": 1}, 2]}',
    ],
)
def test_another_fhir_file_is_refused_with_what_can_be_read(text):
    with pytest.raises(Refused) as refused:
        back(text)
    assert "only that can be read back" in refused.value.reason


def test_a_dose_of_another_medicine_is_refused():
    file = json.loads(daily(b.diary(doses=[b.dose()])))
    dose = file["entry"][-1]["resource"]
    dose["medicationCodeableConcept"] = {"text": "codeine"}
    with pytest.raises(Refused) as refused:
        back(json.dumps(file))
    assert refused.value.reason == (
        "is a dose of another medicine than naltrexone, so the file is not read"
    )


def test_an_amount_in_another_unit_is_left_out_and_listed():
    file = json.loads(daily(b.diary(doses=[b.dose()])))
    file["entry"][-1]["resource"]["dosage"]["dose"] = {"value": 1, "unit": "g", "code": "g"}
    found = back(json.dumps(file))
    assert found.diary.doses == ()
    assert [each.path for each in found.left_out] == ["doses[0].dose_mg"]


def test_an_answer_to_a_question_that_nobody_knows_is_left_out_and_listed():
    file = json.loads(daily(b.diary(entries=[b.entry(ratings={"fatigue": 5})])))
    responses = [e["resource"] for e in file["entry"]]
    response = next(r for r in responses if r["resourceType"] == "QuestionnaireResponse")
    response["item"].append({"linkId": "weight", "answer": [{"valueDecimal": 60}]})
    found = back(json.dumps(file))
    assert found.diary.entries == (b.entry(ratings={"fatigue": 5}),)
    assert [each.path for each in found.left_out] == ["entries[0].ratings.weight"]


def test_one_that_is_cut_off_is_refused():
    with pytest.raises(Refused, match="is cut off, or no JSON"):
        back(daily(empty())[:-9])


def test_one_of_any_size_is_read_as_it_comes(monkeypatch):
    monkeypatch.setattr("ldn_tracker.transfer.brought.source.LARGEST_WHOLE", 9)
    diary, _ = person("demo_person")
    assert back(daily(diary, self_harm=True)).diary == said_again(diary)


def test_a_number_of_thousands_of_digits_is_refused():
    with pytest.raises(Refused):
        back(f'{{"resourceType": {"9" * 5000}}}')
