"""Which questions the check-in asks, and what it never makes up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dose.diary.parts import Entry
from journal.day import Clock
from journal.scales import BUILT_IN, Measure
from ldn_tracker.today.questions import answers_of, check_in, counts_for, recalled, undoing

CLOCK = Clock("Pacific/Auckland")
DAY, LATER = date(2026, 9, 20), date(2026, 9, 22)


def ids(questions):
    return [question.measure.id for question in questions]


def test_the_quick_check_in_asks_fatigue_and_three_side_effects():
    page = check_in(DAY, BUILT_IN)
    assert ids(page.symptoms + page.core) == ["fatigue", "insomnia", "sedation", "nausea"]


def test_another_primary_symptom_is_asked_besides_fatigue():
    assert ids(check_in(DAY, BUILT_IN, primary="pain").symptoms) == ["fatigue", "pain"]


def test_tracked_measures_come_before_all_the_others():
    page = check_in(DAY, BUILT_IN, tracks=["headache", "fatigue", "nausea", "pain"])
    assert ids(page.tracked) == ["headache", "pain"]
    elsewhere = ids(page.tracked + page.others)
    assert len(elsewhere) == len(set(elsewhere)) == len(BUILT_IN) - 4


def test_yesterdays_rating_is_a_mark_and_no_answer():
    (fatigue,) = check_in(DAY, BUILT_IN, yesterday={"ratings.fatigue": 6}).symptoms
    assert (fatigue.rating, fatigue.yesterday) == (None, 6)


def test_only_on_todays_page_is_the_day_before_called_yesterday():
    shown = [check_in(DAY, BUILT_IN, today=on).symptoms[0] for on in (None, DAY, LATER)]
    assert [question.was_on for question in shown] == ["yesterday", "yesterday", "the day before"]


def test_the_questions_of_a_day_gone_by_name_that_day():
    page = check_in(DAY, BUILT_IN, today=date(2026, 9, 22))
    assert [question.when for question in page.symptoms + page.core] == [
        "on average on Sunday",
        "the night before Sunday",
        "on Sunday",
        "on Sunday",
    ]


def test_the_questions_of_today_say_today_and_last_night():
    page = check_in(DAY, BUILT_IN, today=DAY)
    assert [question.when for question in page.symptoms + page.core] == [
        "on average today",
        "last night",
        "today",
        "today",
    ]


def test_a_zero_is_an_answer():
    (fatigue,) = check_in(DAY, BUILT_IN, answers={"ratings.fatigue": 0}).symptoms
    assert fatigue.rating == 0


def test_a_retired_measure_is_asked_only_where_it_has_an_answer():
    itching = Measure("x-itching", "Itching", "side_effect", 4, retired=True)
    measures = BUILT_IN | {"x-itching": itching}
    assert "x-itching" not in ids(check_in(DAY, measures).others)
    assert "x-itching" in ids(check_in(DAY, measures, answers={"ratings.x-itching": 1}).others)


def test_no_crash_and_no_answer_are_told_apart():
    assert check_in(DAY, BUILT_IN, answers={"crash": False}).crash == "no"
    assert check_in(DAY, BUILT_IN).crash == ""


def test_undo_puts_back_what_stood_before():
    said = {"ratings.pain": 3, "crash": True, "factors": ["travel"]}
    before = {"ratings.pain": 5, "factors": ["period"]}
    assert undoing(before, said) == {"ratings.pain": 5, "crash": None, "factors": ["period"]}


def test_an_imported_rating_between_two_buttons_is_said_in_text():
    (fatigue,) = check_in(DAY, BUILT_IN, answers={"ratings.fatigue": 6.5}).symptoms
    assert fatigue.between == "6.5"


def test_forty_minutes_past_midnight_counts_for_the_evening_before():
    assert counts_for(datetime(2026, 9, 19, 12, 40, tzinfo=UTC), CLOCK) == date(2026, 9, 19)


def test_an_evening_needs_no_such_words():
    assert counts_for(datetime(2026, 9, 19, 9, 0, tzinfo=UTC), CLOCK) is None


def test_an_entry_written_two_days_later_is_recalled():
    written = datetime(2026, 9, 20, 0, 30, tzinfo=UTC)
    assert recalled(date(2026, 9, 18), written, CLOCK) is True
    assert recalled(date(2026, 9, 19), written, CLOCK) is False


def test_an_entrys_answers_leave_out_what_was_not_answered():
    entry = Entry(day=date(2026, 9, 19), ratings={"pain": 0}, crash=False, factors=("travel",))
    assert answers_of(entry) == {"ratings.pain": 0, "crash": False, "factors": ("travel",)}


SLEPT = Measure("n-sleep", "Hours slept", "number", unit="h")


def asked_numbers(**facts) -> list:
    page = check_in(DAY, BUILT_IN, numbers={"n-sleep": facts.pop("measure", SLEPT)}, **facts)
    return [(number.field, number.text) for number in page.numbers]


def test_a_plain_number_is_asked_where_it_is_tracked_or_noted():
    field = f"{DAY}-measurements.n-sleep"
    assert asked_numbers() == []
    assert asked_numbers(tracks=["n-sleep"]) == [(field, "")]
    assert asked_numbers(answers={"measurements.n-sleep": 6.5}) == [(field, "6.5")]


def test_a_retired_number_is_asked_only_where_it_was_noted():
    gone = replace(SLEPT, retired=True)
    assert asked_numbers(measure=gone, tracks=["n-sleep"]) == []
    assert len(asked_numbers(measure=gone, answers={"measurements.n-sleep": 0})) == 1


def test_a_number_of_zero_is_an_answer():
    page = check_in(DAY, BUILT_IN, numbers={"n-sleep": SLEPT}, answers={"measurements.n-sleep": 0})
    assert page.numbers[0].text == "0"


def test_of_the_measurements_only_ones_own_numbers_are_answers():
    entry = Entry(day=date(2026, 9, 19), measurements={"n-sleep": 6.5, "visible:HRV": 41.2})
    assert answers_of(entry, {"n-sleep"}) == {"measurements.n-sleep": 6.5}
    assert answers_of(entry) == {}


def test_no_entry_has_no_answers():
    assert answers_of(None) == {}


RATED = {f"ratings.{id}": 0 for id in ("insomnia", "sedation", "nausea")} | {"ratings.fatigue": 6}


@pytest.mark.parametrize(
    ("answers", "is_done"),
    [
        ({}, False),
        (RATED, False),
        (RATED | {"crash": False}, True),
        ({"crash": True}, True),
        (RATED | {"crash": False, "ratings.pain": 3}, True),
    ],
)
def test_a_check_in_is_done_when_all_is_answered_or_it_was_a_crash(answers, is_done):
    assert check_in(DAY, BUILT_IN, answers=answers).is_done is is_done


def test_what_is_asked_each_day_belongs_to_the_check_in():
    answers = RATED | {"crash": False}
    assert check_in(DAY, BUILT_IN, tracks=["pain"], answers=answers).is_done is False


def test_a_saved_check_in_is_a_line():
    answers = RATED | {"crash": False}
    assert check_in(DAY, BUILT_IN, answers=answers).brief == (
        "fatigue 6 · no crash · no trouble with sleep, sleepiness or nausea"
    )
    assert check_in(DAY, BUILT_IN, answers={"ratings.nausea": 2, "crash": True}).brief == (
        "crash day · nausea moderate"
    )


def test_more_than_six_things_to_ask_are_many():
    ids = [id for id in BUILT_IN if id not in ("fatigue", "insomnia", "sedation", "nausea")]
    assert [check_in(DAY, BUILT_IN, tracks=ids[:n]).many for n in (0, 2, 3)] == [0, 0, 7]
