"""The two files on the page of data and by the command, and what a system would show of one."""

import io
import json

import pytest
from django.core.management import call_command

from ldn_tracker.transfer import store
from tests.conftest import NOW, text
from tests.ldn_tracker.fhir.diaries import demo_person, everywhere, resources

pytestmark = pytest.mark.django_db
KINDS = {
    "/data/fhir/summary/": ("document", "ldn-summary-fhir-2026-09-20.json"),
    "/data/fhir/daily/": ("collection", "ldn-daily-fhir-2026-09-20.json"),
}


@pytest.fixture
def known(person):
    """The visitor's diary with the days of the demo."""
    store.store(person, demo_person(), at=NOW)
    return person


def content(response) -> str:
    return b"".join(response.streaming_content).decode()


def run(*command) -> str:
    printed = io.StringIO()
    call_command(*command, stdout=printed)
    return printed.getvalue()


@pytest.mark.parametrize("address", KINDS)
def test_a_file_is_a_download_of_its_kind(known, visitor, address):
    kind, name = KINDS[address]
    response = visitor.get(address)
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == "application/fhir+json"
    assert json.loads(content(response))["type"] == kind


def test_the_daily_data_are_sent_while_they_are_written(known, visitor, monkeypatch):
    written = []

    def response(check_in, entry):
        written.append(entry.day)
        return {"resourceType": "QuestionnaireResponse"}

    monkeypatch.setattr("ldn_tracker.fhir.checkin.CheckIn.response", response)
    pieces = iter(visitor.get("/data/fhir/daily/").streaming_content)
    found = [next(pieces) for _ in range(4)]  # the head, the person, the questions, a day
    assert b"QuestionnaireResponse" in found[-1]
    assert len(written) == 1 < known.entries.count()


def test_the_summary_holds_the_page_for_the_gp(known, visitor):
    bundle = json.loads(content(visitor.get("/data/fhir/summary/")))
    (paper,) = resources(bundle, "DocumentReference")
    attachment = paper["content"][0]["attachment"]
    assert attachment["contentType"] == "application/pdf"
    assert attachment["data"].startswith("JVBERi")  # %PDF


@pytest.mark.parametrize("address", [*KINDS, "/data/fhir/"])
def test_self_harm_leaves_no_trace_unless_it_is_chosen(person, visitor, address):
    store.store(person, everywhere(), at=NOW)
    without, chosen = (visitor.get(address + query) for query in ("", "?self_harm=on"))
    pages = [content(r) if r.streaming else r.content.decode() for r in (without, chosen)]
    traces = ("self_harm", "self-harm", "harming")
    assert [any(trace in page for trace in traces) for page in pages] == [False, True]


def test_the_page_of_data_offers_both_files(visitor):
    page = visitor.get("/data/").content.decode()
    assert [f'formaction="{address}"' in page for address in KINDS] == [True, True]


def test_the_page_shows_the_file_and_what_it_says(known, visitor):
    page = text(visitor.get("/data/fhir/"))
    assert "This page is made from the file alone." in page
    assert "4.5 mg in the morning (3 capsules of 1.5 mg)" in page
    assert "sct 373546002" in page
    assert "Nothing here: not asked." in page


def test_what_was_typed_is_shown_and_never_read_as_markup(person, visitor):
    store.store(person, everywhere(), at=NOW)
    page = visitor.get("/data/fhir/").content.decode()
    assert ("<b>&amp;" in page, "&lt;b&gt;&amp;amp;" in page) == (False, True)


def test_the_command_writes_the_summary(full):
    bundle = json.loads(run("export_diary", "alice", "--format", "fhir"))
    assert (bundle["type"], bundle["entry"][0]["resource"]["resourceType"]) == (
        "document",
        "Composition",
    )


def test_the_command_writes_the_daily_data(full):
    bundle = json.loads(run("export_diary", "alice", "--format", "fhir-daily"))
    assert len(resources(bundle, "QuestionnaireResponse")) == full.person.entries.count()


def test_the_command_writes_a_diary_file_unless_it_is_told_otherwise(full):
    assert json.loads(run("export_diary", "alice"))["format"] == "ldn-tracker-diary"
