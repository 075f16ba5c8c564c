"""What the app suggested, in a prescriber's words: the action first, then its rule."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from dose.diary.parts import Advice
from dose.vocabulary import Action
from ldn_tracker.report.advice.clinical import action_words, finding_words
from ldn_tracker.report.advice.suggestions import suggestions
from ldn_tracker.report.sheet.fit import ROOMS, _latest
from tests import builders as b
from tests.spec.sections import rows
from tests.spec.story import TODAY
from tests.summary_pages import START, after, page, said, taking

BRACKETED = re.compile(r" \([^)]*\)")  # the numbers
SEVERE = {22: 3, 23: 4, 24: 2, 26: 4, 27: 3}  # by day; no rating on two of them
CASES = {(row.rule, case.answer): case for row in rows() for case in row.cases}
EACH = pytest.mark.parametrize("case", CASES.values(), ids=[f"{r} {a}" for r, a in CASES])


def present(case, answer=None):
    """The line of the present suggestion of one case of the rule book."""
    found = case.assess()
    advice = [Advice(on=TODAY, rule=found.finding.rule, action=found.finding.action, answer=answer)]
    diary = replace(case.diary, advice=tuple(advice))
    return suggestions(diary, TODAY, TODAY, found, self_harm=True)[-1]


@EACH
def test_the_action_comes_first_and_what_the_patient_reads_is_quoted(case):
    finding, line = case.assess().finding, present(case)
    strong = line.strong.partition("; 3 mg was stopped")[0].rstrip(".")
    assert strong == f"20 Sep: {finding_words(finding, TODAY)}"
    assert line.text.startswith("Rule: ")
    assert finding.rule not in line.text.split() and f"({finding.rule})" not in line.text
    headline = finding.headline.replace("'", "’")
    assert line.text.rstrip(".").endswith(f"Told the patient: “{headline}”")
    assert "'" not in line.text
    assert "you" not in line.text.split("Told the patient")[0].lower().split()


@pytest.mark.parametrize(("headache", "why"), [({}, "side effect"), ({"headache": 3}, "headache")])
def test_a_step_to_a_dose_that_was_stopped_says_when_and_why(headache, why):
    rows = [
        b.regimen(),
        b.regimen(after(21), "3.0", reason="step_up"),
        b.regimen(after(35), "1.5", reason="side_effect"),
    ]
    rated = {"fatigue": 7, "insomnia": 0, "sedation": 0, "nausea": 0}
    diary = taking(
        regimen=rows,
        doses=list(b.doses(START, after(80))),
        entries=[
            *b.entries(after(-14), after(20), rated, crash=False),
            *b.entries(after(21), after(34), rated | headache, crash=False),
            *b.entries(after(35), after(80), rated, crash=False),
        ],
    )
    line = said(page(diary, last=80).suggestions)[-1]
    assert line.startswith(
        f"20 Aug: Step up to 3 mg at night; 3 mg was stopped on 6 Jul: {why}. Rule: No"
    )


@EACH
def test_no_room_cuts_the_present_suggestion_or_its_rule(case):
    line = present(case, "advised_otherwise")
    assert "; prescriber advised otherwise. Told" in line.text
    earlier = [replace(line, text=f"{line.text} {n}") for n in range(20)]
    assert _latest((*earlier, line), ROOMS[-1])[-1] == line


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("step_up step-up, 4.5 mg", "Step up to 4.5 mg at night"),
        ("step_down severe-side-effect, 1.0 mg, contact",
         "Step down to 1 mg at night; contact prescriber now"),
        ("switch_to_morning insomnia-at-night, 3.0 mg", "Move to morning, same dose (3 mg)"),
        ("switch_to_morning insomnia-at-night, 1.5 mg, contact",
         "Move to morning, same dose (1.5 mg); contact prescriber now"),
        ("hold after-too-much", "Hold at 1.5 mg at night; next look 16 Oct"),
        ("hold on-break", "No step suggested"),
        ("talk_to_prescriber too-much, contact", "Discuss with prescriber now"),
        ("contact_today opioid-medicine, contact",
         "Contact prescriber, GP or pharmacist today; no dose until cleared"),
        ("call_emergency self-harm, contact", "Emergency help now"),
    ],
)  # fmt: skip
def test_an_action_is_told_with_its_dose_and_how_soon(answer, words):
    case = next(case for (_, given), case in CASES.items() if given == answer)
    assert finding_words(case.assess().finding, TODAY) == words


@pytest.mark.parametrize("action", Action)
def test_every_action_has_its_words(action):
    assert action_words(action.value)[0].isupper()


def test_the_present_suggestion_in_full():
    assert said(page(taking()).suggestions)[-1] == (
        "28 Jun: Hold at 1.5 mg at night. Rule: Too few ratings of the main symptom or of a usual"
        " side effect to go up safely (main symptom rated on 14 of 14 days, trouble sleeping on 7"
        " of 7, sleepiness on 0 of 7, nausea on 0 of 7). Told the patient: “Stay at this dose: a"
        " few more ratings are needed first”."
    )


def test_of_what_is_severe_the_ratings_and_days_that_decided_are_told():
    worse = {"fatigue": 7, "nausea": 1}
    severe = [b.entry(after(n), worse | {"nausea": rated}) for n, rated in SEVERE.items()]
    known = b.entries(after(-14), after(21), worse)
    diary = taking(entries=[*known, *severe], regimen=[b.regimen(), b.regimen(after(14), "3.0")])
    (line,) = page(diary).suggestions
    assert "(nausea rated 3, 4, 2, 4, 3 on 23–25 Jun, 27–28 Jun, mean before LDN 1)" in line.text


def test_a_suggestion_that_asks_ends_with_its_question_mark():
    other = taking(doses=list(b.doses(b.START, after(27), "3.0")))
    assert said(page(other).suggestions)[-1].endswith(
        "Told the patient: “Is your plan up to date?”"
    )


@pytest.mark.parametrize(
    ("rule", "headline", "words"),
    [
        ("strength", "Ask your prescriber for a plan, and note it here",
         "No higher dose follows from the plan and strengths noted: ask; open no capsules"),
        ("severe-side-effect", "Ask your prescriber about a lower dose",
         "Severe; it may be old or have another cause, or no lower dose may be named: the"
         " prescriber looks at it"),
    ],
)  # fmt: skip
def test_no_strength_and_no_cause_is_named_where_only_a_plan_is_missing(rule, headline, words):
    told = {
        BRACKETED.sub("", present(case).text)
        for row in rows()
        for case in row.cases
        if (case.assess().finding.rule, case.assess().finding.headline) == (rule, headline)
    }
    assert told == {f"Rule: {words}. Told the patient: “{headline}”.".replace("'", "’")}


def test_of_a_dose_above_the_plan_nobody_reads_that_nothing_changes():
    plan = b.plan(starting_dose_mg=Decimal(1), step_mg=Decimal(1), max_dose_mg=Decimal(1))
    doses = [b.dose(after(n), "1.5" if n == 27 else "1.0") for n in range(28)]
    assert said(page(taking(plan=plan, doses=doses)).suggestions)[-1].startswith(
        "28 Jun: No step suggested; next look 5 Jul. Rule: One day above the plan’s maximum"
    )
