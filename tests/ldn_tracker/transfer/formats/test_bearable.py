"""Bearable's CSV of both generations: severities, moods, medicines with units in their names."""

import pytest

from tests.ldn_tracker.transfer.formats.brought import (
    asked,
    doses,
    left_out,
    medicines,
    notes,
    numbers,
    ratings,
    read,
)  # fmt: skip

OLD = "date,weekday,time of day,category,rating/amount,detail,notes"
NEW = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes"


def export(*rows: str, header: str = OLD) -> str:
    """Rows of "time of day|category|amount|detail|notes" on 15 May 2026, as the app quotes them."""
    lines = [header]
    for row in rows:
        cells = row.split("|") if row.count("|") == 4 else [*row.split("|"), ""]
        days = (
            ["15th May 2026", "2026-05-15", "Friday"] if header == NEW else ["15th May 2026", "Fri"]
        )
        lines.append(",".join(f'"{cell}"' for cell in [*days, *cells]))
    return "\n".join(lines)


@pytest.mark.parametrize("header", [OLD, NEW, NEW.upper()])
def test_both_generations_say_the_same(header):
    file = export("am|Symptom|2|Fatigue (Moderate)", header=NEW if header != OLD else OLD)
    assert ratings(file.replace(NEW, header)) == {"2026-05-15": {"fatigue": 5}}


@pytest.mark.parametrize(("level", "rating"), [(1, 2.5), (2, 5), (3, 7.5), (4, 10)])
def test_a_severity_is_put_on_the_scale_of_ten_and_kept_raw(level, rating):
    file = export(f"am|Symptom|{level}|Itching (Mild)")
    assert ratings(file) == {"2026-05-15": {"bearable-itching": rating}}
    assert numbers(file) == {"2026-05-15": {"bearable:Itching am": level}}


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_side_effect_that_is_ours_keeps_its_level(level):
    assert ratings(export(f"am|Symptom|{level}|Nausea (x)")) == {"2026-05-15": {"nausea": level}}


def test_only_the_last_bracket_is_the_severity():
    (measure,) = read(export("pm|Symptom|1|Back (lower) pain (Mild)")).diary.measures
    assert (measure.name, measure.scale) == ("Back (lower) pain", 10)


def test_of_several_rows_of_a_day_the_worst_counts_and_each_is_kept():
    file = export("am|Symptom|3|Fatigue (Severe)", "pm|Symptom|1|Fatigue (Mild)")
    assert ratings(file) == {"2026-05-15": {"fatigue": 7.5}}
    assert numbers(file) == {"2026-05-15": {"bearable:Fatigue am": 3, "bearable:Fatigue pm": 1}}


def test_a_symptom_without_a_row_is_not_recorded():
    assert "pain" not in ratings(export("am|Symptom|3|Fatigue (Severe)"))["2026-05-15"]


def test_a_mood_is_a_number_of_which_ten_is_best():
    file = export("10:00|Mood|7|happy | calm".replace(" | ", " ¦ ")).replace("¦", "|")
    reading = read(file)
    (measure,) = reading.diary.measures
    assert (measure.id, measure.kind, measure.unit) == (
        "bearable-mood",
        "number",
        "of 10, 10 is best",
    )
    assert numbers(file) == {"2026-05-15": {"bearable-mood": 6.7, "bearable:Mood 10:00": 7}}
    assert notes(file) == {"2026-05-15": "Mood: happy, calm"}


def test_a_mood_at_three_in_the_night_is_of_the_day_before():
    assert list(numbers(export("03:00|Mood|1|"))) == ["2026-05-14"]
    assert list(numbers(export("3:04|Energy|1|Awful"))) == ["2026-05-14"]


def test_hours_of_sleep_and_its_quality_are_numbers():
    file = export("|Sleep|9:45|Asleep 02:45 - 12:30|. ", "|Sleep quality|2|Poor")
    assert numbers(file) == {
        "2026-05-15": {
            "bearable-hours-slept": 9.75, "bearable-sleep-quality": 2, "bearable:Sleep quality": 2,
        }
    }  # fmt: skip
    assert notes(file) == {"2026-05-15": "Sleep: Asleep 02:45 - 12:30"}


@pytest.mark.parametrize(
    ("amount", "unit", "mg"),
    [
        ("1.5", "mg", "1.5"), ("1,5", "mg", "1.5"), ("500", "mcg", "0.5"), ("500", "µg", "0.5"),
        ("500", "μg", "0.5"), ("4\u202f500", "mcg", "4.5"), ("0.125", "mg", "0.125"),
    ],
)  # fmt: skip
def test_the_unit_in_the_name_is_understood(amount, unit, mg):
    file = export(f"22:00|Meds/Supplements|{amount}|LDN ({unit})")
    assert [(day, half) for day, _, _, half in doses(file)] == [("2026-05-15", "night")]
    assert float(doses(file)[0][2]) == float(mg)


@pytest.mark.parametrize(
    "name", ["Naltrexone", "naltrexon", "Naltraxone", "ldn", "Low Dose Naltrexone", "LDN 4.5"]
)
def test_ldn_is_known_with_its_slips(name):
    assert len(doses(export(f"pm|Meds/Supplements|1.5|{name} (mg)"))) == 1


@pytest.mark.parametrize(
    "name", ["Naloxone", "Contrave naltrexone/bupropion", "Fluoxitine", "goldn"]
)
def test_another_medicine_is_no_ldn(name):
    assert doses(export(f"pm|Meds/Supplements|1.5|{name} (mg)")) == []
    assert medicines(export(f"pm|Meds/Supplements|1.5|{name} (mg)")) == [(name, "2026-05-15")]


@pytest.mark.parametrize(("part", "half"), [("am", "morning"), ("mid", "morning"), ("pm", "night")])
def test_a_part_of_the_day_is_the_half_in_which_it_was_taken(part, half):
    assert doses(export(f"{part}|Meds/Supplements|1.5|LDN (mg)"))[0][3] == half


def test_a_dose_of_a_whole_day_asks_when_it_is_taken():
    file = export("all day|Meds/Supplements|1.5|LDN (mg)")
    assert asked(file) == ["timing"]
    assert doses(file, timing="morning") == [("2026-05-15", "taken", "1.5", "morning")]


def test_another_unit_is_refused_with_a_message():
    assert left_out(export("am|Meds/Supplements|2|LDN (ml)")) == [
        "line 2 (2026-05-15): LDN: 2 is in “ml”, which is neither mg nor mcg [LDN (ml) 2]"
    ]


def test_several_doses_of_a_day_stay_several():
    file = export("08:00|Meds/Supplements|1.5|LDN (mg)", "22:00|Meds/Supplements|3|LDN (mg)")
    assert [(mg, half) for _, _, mg, half in doses(file)] == [("1.5", "morning"), ("3", "night")]


def test_lists_are_kept_as_words_and_other_numbers_raw():
    file = export("|Factors||Work ¦ Rain", "am|Health measurements|98.6|Temperature")
    assert notes(file.replace("¦", "|")) == {"2026-05-15": "Factors: Work, Rain"}
    assert numbers(file) == {"2026-05-15": {"bearable:Temperature am": 98.6}}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("am|Symptom|9|Fatigue (?)", "Fatigue: 9 is not a whole number from 0 to 4"),
        ("am|Mood|11|", "Mood: 11 is not from 1 to 10"),
        ("|Sleep|7:75|", "Sleep: 7:75 is not hours and minutes"),
        (
            "pm|Meds/Supplements|500μgg|LDN (mg)",
            "LDN: 500μgg is in “μgg”, which is neither mg nor mcg",
        ),
        ("pm|Meds/Supplements|0|LDN (mg)", "a dose is above 0, not 0"),
    ],
)  # fmt: skip
def test_an_odd_line_is_left_out_and_listed(row, reason):
    file = export(row, "am|Symptom|1|Pain (Mild)")
    assert [each.reason for each in read(file).left_out] == [reason]
    assert ratings(file)["2026-05-15"] == {"pain": 2.5}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("am|Energy|6|Great", "15 May 2026: Energy: 6 is not from 1 to 5."),
        ("25:10|Energy|5|Great", "“25:10” is not a time of day that we can read."),
    ],
)
def test_an_odd_line_is_told_without_its_number_which_stands_below(row, sentence):
    assert [each.sentence for each in read(export(row)).left_out] == [sentence]


def test_a_line_without_a_day_says_so():
    file = export("am|Energy|5|Great").replace("15th May 2026", "")
    assert [each.sentence for each in read(file).left_out] == ["This has no day."]


def test_a_night_of_thousands_of_digits_is_left_out():
    found = read(export(f"|Sleep|3:{'9' * 5000}|", "am|Symptom|1|Pain (Mild)"))
    assert len(found.left_out) == 1
