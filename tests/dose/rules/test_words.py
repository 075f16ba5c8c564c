"""What every answer says, and what none says: no ids, no points without a scale, no driving."""

import re

import pytest
from hypothesis import given

from dose.diary.parts import Break, Condition
from dose.rules.book import assess
from dose.rules.table import IDS
from dose.rules.words import NOT_DRIVE
from tests.dose.rules.rule_diaries import days, rule_diaries
from tests.spec.story import QUIET, RAISED, TODAY, ago, medicine, otherwise, taking

TWOS, BAD = [2] * 7, [3] * 4
OPIOID = "opioid pain, cough or bowel medicine"


def told(diary) -> str:
    """What the leading answer says, in one line."""
    finding = assess(diary, TODAY).finding
    return " ".join((finding.headline, finding.because))


@pytest.mark.parametrize(
    ("missed", "how"),
    [
        ((0,), "leave out the dose of Sunday night (20 September), and take the next one on Monday"
         " morning (21 September). Never take both."),
        ((), "leave out the dose of Monday night (21 September), and take the next one on Tuesday"
         " morning (22 September). Never take both."),
    ],
)  # fmt: skip
def test_a_change_to_the_morning_says_how_it_is_done(missed, how):
    assert f"How to do it: {how}" in told(taking(12, last={"insomnia": TWOS}, missed=missed))


@pytest.mark.parametrize(
    ("missed", "when"),
    [((0,), "Sunday evening (20 September)"), ((), "Monday evening (21 September)")],
)
def test_a_change_to_the_night_says_how_it_is_done(missed, when):
    sleepy = taking(12, timing="morning", last={"sedation": TWOS}, missed=missed)
    how = f"take the next dose on {when} and not that morning. Never take both."
    assert f"How to do it: {how}" in told(sleepy)


def test_every_second_day_it_is_changed_on_the_next_day_with_a_dose():
    plan = {"every_days": 2}
    diary = taking(13, last={"insomnia": TWOS}, missed=range(0, 12, 2), plan=plan)
    assert "leave out the dose of Monday night (21 September)" in told(diary)


def test_a_note_of_a_change_of_time_tells_nobody_how():
    rash = {0: {"alerts": ("rash",)}}
    notes = assess(taking(12, last={"insomnia": TWOS}, marks=rash), TODAY).notes
    assert [note.headline for note in notes if note.rule == "insomnia-at-night"] == [
        "Trouble sleeping averaged 2.0 out of 4 (14 to 20 September 2026) against 0.0 before LDN,"
        " and you take it at night."
    ]


@pytest.mark.parametrize(
    "facts",
    [{}, {"marks": {1: {"factors": ("infection",)}}}, {"breaks": [Break(start=TODAY)]}],
    ids=["step down", "not clear", "on a break"],
)
def test_every_severe_side_effect_is_named(facts):
    last = {"nausea": BAD, "headache": BAD}
    before = QUIET | {"headache": 0}
    diary = taking(
        10, "3.0", reason="step_up", earlier=RAISED, last=last, before=before, missed=(0,), **facts
    )
    assert ("Nausea was rated" in told(diary), "Headache was rated" in told(diary)) == (True, True)


@pytest.mark.parametrize(
    "diary",
    [
        taking(40, missed=range(8)),
        taking(40, missed=range(20)),
        taking(40, missed=range(5, 14)),
        taking(40, missed=range(5, 25)),
        taking(40, missed=range(5), breaks=[Break(start=ago(4), reason="surgery")]),
        taking(40, conditions=[Condition(kind="surgery", on=ago(6))]),
    ],
    ids=["gap", "long gap", "restart", "long restart", "break", "operation"],
)
def test_whoever_starts_again_is_asked_about_opioids_meanwhile(diary):
    assert OPIOID in told(diary)


def test_what_was_advised_otherwise_is_named_in_words_with_the_day_it_comes_back():
    assert told(taking(12, last={"insomnia": TWOS}, advice=otherwise("insomnia-at-night"))) == (
        "Follow what your prescriber told you You noted on 19 September 2026 that your prescriber"
        " advised otherwise about this: “Sleepless on a night dose: take it in the morning.” It is"
        " not suggested again before 3 October 2026."
    )


@pytest.mark.parametrize(("days", "is_told"), [(84, True), (85, False)])
def test_after_twelve_weeks_nobody_is_told_that_effects_take_twelve_weeks(days, is_told):
    highest = taking(days, "4.5", reason="step_up", earlier=RAISED, before=None)
    assert assess(highest, TODAY).finding.rule == "at-maximum"
    assert ("twelve weeks to show" in told(highest)) is is_told


def test_an_opioid_that_is_over_is_told_with_its_last_day():
    over = taking(medicines=[medicine("codeine", last_taken=ago(6))])
    assert "Your list has codeine, last taken on 14 September 2026." in told(over)


def test_an_unclear_name_is_asked_about_once():
    found = assess(taking(medicines=[medicine("codiene")]), TODAY)
    assert [note.rule for note in found.notes] == []


def test_a_worse_main_symptom_is_told_in_points_with_their_scale():
    tired = taking(21, "3.0", reason="step_up", earlier=RAISED, last={"fatigue": [9] * 14})
    assert (
        "Your fatigue averaged 9.0 (7 to 20 September 2026) against 7.0 in the two weeks before"
        " this dose: 2.0 points (of 10) higher."
    ) in told(tired)


def test_a_severe_side_effect_is_told_rating_by_rating_with_its_days():
    assert (
        "Nausea was rated 3, 3, 3 and 3 out of 4 (17 to 20 September 2026); nothing is known from"
        " before LDN."
    ) in told(taking(10, before=None, last={"nausea": BAD}))


@given(rule_diaries(), days)
def test_no_sentence_holds_the_id_of_a_rule(diary, day):
    assessment = assess(diary, day)
    for finding in (assessment.finding, *assessment.safety, *assessment.notes):
        said = " ".join((finding.headline, finding.because, *finding.would_change_if))
        assert [id for id in IDS if "-" in id and id in said] == []


@given(rule_diaries(), days)
def test_whoever_is_told_of_sleepiness_is_told_not_to_drive(diary, day):
    assessment = assess(diary, day)
    for finding in (assessment.finding, *assessment.notes):
        if "sedation" in finding.about:
            assert NOT_DRIVE in f"{finding.headline} {finding.because}"


@given(rule_diaries(), days)
def test_points_are_told_with_their_scale(diary, day):
    assessment = assess(diary, day)
    for finding in (assessment.finding, *assessment.notes):
        said = " ".join((finding.headline, finding.because, *finding.would_change_if))
        assert re.findall(r"(?:\d|a) points?\b(?! \(of \d)", said) == []
