"""The files of any diary hold, whatever letters, rows and gaps it has."""

import json

from fhir.resources.R4B import get_fhir_model_class
from hypothesis import given

from ldn_tracker.fhir.elements.elements import clean, link_id, of_link_id
from tests import builders as b
from tests.ldn_tracker.fhir import ips
from tests.ldn_tracker.fhir.diaries import daily, document, resources
from tests.strategies import diaries, words

ODD = ("x-a\x1fb", " x", "x ", "x  y", "id:x", "é", "\u3000", "x%20y")


@given(diaries())
def test_both_files_have_the_structure_of_fhir_and_an_address_for_each_resource(diary):
    for bundle in (document(diary, self_harm=True), json.loads(daily(diary, self_harm=True))):
        get_fhir_model_class("Bundle").model_validate(bundle)
        urls = [entry["fullUrl"] for entry in bundle["entry"]]
        assert len(set(urls)) == len(urls)


@given(diaries())
def test_the_summary_does_what_the_profiles_of_ips_ask(checks, diary):
    assert ips.faults(document(diary, self_harm=True)) == []


@given(words)
def test_an_id_comes_back_from_its_code(id):
    assert of_link_id(link_id(id)) == id


def test_an_odd_id_is_quoted_and_comes_back():
    assert [of_link_id(link_id(id)) for id in ODD] == list(ODD)
    assert {link_id(id).startswith("id:") for id in ODD[:-1]} == {True}


def test_a_text_is_without_what_fhir_cannot_hold():
    assert clean("\ufeff a\x00b\u00a0c\u2028d\n ") == "ab c d"


def test_an_allergy_that_cannot_be_read_is_one_all_the_same():
    bundle = document(b.diary(person=b.person(allergies=("\x07",))))
    (allergy,) = resources(bundle, "AllergyIntolerance")
    assert allergy["code"] == {"text": "(no name that can be read)"}
