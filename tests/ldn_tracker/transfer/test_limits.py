"""What is beyond any life is refused where it comes in, and stays where it is already."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dose.diary import from_database
from dose.diary.parts import Medicine
from journal.limits import MOST
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats import diary_file as json_file
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW, TODAY

MANY = [{"name": f"Tablet {n}"} for n in range(301)]
TOO_MANY = {
    "medicines": MANY,
    "breaks": [{"from": "2026-01-01"}] * 201,
    "tracks": ["fatigue"] * 101,
    "measures": [{"id": f"x-{n}", "name": "x", "kind": "symptom", "scale": 3} for n in range(61)],
    "conditions": [{"kind": "pregnancy"}] * 101,
    "previous_plans": [{}] * 101,
    "regimen": [{}] * 501,
    "corrected_regimen": [{}] * 501,
    "advice": [{}] * 20_001,
    "entries": [{}] * 20_001,
    "doses": [{}] * 50_001,
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
        json_file.load(text)
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


def test_two_files_do_not_go_together_beyond_a_limit(alice):
    for first, last in ((0, 200), (200, 300)):
        part = b.diary(medicines=[Medicine(name=f"a {n}") for n in range(first, last)])
        store.store(alice.person, part, at=NOW)
    more = b.diary(medicines=[Medicine(name="one more")])
    for what in (store.preview, store.store):
        with pytest.raises(Refused) as error:
            what(alice.person, more, at=NOW)
        assert error.value.path == "medicines"
    assert alice.person.medicines.count() == 300


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
    assert f"This list is full: {full} is the most there can be." in answer.content.decode()
    assert (alice.person.medicines.count(), alice.person.conditions.count()) == (300, 100)


def test_no_more_measures_than_can_be_drawn(alice, client_of):
    rows = alice.person.measures
    made = ({"key": f"x-{n}", "name": f"x{n}", "kind": "symptom", "scale": 3} for n in range(60))
    rows.bulk_create(rows.model(person=alice.person, **facts) for facts in made)
    answer = client_of(alice).post("/measures/add/", {"name": "Itching", "how": "symptom-10"})
    assert (answer.status_code, rows.count()) == (422, 60)
    assert "This list is full: 60 measures of your own" in answer.content.decode()


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
