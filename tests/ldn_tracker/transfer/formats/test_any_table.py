"""Any table: the person says what its columns are, and nothing is guessed in silence."""

import pytest

from dose.diary import from_database
from tests.conftest import text
from tests.ldn_tracker.transfer.test_pages import hidden, upload

FILE = (
    "date;hour;Fatigue;Energy;Pain;LDN;Steps;comment\n"
    "01/05/2026;22;3;7;0;1,5;4000;a good day\n"
    "13/05/2026;08;10;1;2;3;;\n"
)
ROLES = {
    "c0-role": "date", "c1-role": "time",
    "c2-role": "rating", "c2-measure": "fatigue", "c2-low": "0", "c2-high": "10",
    "c2-better": "low",
    "c3-role": "rating", "c3-measure": "new-symptom", "c3-low": "0", "c3-high": "10",
    "c3-better": "high",
    "c4-role": "rating", "c4-measure": "new-side-effect", "c4-low": "0", "c4-high": "2",
    "c4-better": "low", "c4-zero": "on",
    "c5-role": "dose-mg", "c6-role": "number", "c7-role": "note",
}  # fmt: skip


def named(visitor, file: str = FILE, **roles: str):
    """The page after the columns were named."""
    sealed = hidden(upload(visitor, file, "table.csv"))
    return visitor.post("/data/preview/", sealed | ROLES | roles)


def stored(visitor, person, file: str = FILE, **roles: str):
    """The diary after the table was stored."""
    visitor.post("/data/import/", hidden(named(visitor, file, **roles)))
    return from_database.whole(person)


def test_a_table_of_no_known_app_is_shown_and_asked_about(visitor):
    page = text(upload(visitor, FILE, "table.csv"))
    assert "What is in this table?" in page
    assert "As in: 4000" in page


def test_likely_columns_are_chosen_to_begin_with(visitor):
    page = upload(visitor, FILE, "table.csv").content.decode()
    assert page.count('<option value="date" selected>') == 1
    assert page.count('<option value="time" selected>') == 1
    assert page.count('<option value="note" selected>') == 1
    assert page.count('<option value="fatigue" selected>') == 1


def test_a_named_table_becomes_days_and_doses(visitor, person):
    diary = stored(visitor, person)
    first, second = diary.entries
    assert (first.day.isoformat(), dict(first.ratings), first.note) == (
        "2026-05-01", {"fatigue": 3}, "a good day",
    )  # fmt: skip
    assert dict(first.measurements) == {
        "csv-energy": 7,
        "csv:Fatigue 22:00": 3,
        "csv:Steps 22:00": 4000,
    }
    assert dict(second.ratings) == {"fatigue": 10, "csv-pain": 4}
    assert [(str(d.day), d.dose_mg, d.timing) for d in diary.doses] == [
        ("2026-05-01", 1.5, "night"), ("2026-05-13", 3, "morning"),
    ]  # fmt: skip


def test_a_scale_on_which_high_is_better_is_turned_round(visitor, person):
    diary = stored(visitor, person, **{"c3-measure": "fatigue", "c2-role": "ignore"})
    assert [dict(entry.ratings)["fatigue"] for entry in diary.entries] == [3, 9]


def test_a_rating_of_ones_own_of_which_high_is_better_stays_a_number(visitor, person):
    (measure,) = [m for m in stored(visitor, person).measures if m.id == "csv-energy"]
    assert (measure.kind, measure.unit) == ("number", "of 10, 10 is best")


def test_a_zero_may_mean_that_nothing_was_entered(visitor, person):
    assert "csv-pain" not in stored(visitor, person).entries[0].ratings


def test_a_number_of_tablets_asks_for_mg_once(visitor, person):
    page = named(visitor, **{"c5-role": "dose-count"})
    assert "How many mg of naltrexone are in one tablet or capsule of “LDN”?" in text(page)
    answered = visitor.post("/data/preview/", hidden(page) | {"answer-mg:ldn": "3"})
    visitor.post("/data/import/", hidden(answered))
    assert [dose.dose_mg for dose in from_database.whole(person).doses] == [4.5, 9]


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ({"c0-role": "ignore"}, "Say of one column that it’s the day."),
        ({"c1-role": "date"}, "Say of one column that it’s the day."),
        ({"c2-low": "10"}, "Fatigue: its lowest number must be below its highest."),
        ({"c2-high": "many"}, "Fatigue: the scale is not a number."),
        ({"c2-role": "nonsense"}, "Fatigue: say what it is."),
    ],
)
def test_columns_that_make_no_diary_are_asked_again(visitor, roles, words):
    response = named(visitor, **roles)
    assert response.status_code == 422
    assert words in text(response)


def test_two_columns_of_one_name_are_not_taken_for_one(visitor):
    twice = named(visitor, FILE.replace("Steps", "pain"))
    assert "Two columns are called Pain: leave one of them out." in text(twice)
    one = named(visitor, FILE.replace("Steps", "pain"), **{"c6-role": "ignore"})
    assert "Two columns" not in text(one)


def test_an_odd_cell_is_left_out_and_listed(visitor):
    page = text(named(visitor, FILE.replace("22;3;7", "22;11;7")))
    assert "Fatigue: 11 is not from 0 to 10" in page


def test_columns_are_remembered_for_the_next_file(visitor, person):
    stored(visitor, person)
    longer = FILE + "14/05/2026;08;9;1;2;3;;\n"
    page = upload(visitor, longer, "table.csv").content.decode()
    assert page.count('<option value="new-side-effect" selected>') == 1
    assert page.count('<option value="dose-mg" selected>') == 1


IMOOD = (
    '\ufeff"Date","Day of week","Hour","Minute","Level","LevelText","Comment","#wellbutrin"\n'
    '"September 5, 2015","Saturday","9","05","7","Good","two\nlines, #wellbutrin to 0 mg","1"\n'
    '"September 5, 2015","Saturday","9","05","7","Good","two\nlines, #wellbutrin to 0 mg","1"\n'
)


def test_a_preset_is_offered_for_an_app_that_is_known_by_its_columns(visitor, person):
    page = upload(visitor, IMOOD, "imoodjournal.csv")
    said = {
        "c0-role": "date", "c2-role": "time", "c4-role": "rating", "c4-low": "1", "c4-high": "10",
        "c4-better": "high", "c4-measure": "new-symptom", "c6-role": "note",
    }  # fmt: skip
    assert '<option value="high" selected>better</option>' in page.content.decode()
    visitor.post("/data/import/", hidden(visitor.post("/data/preview/", hidden(page) | said)))
    (entry,) = from_database.whole(person).entries
    assert (entry.day.isoformat(), dict(entry.measurements), entry.note) == (
        "2015-09-05", {"csv-level": 7}, "two\nlines, #wellbutrin to 0 mg",
    )  # fmt: skip
