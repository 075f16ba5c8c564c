"""A file with errors is read as far as it can be: each error listed, as little as possible lost."""

import pytest

from dose.diary import parts
from dose.diary.supply import Pack
from dose.models import AdviceRow, Intake, MedicineRow, PackRow, PlanRow
from journal.day import Clock
from journal.models import MeasureRow, PersonRow
from journal.scales import Measure
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.lengths import LONGEST
from ldn_tracker.transfer.reading import Reading
from tests.conftest import NOW
from tests.ldn_tracker.transfer.contradicting import DAY, PERSON, PLAN, dose, file
from tests.ldn_tracker.transfer.test_contradictions import found, read

ENTRY = {"day": DAY, "ratings": {"fatigue": 6}}


def left(reading: Reading, kind: str) -> int:
    """How many rows of a kind are taken."""
    return len(getattr(reading.diary, kind))


def test_every_error_is_listed_and_not_only_the_first():
    wrong = file(doses=[dose(dose_mg=1.5), dose(timing="noon")], entries=[{"day": "1 June"}])
    assert found(wrong) == [
        ("doses[0].dose_mg", 'must be mg as text with at most three decimals, like "1.5"'),
        ("doses[1].timing", "must be one of morning, night"),
        ("entries[0].day", "must be a day between 1900 and 2199, like 2026-05-15"),
    ]


@pytest.mark.parametrize(
    ("kind", "row", "path"),
    [
        ("entries", ENTRY | {"mood": 3}, "entries[0].mood"),
        ("entries", ENTRY | {"crash": "no"}, "entries[0].crash"),
        ("entries", ENTRY | {"ratings": {"fatigue": 60}}, "entries[0].ratings.fatigue"),
        ("entries", ENTRY | {"ratings": {"fatigue": "six"}}, "entries[0].ratings.fatigue"),
        ("entries", ENTRY | {"ratings": {"joy": 1}}, "entries[0].ratings.joy"),
        ("entries", ENTRY | {"factors": ["moon"]}, "entries[0].factors[0]"),
        ("entries", ENTRY | {"new_since_change": ["joy"]}, "entries[0].new_since_change"),
        ("entries", ENTRY | {"recorded_at": "2026-06-01T20:00"}, "entries[0].recorded_at"),
        ("medicines", {"name": "codeine", "until": "never"}, "medicines[0].until"),
        ("medicines", {"name": "codeine", "from": DAY, "until": "2026-05-01"},
         "medicines[0].until"),
        ("conditions", {"kind": "pregnancy", "until": 9}, "conditions[0].until"),
        ("doses", dose(reason=7), "doses[0].reason"),
        ("regimen", {"from": DAY, "dose_mg": "1.5", "timing": "night", "reason": "moon"},
         "regimen[0].reason"),
    ],
)  # fmt: skip
def test_a_detail_is_left_out_and_its_row_stays(kind, row, path):
    reading = read(file(**{kind: [row]}))
    assert [row.path for row in reading.left_out] == [path]
    assert left(reading, kind) == 1


@pytest.mark.parametrize(
    ("kind", "row", "path"),
    [
        ("entries", {"ratings": {"fatigue": 6}}, "entries[0].day"),
        ("entries", "1 June", "entries[0]"),
        ("doses", dose(dose_mg="0"), "doses[0].dose_mg"),
        ("doses", dose(dose_mg=None), "doses[0].dose_mg"),
        ("breaks", {"from": DAY, "until": "2026-05-01"}, "breaks[0].until"),
        ("breaks", {"from": DAY, "until": "soon"}, "breaks[0].until"),
        ("regimen", {"from": DAY, "dose_mg": "1.5", "timing": "noon"}, "regimen[0].timing"),
        ("medicines", {"name": " "}, "medicines[0].name"),
        ("measures", {"id": "pain", "name": "Pain", "kind": "symptom", "scale": 10}, "measures[0]"),
        ("tracks", "joy", "tracks[0]"),
    ],
)
def test_a_row_that_would_say_something_else_without_it_is_left_out(kind, row, path):
    reading = read(file(**{kind: [row]}))
    assert [row.path for row in reading.left_out] == [path]
    assert left(reading, kind) == 0


def test_a_plan_is_taken_whole_or_not_at_all():
    reading = read(file(plan=PLAN | {"strengths_mg": ["1.5", "0"]}, entries=[ENTRY]))
    assert [row.path for row in reading.left_out] == ["plan.strengths_mg"]
    assert (reading.diary.plan, left(reading, "entries")) == (None, 1)


def test_what_the_format_does_not_know_is_listed():
    assert found(file(moon="full")) == [("moon", "is not a field of the diary format")]


def test_a_list_that_is_none_is_listed():
    assert found(file(doses={})) == [("doses", "must be a list")]


def test_two_different_entries_of_a_day_are_both_left_out():
    reading = read(file(entries=[ENTRY, ENTRY | {"crash": True}]))
    assert [row.path for row in reading.left_out] == ["entries[0]", "entries[1]"]
    assert left(reading, "entries") == 0


def test_the_same_entry_twice_is_one():
    reading = read(file(entries=[ENTRY, ENTRY]))
    assert (reading.left_out, left(reading, "entries")) == ((), 1)


def test_of_two_measures_of_one_name_the_first_is_taken():
    one = {"id": "x-itching", "name": "Itching", "kind": "side_effect", "scale": 4}
    reading = read(file(measures=[one, one | {"name": "Rash"}]))
    assert [row.path for row in reading.left_out] == ["measures[1]"]
    assert [measure.name for measure in reading.diary.measures] == ["Itching"]


def test_an_allergy_that_cannot_be_read_leaves_the_others():
    reading = read(file(person=PERSON | {"allergies": ["penicillin", 7]}))
    assert [(row.path, row.values) for row in reading.left_out] == [("person.allergies[1]", "7")]
    assert reading.diary.person.allergies == ("penicillin",)


def test_a_file_about_nobody_is_read_on_the_clock_here():
    reading = read('{"format": "ldn-tracker-diary", "version": 1}')
    assert [row.path for row in reading.left_out] == ["person"]
    assert reading.diary.person.timezone == "Pacific/Auckland"


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"person": PERSON | {"country": "NZL"}}, "person.country"),
        ({"doses": [dose(reason="x" * 201)]}, "doses[0].reason"),
        ({"visit": {"ask": "x" * 201}}, "visit.ask"),
        ({"medicines": [{"name": "x" * 201}]}, "medicines[0].name"),
    ],
)
def test_what_is_too_long_to_be_kept_is_listed_and_never_cut_off(members, path):
    assert [path for path, _ in found(file(**members))] == [path]


def test_a_part_has_room_for_as_many_letters_as_its_table():
    columns = {"id": "key", "ask": "visit_ask"}
    tables = {
        parts.Person: PersonRow,
        parts.Visit: PersonRow,
        Pack: PackRow,
        parts.Plan: PlanRow,
        parts.PreviousPlan: PlanRow,
        parts.Dose: Intake,
        parts.Medicine: MedicineRow,
        parts.Advice: AdviceRow,
        Measure: MeasureRow,
    }
    for part, lengths in LONGEST.items():
        fields = {name: columns.get(name, name) for name in lengths}
        kept = {
            name: tables[part]._meta.get_field(column).max_length for name, column in fields.items()
        }
        assert kept == lengths


def test_a_value_that_is_nested_deeply_is_listed():
    deep = "[" * 900 + "]" * 900
    text = file(moon="full").replace('"full"', deep)
    assert found(text) == [("moon", "is not a field of the diary format")]


def test_a_broken_character_is_shown_as_a_question_mark():
    (row,) = read(file(moon="").replace('"moon": ""', r'"mo\ud800n": "\ud800"')).left_out
    assert (row.path, row.values) == ("mo?n", "?")


def test_long_values_are_shown_by_their_beginning():
    (row,) = read(file(moon="x" * 1000)).left_out
    assert row.values == "x" * 159 + "…"


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"doses": [dose(timing="noon")]},
         "1 Jun 2026: “timing” must be one of morning, night."),
        ({"entries": [ENTRY | {"ratings": {"pain": 11}}]},
         "1 Jun 2026: pain: 11 is not from 0 to 10, in tenths."),
        ({"entries": [7]}, "This must be an object with named fields."),
        ({"moon": "full"}, "“moon” is not a field of the diary format."),
    ],
)  # fmt: skip
def test_an_error_is_a_sentence(members, sentence):
    (row,) = read(file(**members)).left_out
    assert row.sentence == sentence


def test_what_is_left_out_names_its_line_and_the_field_that_was_meant():
    written = (
        '{\n"format": "ldn-tracker-diary", "version": 1,\n"person": {"timezone": "Europe/Paris"},\n'
        '"entries": [\n {"day": "2026-05-01", "ratings": {"pain": 2}},\n'
        ' {"day": "2026-05-02",\n  "notes": "tired"},\n {"day": "2026-05-03",\n'
        '  "ratings": {"pain": 99}}\n],\n"dosses": []\n}\n'
    )
    found = any_file.read(written.encode(), Clock("Europe/Paris"), at=NOW).left_out
    unknown = "is not a field of the diary format: did you mean “{}”?"
    assert [(each.line, each.path, str(each.day or ""), each.reason) for each in found] == [
        (7, "entries[1].notes", "2026-05-02", unknown.format("note")),
        (11, "dosses", "", unknown.format("doses")),
        (9, "entries[2].ratings.pain", "2026-05-03", "99 is not from 0 to 10, in tenths"),
    ]
