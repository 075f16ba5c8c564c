"""The diary file: what is written is what was read, and what is wrong is refused with its path."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.strategies import diaries

VIGNETTES = Path(__file__).resolve().parents[4] / "shared" / "vignettes"
SMALLEST = {
    "format": "ldn-tracker-diary",
    "version": 1,
    "person": {"timezone": "Pacific/Auckland"},
}
NUMBER = {"id": "n-sleep", "name": "Hours slept", "kind": "number", "unit": "h"}
MEASURE = {"id": "x-itching", "name": "Itching", "kind": "side_effect", "scale": 4}
PLAN = {
    "starting_dose_mg": "1.5",
    "step_mg": "1.5",
    "step_interval_days": 14,
    "max_dose_mg": "4.5",
}


def text(**fields) -> str:
    """The smallest diary file with more fields."""
    return json.dumps(SMALLEST | fields)


def entry(**fields) -> dict:
    """A file's one entry."""
    return {"entries": [{"day": "2026-05-15", **fields}]}


def dose(**fields) -> dict:
    """A file's one dose."""
    return {"doses": [{"day": "2026-05-15", **fields}]}


def refusal(source: str) -> tuple[str, str]:
    """Where and why a text is refused."""
    with pytest.raises(Refused) as caught:
        load(source)
    return caught.value.path, caught.value.reason


@given(diaries())
def test_every_diary_is_read_back_as_it_was_written(diary):
    assert load(dump(diary)) == diary


@given(diaries())
def test_what_was_read_back_is_written_the_same_to_the_byte(diary):
    assert dump(load(dump(diary))) == dump(diary)


def test_the_smallest_diary_is_a_person_with_a_time_zone():
    assert load(text()) == b.diary()


def test_rows_are_written_in_order_whatever_order_they_came_in():
    late, early = {"day": "2026-05-16"}, {"day": "2026-05-15"}
    written = json.loads(dump(load(text(entries=[late, early]))))
    assert [entry["day"] for entry in written["entries"]] == ["2026-05-15", "2026-05-16"]


def test_an_unanswered_question_is_not_written():
    written = json.loads(dump(load(text(entries=[{"day": "2026-05-15", "ratings": {"pain": 0}}]))))
    assert written["entries"][0]["ratings"] == {"pain": 0}


@pytest.mark.parametrize(
    ("written", "again"), [("3", "3.0"), ("1.50", "1.5"), ("0.25", "0.25"), ("4.5", "4.5")]
)
def test_a_dose_is_written_with_one_decimal_two_where_needed(written, again):
    row = {"from": "2026-05-15", "dose_mg": written, "timing": "night", "reason": "start"}
    diary = json.loads(dump(load(text(regimen=[row]))))
    assert diary["regimen"][0]["dose_mg"] == again


@pytest.mark.parametrize(
    ("sent", "written"),
    [
        ("2026-04-04T13:30:00+00:00", "2026-04-05T02:30:00+13:00"),
        ("2026-04-04T14:30:00+00:00", "2026-04-05T02:30:00+12:00"),  # the hour that comes twice
        ("2026-09-26T14:00:00+00:00", "2026-09-27T03:00:00+13:00"),  # the hour that never is
    ],
)
def test_an_instant_is_written_on_the_persons_own_clock(sent, written):
    entry = {"day": "2026-05-15", "recorded_at": sent}
    assert json.loads(dump(load(text(entries=[entry]))))["entries"][0]["recorded_at"] == written


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"moon": "full"}, "moon"),
        ({"format": "bearable"}, "format"),
        ({"version": 2}, "version"),
        ({"version": True}, "version"),
        ({"person": {}}, "person.timezone"),
        ({"person": {"timezone": "Mars/Olympus"}}, "person.timezone"),
        ({"person": {"timezone": "UTC", "day_starts_at": "4"}}, "person.day_starts_at"),
        ({"person": {"timezone": "UTC", "born": "2026-02-30"}}, "person.born"),
        ({"person": {"timezone": "UTC", "name": "a\x00b"}}, "person.name"),
        ({"person": {"timezone": "UTC", "name": "\ud800"}}, "person.name"),
        ({"entries": {}}, "entries"),
        ({"entries": [{}]}, "entries[0].day"),
        ({"entries": [{"day": "15 May"}]}, "entries[0].day"),
        ({"entries": [{"day": "2026-05-15"}, {"day": "2026-05-15"}]}, "entries[1]"),
        (entry(mood=3), "entries[0].mood"),
        (entry(crash="no"), "entries[0].crash"),
        (entry(ratings={"joy": 1}), "entries[0].ratings.joy"),
        (entry(ratings={"pain": 11}), "entries[0].ratings.pain"),
        (entry(ratings={"pain": -1}), "entries[0].ratings.pain"),
        (entry(ratings={"pain": 5.55}), "entries[0].ratings.pain"),
        (entry(ratings={"nausea": 1.5}), "entries[0].ratings.nausea"),
        (entry(ratings={"pain": None}), "entries[0].ratings.pain"),
        (entry(ratings={"pain": True}), "entries[0].ratings.pain"),
        (entry(factors=["moon"]), "entries[0].factors[0]"),
        (entry(measurements={"x": 1e300}), "entries[0].measurements.x"),
        (entry(measurements={"x": float("nan")}), "entries[0].measurements.x"),
        (entry(ratings={"pain": float("inf")}), "entries[0].ratings.pain"),
        (entry(recorded_at="2026-05-15T20:00"), "entries[0].recorded_at"),
        (dose(status="taken", timing="night"), "doses[0].dose_mg"),
        (dose(status="skipped", dose_mg="0"), "doses[0].dose_mg"),
        (dose(status="skipped", dose_mg=1.5), "doses[0].dose_mg"),
        ({"plan": PLAN | {"max_dose_mg": "1.0"}}, "plan.max_dose_mg"),
        ({"plan": PLAN | {"primary_symptom": "joy"}}, "plan.primary_symptom"),
        ({"plan": PLAN | {"step_interval_days": 0}}, "plan.step_interval_days"),
        ({"breaks": [{"from": "2026-05-15", "until": "2026-05-14"}]}, "breaks[0].until"),
        ({"measures": [MEASURE | {"scale": 5}]}, "measures[0]"),
        ({"measures": [MEASURE | {"unit": "h"}]}, "measures[0]"),
        ({"measures": [NUMBER | {"scale": 10}]}, "measures[0]"),
        ({"measures": [NUMBER]} | entry(ratings={"n-sleep": 6}), "entries[0].ratings.n-sleep"),
        ({"measures": [NUMBER], "primary_symptom": "n-sleep"}, "primary_symptom"),
        ({"measures": [MEASURE | {"id": "pain"}]}, "measures[0].id"),
        ({"measures": [MEASURE, MEASURE]}, "measures[1]"),
        ({"conditions": [{"kind": "surgery"}]}, "conditions[0].on"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_path(fields, path):
    assert refusal(text(**fields))[0] == path


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "is not JSON: Expecting value (line 1)"),
        ("[]", "is not a diary: the file must hold one JSON object"),
        ("[" * 100_000, "is nested too deeply to be a diary"),
    ],
)
def test_what_is_no_diary_at_all_is_refused_in_words(source, reason):
    assert refusal(source) == ("$", reason)


@pytest.mark.parametrize(
    ("piece", "path"),
    [
        ('"format": "x"', "format"),
        ('"doses": [], "doses": []', "doses"),
        ('"entries": [{"day": "2026-05-15", "note": "a", "note": "b"}]', "entries[0].note"),
        ('"entries": [{"day": "2026-05-15", "ratings": {"pain": 1, "pain": 2}}]',
         "entries[0].ratings.pain"),
    ],
)  # fmt: skip
def test_a_name_that_stands_twice_is_refused_with_its_path(piece, path):
    source = text()[:-1] + f", {piece}}}"
    assert refusal(source) == (path, "is there twice in the same object")


def test_a_number_of_thousands_of_digits_is_refused_with_its_path():
    source = text(**entry(measurements={"x": 7})).replace("7}", "7" * 5000 + "}")
    assert refusal(source) == ("entries[0].measurements.x", "is too large a number")


def test_every_vignette_is_read_and_written_the_same():
    if not VIGNETTES.is_dir():
        pytest.skip("the vignettes are not here (../shared/vignettes)")
    found = [json.loads(path.read_text())["diary"] for path in sorted(VIGNETTES.glob("*.json"))]
    written = [dump(load(json.dumps(diary))) for diary in found]
    assert [dump(load(text)) for text in written] == written


def test_a_number_of_ones_own_is_written_with_its_unit_and_without_a_scale():
    written = json.loads(dump(load(text(measures=[NUMBER], tracks=["n-sleep"]))))
    assert (written["measures"], written["tracks"]) == ([NUMBER | {"retired": False}], ["n-sleep"])
