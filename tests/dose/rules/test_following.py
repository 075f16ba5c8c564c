"""What may be done about a suggestion, and what following it means."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from dose.diary.parts import Advice, Regimen
from dose.rules import following
from dose.rules.book import assess
from dose.vocabulary import ACTIONS
from tests import builders as a

TODAY = date(2026, 9, 20)
CALM = {"fatigue": 6, "insomnia": 0, "sedation": 0, "nausea": 0}


def diary(**more):
    """Somebody on day 21 of 1.5 mg at night, every day of it recorded and calm."""
    start = date(2026, 8, 31)
    usual = {
        "plan": a.plan(),
        "regimen": [a.regimen(start)],
        "doses": a.doses(start, date(2026, 9, 19)),
        "entries": a.entries(date(2026, 8, 17), TODAY, CALM),
    }
    return a.diary(**usual | more)


def sleepless():
    """The same with trouble sleeping since the start."""
    before = a.entries(date(2026, 8, 17), date(2026, 8, 31), CALM)
    since = a.entries(date(2026, 9, 1), TODAY, CALM | {"insomnia": 2})
    return diary(entries=before + since)


def offered(one) -> list[str]:
    found = assess(one, TODAY)
    row = following.change(one, found.finding, TODAY)
    return [answer.value for answer in following.answers(found, row)]


def followed(one, half: str = "morning") -> Regimen | None:
    finding = assess(one, TODAY).finding
    first = following.first_day(one, finding, TODAY, half=half)
    return following.change(one, finding, first)


def test_a_step_up_means_the_next_dose_from_today():
    assert followed(diary()) == Regimen(
        start=TODAY, dose_mg=Decimal("3.0"), timing="night", reason="step_up"
    )


def test_once_todays_dose_is_taken_it_begins_tomorrow():
    taken = diary(doses=a.doses(date(2026, 8, 31), TODAY))
    assert followed(taken).start == date(2026, 9, 21)


def test_a_switch_to_the_morning_keeps_the_dose_and_says_why():
    row = followed(sleepless())
    assert (row.start, row.dose_mg, row.timing, row.reason) == (
        TODAY, Decimal("1.5"), "morning", "insomnia"
    )  # fmt: skip


def test_a_morning_dose_that_is_past_begins_tomorrow():
    assert followed(sleepless(), half="night").start == date(2026, 9, 21)


def test_a_step_down_for_another_side_effect_says_so():
    start, raised = date(2026, 8, 1), date(2026, 8, 31)
    sick = diary(
        regimen=[a.regimen(start), a.regimen(raised, "3.0", reason="step_up")],
        doses=a.doses(start, date(2026, 8, 30)) + a.doses(raised, date(2026, 9, 19), "3.0"),
        entries=a.entries(date(2026, 7, 18), raised, CALM)
        + a.entries(date(2026, 9, 1), TODAY, CALM | {"nausea": 2}),
    )
    assert followed(sick) == Regimen(
        start=TODAY, dose_mg=Decimal("1.5"), timing="night", reason="side_effect"
    )


def test_an_unconfirmed_plan_means_no_change_of_dose():
    assert followed(diary(plan=a.plan(confirmed_on=None))) is None


def test_a_change_offers_all_four_answers():
    assert offered(diary()) == ["done", "not_now", "will_ask", "advised_otherwise"]


def test_the_first_answer_to_a_change_names_it():
    one = diary()
    found = assess(one, TODAY)
    first = following.answers(found, followed(one))[0]
    assert first.words == "Go up to 3 mg tonight"


@pytest.mark.parametrize(
    ("one", "half", "words"),
    [
        (sleepless(), "morning", "Move to the morning"),
        (
            diary(doses=a.doses(date(2026, 8, 31), TODAY)),
            "night",
            "Go up to 3 mg at night, from tomorrow",
        ),
    ],
)
def test_the_button_says_what_it_does_and_from_when(one, half, words):
    row = followed(one, half)
    assert following.answers(assess(one, TODAY), row)[0].words == words


def test_how_a_change_of_time_is_done_names_its_days():
    assert following.time_change_steps(sleepless(), followed(sleepless())) == (
        "You took a night dose on Saturday 19 September. Leave out Sunday 20 September, morning"
        " and night. The next dose is on the morning of Monday 21 September."
        " Never take two to catch up."
    )
    assert following.time_change_steps(diary(), followed(diary())) == ""


def test_a_change_is_made_while_its_row_stands():
    given = (Advice(on=TODAY, rule="step-up", action="step_up", answer="done"),)
    row = followed(diary())
    changed = diary(advice=given, regimen=[*diary().regimen, row])
    assert following.made(changed, TODAY).words(TODAY) == "You went up to 3 mg at night, from today"
    assert following.made(diary(advice=given), TODAY) is None
    assert following.made(diary(regimen=[*diary().regimen, row]), TODAY) is None


def test_how_often_it_is_taken_stays_as_it_was():
    second = diary(
        regimen=[a.regimen(date(2026, 8, 31), every_days=2)],
        doses=[a.dose(date(2026, 9, 19) - timedelta(2 * n)) for n in range(10)],
    )
    assert followed(second).every_days == 2


def test_a_talk_offers_all_four_answers():
    assert offered(diary(plan=a.plan(confirmed_on=None))) == [
        "done", "will_ask", "not_now", "advised_otherwise"
    ]  # fmt: skip


def test_a_plain_hold_offers_only_that_the_prescriber_said_otherwise():
    early = diary(regimen=[a.regimen(date(2026, 9, 12))], doses=a.doses(date(2026, 9, 12), TODAY))
    assert assess(early, TODAY).finding.rule == "interval"
    assert offered(early) == ["advised_otherwise"]


def test_an_emergency_offers_only_that_there_is_help():
    alarmed = diary(entries=[a.entry(TODAY, alerts=("anaphylaxis",))])
    assert offered(alarmed) == ["done"]


@pytest.mark.parametrize("alert", ["rash", "liver", "too_much"])
def test_what_is_urgent_cannot_be_set_aside(alert):
    alarmed = diary(entries=[a.entry(TODAY, alerts=(alert,))])
    assert "advised_otherwise" not in offered(alarmed)


def test_a_severe_side_effect_cannot_be_set_aside_though_its_milder_form_can():
    severe = a.entries(date(2026, 9, 1), TODAY, CALM | {"insomnia": 4})
    before = a.entries(date(2026, 8, 17), date(2026, 8, 31), CALM)
    found = assess(diary(entries=before + severe), TODAY)
    assert found.finding.rule == assess(sleepless(), TODAY).finding.rule == "insomnia-at-night"
    assert not following.can_be_set_aside(found)
    assert following.can_be_set_aside(assess(sleepless(), TODAY))


def test_a_severe_side_effect_at_the_lowest_dose_cannot_be_set_aside_either():
    severe = a.entries(date(2026, 9, 1), TODAY, CALM | {"nausea": 4})
    before = a.entries(date(2026, 8, 17), date(2026, 8, 31), CALM)
    found = assess(diary(entries=before + severe), TODAY)
    assert found.finding.rule == "lowest-dose"
    assert not following.can_be_set_aside(found)


def test_what_is_set_aside_already_offers_nothing():
    said = Advice(on=TODAY, rule="step-up", action="step_up", answer="advised_otherwise")
    assert offered(diary(advice=[said])) == []


def test_before_the_first_dose_there_is_nothing_to_answer():
    assert offered(a.diary(plan=a.plan())) == []


def test_every_action_has_words_for_the_history():
    assert ACTIONS["step_up"].label == "the next step"


def test_without_a_named_dose_nothing_would_be_changed():
    finding = replace(assess(diary(), TODAY).finding, dose_mg=None)
    assert following.change(diary(), finding, TODAY) is None
