"""What was done on a page is said on the next one, with a button that takes it back in one tap."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, start_break
from dose.diary import from_database
from tests.builders import plan
from tests.conftest import TODAY

YESTERDAY = TODAY - timedelta(1)
CHANGE = {"dose_mg": "3", "timing": "night", "start": str(TODAY), "reason": "step_up"}
PLAN = {
    "starting_dose_mg": "1.5", "step_mg": "1.5", "step_interval_days": "14", "max_dose_mg": "4.5",
    "doses_per_day": "1", "every_days": "1", "form": "capsule", "holds": "1.5",
    "confirmed": "on", "confirmed_on": str(TODAY), "primary_symptom": "fatigue",
    "as_it_stands": "on",
}  # fmt: skip
WISHES = {
    "kinds": ["dose"], "morning_at": "08:00", "night_at": "21:00", "check_in_at": "20:00",
    "visit_on": str(TODAY + timedelta(9)), "title": "Diary",
}  # fmt: skip
OFF = {"start": str(TODAY), "until": "", "reason": "supply"}


def way_back(page: str) -> str:
    """Where the one Undo of a page leads."""
    (address,) = re.findall(
        r'action="([^"]+)"><input[^>]*><span>[^<]*</span><button[^>]*>Undo', page
    )
    return address.replace("&amp;", "&")


def diary(person):
    person.refresh_from_db()
    return from_database.whole(person)


@pytest.mark.parametrize(
    ("address", "said", "kind"),
    [
        ("/plan/change/", CHANGE, "regimen"),
        ("/plan/break/", OFF, "breaks"),
        ("/medicines/", {"name": "Iron", "kind": "supplement"}, "medicines"),
    ],
)
def test_what_was_added_is_taken_back(her, person, address, said, kind):
    before = getattr(diary(person), kind)
    page = her.post(address, said, follow=True).content.decode()
    assert len(getattr(diary(person), kind)) == len(before) + 1
    her.post(way_back(page))
    assert getattr(diary(person), kind) == before


@pytest.mark.parametrize("until", [None, TODAY + timedelta(5)])
@pytest.mark.parametrize("how", [{"until": str(TODAY)}, {"again": "today"}])
def test_the_end_of_a_break_is_taken_back(her, person, until, how):
    row = start_break(person=person, start=YESTERDAY, reason="supply", until=until)
    before = diary(person).breaks
    page = her.post(f"/plan/break/{row.pk}/end/", how, follow=True).content.decode()
    assert diary(person).breaks != before
    her.post(way_back(page))
    assert diary(person).breaks == before


def test_a_break_that_never_had_a_day_comes_back(her, person):
    row = start_break(person=person, start=TODAY, reason="supply")
    before = diary(person).breaks
    page = her.post(f"/plan/break/{row.pk}/end/", {"again": "today"}, follow=True).content.decode()
    assert diary(person).breaks == ()
    her.post(way_back(page))
    assert diary(person).breaks == before


def test_a_measure_that_was_added_is_asked_about_no_longer(visitor, person):
    said = {"name": "Itching", "how": "side_effect-4"}
    page = visitor.post("/measures/add/", said, follow=True).content.decode()
    assert "x-itching" in diary(person).tracks
    visitor.post(way_back(page))
    assert "x-itching" not in diary(person).tracks


def take(her, person, address, said):
    """Send a form that changes the diary; the diary before, and the page that says so."""
    her.get("/more/")  # where what was said before is read
    before = diary(person)
    page = her.post(address, said, follow=True).content.decode()
    assert diary(person) != before
    return before, page


@pytest.mark.parametrize("first", [None, {"doses_per_day": "1"}, {"doses_per_day": "2"}])
@pytest.mark.parametrize("then", [{"doses_per_day": "2"}, {"every_days": "2"}])
def test_a_plan_that_was_saved_is_taken_back_with_what_it_changed(her, person, first, then):
    if first:
        her.post("/plan/edit/", PLAN | first)
    before, page = take(her, person, "/plan/edit/", PLAN | {"max_dose_mg": "3"} | then)
    her.post(way_back(page))
    assert diary(person) == before


def test_the_tick_that_a_prescriber_gave_the_plan_is_taken_back(her, person):
    her.post("/plan/edit/", PLAN | {"confirmed": "", "confirmed_on": ""})
    said = {"confirmed": "on", "confirmed_on": str(TODAY)}
    before, page = take(her, person, "/plan/confirm/", said)
    her.post(way_back(page))
    assert diary(person) == before


@pytest.mark.parametrize("what", ["correct", "withdraw"])
def test_what_was_put_right_is_as_it_was_typed(her, person, what):
    her.post("/plan/change/", CHANGE)
    pk = person.regimen.get(reason="step_up").pk
    before, page = take(her, person, f"/plan/change/{pk}/{what}/", CHANGE | {"dose_mg": "4"})
    her.post(way_back(page))
    assert diary(person) == before


MEDICINE = {"name": "codiene", "kind": "medicine", "dose": "30 mg"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("end", {"m{pk}-last_taken": str(TODAY)}),
        ("rename", {"name": "codeine"}),
        ("opioid", {"opioid": "yes"}),
        ("dose", {"d{pk}-dose": "60 mg"}),
        ("remove", {}),
    ],
)
def test_what_was_done_to_a_medicine_is_taken_back(her, person, address, said):
    her.post("/medicines/asked/opioids/", {"said": "none"})
    her.post("/medicines/", MEDICINE)
    pk = person.medicines.get().pk
    said = {name.format(pk=pk): value for name, value in said.items()}
    before, page = take(her, person, f"/medicines/{pk}/{address}/", said)
    her.post(way_back(page))
    assert diary(person) == before


def test_an_answer_that_a_medicine_outdid_comes_back_with_its_undo(her, person):
    her.post("/medicines/asked/opioids/", {"said": "none"})
    before, page = take(her, person, "/medicines/", MEDICINE | {"name": "codeine"})
    assert "opioids" not in diary(person).person.said_none
    her.post(way_back(page))
    assert diary(person) == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("discuss", {"c{pk}-discussed_on": str(TODAY)}),
        ("end", {}),
        ("remove", {}),
    ],
)
def test_what_was_done_to_a_fact_of_safety_is_taken_back(her, person, address, said):
    her.post("/conditions/", {"c-kind": "liver_disease"})
    pk = person.conditions.get().pk
    said = {name.format(pk=pk): value for name, value in said.items()}
    before, page = take(her, person, f"/conditions/{pk}/{address}/", said)
    her.post(way_back(page))
    assert diary(person) == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/conditions/", {"c-kind": "liver_disease"}),
        ("/medicines/asked/opioids/", {"said": "unsure"}),
        ("/measures/track/", {"tracks": ["fatigue", "pain"]}),
        ("/summary/visit/", {"ask": "May I go up?"}),
        ("/account/", {"name": "Ana", "timezone": "Pacific/Auckland", "day_starts_at": "05:00:00"}),
        ("/reminders/wishes/", WISHES),
    ],
)
def test_what_was_said_is_taken_back(her, person, address, said):
    before, page = take(her, person, address, said)
    her.post(way_back(page))
    assert diary(person) == before


def test_a_break_that_was_removed_comes_back(her, person):
    row = start_break(person=person, start=YESTERDAY, reason="supply")
    before, page = take(her, person, f"/plan/break/{row.pk}/remove/", {})
    her.post(way_back(page))
    assert diary(person) == before


def test_what_was_undone_cannot_be_undone_again(her, person):
    undo = way_back(take(her, person, "/medicines/", MEDICINE)[1])
    her.post(undo)
    assert "Too late" in her.post(undo, follow=True).content.decode()


def test_an_older_undo_does_nothing_to_what_was_done_since(her, person):
    older = way_back(take(her, person, "/medicines/", MEDICINE)[1])
    her.post("/medicines/", MEDICINE | {"name": "iron"})
    assert "Too late" in her.post(older, follow=True).content.decode()
    assert len(diary(person).medicines) == 2


def test_what_was_changed_on_another_device_since_stays(her, person, client_of):
    undo = way_back(take(her, person, "/medicines/", MEDICINE)[1])
    person.medicines.update(dose="60 mg")
    page = her.post(undo, follow=True).content.decode()
    assert "Something else was changed since, so it stays as it is." in page
    assert [medicine.dose for medicine in diary(person).medicines] == ["60 mg"]


def test_what_changed_nothing_has_no_way_back(her, person):
    her.post("/measures/track/", {"tracks": ["fatigue"]}, follow=True)
    page = her.post("/measures/track/", {"tracks": ["fatigue"]}, follow=True).content.decode()
    assert ("Saved." in page, ">Undo</button>" in page) == (True, False)


def test_other_words_have_no_way_back(visitor, person):
    adopt_plan(person=person, plan=plan(max_dose_mg=Decimal(3)), today=TODAY)
    page = visitor.post("/comfort/", {"theme": "dim", "size": ""}, follow=True).content.decode()
    assert ("Saved for this browser." in page, ">Undo</button>" in page) == (True, False)
