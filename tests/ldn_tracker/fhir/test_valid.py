"""The files of five people hold by every check; docs/fhir.md says what each of them sees."""

import json

import pytest
from fhir.resources.R4B import get_fhir_model_class

from scripts import check_fhir
from tests.ldn_tracker.fhir import ips
from tests.ldn_tracker.fhir.diaries import CASES, OFFICIAL, PEOPLE, daily, document, person

BOTH = ("summary", "daily")


def file(name: str, kind: str) -> dict:
    """One of the two files of a person, with everything that may be in it."""
    diary, today = person(name)
    if kind == "daily":
        return json.loads(daily(diary, self_harm=True))
    return document(diary, today, self_harm=True)


@pytest.fixture(scope="module")
def said(checks, tmp_path_factory) -> dict[str, list[str]]:
    """What the checks of R4 say of every file, by its name: one node for all of them."""
    folder, files = tmp_path_factory.mktemp("files"), {"official": OFFICIAL}
    for name in PEOPLE:
        for kind in BOTH if name != "poly" or CASES.exists() else ():
            files[f"{name} {kind}"] = folder / f"{name}-{kind}.json"
            files[f"{name} {kind}"].write_text(json.dumps(file(name, kind)))
    found = check_fhir.check(list(map(str, files.values())))
    return {name: found[str(path)] for name, path in files.items()}


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("name", PEOPLE)
def test_a_file_has_the_structure_of_fhir(name, kind):
    bundle = file(name, kind)
    read = get_fhir_model_class("Bundle").model_validate(bundle)
    assert len(read.entry) == len(bundle["entry"])


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("name", PEOPLE)
def test_a_file_is_right_by_all_of_r4_and_its_codes(said, name, kind):
    if f"{name} {kind}" not in said:
        pytest.skip("needs ../shared/cases")
    assert said[f"{name} {kind}"] == []


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("self_harm", [False, True])
def test_the_summary_does_what_the_profiles_of_ips_ask(checks, name, self_harm):
    diary, today = person(name)
    assert ips.faults(document(diary, today, self_harm=self_harm)) == []


def test_the_official_minimal_example_passes(said):
    assert (ips.faults(json.loads(OFFICIAL.read_text())), said["official"]) == ([], [])


def test_each_invariant_of_the_profiles_that_we_use_is_checked(checks):
    kinds = {"Composition", "Patient", "AllergyIntolerance", "Condition", "Flag", "Procedure"}
    kinds |= {"MedicationStatement", "Bundle"}
    named = {n for k, names in ips.entry_profiles().items() if k in kinds for n in names}
    keys = {
        rule["key"]
        for name in named
        for element in ips.elements(name).values()
        for rule in element.get("constraint", [])
        if rule["key"].startswith("ips-")
    }
    assert keys == set(ips.INVARIANTS)
