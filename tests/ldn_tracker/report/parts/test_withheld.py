"""Answers about self-harm that are not chosen leave no trace: the page is as without them."""

from dataclasses import replace

import pytest

from dose.diary.parts import Advice
from ldn_tracker.fhir.queries import usual_days
from ldn_tracker.report import short_text, text
from ldn_tracker.report.forms import usual_choice
from tests import builders as b
from tests.summary_pages import after, page, recorded, taking


def marked(*alerts, on, note=""):
    return b.entry(after(on), {"fatigue": 7, "insomnia": 0}, crash=False, alerts=alerts, note=note)


def days(*others):
    kept = {entry.day: entry for entry in (*recorded(-14, 27), *others)}
    return list(kept.values())


@pytest.mark.parametrize("also", [(), ("rash",)])
def test_the_page_is_that_of_a_diary_without_the_answer(also):
    told = Advice(on=after(3), rule="self-harm", action="call_emergency")
    other = b.entry(after(3), {"fatigue": 7, "insomnia": 0}, crash=False, factors=("other",))
    hidden = replace(other, alerts=("self_harm", *also), note="I want to end it")
    shown = replace(other, alerts=also)
    withheld = page(taking(entries=days(hidden), advice=[told]), last=2 + 3, printed=60)
    without = page(taking(entries=days(shown)), last=2 + 3, printed=60)
    assert withheld == without
    assert text.render(withheld) == text.render(without)
    assert short_text.render(withheld) == short_text.render(without)


def test_chosen_it_is_an_alert_with_its_note():
    diary = taking(entries=days(marked("self_harm", on=3, note="I want to end it")))
    (line,) = page(diary, self_harm=True).alerts
    assert line.strong == "Thoughts of self-harm:"
    assert line.text.endswith("“I want to end it”")


def test_a_note_of_another_day_stays():
    diary = taking(entries=days(marked("rash", on=2, note="itchy"), marked("self_harm", on=3)))
    (line,) = page(diary).alerts
    assert line.text.endswith("“itchy”")


def test_a_day_of_which_nothing_else_was_said_is_not_counted_as_filled_in():
    late = b.at("2026-09-01T20:00:00+12:00")
    hidden = b.entry(
        after(28), alerts=("self_harm",), note="x", recorded_at=late, recorded_by="helper"
    )
    withheld = page(taking(entries=[*days(), hidden]), last=28, printed=60)
    assert withheld == page(taking(entries=days()), last=28, printed=60)


def test_the_usual_page_does_not_begin_or_end_on_a_day_of_which_nothing_else_was_said():
    hidden = [b.entry(after(n), alerts=("self_harm",)) for n in (-20, 70)]
    diary, without = taking(entries=[*hidden, *days()]), taking(entries=days())
    assert usual_choice(diary, after(100)) == usual_choice(without, after(100))
    assert usual_days(diary, after(100)) == usual_days(without, after(100))
    assert usual_days(diary, after(100), self_harm=True)[1] == after(70)
