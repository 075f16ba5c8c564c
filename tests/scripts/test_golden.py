"""The golden record's comparison: what counts as a difference, and what is listed."""

import pytest

from scripts.golden.comparing import Report
from scripts.golden.listed import (
    Listed,
    dose_begins_a_break,
    dose_in_a_break,
    id_in_a_control,
    id_in_a_file,
    noted_in_another_row,
)
from scripts.golden.lives import life
from scripts.golden.recorder import steady, words
from tests.builders import START, days_after
from tests.conftest import TODAY

TASK = {"name": "answer Ada", "kind": "answer", "on": str(TODAY), "diary": {}}
IN_WORDS = Listed("words", "Only the words may change.", lambda task, part, *_: part == "words")
EXPORT = "export"


def report(old, new, listed=()):
    made = Report()
    made.add(TASK, old, new, listed)
    return made


def on_break(*, dose, until=None, status="taken"):
    """A task whose diary has a break from START and one dose so many days later."""
    pause = {"from": str(START), "until": until and str(days_after(START, until))}
    row = {"day": str(days_after(START, dose)), "status": status}
    return TASK | {"diary": {"breaks": [pause], "doses": [row]}}


def allowed(task, part="answer"):
    return dose_in_a_break(task, part, "old", "new")


def test_equal_answers_are_no_difference():
    made = report({"answer": "hold"}, {"answer": "hold"})
    assert (made.unlisted, dict(made.parts)) == ([], {"answer": 1})


def test_an_answer_that_differs_is_shown_as_a_diff():
    found = report({"answer": "hold\nnow"}, {"answer": "step_up\nnow"}).unlisted[0]
    assert found.as_diff().splitlines()[3:] == ["-hold", "+step_up", " now"]


@pytest.mark.parametrize(("old", "new"), [({"today": "x"}, {}), ({}, {"today": "x"})])
def test_a_page_that_only_one_tree_has_is_a_difference(old, new):
    found = report(old, new).unlisted[0]
    assert (found.part, found.old, found.new) == ("today", old.get("today"), new.get("today"))


def test_a_listed_difference_is_counted_and_not_shown():
    made = report({"words": "a", "answer": "b"}, {"words": "c", "answer": "b"}, [IN_WORDS])
    assert (made.unlisted, dict(made.listed)) == ([], {"words": 1})


def test_what_is_listed_for_one_part_is_a_difference_in_another():
    made = report({"answer": "a"}, {"answer": "b"}, [IN_WORDS])
    assert [found.part for found in made.unlisted] == ["answer"]


def test_the_report_ends_with_the_number_of_unlisted_differences():
    lines = list(report({"answer": "a"}, {"answer": "b"}).lines(show=0))
    assert lines[-1] == "1 unlisted differences in 1 tasks"


@pytest.mark.parametrize("until", [None, 4])
def test_a_dose_inside_a_break_may_change_an_answer(until):
    assert allowed(on_break(dose=2, until=until)) is True


@pytest.mark.parametrize(
    "task",
    [
        on_break(dose=0),
        on_break(dose=-1),
        on_break(dose=5, until=4),
        on_break(dose=2, status="skipped"),
        on_break(dose=(TODAY - START).days + 1),
    ],
    ids=["its first day", "before it", "after it", "a dose not taken", "a day to come"],
)
def test_no_other_dose_excuses_a_difference(task):
    assert allowed(task) is False


def test_a_dose_inside_a_break_changes_no_export():
    assert allowed(on_break(dose=2), EXPORT) is False


def test_an_id_in_the_place_of_a_label_is_allowed_in_a_file():
    old = '{"reason":"Forgot"},\n{"name":"opioid (name not given)"}'
    new = '{"reason":"forgot"},\n{"name":"opioid_unnamed"}'
    assert id_in_a_file(TASK, EXPORT, old, new) is True
    assert id_in_a_file(TASK, EXPORT, old, new.replace("}", "]")) is False
    assert id_in_a_file(TASK, "/today/", old, new) is False


def test_a_label_in_a_note_stays_as_it_is():
    assert id_in_a_file(TASK, EXPORT, '{"note":"Forgot"}', '{"note":"forgot"}') is False


def test_an_id_in_the_place_of_a_label_is_allowed_in_a_button_and_a_link():
    page = '<button value="2026-09-20 skipped {}">None left</button><a href="?noted={}">'
    old = page.format("None left", "naltrexone%20%28name%20not%20given%29")
    new = page.format("none_left", "naltrexone_unnamed")
    assert id_in_a_control(TASK, "/today/", old, new) is True
    assert id_in_a_control(TASK, "/today/ words", old, new) is False
    assert id_in_a_control(TASK, "/today/", old, new.replace(">None left", ">none_left")) is False


@pytest.mark.parametrize("allows", [id_in_a_file, id_in_a_control])
def test_a_part_that_is_gone_is_no_id_in_the_place_of_a_label(allows):
    assert (allows(TASK, EXPORT, "a", None), allows(TASK, EXPORT, None, "a")) == (False, False)


def test_a_life_is_the_same_each_time():
    assert life(7) == life(7)


def test_tokens_and_the_numbers_of_rows_are_no_differences():
    form = '<form action="/medicines/{}/end/"><input name="csrfmiddlewaretoken" value="{}">'
    assert steady(form.format(3, "abc")) == steady(form.format(41, "xyz"))


def test_a_form_about_another_row_is_a_difference():
    forms = '<form action="/medicines/{}/end/"><form action="/medicines/{}/remove/">'
    assert steady(forms.format(3, 3)) != steady(forms.format(3, 4))


def test_words_of_a_page_keep_the_space_between_links():
    assert words("<p>One <a>two</a>\n <a>three</a></p><p>four</p>") == "One two three\nfour"


@pytest.mark.parametrize(
    ("dose", "part", "is_allowed"),
    [(0, "text, half a year", True), (1, "text, half a year", False), (0, "answer", False)],
)
def test_a_dose_on_the_first_day_of_a_break_may_count_otherwise_on_paper(dose, part, is_allowed):
    assert dose_begins_a_break(on_break(dose=dose), part, "old", "new") is is_allowed


@pytest.mark.parametrize(
    ("rows", "dose", "is_allowed"),
    [
        ([(0, "already_taking")], 0, False),
        ([(3, "already_taking")], 0, True),
        ([(0, "start"), (3, "already_taking")], 5, True),
        ([(0, "start"), (3, "already_taking")], 1, False),
    ],
)
def test_where_ldn_began_may_differ_only_where_the_first_row_is_not_the_beginning(
    rows, dose, is_allowed
):
    regimen = [{"from": str(days_after(START, n)), "reason": reason} for n, reason in rows]
    doses = [{"day": str(days_after(START, dose)), "status": "taken"}]
    task = TASK | {"diary": {"regimen": regimen, "doses": doses}}
    assert noted_in_another_row(task, "text, half a year", "old", "new") is is_allowed
