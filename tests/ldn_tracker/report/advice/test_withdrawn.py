"""Advice that a slip of the finger led to: kept in the diary, left off the page for the GP."""

import pytest

from dose.diary.parts import Advice
from dose.rules.facts import Facts
from dose.rules.rule import SAFETY
from dose.rules.table import RULES
from ldn_tracker.report.advice.withdrawn import is_withdrawn
from ldn_tracker.transfer.formats import diary_file
from tests import builders as b
from tests.summary_pages import after, page, recorded, said, taking

URGENT = [rule for rule in RULES if rule.group in SAFETY]
CALL = Advice(on=after(20), rule="anaphylaxis", action="call_emergency")
ON_PAGE = (
    "21 Jun: Emergency help now. Signs of a severe allergic reaction: call an ambulance now"
    "; not answered"
)


def marked(*alerts, on=20):
    """Four weeks at 1.5 mg; these alerts are marked on one of the days."""
    entries = [e for e in recorded(-14, 27) if e.day != after(on)]
    return [*entries, b.entry(after(on), {"fatigue": 7}, alerts=alerts)]


def of_past(*, self_harm=False, **lists):
    """The suggestions of a page that is printed later."""
    return said(page(taking(**lists), printed=60, self_harm=self_harm).suggestions)


def test_a_sign_that_was_unticked_leaves_no_advice_on_the_page():
    assert of_past(advice=[CALL]) == ["No change of dose was suggested in this time."]


def test_the_diary_and_its_export_keep_that_advice():
    diary = taking(advice=[CALL])
    assert diary_file.load(diary_file.dump(diary)).advice == (CALL,)


@pytest.mark.parametrize("on", [19, 20])
def test_a_sign_that_is_still_marked_keeps_its_advice(on):
    assert of_past(advice=[CALL], entries=marked("anaphylaxis", on=on)) == [f"{ON_PAGE}."]


def test_another_sign_that_stands_does_not_keep_the_advice():
    assert of_past(advice=[CALL], entries=marked("rash")) == [
        "No change of dose was suggested in this time."
    ]


def test_a_clearing_noted_for_an_earlier_day_makes_no_real_sign_vanish():
    rows = [b.regimen(), b.regimen(after(20), reason="prescriber")]
    told = [Advice(on=after(21), rule="after-alert", action="talk_to_prescriber")]
    shown = of_past(advice=told, entries=marked("liver", on=18), regimen=rows, self_harm=True)
    assert [line.split(":")[0] for line in shown] == ["22 Jun"]


def test_what_somebody_acted_on_stays_and_says_that_the_sign_was_taken_back():
    done = Advice(on=after(20), rule="anaphylaxis", action="call_emergency", answer="done")
    assert of_past(advice=[done]) == [
        ON_PAGE.replace("not answered", "done; the sign was taken back.")
    ]


def test_the_suggestion_of_the_last_day_stands_there_once_with_its_answer():
    diary = taking(entries=marked("rash", on=27))
    told = Advice(on=after(27), rule="possible-allergy", action="contact_today", answer="will_ask")
    shown = said(page(taking(entries=marked("rash", on=27), advice=[told])).suggestions)
    (unanswered,) = said(page(diary).suggestions)
    told = ". Told the patient"
    assert shown == [unanswered.replace(told, f"; patient wanted to ask first{told}")]


def test_every_alert_rule_is_known_with_its_signs_and_days():
    for rule in (rule for rule in URGENT if rule.signs.kinds):
        signs, days = rule.signs
        for sign in (*signs, "none of them"):
            for back in (0, days - 1, days):
                alerts = (sign,) if sign in signs else ()
                diary = b.diary(entries=[b.entry(after(200 - back), alerts=alerts)])
                advice = Advice(on=after(200), rule=rule.id, action="talk_to_prescriber")
                found = rule.look(Facts(diary, after(200)))
                assert is_withdrawn(diary, advice) == (found is None), (rule.id, sign, back)


def test_every_other_urgent_rule_rests_on_no_sign():
    assert {rule.id for rule in URGENT if not rule.signs.kinds} == {
        "opioid-medicine",
        "medicine-unclear",
        "dose-above-plan",
    }
