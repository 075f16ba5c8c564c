"""Only verified codes of others are used; docs/fhir.md lists every one, and every one of ours."""

import json
from collections.abc import Iterator

import pytest

from dose.vocabulary import CONDITIONS, SKIP_REASONS
from journal.vocabulary import ALERTS, FACTORS
from ldn_tracker.fhir.elements import codes
from ldn_tracker.fhir.sections.alerts import OTHER_ALERTS
from tests.ldn_tracker.fhir.diaries import PEOPLE, daily, document, person
from tests.test_architecture import ROOT

DOC = (ROOT / "docs" / "fhir.md").read_text()
# As they are marked verified, with LOINC's of the document and of its five sections.
VERIFIED = {
    codes.SNOMED: {
        "373546002", "84229001", "22253000", "404640003", "271782001", "422587007", "25064002",
    },
    codes.LOINC: {"60591-5", "104605-1", "10160-0", "48765-2", "11450-4", "81338-6"},
    codes.RXNORM: {"7243"},
    codes.ATC: {"N07BB04"},
    codes.DMD: {"87617007"},
    codes.UCUM: {"mg", "mL", "d"},
}  # fmt: skip
HL7 = "http://terminology.hl7.org/"  # its own states and categories, which R4 asks for


def coded(node) -> Iterator[tuple[str, str]]:
    """Every system with a code in a file."""
    if isinstance(node, dict):
        if "system" in node and "code" in node:
            yield node["system"], node["code"]
        for value in node.values():
            yield from coded(value)
    elif isinstance(node, list):
        for value in node:
            yield from coded(value)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_files_hold_no_code_of_others_that_was_not_verified(name):
    diary, today = person(name)
    found = set(coded([document(diary, today, self_harm=True), json.loads(daily(diary))]))
    others = {pair for pair in found if not pair[0].startswith((HL7, codes.OURS))}
    assert {pair for pair in others if pair[1] not in VERIFIED.get(pair[0], set())} == set()


def test_the_documentation_lists_every_code_of_others():
    listed = {code for found in VERIFIED.values() for code in found}
    assert {code for code in listed if f"`{code}`" not in DOC} == set()


def test_the_documentation_lists_every_code_system_of_ours_and_its_codes():
    own = {*codes.NUMBERS, *CONDITIONS, *SKIP_REASONS, *ALERTS, *FACTORS, *OTHER_ALERTS}
    missing = {id for id in {*codes.SYSTEMS, *own} if f"`{id}`" not in DOC}
    assert missing == set()


@pytest.mark.parametrize("name", PEOPLE)
def test_the_files_hold_no_code_system_of_ours_that_is_not_listed(name):
    diary, today = person(name)
    found = {system for system, _ in coded([document(diary, today), json.loads(daily(diary))])}
    ours = {system for system in found if system.startswith(codes.OURS)}
    assert ours - {codes.own_system(each) for each in codes.SYSTEMS} == set()


def extensions(node) -> Iterator[str]:
    """Every extension of ours in a file."""
    if isinstance(node, dict):
        if str(node.get("url")).startswith(f"{codes.OURS}/StructureDefinition/"):
            yield node["url"].rsplit("/", 1)[-1]
        for value in node.values():
            yield from extensions(value)
    elif isinstance(node, list):
        for value in node:
            yield from extensions(value)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_documentation_lists_every_extension_of_ours(name):
    diary, today = person(name)
    found = set(extensions([document(diary, today), json.loads(daily(diary))]))
    assert {each for each in found if f"`{each}`" not in DOC} == set()
