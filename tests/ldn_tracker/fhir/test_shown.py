"""What a GP's system would show, read from the Bundle alone by code that shares none with ours."""

import json

import pytest

from ldn_tracker.fhir import shown
from tests.ldn_tracker.fhir.diaries import OFFICIAL, document, empty, every_field, everywhere
from tests.test_architecture import ROOT, imports


def test_it_shares_no_code_with_what_writes_the_file():
    named = imports(ROOT / "ldn_tracker/fhir/shown.py")
    ours = {name for name in named if name.split(".")[0] in ("journal", "dose", "ldn_tracker")}
    assert ours == set()


def test_it_shows_every_section_and_every_resource_of_it():
    bundle = document(everywhere(), self_harm=True)
    sections = bundle["entry"][0]["resource"]["section"]
    found = shown.document(bundle).sections
    assert [each.title for each in found] == [each["title"] for each in sections]
    assert [len(each.resources) for each in found] == [
        len(each.get("entry", [])) for each in sections
    ]


def test_a_narrative_comes_apart_into_paragraphs_lists_and_tables():
    blocks = shown.Narrative(
        "<div><p><b>Ask:</b> a &amp; b</p><ul><li>one</li><li>two</li></ul>"
        "<table><caption>T</caption><tr><th>h</th></tr><tr><td>c</td></tr></table></div>"
    ).blocks
    assert [(block.kind, block.caption, block.rows) for block in blocks] == [
        ("p", "", [["Ask: a & b"]]),
        ("ul", "", [["one"], ["two"]]),
        ("table", "T", [["h"], ["c"]]),
    ]


def test_what_is_not_known_of_the_person_is_said_to_be_so():
    facts = dict(shown.document(document(empty())).facts)
    assert (facts["Patient"], facts["Born"]) == ("not known", "not known")


def test_a_dose_is_shown_with_its_plan_and_what_was_recorded_apart_from_it():
    sections = {each.title: each for each in shown.document(document(every_field())).sections}
    (ldn,) = [r for r in sections["Medicines"].resources if r.name == "Low dose naltrexone (LDN)"]
    assert "Ordered: 0.75 mg" in ldn.says
    assert "Calculated: 0.8 mL" not in ldn.says
    recorded = [r for r in sections["Patient’s story"].resources if "recorded" in r.name]
    assert [each.kind for each in recorded] == ["Observation"]


def test_days_and_authors_are_worded():
    facts = dict(shown.document(document(every_field())).facts)
    assert [facts[name] for name in ("Born", "Written by", "Written")] == [
        "2 May 1981",
        "Ada Ngata (the patient)",
        "20 September 2026, 00:30 UTC",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1981-05-02", "2 May 1981"),
        ("1981-05", "1981-05"),
        ("1981", "1981"),
        ("2026-12-01T10:46:02+00:00", "1 December 2026, 10:46 UTC"),
        ("2026-12-01T10:46:02Z", "1 December 2026, 10:46 UTC"),
        ("2026-12-01T10:46:02+13:00", "1 December 2026, 10:46 UTC+13:00"),
    ],
)
def test_a_moment_is_read_out_as_exactly_as_it_is_known(written, said):
    bundle = json.loads(OFFICIAL.read_text())
    bundle["entry"][0]["resource"]["date"] = written
    assert dict(shown.document(bundle).facts)["Written"] == said


def test_a_file_of_another_program_is_shown_too():
    found = shown.document(json.loads(OFFICIAL.read_text()))
    assert [each.title for each in found.sections] == [
        "Active Problems",
        "Medication",
        "Allergies and Intolerances",
    ]
