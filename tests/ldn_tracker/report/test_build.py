"""What the GP reads: the same twelve parts from any period, and nothing that was not recorded."""

from datetime import date

import pytest

from dose.diary.parts import Advice, Break, Condition, Medicine, Visit
from ldn_tracker.report.text import render
from tests import builders as b
from tests.summary_pages import START, after, effects_of, page, recorded, said, taking


def test_the_present_regimen_is_one_line():
    assert page(taking()).regimen.whole == (
        "Planned naltrexone 1.5 mg (1 capsule of 1.5 mg) at night, daily, since 1 Jun 2026 (28"
        " days). Plan of Dr Example: up by 1.5 mg every 14 days, at most 4.5 mg a day."
    )


def test_a_plan_that_nobody_confirmed_is_called_that():
    words = page(taking(plan=b.plan(confirmed_on=None))).regimen.text
    assert "Plan not confirmed by a prescriber: up by 1.5 mg" in words


def test_on_a_break_no_dose_is_called_the_present_one():
    away = [Break(start=after(20), reason="surgery")]
    paused = taking(breaks=away, doses=list(b.doses(START, after(19))))
    assert page(paused).regimen.text.startswith(
        "no LDN: on a break since 21 Jun 2026 (surgery); last dose recorded 20 Jun 2026"
        " (1.5 mg at night). Plan of Dr Example"
    )


def test_the_quality_of_the_record_is_counted():
    assert (
        page(taking()).quality.words
        == "42 of 42 days recorded, 28 of 28 doses recorded, 0 crash days."
    )


def test_days_filled_in_later_are_counted():
    late = b.entry(after(3), {"fatigue": 6}, recorded_at=b.at("2026-06-20T20:00:00+12:00"))
    words = page(taking(entries=[late]), first=3, last=3).quality.words
    assert (
        words
        == "1 of 1 day recorded, 1 of 1 dose recorded, crash days not recorded, 1 day filled in"
        " later."
    )


def test_the_day_after_is_not_filled_in_later_but_the_second_is():
    first = b.entry(after(3), {"fatigue": 6}, recorded_at=b.at(f"{after(4)}T20:00:00+12:00"))
    second = b.entry(after(4), {"fatigue": 6}, recorded_at=b.at(f"{after(6)}T20:00:00+12:00"))
    words = page(taking(entries=[first, second]), first=3, last=4).quality.words
    assert words.count("filled in later") == words.count("1 day filled in later") == 1


def test_under_seventy_percent_of_days_it_says_too_little_to_judge():
    few = taking(entries=[b.entry(after(n), {"fatigue": 5}) for n in range(-14, 28, 2)])
    shown = page(few)
    assert shown.quality.words.endswith(": too little to judge, so no trends are shown.")
    assert [panel.lines for panel in shown.chart.panels] == [()]
    assert said(shown.benefit) == ["Too little was recorded in this time to compare."]


def test_the_chart_shows_the_main_symptom_and_then_what_troubled():
    rated = {"fatigue": 7, "pain": 6, "headache": 3, "insomnia": 1}
    entries = list(b.entries(START, after(27), rated))
    shown = [panel.measure.id for panel in page(taking(entries=entries)).chart.panels]
    assert shown == ["fatigue", "headache", "insomnia", "pain"]


def test_an_opioid_comes_first_among_the_medicines():
    pills = [Medicine(name="paracetamol"), Medicine(name="tramadol", last_taken=after(-20))]
    assert said(page(taking(medicines=pills)).medicines)[:2] == [
        "tramadol: opioid, last taken 12 May 2026.",
        "Also: paracetamol.",
    ]


def test_the_opioid_that_was_taken_last_comes_first():
    when = {"codeine": -30, "tramadol": -3, "morphine": -61}
    pills = [Medicine(name=name, last_taken=after(days)) for name, days in when.items()]
    lines = said(page(taking(medicines=[*pills, Medicine(name="oxycodone")])).medicines)
    assert [line.split(":")[0] for line in lines[:4]] == [
        "oxycodone", "tramadol", "codeine", "morphine",
    ]  # fmt: skip


def test_medicines_of_which_the_same_is_to_be_known_stand_in_one_line():
    pills = [Medicine(name=name) for name in ("oxycodone", "tramadol", "codeine", "zinc")]
    assert said(page(taking(medicines=pills)).medicines)[:2] == [
        "Opioid, current: codeine, oxycodone, tramadol.",
        "Also: zinc.",
    ]


def test_only_opioids_are_never_left_out_and_a_name_noted_twice_is_told_once():
    names = ("tramadol", "codeine", "zinc", "tramadol", "azathioprine", "zinc")
    pills = [Medicine(name=name, start=after(n)) for n, name in enumerate(names)]
    lines = page(taking(medicines=pills)).medicines
    assert [(line.whole, line.vital) for line in lines[:3]] == [
        ("Opioid, current: codeine, tramadol.", True),
        ("azathioprine: lowers the immune system, current; not studied with LDN.", False),
        ("Also: zinc.", False),
    ]


def test_what_works_on_opioid_receptors_comes_before_what_else_to_ask_about():
    pills = [Medicine(name="azathioprine"), Medicine(name="loperamide")]
    assert said(page(taking(medicines=pills)).medicines)[1:3] == [
        "loperamide: works on opioid receptors of the gut, current; naltrexone may stop it from"
        " working.",
        "azathioprine: lowers the immune system, current; not studied with LDN.",
    ]


def test_an_opioid_of_long_ago_and_a_medicine_that_ended_are_left_out():
    old = [Medicine(name="codeine", until=after(-100)), Medicine(name="aspirin", until=after(0))]
    assert said(page(taking(medicines=old)).medicines)[:2] == [
        "Opioids: not asked.",
        "No other medicines or supplements recorded.",
    ]


def test_allergies_a_planned_operation_and_pregnancy_are_told():
    facts = [Condition(kind="surgery", on=after(40)), Condition(kind="pregnancy", start=after(0))]
    who = b.person(allergies=("penicillin",))
    assert said(page(taking(conditions=facts, person=who)).medicines)[2:] == [
        "Allergies: penicillin.",
        "Pregnant: since 1 Jun 2026.",
        "Operation: 11 Jul 2026.",
        "Another naltrexone, liver disease: not asked.",
    ]


def test_what_else_could_explain_it_is_listed_with_its_days():
    ill = b.entries(after(3), after(5), {}, factors=("infection",))
    new = [Medicine(name="iron", start=after(4))]
    assert said(page(taking(entries=list(ill), medicines=new)).other_causes) == [
        "Begun in this time: iron from 5 Jun.",
        "Infection: 4–6 Jun.",
    ]


def test_past_suggestions_carry_their_rule_in_words_and_the_answer():
    given = Advice(on=after(9), rule="insomnia-at-night", action="switch_to_morning", answer="done")
    assert said(page(taking(advice=[given])).suggestions)[0] == (
        "10 Jun: Move to morning. Sleepless on a night dose: take it in the morning; done."
    )


def test_the_suggestion_of_the_last_day_ends_the_list():
    assert said(page(taking()).suggestions)[-1].startswith("28 Jun: ")


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("step_down", "one step down, and get in touch; not answered"),
        ("talk_to_prescriber", "the prescriber looks at it; not answered"),
    ],
)
def test_a_rule_of_several_rows_is_told_by_the_row_that_led_to_the_action(action, words):
    shown = [Advice(on=after(3), rule="severe-side-effect", action=action)]
    (line, _) = said(page(taking(advice=shown)).suggestions)
    assert words in line
    assert ("one step down" in line) == (action == "step_down")


def test_a_past_period_lists_only_advice_that_was_shown():
    given = Advice(on=after(9), rule="insomnia-at-night", action="switch_to_morning", answer="done")
    assert said(page(taking(advice=[given]), printed=60).suggestions) == [
        "10 Jun: Move to morning. Sleepless on a night dose: take it in the morning; done."
    ]
    assert said(page(taking(), printed=60).suggestions) == [
        "No change of dose was suggested in this time."
    ]


@pytest.mark.parametrize(
    ("printed", "title"),
    [(27, "Planned"), (28, "Planned"), (29, "Planned on 28 Jun 2026")],
)
def test_only_a_page_printed_within_a_day_of_its_period_says_now(printed, title):
    assert page(taking(), printed=printed).regimen.strong == title


@pytest.mark.parametrize("chosen", [False, True])
def test_self_harm_answers_stay_off_the_page_unless_chosen(chosen):
    marked = b.entry(after(27), {"fatigue": 7}, alerts=("self_harm",))
    diary = taking(
        entries=[*recorded(-14, 26), marked],
        advice=[Advice(on=after(27), rule="self-harm", action="call_emergency")],
    )
    shown = page(diary, self_harm=chosen)
    everything = " ".join(said(shown.alerts + shown.suggestions))
    assert ("self-harm" in everything) is chosen


def test_a_rule_that_only_a_self_harm_answer_led_to_stays_off_too():
    marked = b.entry(after(20), {"fatigue": 7}, alerts=("self_harm",))
    diary = taking(entries=[*recorded(-14, 19), marked, *recorded(21, 27)])
    assert said(page(diary).suggestions) == ["No change of dose was suggested in this time."]


def test_a_later_warning_sign_does_not_print_advice_that_a_self_harm_answer_led_to():
    alerts = [(5, "self_harm"), (20, "rash")]
    told = [Advice(on=after(n), rule="after-alert", action="talk_to_prescriber") for n in (6, 21)]
    marked = [b.entry(after(n), {"fatigue": 7}, alerts=(alert,)) for n, alert in alerts]
    shown = page(taking(entries=[*recorded(-14, 4), *marked], advice=told))
    assert [line for line in said(shown.suggestions) if "After an alarm" in line][:1] == [
        "22 Jun: Discuss with prescriber. After an alarm sign no further dose until a prescriber"
        " has cleared it; not answered."
    ]


def test_a_sign_that_a_prescriber_cleared_does_not_print_what_self_harm_led_to():
    alerts = [(2, "rash"), (10, "self_harm")]
    marked = [b.entry(after(n), {"fatigue": 7}, alerts=(alert,)) for n, alert in alerts]
    restarted = [b.regimen(), b.regimen(after(5), reason="restart")]
    told = [Advice(on=after(11), rule="after-alert", action="talk_to_prescriber")]
    shown = page(taking(entries=marked, regimen=restarted, advice=told))
    assert "After an alarm" not in " ".join(said(shown.suggestions))


def test_each_fact_about_the_person_is_optional():
    who = b.person(name="Alex Example", born=date(1981, 5, 2), health_number="ZZZ0016")
    diary = taking(person=who)
    assert page(diary).head.who == (
        "Alex Example · born 2 May 1981 (45) · health number ZZZ0016 · reported by the patient"
    )
    assert page(diary, identity=frozenset({"born"})).head.who == (
        "born 2 May 1981 (45) · reported by the patient"
    )


def test_at_most_three_questions_are_asked():
    visit = Visit(ask="help", questions=("a?", " ", "b?", "c?", "d?"))
    assert page(taking(visit=visit)).questions == ("a?", "b?", "c?")


def test_nothing_after_the_last_day_is_told():
    later = taking(advice=[Advice(on=after(20), rule="gap", action="hold", answer="done")])
    shown = page(later, last=10)
    assert shown.table.rows[-1].of.last == after(10)
    assert "gap" not in " ".join(said(shown.suggestions))


def test_a_diary_without_ldn_is_summarised_honestly():
    only = b.diary(entries=list(b.entries(after(0), after(27), {"fatigue": 6, "nausea": 1})))
    shown = page(only, first=0)
    assert shown.regimen.whole == "Planned no low dose naltrexone (LDN) recorded. No plan recorded."
    assert shown.quality.words == "28 of 28 days recorded, no doses due, crash days not recorded."
    assert said(shown.benefit) == ["No LDN recorded."]
    assert effects_of(shown) == ["Nausea: last 14 days 0/14 ·1"]


def test_where_ldn_is_planned_it_is_told_as_not_started():
    ahead = b.diary(plan=b.plan(), entries=[b.entry(after(0), {"nausea": 1})])
    shown = page(ahead, first=0, last=0)
    assert [row.label for row in shown.table.rows] == ["no LDN yet"]
    assert said(shown.benefit) == ["LDN not started."]
    assert effects_of(shown) == ["Nausea: last 14 days 0/1 ·1"]


def test_a_day_of_a_break_is_no_unrecorded_dose_in_the_day_table():
    away = Break(start=after(4), until=after(7), reason="supply")
    taken = [*b.doses(START, after(3)), b.skipped(after(5)), b.dose(after(7))]
    shown = page(taking(breaks=[away], doses=taken), first=3, last=8, day_by_day=True)
    assert [row.dose for row in shown.days.rows] == [
        "1.5 mg night", "break", "not taken", "break", "1.5 mg night", "",
    ]  # fmt: skip
    assert "5 Jun 2026: break, fatigue 7" in render(shown)


def test_the_day_table_has_every_day_and_leaves_the_unanswered_blank():
    diary = taking(entries=[b.entry(after(1), {"fatigue": 0}, crash=True)])
    table = page(diary, first=-1, last=1, day_by_day=True).days
    assert [(row.dose, row.ratings, row.marks) for row in table.rows] == [
        ("", ("",), ""),
        ("1.5 mg night", ("",), ""),
        ("1.5 mg night", ("0",), "crash"),
    ]


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        page(taking(), first=3, last=2)


def test_a_break_that_goes_on_is_told_from_its_first_day():
    away = Break(start=after(4), reason="stopped")
    shown = page(taking(breaks=[away], doses=list(b.doses(START, after(3)))), first=10)
    assert said(shown.other_causes) == ["Break from LDN: since 5 Jun 2026 (stopped)."]
