"""What of a file cannot be right is listed: path, day, values, reason. The rest stays."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from journal.day import Clock
from ldn_tracker.transfer.contradictions import leave_out_contradictions
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.left_out import LeftOut
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.sheet import Sheet
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW, TODAY
from tests.ldn_tracker.transfer.contradicting import (
    DAY,
    PERSON,
    PLAN,
    dose,
    every_contradiction,
    file,
)
from tests.strategies import diaries

CLOCK = Clock(b.ZONE)
CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"


def read(text: str, clock: Clock = CLOCK) -> Reading:
    """A file brought into a diary on that clock on 20 September 2026."""
    return any_file.read(text.encode(), clock, at=NOW)


def found(text: str, clock: Clock = CLOCK) -> list[tuple[str, str]]:
    """The path and reason of everything that is left out."""
    return [(row.path, row.reason) for row in read(text, clock).left_out]


def case(name: str, clock: Clock = CLOCK) -> Reading:
    path = CASES / name
    if not path.exists():
        pytest.skip("needs ../shared/cases")
    return read(path.read_text(), clock)


def test_what_is_left_out_says_where_it_stands_of_which_day_its_values_and_why():
    (row,) = read(file(doses=[dose(at="09:00")])).left_out
    assert row == LeftOut(
        "Times that don’t fit",
        "doses[0]",
        date(2026, 6, 1),
        "day 2026-06-01, status taken, dose mg 1.5, timing night,"
        " taken at 2026-06-01T09:00:00+12:00",
        "a night dose, but its clock time is 09:00",
        line=1,
    )
    assert row.sentence == "1 Jun 2026: a night dose, but its clock time is 09:00."


def test_the_case_of_a_night_dose_at_9_in_the_morning_is_listed():
    reading = case("dose-night-at-0900.json")
    assert [(row.path, row.reason) for row in reading.left_out] == [
        ("doses[2]", "a night dose, but its clock time is 09:00")
    ]
    assert [str(dose.day) for dose in reading.diary.doses] == ["2026-08-15", "2026-08-16"]


def test_the_case_of_a_dose_in_2062_is_listed():
    reading = case("dose-future-2062.json")
    assert [(row.path, str(row.day)) for row in reading.left_out] == [("doses[2]", "2062-08-17")]
    assert len(reading.diary.doses) == 2


def test_the_case_of_a_dose_that_was_taken_in_another_country_is_taken():
    assert case("moved-nz-to-uk.json").left_out == ()


def test_the_case_of_three_decimals_is_taken():
    assert case("dose-three-decimals.json").left_out == ()


@pytest.mark.parametrize(
    ("timing", "wall"),
    [
        ("night", "15:00"), ("night", "17:00"), ("night", "23:59"),
        ("morning", "04:00"), ("morning", "09:00"), ("morning", "18:59"),
    ],
)  # fmt: skip
def test_a_clock_time_within_two_hours_of_its_half_of_the_day_is_taken(timing, wall):
    assert found(file(doses=[dose(at=wall, timing=timing)])) == []


@pytest.mark.parametrize(
    ("timing", "wall"), [("night", "14:59"), ("night", "06:01"), ("morning", "19:01")]
)
def test_a_clock_time_further_away_is_not(timing, wall):
    assert found(file(doses=[dose(at=wall, timing=timing)])) == [
        ("doses[0]", f"a {timing} dose, but its clock time is {wall}")
    ]


@pytest.mark.parametrize("at", ["2026-06-02T00:20", "2026-06-02T03:59", "2026-06-02T05:30"])
def test_a_dose_of_the_small_hours_is_of_the_evening_before(at):
    assert found(file(doses=[dose(at=at)])) == []


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-05-31T22:00", "31 May 2026, 22:00"),
        ("2026-06-02T22:00", "2 Jun 2026, 22:00"),
        ("2025-06-01T22:00", "1 Jun 2025, 22:00"),
    ],
)
def test_a_moment_of_another_day_is_not_of_this_one(at, said):
    assert found(file(doses=[dose(at=at)])) == [
        ("doses[0]", f"a dose of this day, but its time is {said}")
    ]


def test_a_dose_keeps_the_clock_of_the_place_where_it_was_taken():
    london = PERSON | {"timezone": "Europe/London"}
    assert found(file(person=london, doses=[dose(at="22:00")]), Clock("Europe/London")) == []


def test_a_moment_that_was_written_in_utc_is_read_on_the_clock_of_the_person():
    utc = dose() | {"taken_at": "2026-06-01T10:00:00+00:00"}
    assert found(file(doses=[utc])) == []


def test_a_diary_that_was_kept_on_another_clock_fits_as_a_whole():
    """A diary kept in Auckland, written out after a move: each night's dose stands at 11:00."""
    days = [f"2026-06-{day:02}" for day in range(1, 11)]
    moved = [dose(day) | {"taken_at": f"{day}T11:00:00+01:00"} for day in days]
    london = PERSON | {"timezone": "Europe/London"}
    assert found(file(person=london, doses=moved), Clock("Europe/London")) == []


def test_one_among_many_that_fit_is_listed():
    days = [f"2026-06-{day:02}" for day in range(1, 11)]
    doses = [*(dose(day, at="22:00") for day in days), dose("2026-06-11", at="11:00")]
    assert found(file(doses=doses)) == [("doses[10]", "a night dose, but its clock time is 11:00")]


def test_an_answer_that_was_written_down_before_its_day_loses_that_moment_only():
    entry = {"day": "2026-06-04", "crash": True, "recorded_at": "2026-06-01T20:00:00+12:00"}
    reading = read(file(entries=[entry]))
    assert [(row.path, row.values) for row in reading.left_out] == [
        ("entries[0].recorded_at", "2026-06-01T20:00:00+12:00")
    ]
    assert reading.diary.entries == (b.entry(date(2026, 6, 4), crash=True),)


def test_a_day_that_is_recalled_later_is_taken():
    late = {"day": DAY, "crash": True, "recorded_at": "2026-09-01T20:00:00+12:00"}
    assert found(file(entries=[late])) == []


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"doses": [dose("2026-09-21")]}, "doses[0]"),
        ({"entries": [{"day": "2026-09-21", "crash": True}]}, "entries[0]"),
        ({"advice": [{"on": "2026-09-21", "rule": "gap", "action": "hold"}]}, "advice[0]"),
    ],
)
def test_days_to_come_are_not_taken(members, path):
    assert found(file(**members)) == [(path, "this is in the future")]


def test_a_dose_of_this_evening_is_to_come_at_noon():
    assert [path for path, _ in found(file(doses=[dose(TODAY.isoformat(), at="22:00")]))] == [
        "doses[0]"
    ]


def test_today_is_taken_where_it_has_begun_on_the_clock_of_the_file_or_of_the_diary():
    tomorrow = {"entries": [{"day": "2026-09-20", "crash": True}]}
    assert found(file(**tomorrow), Clock("America/Los_Angeles")) == []


@pytest.mark.parametrize(
    "members",
    [
        {"regimen": [{"from": "2026-10-01", "dose_mg": "3.0", "timing": "night"}]},
        {"breaks": [{"from": "2026-10-01", "until": None}]},
        {"conditions": [{"kind": "surgery", "on": "2026-12-01"}]},
        {"medicines": [{"name": "iron", "from": "2026-10-01"}]},
        {"plan": PLAN | {"from": "2026-10-01"}},
    ],
)
def test_what_is_planned_may_be_ahead(members):
    assert found(file(**members)) == []


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"regimen": [{"from": "2062-10-01", "dose_mg": "3.0", "timing": "night"}]}, "regimen[0]"),
        ({"breaks": [{"from": "2062-10-01", "until": None}]}, "breaks[0]"),
    ],
)
def test_a_plan_for_a_far_year_is_a_slip(members, path):
    assert found(file(**members)) == [
        (path, "this starts more than a year from now, so the year is probably a mistake")
    ]


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"plan": PLAN | {"confirmed_on": "2027-05-01"}}, "plan.confirmed_on"),
        ({"medicines": [{"name": "iron", "last_taken": "2027-05-01"}]}, "medicines[0].last_taken"),
        ({"conditions": [{"kind": "pregnancy", "discussed_on": "2027-05-01"}]},
         "conditions[0].discussed_on"),
        ({"entries": [{"day": DAY, "crash": True, "recorded_at": "2027-05-01T09:00:00+12:00"}]},
         "entries[0].recorded_at"),
        ({"person": PERSON | {"said_none": {"opioids": "2027-05-01"}}}, "person.said_none.opioids"),
    ],
)  # fmt: skip
def test_a_date_to_come_of_what_has_happened_goes_and_its_row_stays(members, path):
    (kind,) = members
    reading = read(file(**members))
    assert [row.path for row in reading.left_out] == [path]
    assert getattr(reading.diary, kind)


def test_the_doses_of_a_day_with_more_than_anybody_takes_are_not_taken():
    reading = read(file(doses=[dose("2026-06-02"), *[dose()] * 50]))
    assert len(reading.left_out) == 50
    assert {row.reason for row in reading.left_out} == {
        "one of 50 doses on this day, so none of them is imported"
    }
    assert [dose.day for dose in reading.diary.doses] == [date(2026, 6, 2)]


def test_six_doses_on_a_day_are_taken():
    assert found(file(doses=[dose()] * 6)) == []


def test_of_two_open_breaks_the_first_stays():
    two = [{"from": "2026-08-10", "until": None}, {"from": "2026-08-01", "until": None}]
    reading = read(file(breaks=two))
    assert [(row.path, row.reason) for row in reading.left_out] == [
        ("breaks[0]", "this break starts before the one before it has ended")
    ]
    assert [row.start for row in reading.diary.breaks] == [date(2026, 8, 1)]


def test_breaks_that_touch_are_two():
    two = [{"from": "2026-08-01", "until": "2026-08-09"}, {"from": "2026-08-10", "until": None}]
    assert found(file(breaks=two)) == []


def test_a_dose_ends_a_break_so_that_another_may_begin():
    two = [{"from": "2026-08-01", "until": None}, {"from": "2026-08-10", "until": None}]
    assert found(file(breaks=two, doses=[dose("2026-08-05")])) == []


@pytest.mark.parametrize(
    ("born", "reason"),
    [
        ("2199-05-02", "2 May 2199 is in the future"),
        ("1905-05-02", "2 May 1905 is more than 120 years ago"),
    ],
)
def test_a_birth_that_cannot_be_is_not_taken(born, reason):
    reading = read(file(person=PERSON | {"born": born, "name": "Mist"}))
    assert [(row.path, row.values, row.reason) for row in reading.left_out] == [
        ("person.born", born, reason)
    ]
    assert reading.diary.person.name == "Mist"


def test_a_dose_before_the_birth_is_not_taken():
    doses = [dose("1962-06-01"), dose(), dose("2026-06-02")]
    assert found(file(person=PERSON | {"born": "1981-05-02"}, doses=doses)) == [
        ("doses[0]", "before the birth on 2 May 1981")
    ]


def test_a_birth_after_most_of_the_diary_is_what_is_wrong():
    doses = [dose(), dose("2026-06-02")]
    assert found(file(person=PERSON | {"born": "2026-08-01"}, doses=doses)) == [
        ("person.born", "2 days of this diary are before it")
    ]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "localtime", "Factory", "", 12, None])
def test_a_time_zone_that_is_no_place_gives_way_to_that_of_the_diary_here(zone):
    reading = read(file(person={"timezone": zone}), Clock("Europe/Oslo"))
    assert [(row.path, row.reason) for row in reading.left_out] == [
        (
            "person.timezone",
            "this is not a time zone that we know, so your diary keeps its own: Europe/Oslo",
        )
    ]
    assert reading.diary.person.timezone == "Europe/Oslo"


def test_every_kind_is_listed_at_once_and_what_is_right_stays():
    reading = read(every_contradiction())
    listed = {row.path for row in reading.left_out if row.reason.count("50 doses") == 0}
    assert listed == {
        "moon", "person.timezone", "person.born",
        "regimen[1]", "regimen[2]", "regimen[3]",
        "breaks[1]", "breaks[2].until",
        "doses[1]", "doses[2]", "doses[3]", "doses[4].dose_mg",
        "entries[0].ratings.pain", "entries[0].ratings.joy", "entries[1]", "entries[2]",
        "entries[3].recorded_at", "entries[4]",
        "medicines[0].until", "advice[0]",
    }  # fmt: skip
    assert len(reading.left_out) == len(listed) + 50
    diary = reading.diary
    assert [dose.day for dose in diary.doses] == [date(2026, 6, 1)]
    assert [(e.day, dict(e.ratings)) for e in diary.entries] == [
        (date(2026, 6, 1), {"fatigue": 6}),
        (date(2026, 6, 4), {}),
    ]
    assert [row.start for row in diary.regimen] == [date(2026, 6, 1)]
    assert [row.name for row in diary.medicines] == ["codeine"]


def test_the_rules_take_a_night_dose_at_9_in_the_morning_as_it_is():
    (taken,) = load(file(doses=[dose(at="09:00")])).doses
    assert taken.timing == "night"


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"entries": [{"day": DAY, "ratings": {"pain": 11}}]},
         "entries[0].ratings.pain (2026-06-01) 11 is not from 0 to 10, in tenths"),
        ({"entries": [{"day": DAY}, {"day": DAY}]},
         "entries[1] (2026-06-01) a second one for 2026-06-01; keep only one"),
        ({"doses": [dose(dose_mg="0")]},
         "doses[0].dose_mg (2026-06-01) a dose is above 0 and at most 1000 mg, not 0"),
    ],
)  # fmt: skip
def test_what_the_format_forbids_is_refused_by_the_rules_with_its_day(members, words):
    with pytest.raises(Refused) as error:
        load(file(**members))
    assert str(error.value) == words


def test_a_file_with_more_than_a_thousand_wrong_things_is_no_diary():
    with pytest.raises(Refused, match="holds 1001 things that cannot be right"):
        read(file(doses=[dose("2062-08-17")] * 1001))


def test_the_vignettes_contradict_nothing():
    files = sorted(CASES.parent.glob("vignettes*/*.json"))
    if not files:
        pytest.skip("needs ../shared/vignettes")
    diaries = [json.dumps(json.loads(path.read_text())["diary"]) for path in files]
    late = NOW + timedelta(365)
    left_out = [any_file.read(text.encode(), CLOCK, at=late).left_out for text in diaries]
    assert left_out == [()] * len(files)


@given(diaries())
def test_nothing_is_made_up_or_changed_in_what_is_taken(diary):
    taken = read(dump(diary)).diary
    for name in ("regimen", "breaks", "doses", "measures", "tracks", "advice"):
        assert set(getattr(taken, name)) <= set(getattr(diary, name))
    assert taken.visit == diary.visit
    for entry in taken.entries:
        whole = replace(diary.entry_on[entry.day], recorded_at=entry.recorded_at)
        assert whole == entry


@given(diaries())
def test_what_is_left_contradicts_itself_no_more(diary):
    once = read(dump(diary)).diary
    again = Sheet.of(once)
    leave_out_contradictions(again, NOW, CLOCK)
    assert once == again.diary()
