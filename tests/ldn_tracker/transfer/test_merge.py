"""A file beside a diary that is not empty: what is gained, what stays, what gives way."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dose.diary import from_database
from dose.diary.parts import Break, Condition, CorrectedRegimen, Medicine, PreviousPlan
from journal import actions as journal_actions
from journal.models import EntryRow, PersonRow
from journal.scales import Measure
from ldn_tracker.transfer.store import store
from ldn_tracker.transfer.values import Refused
from tests import builders as b

AT = datetime(2026, 9, 20, 0, 30, tzinfo=UTC)
DAY = b.START


def read(person: PersonRow):
    return from_database.whole(person)


def stored(*files, replace: bool = False) -> PersonRow:
    """A new person after each of some files was stored."""
    person = PersonRow.objects.create(timezone=b.ZONE)
    for file in files:
        store(person, file, at=AT, replace=replace)
    return person


@pytest.mark.django_db
def test_the_clock_of_an_empty_account_is_taken_from_the_file():
    file = b.diary(person=b.person(timezone="Europe/London"), doses=[b.dose()])
    assert stored(file).timezone == "Europe/London"


@pytest.mark.django_db
def test_the_clock_of_a_diary_with_days_stays():
    london = b.person(timezone="Europe/London")
    person = stored(b.diary(doses=[b.dose()]))
    said = store(person, b.diary(person=london), at=AT)
    assert [str(line) for line in said.refused] == [
        "1 fact about you (time zone Auckland here, London in the file)"
    ]
    assert person.timezone == "Pacific/Auckland"


@pytest.mark.django_db
def test_a_day_gains_the_answers_it_lacks():
    mine = b.diary(entries=[b.entry(DAY, {"fatigue": 5}, crash=False)])
    file = b.diary(entries=[b.entry(DAY, {"pain": 0}, factors=("infection",), note="Flu")])
    assert read(stored(mine, file)).entries == (
        b.entry(DAY, {"fatigue": 5, "pain": 0}, crash=False, factors=("infection",), note="Flu"),
    )


@pytest.mark.django_db
def test_an_answer_that_differs_stays_and_is_told():
    person = stored(b.diary(entries=[b.entry(DAY, {"fatigue": 5}, crash=False)]))
    file = b.diary(entries=[b.entry(DAY, {"fatigue": 7}, crash=True)])
    said = store(person, file, at=AT)
    assert [str(line) for line in said.refused] == [
        "1 day (1 Jun 2026: fatigue 5 here, 7 in the file, crash no here, yes in the file)"
    ]
    assert read(person).entries == (b.entry(DAY, {"fatigue": 5}, crash=False),)


@pytest.mark.django_db
def test_an_answer_that_differs_gives_way_when_the_file_is_chosen():
    person = stored(b.diary(entries=[b.entry(DAY, {"fatigue": 5, "pain": 2})]))
    said = store(person, b.diary(entries=[b.entry(DAY, {"fatigue": 7})]), at=AT, replace=True)
    assert [str(line) for line in said.changed] == [
        "1 day (1 Jun 2026: fatigue 5 here, 7 in the file)"
    ]
    assert read(person).entries == (b.entry(DAY, {"fatigue": 7, "pain": 2}),)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("here", "there", "after"),
    [
        ("Walked", "Walked\nRested", "Walked\nRested"),
        ("Walked\nRested", "Walked", "Walked\nRested"),
        ("Walked", "Slept", "Walked"),
    ],
)
def test_a_longer_note_takes_in_the_shorter(here, there, after):
    files = [b.diary(entries=[b.entry(DAY, note=note)]) for note in (here, there)]
    assert read(stored(*files)).entries[0].note == after


@pytest.mark.django_db
def test_a_day_whose_answers_were_all_cleared_can_be_imported():
    person = stored()
    for crash in (True, None):
        journal_actions.save_answers(person=person, day=DAY, answers={"crash": crash}, at=AT)
    store(person, b.diary(entries=[b.entry(DAY, {"fatigue": 5})]), at=AT)
    assert read(person).entries[0].ratings == {"fatigue": 5}
    assert EntryRow.objects.count() == 1


def cleared(**answers) -> PersonRow:
    """Somebody who gave some answers about a day and cleared them again."""
    person = stored()
    empty = {"alerts": [], "factors": [], "note": ""}
    said = {name.replace("__", "."): value for name, value in answers.items()}
    for each in (said, {name: empty.get(name) for name in said}):
        journal_actions.save_answers(person=person, day=DAY, answers=each, at=AT)
    return person


@pytest.mark.django_db
def test_an_older_file_does_not_bring_back_what_was_cleared():
    person = cleared(alerts=["rash"], ratings__fatigue=7, note="private", crash=True)
    journal_actions.save_answers(person=person, day=DAY, answers={"ratings.pain": 2}, at=AT)
    before = b.entry(DAY, {"fatigue": 7}, alerts=("rash",), note="private", crash=True)
    told = store(person, b.diary(entries=[before]), at=AT)
    after = read(person).entries[0]
    assert (dict(after.ratings), after.alerts, after.note, after.crash) == (
        {"pain": 2},
        (),
        "",
        None,
    )
    assert "fatigue nothing here, 7 in the file" in str(told.refused[0])


@pytest.mark.django_db
def test_a_day_that_was_cleared_whole_stays_cleared():
    person = cleared(alerts=["self_harm"])
    file = b.diary(entries=[b.entry(DAY, alerts=("self_harm",), recorded_at=AT)])
    store(person, file, at=AT)
    assert read(person).entries == ()


@pytest.mark.django_db
def test_what_was_cleared_comes_back_when_the_file_is_chosen():
    person = cleared(alerts=["rash"])
    store(person, b.diary(entries=[b.entry(DAY, alerts=("rash",))]), at=AT, replace=True)
    assert read(person).entries[0].alerts == ("rash",)


@pytest.mark.django_db
def test_a_days_doses_are_never_mixed_into_a_double_dose():
    person = stored(b.diary(doses=[b.dose(DAY, "1.5")]))
    said = store(person, b.diary(doses=[b.dose(DAY, "3")]), at=AT)
    assert [str(line) for line in said.refused] == [
        "1 dose (1 Jun 2026: 1.5 mg, night here, 3.0 mg, night in the file)"
    ]
    assert read(person).doses == (b.dose(DAY, "1.5"),)


@pytest.mark.django_db
def test_a_second_dose_of_a_day_that_the_file_knows_is_added():
    both = (b.dose(DAY, "1.5", "morning"), b.dose(DAY, "1.5", "night"))
    person = stored(b.diary(doses=both[:1]), b.diary(doses=both))
    assert set(read(person).doses) == set(both)


@pytest.mark.django_db
def test_a_plan_is_never_silently_replaced():
    mine, file = b.plan(start=DAY), b.plan(max_dose_mg=Decimal(6), start=b.day("2026-07-01"))
    person = stored(b.diary(plan=mine))
    said = store(person, b.diary(plan=file), at=AT)
    assert [str(line) for line in said.refused] == [
        "1 plan (1.5 mg to 4.5 mg stays; the file has 1.5 mg to 6.0 mg)"
    ]
    assert read(person).plan == mine


@pytest.mark.django_db
@pytest.mark.parametrize("replace", [False, True])
def test_a_plan_in_two_parts_never_makes_parts_of_the_doses_that_are_here(replace):
    mine = b.diary(regimen=[b.regimen(timing="night")])
    person = stored(mine)
    said = store(person, b.diary(plan=b.plan(doses_per_day=2)), at=AT, replace=replace)
    assert [str(line) for line in said.refused] == [
        "1 plan (the file has 1.5 mg to 4.5 mg, in two parts a day, and no dose here is in parts;"
        " enter it on Plan)"
    ]
    assert read(person) == mine


@pytest.mark.django_db
def test_a_plan_that_gives_way_is_kept_as_an_earlier_one():
    mine, file = b.plan(start=DAY), b.plan(max_dose_mg=Decimal(6), start=b.day("2026-07-01"))
    after = read(stored(b.diary(plan=mine), b.diary(plan=file), replace=True))
    assert after.plan == file
    assert [(plan.max_dose_mg, plan.start, plan.until) for plan in after.previous_plans] == [
        (Decimal("4.5"), DAY, b.day("2026-06-30"))
    ]


@pytest.mark.django_db
def test_an_older_export_does_not_bring_an_earlier_plan_back():
    old = PreviousPlan(
        starting_dose_mg=Decimal(1),
        step_mg=Decimal(1),
        step_interval_days=7,
        max_dose_mg=Decimal(3),
        start=DAY,
        until=DAY,
    )
    mine = b.diary(plan=b.plan(), previous_plans=[old])
    as_it_was = b.plan(
        starting_dose_mg=Decimal(1),
        step_mg=Decimal(1),
        step_interval_days=7,
        max_dose_mg=Decimal(3),
        strengths_mg=(),
        prescriber="",
        confirmed_on=None,
    )
    assert read(stored(mine, b.diary(plan=as_it_was), replace=True)) == mine


@pytest.mark.django_db
def test_an_older_export_does_not_bring_a_typing_error_back():
    wrong = CorrectedRegimen(
        start=DAY, dose_mg=Decimal(15), timing="night", reason="start", corrected_at=AT
    )
    mine = b.diary(regimen=[b.regimen(b.days_after(DAY, 1))], corrected_regimen=[wrong])
    file = b.diary(regimen=[b.regimen(DAY, "15")])
    assert read(stored(mine, file)) == mine


@pytest.mark.django_db
def test_a_row_of_the_regimen_that_gives_way_is_kept_as_corrected():
    files = b.diary(regimen=[b.regimen(DAY, "15")]), b.diary(regimen=[b.regimen(DAY, "1.5")])
    after = read(stored(*files, replace=True))
    assert after.regimen == (b.regimen(DAY, "1.5"),)
    assert [(row.dose_mg, row.corrected_at) for row in after.corrected_regimen] == [
        (Decimal(15), AT)
    ]


@pytest.mark.django_db
def test_a_medicine_that_ended_since_is_ended_here_too():
    mine = Medicine(name="Codeine", start=DAY)
    file = Medicine(name="codeine", start=DAY, last_taken=b.day("2026-07-01"))
    after = read(stored(b.diary(medicines=[mine]), b.diary(medicines=[file])))
    assert after.medicines == (replace(mine, last_taken=b.day("2026-07-01")),)


@pytest.mark.django_db
def test_other_rows_that_are_new_are_added():
    file = b.diary(
        breaks=[Break(start=DAY, until=None, reason="surgery")],
        conditions=[Condition(kind="surgery", on=DAY)],
        medicines=[Medicine(name="Vitamin D", kind="supplement")],
        measures=[Measure("x-itching", "Itching", "side_effect", 4)],
    )
    assert read(stored(b.diary(doses=[b.dose()]), file)) == replace(file, doses=(b.dose(),))


@pytest.mark.django_db
def test_a_measure_with_another_scale_is_refused_and_nothing_is_stored():
    person = stored(b.diary(measures=[Measure("x-itch", "Itching", "symptom", 10)]))
    file = b.diary(measures=[Measure("x-itch", "Itching", "symptom", 3)], doses=[b.dose()])
    with pytest.raises(Refused) as caught:
        store(person, file, at=AT)
    assert str(caught.value) == "measures[0].scale is 3, but here it is 10"
    assert read(person).doses == ()


SLEPT = Measure("n-sleep", "Hours slept", "number", unit="h")


def slept(hours: float | None) -> object:
    noted = {} if hours is None else {"n-sleep": hours}
    return b.diary(measures=[SLEPT], entries=[b.entry(DAY, {"pain": 3}, measurements=noted)])


@pytest.mark.django_db
def test_a_number_of_ones_own_is_gained_and_what_is_here_stays():
    assert read(stored(slept(None), slept(6.5))) == slept(6.5)
    assert read(stored(slept(8), slept(6.5))) == slept(8)


@pytest.mark.django_db
def test_a_number_that_was_cleared_here_is_not_brought_back():
    person = stored(slept(6.5))
    answers = {"measurements.n-sleep": None}
    journal_actions.save_answers(person=person, day=DAY, answers=answers, at=AT)
    store(person, slept(6.5), at=AT)
    assert read(person).entries[0].measurements == {}


@pytest.mark.django_db
def test_a_number_with_another_unit_is_refused():
    with pytest.raises(Refused) as caught:
        stored(slept(6.5), b.diary(measures=[replace(SLEPT, unit="min")]))
    assert str(caught.value) == "measures[0].unit is min, but here it is h"
