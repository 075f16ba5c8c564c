"""The table of docs/rules.md, read from the top: a row's number is its place.

Rows of one rule that follow each other are one row of the manual; those of `LAST` are looked at
where no other matched.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from dose.rules import (
    benefit,
    circumstances,
    data_quality,
    exposure,
    not_tolerated,
    notes,
    safety,
    severe,
    steps,
    tolerability,
    worse,
)  # fmt: skip
from dose.rules.rule import (
    BENEFIT,
    CIRCUMSTANCES,
    DATA_QUALITY,
    EMERGENCY,
    SEVERE,
    STEPS,
    TOLERABILITY,
    URGENT,
    Place,
    Rule,
)
from dose.vocabulary import Action

RULESET = "2"
FILL_IN, CHECK_IN = Place("week", "Fill in the last few days"), Place("today", "Open the check-in")
PLAN, TALKED = Place("plan", "Open my plan"), Place("medicines", "Note that we talked about it")

RULES = (
    Rule("anaphylaxis", EMERGENCY, safety.anaphylaxis,
         "Signs of a severe allergic reaction: call an ambulance now.",
         signs=safety.ANAPHYLAXIS, ring=("emergency",), no_dose=True),
    Rule("self-harm", EMERGENCY, safety.self_harm,
         "Thoughts of self-harm: the crisis line first, the emergency number if in danger.",
         signs=safety.SELF_HARM, ring=("crisis", "emergency")),
    Rule("opioid-withdrawal", EMERGENCY, safety.opioid_withdrawal,
         "Signs of opioid withdrawal or very slow breathing: get help now, take no more LDN"
         " and no opioid.",
         signs=safety.WITHDRAWAL, ring=("emergency",), no_dose=True),
    Rule("opioid-medicine", URGENT, exposure.opioid_medicine,
         "An opioid now, or too recently: naltrexone blocks it and can set off withdrawal.",
         no_dose=True, place=Place("medicines", "Open my medicines")),
    Rule("possible-allergy", URGENT, safety.possible_allergy,
         "A rash, hives or swelling without trouble breathing: no next dose until they have"
         " talked to someone.",
         signs=safety.RASH, no_dose=True),
    Rule("liver-signs", URGENT, safety.liver_signs,
         "Signs that can come from the liver: contact today, no more LDN until they have"
         " talked to someone.",
         signs=safety.LIVER, no_dose=True),
    Rule("dose-above-plan", URGENT, exposure.dose_far_above_plan,
         "More than the plan's maximum on two days of a week, or a very large dose: contact"
         " today.",
         alone=Action.CONTACT_TODAY),
    Rule("too-much", URGENT, safety.too_much,
         "The person said it is too much: that is enough reason to speak with the prescriber.",
         signs=safety.TOO_MUCH),
    Rule("after-alert", URGENT, safety.after_alert,
         "After an alarm sign no further dose until a prescriber has cleared it.",
         signs=safety.UNCLEARED, no_dose=True,
         place=Place("regimen_change", "Record what my prescriber said", "?reason=prescriber")),
    Rule("medicine-unclear", URGENT, exposure.medicine_unclear,
         "A name that may be an opioid's, misspelt or said loosely: no dose until it is clear.",
         no_dose=True, place=Place("medicines", "Put the name right")),
    Rule("low-mood", CIRCUMSTANCES, circumstances.low_mood,
         "Severe low mood more than once in a week: speak with the prescriber now.",
         passed_over=True, beside_urgent=True),
    Rule("pregnancy", CIRCUMSTANCES, circumstances.pregnancy,
         "Pregnant, planning or breastfeeding, not yet discussed: talk first; no order to stop.",
         passed_over=True, beside_urgent=True, place=TALKED),
    Rule("surgery", CIRCUMSTANCES, circumstances.surgery,
         "An operation within two weeks, not yet discussed: the team sets the stop and restart"
         " days.",
         passed_over=True, beside_urgent=True, place=TALKED),
    Rule("liver-disease", CIRCUMSTANCES, circumstances.liver_disease,
         "A known liver disease, not yet discussed with the prescriber.",
         passed_over=True, beside_urgent=True, place=TALKED),
    Rule("severe-side-effect", CIRCUMSTANCES, severe.on_break,
         "Severe during a break, which does not hide it: get in touch.",
         is_severe=True, clinical={
             Action.TALK: "Severe; it may be old or have another cause, or no lower dose may be"
             " named: the prescriber looks at it"}),
    Rule("on-break", CIRCUMSTANCES, circumstances.on_break,
         "On a break from LDN: nothing is said about dose or time.",
         stands=True, can_be_muted=False, place=PLAN),
    Rule("baseline-first", CIRCUMSTANCES, circumstances.baseline_first,
         "Not started: two weeks of ratings first, so that there is something to compare with.",
         stands=True, can_be_muted=False),
    Rule("gap", CIRCUMSTANCES, circumstances.gap,
         "A week without a dose: stay, and ask whether doses were taken and not recorded.",
         alone=Action.HOLD, place=FILL_IN),
    Rule("gap", CIRCUMSTANCES, circumstances.long_gap,
         "Two weeks or more without a dose: ask before restarting."),
    Rule("severe-side-effect", SEVERE, severe.unclear,
         "Severe, but something else may be the cause or it may be old: the prescriber looks at"
         " it.",
         is_severe=True),
    Rule("insomnia-at-night", SEVERE, severe.sleep_at_night,
         "Severe sleeplessness alone, taken at night: move to the morning, and get in touch.",
         is_severe=True),
    Rule("sedation-in-morning", SEVERE, severe.sedation_in_morning,
         "Severe sleepiness alone, taken in the morning: to the night; do not drive; get in"
         " touch.",
         is_severe=True),
    Rule("severe-side-effect", SEVERE, severe.any_other,
         "A severe side effect that points to LDN: one step down, and get in touch.",
         is_severe=True),
    Rule("dose-above-plan", DATA_QUALITY, exposure.dose_above_plan_once,
         "One day above the plan's maximum: back to the plan, nothing extra, nothing skipped."),
    Rule("twice-daily", DATA_QUALITY, data_quality.twice_daily,
         "Taken at both times of day though neither plan nor regimen says so: a question, not an"
         " error."),
    Rule("regimen-mismatch", DATA_QUALITY, data_quality.regimen_mismatch,
         "The log and the plan disagree: ask which is right before judging anything.",
         place=Place("regimen_change", "Bring my plan up to date")),
    Rule("too-few-ratings", DATA_QUALITY, data_quality.too_few_ratings,
         "Fewer than four of the last seven days rated: too little to say anything.",
         place=CHECK_IN),
    Rule("insomnia-and-sedation", TOLERABILITY, tolerability.insomnia_and_sedation,
         "Sleepless and sleepy at once: no time of day helps both, so a lower dose.",
         reason="insomnia"),
    Rule("recent-switch", TOLERABILITY, tolerability.switched_twice,
         "A change of time would come next, but there were two lately: ask, instead of switching"
         " back and forth.",
         alone=Action.TALK),
    Rule("recent-switch", TOLERABILITY, tolerability.switched_lately,
         "A change of time would come next, but the last one was less than two weeks ago: wait."),
    Rule("insomnia-at-night", TOLERABILITY, tolerability.insomnia_at_night,
         "Sleepless on a night dose: take it in the morning."),
    Rule("sedation-in-morning", TOLERABILITY, tolerability.sedation_in_morning,
         "Sleepy on a morning dose: take it at night."),
    Rule("insomnia-in-morning", TOLERABILITY, tolerability.insomnia_in_morning,
         "Sleepless though it is taken in the morning: wait two weeks from the change, then"
         " lower.",
         reason="insomnia"),
    Rule("sedation-at-night", TOLERABILITY, tolerability.sedation_at_night,
         "Sleepy though it is taken at night: wait two weeks from the change, then lower.",
         reason="sedation"),
    Rule("side-effect", TOLERABILITY, tolerability.any_other,
         "Any other side effect of the change: wait two weeks, then lower."),
    Rule("other-cause", TOLERABILITY, tolerability.other_cause,
         "Something else could explain it: change nothing on that account.",
         alone=Action.HOLD),
    Rule("other-cause", TOLERABILITY, tolerability.lasting_with_other_cause,
         "A side effect for three weeks with something else going on: the prescriber sorts it"
         " out."),
    Rule("is-it-new", TOLERABILITY, tolerability.is_it_new,
         "Only the person can say whether it came with the change: ask."),
    Rule("recent-restart", BENEFIT, benefit.restart_after_long_gap,
         "Restarted after two weeks or more without, and no word from the prescriber: ask.",
         alone=Action.TALK,
         place=Place("regimen_change", "Record how I started again", "?reason=restart")),
    Rule("recent-restart", BENEFIT, benefit.recent_restart,
         "Restarted in the last two weeks: stay at this dose, the count starts again."),
    Rule("worse-at-this-dose", BENEFIT, worse.step_down,
         "The main symptom is clearly worse two weeks into a higher dose: one step down."),
    Rule("worse-at-this-dose", BENEFIT, worse.wait,
         "The main symptom is worse on a higher dose, less clearly or too early to tell: wait.",
         alone=Action.HOLD),
    Rule("missed-doses", BENEFIT, benefit.missed_doses,
         "Fewer than four doses in five taken: the dose cannot be judged yet.",
         alone=Action.HOLD, place=FILL_IN),
    Rule("lowest-effective-dose", BENEFIT, benefit.lowest_effective_dose,
         "Main symptom clearly lower than before LDN: no need to go higher."),
    Rule("no-benefit", BENEFIT, benefit.no_benefit,
         "Twelve weeks at the plan's highest dose without a change: whether to keep taking LDN;"
         " asked once in twelve weeks."),
    Rule("at-maximum", BENEFIT, benefit.at_maximum,
         "At the highest dose of the plan: stay."),
    Rule("regimen-mismatch", STEPS, data_quality.regimen_mismatch_at_dose,
         "Three doses in two weeks that differ from the plan: the days at this dose do not count"
         " yet."),
    Rule("after-step-down", STEPS, steps.after_step_down,
         "Lowered for a side effect less than four weeks ago: do not go up again yet."),
    Rule("after-too-much", STEPS, steps.after_too_much,
         "The person said in the last four weeks that it was too much: do not go up."),
    Rule("not-tolerated", STEPS, not_tolerated.not_tolerated,
         "The next dose was left twice because of side effects: ask before it is tried again."),
    Rule("not-tolerated", STEPS, not_tolerated.not_tolerated_answered,
         "The next dose was left twice, answered in the last twelve weeks: stay.",
         alone=Action.HOLD),
    Rule("interval", STEPS, steps.interval,
         "Not long enough at this dose or time for the plan's next step: says the date."),
    Rule("unsettled", STEPS, steps.unsettled,
         "A crash or an infection in these days: not the time to step up."),
    Rule("too-few-ratings", STEPS, steps.too_few_to_go_up,
         "Too few ratings of the main symptom or of a usual side effect to go up safely."),
    Rule("watch", STEPS, steps.watch,
         "A side effect that is more than before, though not enough to act on: do not add to it."),
    Rule("unknown-medicine", STEPS, steps.unknown_medicine,
         "A name on no list, not answered: nobody knows whether it is an opioid, so no step up.",
         place=Place("medicines", "Say what it is")),
    Rule("strength", STEPS, steps.strength,
         "No higher dose can be made from the strengths at hand: ask for another; open no"
         " capsules.",
         place=PLAN, clinical={
             Action.TALK: "No higher dose follows from the plan and strengths noted: ask; open no"
             " capsules"}),
)  # fmt: skip
LAST = (  # where none of the above matched
    Rule("missed-doses", STEPS, steps.doses_unknown,
         "Too few days lately with a dose due, so nobody can say how this dose is borne."),
    Rule("step-up", STEPS, steps.step_up,
         "Nothing is in the way of the plan's next step."),
)  # fmt: skip
NOTES = (  # beside the answer
    Rule("pre-existing", look=notes.pre_existing, beside_urgent=True),
    Rule("late-onset", look=notes.late_onset, beside_urgent=True),
    Rule("review", look=notes.review),
    Rule("left-before", look=not_tolerated.left_before),
    Rule("ask-first", look=notes.ask_first, beside_urgent=True),
    Rule("mention", look=notes.mention, beside_urgent=True),
)
INSTEAD = (  # what is answered in the place of a row
    Rule("lowest-dose", clinical={
        Action.TALK: "A lower dose would come next, but none follows from the plan and strengths"
        " noted"}),
    Rule("advised-otherwise", can_be_muted=False, clinical={
        Action.HOLD: "The rule that applies was set aside: the prescriber advised otherwise"}),
    Rule("suggestions-off", can_be_muted=False, clinical={
        Action.HOLD: "Suggestions are switched off; nothing urgent is noted"}),
)  # fmt: skip
ID = attrgetter("id")


def _numbered() -> Iterator[tuple[int, Rule]]:
    """Each row of a rule with its number in the manual, which is its place."""
    for number, (_, rows) in enumerate(groupby((*RULES, *LAST), ID), start=1):
        yield from ((number, rule) for rule in rows)


ROWS = tuple(_numbered())
EVERY = (*RULES, *LAST, *NOTES, *INSTEAD)
BY_ID = {id: tuple(rows) for id, rows in groupby(sorted(EVERY, key=ID), ID)}
IDS = frozenset(BY_ID)


def rows_of(id: str) -> tuple[Rule, ...]:
    """The rows of a rule; of an earlier release's rule one that nothing belongs to."""
    return BY_ID.get(id) or (Rule(id),)


def rule_of(id: str) -> Rule:
    """A rule by its id, with what belongs to all of its rows."""
    return rows_of(id)[0]


def sentence_of(id: str, action: str) -> str:
    """What a rule says where it led to an action; its id where it has no row."""
    rows = rows_of(id)
    row = next((each for each in rows if each.alone == action), rows[-1])
    said = (each.clinical[action] for each in rows if action in each.clinical)
    return next(said, row.says or id)
