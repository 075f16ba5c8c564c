"""The process that sets sheets: it ends when its page is done, and serves no other."""

import os
import signal
from dataclasses import replace

import pytest

from ldn_tracker.demo import demo
from ldn_tracker.report.sheet.pdf import render, render_on
from ldn_tracker.report.sheet.typesetter import Typesetter, Unprintable
from tests import builders as b
from tests.conftest import TODAY
from tests.sheets import page, text_of


def is_running(press: Typesetter) -> bool:
    try:
        os.kill(press.process.pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_press_that_was_started_first_sets_the_same():
    summary = page(demo(3, 30, TODAY))
    with Typesetter() as press:
        assert render_on(press, summary) == render(summary)


def test_nothing_of_one_sheet_stands_on_the_next():
    first = page(replace(b.diary(), person=b.person(name="Ms One", allergies=("latex",))))
    second = page(replace(b.diary(), person=b.person(name="Mr Two")))
    with Typesetter() as press:
        assert "latex" in text_of(render_on(press, first))
        assert render_on(press, second) == render(second)


def test_it_ends_with_the_page():
    with Typesetter() as press:
        assert is_running(press)
    assert not is_running(press)


def test_it_ends_where_the_page_goes_wrong():
    with pytest.raises(ZeroDivisionError), Typesetter() as press:
        raise ZeroDivisionError
    assert not is_running(press)


def test_it_ends_by_itself_where_nobody_is_left_to_ask():
    with Typesetter() as press:
        press.process.stdin.close()
        assert press.process.wait(60) == 0


@pytest.mark.parametrize("letters", [1_000, 200_000])  # fewer and more than a pipe holds
def test_a_process_that_stands_still_is_not_waited_for_without_end(monkeypatch, letters):
    monkeypatch.setattr("ldn_tracker.report.sheet.typesetter.LONGEST", 0.2)
    with Typesetter() as press:
        os.kill(press.process.pid, signal.SIGSTOP)
        with pytest.raises(ChildProcessError):
            press.set({"t": "x" * letters}, TODAY)
    assert not is_running(press)


def test_a_diary_that_takes_long_to_read_takes_no_time_from_its_sheets(monkeypatch):
    waits = []

    class Waits:
        def __init__(self, seconds, stop):
            waits.append(self)

        def start(self):
            self.is_on = True

        def cancel(self):
            self.is_on = False

    monkeypatch.setattr("ldn_tracker.report.sheet.typesetter.Timer", Waits)
    with Typesetter() as press:
        assert waits == []  # while the diary is read
        render_on(press, page(b.diary()))
        assert {wait.is_on for wait in waits} == {False}


def test_what_is_far_too_long_for_a_sheet_is_not_tried_in_every_room(monkeypatch):
    names = tuple(f"{n} {'long name ' * 19}" for n in range(100))
    summary = page(replace(b.diary(), person=b.person(allergies=names)))
    spares = []

    def seen(press, *sheet):
        spares.append(setting(press, *sheet).spare)
        return setting(press, *sheet)

    setting = Typesetter.set
    monkeypatch.setattr(Typesetter, "set", seen)
    render(summary)
    assert [spare < 0 for spare in spares] == [True, False]


STUCK = """
import sys, time
sys.stdin.buffer.readline()
print("set 1.0 100", flush=True)
while True:  # slower than anybody waits
    time.sleep(0.05)
    print(end=".", flush=True)
"""


def test_an_answer_that_never_ends_is_not_waited_for_without_end(monkeypatch, tmp_path):
    setter = tmp_path / "stuck.py"
    setter.write_text(STUCK)
    monkeypatch.setattr("ldn_tracker.report.sheet.typesetter.SETTER", setter)
    monkeypatch.setattr("ldn_tracker.report.sheet.typesetter.LONGEST", 1)
    with Typesetter() as press, pytest.raises(ChildProcessError):
        press.set({}, TODAY)
    assert not is_running(press)


def test_a_process_that_ends_within_its_answer_is_an_error(monkeypatch, tmp_path):
    setter = tmp_path / "short.py"
    setter.write_text(
        "import sys; sys.stdin.buffer.readline(); print('set 1.0 100'); print('%PDF')"
    )
    monkeypatch.setattr("ldn_tracker.report.sheet.typesetter.SETTER", setter)
    with Typesetter() as press, pytest.raises(ChildProcessError):
        press.set({}, TODAY)


def test_a_long_sheet_is_handed_over_whole():
    """It is refused, as there is nothing of a page in it, and the next one is understood."""
    summary = page(b.diary())
    with Typesetter() as press:
        with pytest.raises(Unprintable):
            press.set({"t": "x" * 1_000_000}, TODAY)
        assert render_on(press, summary) == render(summary)


def test_a_process_that_died_is_an_error_and_no_empty_page():
    summary = page(b.diary())
    with Typesetter() as press:
        press.process.kill()
        press.process.wait(60)
        with pytest.raises(ChildProcessError):
            render_on(press, summary)
