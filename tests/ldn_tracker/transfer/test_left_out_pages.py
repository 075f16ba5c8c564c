"""Nothing of a file with errors is stored before the person agreed to what is left out."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dose.diary import from_database
from journal import middleware
from journal.actions import update_person
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats.diary_file import dump
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.ldn_tracker.transfer.contradicting import DAY, PERSON, dose, every_contradiction, file
from tests.ldn_tracker.transfer.test_import_export import run
from tests.ldn_tracker.transfer.test_pages import hidden, upload

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"
WRONG = file(doses=[dose(at="22:00"), dose("2026-06-02", at="09:00")])
AGREE = 'name="leave_out" value="'
THEIRS = file(
    person=PERSON | {"name": "Person Two", "born": "1955-05-05", "health_number": "ZZZ0024"},
    doses=[dose()],
)


def agreed(response) -> dict[str, str]:
    """What the form at the end of a preview sends when what it asks is ticked."""
    page = response.content.decode()
    ticked = {"leave_out": page.split(AGREE)[1].split('"')[0]} if AGREE in page else {}
    same = {"is_same_person": "on"} if 'name="is_same_person"' in page else {}
    return hidden(response) | ticked | same


def doses(person) -> list[str]:
    return [dose.day.isoformat() for dose in from_database.whole(person).doses]


def test_the_preview_lists_what_is_left_out_with_path_day_and_values(visitor):
    page = text(upload(visitor, WRONG))
    assert "2 Jun 2026: a night dose, but its clock time is 09:00." in page
    assert "doses[1]: day 2026-06-02, status taken, dose mg 1.5, timing night" in page


def test_nothing_is_stored_until_the_person_agrees(visitor, person):
    response = visitor.post("/data/import/", hidden(upload(visitor, WRONG)))
    assert response.status_code == 422
    assert "Nothing is saved yet." in text(response)
    assert doses(person) == []


def test_the_rest_is_stored_once_the_person_agrees(visitor, person):
    response = visitor.post("/data/import/", agreed(upload(visitor, WRONG)), follow=True)
    assert "Done. Added: 1 dose." in text(response)
    assert doses(person) == ["2026-06-01"]


def test_who_agreed_to_another_list_is_asked_again(visitor, person):
    other = file(doses=[dose(at="22:00"), dose("2026-06-02", at="10:00")])
    sent = agreed(upload(visitor, WRONG)) | hidden(upload(visitor, other))
    response = visitor.post("/data/import/", sent)
    assert (response.status_code, doses(person)) == (422, [])


def test_who_agreed_before_a_day_came_is_asked_again(visitor, person, monkeypatch):
    just_before = "2026-09-20T11:55:00+00:00"  # 23:55 in Auckland
    monkeypatch.setattr(middleware, "now", lambda: b.at(just_before))
    sent = agreed(upload(visitor, file(doses=[dose(), dose("2026-09-21")])))
    monkeypatch.setattr(middleware, "now", lambda: b.at("2026-09-20T16:05:00+00:00"))
    response = visitor.post("/data/import/", sent)
    assert (response.status_code, doses(person)) == (422, [])


def test_what_is_here_stays_whatever_a_file_leaves_out(visitor, person):
    here = b.diary(doses=[b.dose(b.day("2026-06-02"))], entries=[b.entry(TODAY, {"pain": 3})])
    store.store(person, here, at=NOW)
    visitor.post("/data/import/", agreed(upload(visitor, every_contradiction())))
    diary = from_database.whole(person)
    assert diary.entry_on[TODAY].ratings == {"pain": 3}
    assert doses(person) == ["2026-06-01", "2026-06-02"]


def test_a_file_with_every_contradiction_is_previewed_and_stored_without_them(visitor, person):
    response = upload(visitor, every_contradiction())
    page = text(response)
    titles = (
        "Dates in the future, which are never imported",
        "Times that don’t fit",
        "Too many doses on one day",
        "What is there twice and differs",
        "Breaks that overlap",
        "Dates that don’t fit the date of birth",
        "What we can’t read",
    )
    assert [title for title in titles if f"<h3>{title}</h3>" not in page] == []
    visitor.post("/data/import/", agreed(response))
    diary = from_database.whole(person)
    assert doses(person) == [DAY]
    assert (diary.person.timezone, diary.person.born) == ("Pacific/Auckland", None)


def test_an_own_export_has_nothing_to_agree_to(visitor, person):
    store.store(person, b.everything(), at=NOW)
    assert AGREE not in text(upload(visitor, visitor.get("/data/export/").content))


def test_a_file_that_says_it_is_somebody_elses_asks_first(visitor, person):
    response = upload(visitor, THEIRS)
    page = text(response)
    assert "The name is Alice here, Person Two in the file." in page
    refused = visitor.post("/data/import/", hidden(response))
    assert (refused.status_code, doses(person)) == (422, [])
    visitor.post("/data/import/", agreed(response))
    assert doses(person) == ["2026-06-01"]


def test_two_people_differ_in_name_birth_and_health_number(visitor, person):
    if not CASES.is_dir():
        pytest.skip("needs ../shared/cases")
    one, two = (json.loads((CASES / f"two-people-{name}.json").read_text()) for name in "ab")
    visitor.post("/data/import/", agreed(upload(visitor, json.dumps(one))))
    update_person(person=person, name="Person One")
    page = text(upload(visitor, json.dumps(two)))
    assert [
        "The name is Person One here, Person Two in the file." in page,
        "The date of birth is 1 Jan 1980 here, 5 May 1955 in the file." in page,
        "The health number is ZZZ0016 here, ZZZ0024 in the file." in page,
    ] == [True, True, True]


def test_a_name_that_is_only_written_differently_is_the_same(visitor):
    mine = file(person=PERSON | {"name": "  ALICE "}, doses=[dose()])
    assert "Is this file yours?" not in text(upload(visitor, mine))


def test_days_of_another_app_that_are_to_come_are_left_out(visitor, person):
    head = "observation_date,tracker_name,tracker_category,observation_value\n"
    response = upload(visitor, f"{head}2026-05-02,Fatigue,General,2\n2062-05-02,Crash,Experience,1")
    assert "2 May 2062: this is in the future" in text(response)
    visitor.post("/data/import/", agreed(response))
    assert [entry.day.year for entry in from_database.whole(person).entries] == [2026]


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "diary.json"


def test_the_command_lists_and_stores_nothing(alice, path):
    path.write_text(WRONG)
    with pytest.raises(CommandError) as error:
        call_command("import_diary", "alice", path)
    assert (str(error.value), error.value.returncode) == (
        f"{path}: nothing was stored. May these be left out? They cannot be right.\n"
        "  line 1, doses[1] (2026-06-02): a night dose, but its clock time is 09:00 [day"
        " 2026-06-02, status taken, dose mg 1.5, timing night, taken at"
        " 2026-06-02T09:00:00+12:00]\n"
        "If so, add --leave-out.",
        2,
    )
    assert doses(alice.person) == []


def test_the_command_stores_the_rest_when_told_to(alice, path):
    path.write_text(WRONG)
    said = run("import_diary", "alice", path, "--leave-out").splitlines()
    assert said[0] == "Left out, as it cannot be right:"
    assert said[2:] == ["Added:", "  1 dose (1 Jun 2026: 1.5 mg, night)"]
    assert doses(alice.person) == ["2026-06-01"]


def test_a_dry_run_of_the_command_lists_too(alice, path):
    path.write_text(WRONG)
    said = run("import_diary", "alice", path, "--dry-run").splitlines()
    assert said[0] == "Left out, as it cannot be right:"
    assert doses(alice.person) == []


def test_the_command_asks_whose_file_it_is(alice, path):
    path.write_text(THEIRS)
    with pytest.raises(CommandError, match="Is this the same person?"):
        call_command("import_diary", "alice", path)
    run("import_diary", "alice", path, "--same-person")
    assert doses(alice.person) == ["2026-06-01"]


def test_an_import_of_what_was_exported_asks_nothing(alice, path):
    store.store(alice.person, b.everything(), at=NOW)
    path.write_text(dump(from_database.whole(alice.person)))
    assert "Already here:" in run("import_diary", "alice", path)
