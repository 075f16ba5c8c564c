"""Days, times and amounts in a table of one's own, as people and their programs write them."""

import pytest

from ldn_tracker.transfer.brought.columns import Column
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.formats.visible import COLUMNS
from tests import builders as b
from tests.conftest import NOW
from tests.ldn_tracker.transfer.formats import brought
from tests.ldn_tracker.transfer.formats import test_bearable as bearable
from tests.ldn_tracker.transfer.formats.brought import left_out, ratings

NAMED = (Column("day", "date"), Column("time", "time"), Column("LDN", "dose-mg"))


def read(line: str, **answers: str):
    file = f"day;time;LDN\n{line}"
    clock = b.person().clock
    return any_file.read(file.encode(), clock, at=NOW, columns=NAMED, answers=answers)


@pytest.mark.parametrize("day", ["2026-03-05", "20260305", "5-Mar-26", "Thu 5 March 2026"])
def test_a_day_is_read(day):
    (dose,) = read(f"{day};22:00;1.5").diary.doses
    assert dose.day == b.day("2026-03-05")


@pytest.mark.parametrize(
    "time", ["21:15", "9:15 pm", "9.15pm", "21h15", "21.15", "21.15 Uhr", "9:15\u202fpm"]
)
def test_a_time_is_read(time):
    (dose,) = read(f"2026-03-05;{time};1.5").diary.doses
    assert f"{dose.taken_there(b.person().clock):%H:%M}" == "21:15"


@pytest.mark.parametrize("time", ["9 pm", "9pm", "21h", "21 Uhr", "21"])
def test_a_whole_hour_is_read(time):
    (dose,) = read(f"2026-03-05;{time};1.5").diary.doses
    assert f"{dose.taken_there(b.person().clock):%H:%M}" == "21:00"


@pytest.mark.parametrize("time", ["2130", "25h", "13 pm", "evening", "21.75"])
def test_what_is_no_time_is_left_out(time):
    (odd,) = read(f"2026-03-05;{time};1.5").left_out
    assert odd.reason == f"“{time}” is not a time of day that we can read"


@pytest.mark.parametrize(
    "amount", ["1.5", "1,5 mg", "1.5mg", "1500 mcg", "1 500 µg", "1500μg", "1.5 mg at night",
               "1.5 mg (crushed)", "1.5 mg, late"],
)  # fmt: skip
def test_an_amount_is_read_also_before_other_words(amount):
    reading = read(f"2026-03-05;22:00;{amount}")
    assert ([dose.dose_mg for dose in reading.diary.doses], reading.questions) == ([1.5], ())


def test_a_count_before_other_words_asks_for_mg():
    asked = read("2026-03-05;22:00;2 capsules at night").questions
    assert [question.id for question in asked] == ["mg:ldn"]
    (dose,) = read("2026-03-05;22:00;2 capsules at night", **{"mg:ldn": "1.5"}).diary.doses
    assert dose.dose_mg == 3


def test_a_day_as_excel_counts_it_says_how_to_save_it():
    (odd,) = read("46086;22:00;1.5").left_out
    assert odd.sentence == (
        "“46086” is a number where a day is expected:"
        " have the column shown as dates, and save it again."
    )


@pytest.mark.parametrize("first", ["2026-03-05", "05/03/2026", "5.3.26"])
def test_a_table_without_a_header_loses_no_line(first):
    table = Source.of(f"{first},3\n2026-03-06,4\n".encode()).needed_table
    assert table.header == ("Column 1", "Column 2")
    assert [(line.number, line.cells[:2]) for line in table.lines()] == [
        (1, [first, "3"]), (2, ["2026-03-06", "4"]),
    ]  # fmt: skip


def test_a_value_without_a_name_is_left_out():
    file = f"{','.join(COLUMNS)}\n2026-05-14,,General,2\n2026-05-14,Fatigue,General,2"
    assert left_out(file) == ["line 2 (2026-05-14): has a value without a name [2]"]
    assert ratings(file) == {"2026-05-14": {"fatigue": 6.7}}


@pytest.mark.parametrize(("first", "then", "factors"), [(1, 0, ()), (0, 1, ("infection",))])
def test_of_two_answers_about_a_factor_the_last_counts(first, then, factors):
    lines = [f"2026-05-14,Infection,Experience,{said}" for said in (first, then)]
    (entry,) = brought.read("\n".join([",".join(COLUMNS), *lines])).diary.entries
    assert entry.factors == factors


def test_a_symptom_without_a_name_is_told_once():
    file = bearable.export("am|Symptom|3|", "am|Symptom|1|Pain (Mild)")
    assert [each.sentence for each in brought.read(file).left_out] == [
        "15 May 2026: this has a value without a name."
    ]
