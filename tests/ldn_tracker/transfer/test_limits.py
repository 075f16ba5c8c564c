"""What is beyond any life is refused where it comes in, and stays where it is already."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from dose import actions
from dose.diary import from_database
from dose.diary.rows import columns
from journal import limits
from journal.day import Clock
from journal.limits import MOST
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats import any_file, diary_file
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.dose.test_plan_page import TYPED

CLOCK = Clock("Pacific/Auckland")

MANY = [{"name": f"Tablet {n}"} for n in range(301)]
TOO_MANY = {
    "medicines": MANY,
    "breaks": [{"from": "2026-01-01"}] * 201,
    "tracks": ["fatigue"] * 101,
    "measures": [{"id": f"x-{n}", "name": "x", "kind": "symptom", "scale": 3} for n in range(41)],
    "conditions": [{"kind": "pregnancy"}] * 101,
    "previous_plans": [{}] * 101,
    "regimen": [{}] * 501,
    "corrected_regimen": [{}] * 501,
    "advice": [{}] * 10_001,
    "entries": [{}] * 10_001,
    "doses": [{}] * 20_001,
}
ENTRY = {"day": "2026-05-15"}
DOSE = {"day": "2026-05-15", "status": "taken", "dose_mg": "1.5", "timing": "night"}
NUMBERS = dict.fromkeys(map(str, range(201)), 1)
TOO_LARGE = {
    "entries[0].note": {"entries": [ENTRY | {"note": "x" * 20_001}]},
    "entries[0].measurements": {"entries": [ENTRY | {"measurements": NUMBERS}]},
    "entries[0].measurements[0]": {"entries": [ENTRY | {"measurements": {"x" * 201: 1}}]},
    "doses": {"doses": [DOSE] * 25},
    "person.allergies": {"person": {"timezone": "UTC", "allergies": ["x"] * 101}},
    "person.allergies[0]": {"person": {"timezone": "UTC", "allergies": ["x" * 201]}},
    "person.diagnoses[0]": {"person": {"timezone": "UTC", "diagnoses": ["x" * 201]}},
    "visit.questions": {"visit": {"questions": ["x"] * 21}},
    "visit.questions[0]": {"visit": {"questions": ["x" * 501]}},
}  # fmt: skip


def file(**lists) -> str:
    head = {"format": "ldn-tracker-diary", "version": 1, "person": {"timezone": "UTC"}}
    return json.dumps(head | lists)


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as error:
        diary_file.load(text)
    return error.value


@pytest.mark.parametrize("name", TOO_MANY)
def test_a_list_of_a_file_that_is_too_long_is_refused_with_its_path_and_both_numbers(name):
    error = refused(file(**{name: TOO_MANY[name]}))
    assert error.path == name
    assert error.reason.startswith(f"holds {len(TOO_MANY[name])} ")
    assert f"at most {MOST[name]} can be kept." in error.reason


@pytest.mark.parametrize("path", TOO_LARGE)
def test_a_text_or_a_day_of_a_file_that_is_too_large_is_refused_with_its_path(path):
    assert refused(file(**TOO_LARGE[path])).path == path


def rated(days: int, answers: int, note: str = "") -> list[dict]:
    """So many days with so many numbers each."""
    numbers = dict.fromkeys(map(str, range(answers)), 1)
    first = date(2000, 1, 1)
    return [
        {"day": str(first + timedelta(n)), "measurements": numbers, "note": note}
        for n in range(days)
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (rated(1001, 200), "holds 200200 answers in all, at most 200000 can be kept."),
        (
            rated(501, 1, "x" * 20_000),
            "holds 10020000 letters of notes in all, at most 10000000 can be kept.",
        ),
    ],
)
def test_more_answers_or_letters_than_a_life_has_are_refused_with_both_numbers(days, words):
    error = refused(file(entries=days))
    assert (error.path, error.reason.partition(" Take")[0]) == ("entries", words)


def test_days_that_together_with_those_here_hold_too_much_are_refused(alice, monkeypatch):
    monkeypatch.setitem(limits.MOST_OF_ALL, "answers", 3)
    store.store(alice.person, b.diary(entries=[b.entry(TODAY, {"pain": 3, "nausea": 1})]), at=NOW)
    more = b.diary(entries=[b.entry(TODAY - timedelta(1), {"pain": 3, "nausea": 1})])
    with pytest.raises(Refused, match="holds 4 answers in all, at most 3"):
        store.store(alice.person, more, at=NOW)


def test_what_was_exported_beyond_a_limit_is_read_back_when_the_operator_says_so(alice, tmp_path):
    alice.person.medicines.bulk_create(
        alice.person.medicines.model(person=alice.person, name=row["name"]) for row in MANY
    )
    out = StringIO()
    call_command("export_diary", alice.username, stdout=out)
    path = tmp_path / "diary.json"
    path.write_text(out.getvalue())
    alice.person.medicines.all().delete()
    with pytest.raises(CommandError, match="medicines holds 301"):
        call_command("import_diary", alice.username, path, stdout=StringIO())
    assert alice.person.medicines.count() == 0
    call_command("import_diary", alice.username, path, beyond_limits=True, stdout=StringIO())
    assert alice.person.medicines.count() == 301


def test_a_diary_beyond_a_limit_still_takes_what_adds_nothing_to_that_list(alice):
    alice.person.medicines.bulk_create(
        alice.person.medicines.model(person=alice.person, name=row["name"]) for row in MANY
    )
    store.store(alice.person, b.diary(entries=[b.entry(TODAY, {"pain": 3})]), at=NOW)
    diary = from_database.whole(alice.person)
    assert (len(diary.medicines), len(diary.entries)) == (301, 1)


@pytest.fixture
def her(alice, client_of):
    """alice's browser, with her lists of medicines and facts full."""
    for rows, facts in ((alice.person.medicines, "name"), (alice.person.conditions, "kind")):
        most = MOST["medicines" if facts == "name" else "conditions"]
        made = (rows.model(person=alice.person, **{facts: "pregnancy"}) for _ in range(most))
        rows.bulk_create(made)
    return client_of(alice)


@pytest.mark.parametrize(
    ("url", "sent", "full"),
    [
        ("/medicines/", {"name": "zinc", "kind": "supplement"}, "300 medicines and supplements"),
        ("/conditions/", {"c-kind": "liver_disease"}, "100 safety facts"),
        ("/start/opioids/", {"name": "codeine"}, "300 medicines and supplements"),
    ],
)
def test_a_form_says_in_words_that_a_list_is_full_and_keeps_nothing(her, alice, url, sent, full):
    answer = her.post(url, sent)
    assert answer.status_code == 422
    assert f"This list is full: it can hold {full} at most." in answer.content.decode()
    assert (alice.person.medicines.count(), alice.person.conditions.count()) == (300, 100)


def test_no_more_measures_than_can_be_drawn(alice, client_of):
    rows = alice.person.measures
    made = ({"key": f"x-{n}", "name": f"x{n}", "kind": "symptom", "scale": 3} for n in range(40))
    rows.bulk_create(rows.model(person=alice.person, **facts) for facts in made)
    answer = client_of(alice).post("/measures/add/", {"name": "Itching", "how": "symptom-10"})
    assert (answer.status_code, rows.count()) == (422, 40)
    assert (
        "This list is full: it can hold 40 measures of your own at most." in answer.content.decode()
    )


def test_no_more_than_24_doses_are_kept_for_one_day_and_the_answer_says_why(alice, client_of):
    her, row = client_of(alice), alice.person.intakes
    made = {"day": TODAY, "status": "taken", "dose_mg": 1, "timing": "night"}
    row.bulk_create(row.model(person=alice.person, **made) for _ in range(24))
    answer = her.post("/today/answer/", {"sure": f"{TODAY} 1.5 night"})
    assert (answer.status_code, row.count()) == (422, 24)
    assert "There are 24 doses on this day already" in answer.content.decode()


def test_the_page_of_medicines_draws_fifty_and_leads_to_the_others(her):
    html = her.get("/medicines/?now=6").content.decode()
    assert html.count('id="medicine-') == 50
    assert "Page 6 of 6" in html
    assert 'href="?now=5#now"' in html


def fill(rows, most: int, **facts) -> None:
    """So many rows, a day apart, in the past."""
    days = (TODAY - timedelta(most + 1 - n) for n in range(most))
    rows.bulk_create(rows.model(**{**facts, "start": day}) for day in days)


def test_the_form_of_a_plan_says_that_there_is_no_room_and_the_plan_in_force_stays(her, alice):
    person = alice.person
    actions.adopt_plan(person=person, plan=b.plan(), today=TODAY)
    facts = columns(b.plan()) | {"person": person, "until": TODAY}
    fill(person.plans, 100, **facts)
    answer = her.post("/plan/edit/", TYPED | {"max_dose_mg": "3"})
    assert (answer.status_code, person.plans.count()) == (422, 101)
    assert "This list is full: it can hold 100 earlier plans at most." in text(answer)
    assert person.plans.get(until=None).max_dose_mg == b.plan().max_dose_mg


def test_the_form_of_a_change_says_that_there_is_no_room_and_keeps_nothing(her, alice):
    facts = {"dose_mg": 1, "timing": "night", "reason": "other", "person": alice.person}
    fill(alice.person.regimen, 500, **facts)
    sent = {"dose_mg": "1.5", "timing": "night", "start": str(TODAY), "reason": "other"}
    answer = her.post("/plan/change/", sent)
    assert (answer.status_code, alice.person.regimen.count()) == (422, 500)
    words = "This list is full: it can hold 500 changes of dose or time at most."
    assert words in text(answer)


def test_the_form_of_a_correction_says_that_there_is_no_room_and_the_row_stays(her, alice):
    facts = {"dose_mg": 1, "timing": "night", "reason": "other", "person": alice.person}
    fill(alice.person.regimen, 500, corrected_at=NOW, **facts)
    row = alice.person.regimen.create(start=TODAY, **facts)
    sent = {"dose_mg": "1.5", "timing": "night", "start": str(TODAY)}
    answer = her.post(f"/plan/change/{row.pk}/correct/", sent)
    row.refresh_from_db()
    assert (answer.status_code, row.corrected_at) == (422, None)
    assert "This list is full: it can hold 500 corrected changes at most." in text(answer)


def test_the_form_of_a_break_says_that_there_is_no_room_and_keeps_nothing(her, alice):
    facts = {"until": TODAY - timedelta(1), "reason": "other", "person": alice.person}
    fill(alice.person.breaks, 200, **facts)
    answer = her.post("/plan/break/", {"start": str(TODAY), "reason": "supply"})
    assert (answer.status_code, alice.person.breaks.count()) == (422, 200)
    assert "This list is full: it can hold 200 breaks at most." in text(answer)


def test_the_plan_draws_fifty_changes_and_leads_to_the_others(her, alice):
    facts = {"dose_mg": 1, "timing": "night", "reason": "other", "person": alice.person}
    fill(alice.person.regimen, 120, **facts)
    html = her.get("/plan/?changes=3").content.decode()
    assert html.count("/correct/") == 20
    assert "Page 3 of 3" in html
    assert 'href="?changes=2#' in html


def test_earlier_suggestions_are_fifty_a_page(her, alice):
    rows = alice.person.advice
    made = (TODAY - timedelta(n + 1) for n in range(120))
    facts = {"person": alice.person, "rule": "gap", "action": "hold"}
    rows.bulk_create(rows.model(on=day, **facts) for day in made)
    html = her.get("/advice/?earlier=2").content.decode()
    assert "Page 2 of 3" in html
    assert ('href="?earlier=1#' in html, 'href="?earlier=3#' in html) == (True, True)


def test_the_facts_are_fifty_a_page(her):
    html = her.get("/medicines/?facts=2").content.decode()
    assert "Page 2 of 2" in html
    assert 'href="?facts=1#' in html


def csv(*lines: str) -> bytes:
    header = "observation_date,tracker_name,tracker_category,observation_value"
    return "\n".join([header, *lines]).encode()


@pytest.mark.parametrize(
    ("lines", "path", "words"),
    [
        (["2026-05-15,Steps,Sleep,1"] * 200_001, "$", "200001 lines, at most 200000"),
        (
            [f"2026-05-15,t{n},Sleep,1" for n in range(301)],
            "$",
            "301 different trackers, at most 300",
        ),
        (
            [f"2026-05-15,t{n},Sleep,1" for n in range(201)],
            "entries[0].measurements",
            "201 numbers, at most 200",
        ),
        (
            [f"2026-05-15,Note,Note,{n:05}{'x' * 200}" for n in range(101)],
            "entries[0].note",
            "is longer than 20000 letters",
        ),
    ],
)
def test_an_export_of_another_app_has_the_limits_of_a_file(lines, path, words):
    with pytest.raises(Refused) as error:
        any_file.read(csv(*lines), CLOCK, at=NOW)
    assert error.value.path == path
    assert words in error.value.reason


def test_the_operator_brings_in_an_export_beyond_the_limits():
    content = csv(*(f"2026-05-15,t{n},Sleep,1" for n in range(301)))
    (entry,) = any_file.read(content, CLOCK, at=NOW, limited=False).diary.entries
    assert len(entry.measurements) == 301


@pytest.mark.parametrize("piece", ["[", '{"a":', "[[],", '{"":1,', "9" * 5000])
def test_a_file_that_is_only_made_to_be_large_is_refused_in_words(her, piece):
    head = file()[:-1]
    content = head + ',"x":' + piece * (1_000_000 // len(piece))
    answer = her.post("/data/preview/", {"file": ContentFile(content.encode(), "d.json")})
    assert (answer.status_code, "file" in answer.context["form"].errors) == (422, True)
