"""Ten files that are wrong in one thing each: if a check lets one pass, it checks nothing."""

import copy
import json

import pytest

from scripts import check_fhir
from tests.ldn_tracker.fhir import ips
from tests.ldn_tracker.fhir.diaries import document, everywhere, resources


def first(bundle: dict, kind: str) -> dict:
    return resources(bundle, kind)[0]


def sections(bundle: dict) -> list[dict]:
    return first(bundle, "Composition")["section"]


def without_allergies(bundle):
    sections(bundle)[:] = [s for s in sections(bundle) if s["title"] != "Allergies"]


def without_a_reason(bundle):
    empty = next(s for s in sections(bundle) if s["title"] == "Allergies")
    empty.pop("entry")


def without_a_birth_date(bundle):
    first(bundle, "Patient").pop("_birthDate")


def with_an_observation_among_medicines(bundle):
    observation = next(e for e in bundle["entry"] if e["resource"]["resourceType"] == "Observation")
    medicines = next(s for s in sections(bundle) if s["title"] == "Medicines")
    medicines["entry"].append({"reference": observation["fullUrl"]})


def with_a_flag_that_is_over(bundle):
    first(bundle, "Flag")["status"] = "inactive"


def with_a_reference_to_nothing(bundle):
    first(bundle, "Condition")["subject"] = {"reference": "urn:uuid:nobody"}


def with_another_document(bundle):
    first(bundle, "Composition")["type"]["coding"][0]["code"] = "11488-4"


def with_a_status_of_no_medicine(bundle):
    first(bundle, "MedicationStatement")["status"] = "taken"


def with_an_element_that_fhir_does_not_know(bundle):
    first(bundle, "Flag")["severity"] = "high"


def with_half_a_count(bundle):
    resources(bundle, "Observation")[-1]["component"][0]["valueInteger"] = 1.5


def with_a_script_in_its_text(bundle):
    sections(bundle)[0]["text"]["div"] = (
        '<div xmlns="http://www.w3.org/1999/xhtml">x<script>1</script></div>'
    )


def with_no_state_of_an_allergy(bundle):
    first(bundle, "AllergyIntolerance").pop("clinicalStatus")


MUTANTS = (
    without_allergies,
    without_a_reason,
    without_a_birth_date,
    with_an_observation_among_medicines,
    with_a_flag_that_is_over,
    with_a_reference_to_nothing,
    with_another_document,
    with_a_status_of_no_medicine,
    with_an_element_that_fhir_does_not_know,
    with_half_a_count,
    with_a_script_in_its_text,
    with_no_state_of_an_allergy,
)


def right() -> dict:
    """A file that every check lets pass, of a person whose date of birth is not known."""
    return json.loads(json.dumps(document(everywhere())))


def nameless(bundle):
    first(bundle, "Patient")["name"] = [{"use": "official"}]


@pytest.fixture(scope="module")
def said(checks, tmp_path_factory) -> dict[str, list[str]]:
    """What all checks say of each mutant, and of what they are made of, by name."""
    folder, bundles = tmp_path_factory.mktemp("mutants"), {"right": right()}
    for mutate in (*MUTANTS, nameless):
        bundles[mutate.__name__] = copy.deepcopy(bundles["right"])
        mutate(bundles[mutate.__name__])
    files = {name: folder / f"{name}.json" for name in bundles}
    for name, bundle in bundles.items():
        files[name].write_text(json.dumps(bundle))
    found = check_fhir.check(list(map(str, files.values())))
    return {
        name: [*ips.faults(bundle), *found[str(files[name])]] for name, bundle in bundles.items()
    }


def test_what_the_mutants_are_made_of_is_right(said):
    assert said["right"] == []


@pytest.mark.parametrize("mutate", MUTANTS, ids=lambda each: each.__name__)
def test_a_mutant_fails(said, mutate):
    assert said[mutate.__name__] != []


def test_a_patient_without_any_name_fails(said):
    assert "Patient.name: ips-pat-1 does not hold" in said["nameless"]
