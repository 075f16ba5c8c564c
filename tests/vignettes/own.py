"""Whole stories, one of each kind that a clinician would want to see answered, and the answer.

They stand beside the specification: that has the edges of each row, these have the ordinary people.
"""

from dose.diary.parts import Break, Condition
from tests import builders as a
from tests.spec.story import (
    HALVES,
    QUIET,
    RAISED,
    TODAY,
    UNCONFIRMED,
    Case,
    ago,
    medicine,
    otherwise,
    taking,
)  # fmt: skip

BAD_WEEK = (2, 3, 2, 2, 3, 2, 2, 3)
UP = "step_up step-up, 3.0 mg"
MORNINGS = (("1.5", "morning", 21, "start"),)
THREE = {"mg": "3.0", "reason": "step_up"}
LATE_COURIER = range(16)


def marked(days_ago: int, days: int = 21, **facts):
    return taking(days, marks={days_ago: facts})


def steps(*days: int):
    """The stretches before the present dose: so many days on 1.5 mg, then on 3 mg."""
    first, *rest = days
    return [("1.5", "night", first, "start"), *(("3.0", "night", d, "step_up") for d in rest)]


STORIES = (
    Case(
        "Nine nights in, and awake through most of them; she slept well before.",
        taking(9, last={"insomnia": BAD_WEEK}),
        "switch_to_morning insomnia-at-night, 1.5 mg",
    ),
    Case(
        "Ten mornings in, and drowsy at noon.",
        taking(10, timing="morning", last={"sedation": BAD_WEEK}),
        "switch_to_night sedation-in-morning, 1.5 mg",
    ),
    Case(
        "On 3 mg awake at night and drowsy by day.",
        taking(12, **THREE, earlier=RAISED, last={"insomnia": BAD_WEEK, "sedation": BAD_WEEK}),
        "step_down insomnia-and-sedation, 1.5 mg",
    ),
    Case(
        "The same on the first dose, with nothing smaller in the cupboard.",
        taking(14, last={"insomnia": BAD_WEEK, "sedation": BAD_WEEK}),
        "talk_to_prescriber lowest-dose",
    ),
    Case(
        "Three weeks on 3 mg at night, drowsy all the same.",
        taking(20, **THREE, earlier=RAISED, last={"sedation": BAD_WEEK}),
        "step_down sedation-at-night, 1.5 mg",
    ),
    Case(
        "Taken in the morning, a week into 3 mg, sleep is poor: early days.",
        taking(9, **THREE, timing="morning", earlier=MORNINGS, last={"insomnia": BAD_WEEK}),
        "hold insomnia-in-morning",
    ),
    Case(
        "Queasy for weeks, with smaller capsules at hand.",
        taking(22, last={"nausea": BAD_WEEK}, plan=HALVES),
        "step_down side-effect, 1.0 mg",
    ),
    Case("Forgot five of fourteen.", taking(missed=(2, 4, 6, 8, 10)), "hold missed-doses"),
    Case("Too ill to tap: two days of seven.", taking(unrated=range(5)), "hold too-few-ratings"),
    Case("Three quiet weeks, everything noted.", taking(), UP),
    Case("Nine quiet days.", taking(9), "hold interval"),
    Case(
        "Fatigue from 7 to 4 on 3 mg.",
        taking(28, **THREE, earlier=RAISED, last={"fatigue": [4] * 28}),
        "hold lowest-effective-dose",
    ),
    Case(
        "Fourteen weeks on 4.5 mg and nothing has moved.",
        taking(98, mg="4.5", reason="step_up", earlier=steps(21, 21)),
        "talk_to_prescriber no-benefit",
    ),
    Case(
        "Six weeks on 4.5 mg.",
        taking(40, mg="4.5", reason="step_up", earlier=steps(21, 21)),
        "hold at-maximum",
    ),
    Case(
        "Bad nights, but no worse than ever.",
        taking(before=QUIET | {"insomnia": [2, 3]}, usual=QUIET | {"insomnia": [2, 3]}),
        UP,
    ),
    Case(
        "Moved to the morning last week, drowsy now.",
        taking(
            9,
            timing="morning",
            earlier=[("1.5", "night", 12, "start")],
            reason="insomnia",
            last={"sedation": BAD_WEEK},
        ),
        "hold recent-switch",
    ),
    Case(
        "Only 3 mg capsules, and 4.5 mg is next.",
        taking(21, **THREE, earlier=RAISED, plan={"strengths_mg": (a.Decimal(3),)}),
        "talk_to_prescriber strength",
    ),
    Case(
        "Codeine for a toothache three days ago.",
        taking(medicines=[medicine("Codeine phosphate", last_taken=ago(3))]),
        "contact_today opioid-medicine, contact",
    ),
    Case(
        "Hives after the fourth dose, and poor sleep.",
        taking(4, last={"insomnia": (3, 3, 3)}, marks={0: {"alerts": ("rash",)}}),
        "contact_today possible-allergy, contact",
    ),
    Case(
        "A swollen tongue.",
        marked(0, 2, alerts=("anaphylaxis",)),
        "call_emergency anaphylaxis, contact",
    ),
    Case(
        "The courier was late by two weeks.",
        taking(60, missed=LATE_COURIER),
        "talk_to_prescriber gap",
    ),
    Case(
        "Vomiting since 4.5 mg, and nothing else noted.",
        taking(5, mg="4.5", reason="step_up", earlier=steps(21, 21), last={"nausea": (3, 3, 4)}),
        "step_down severe-side-effect, 3.0 mg, contact",
    ),
    Case(
        "Sleepless in the week of a cold.",
        taking(12, last={"insomnia": BAD_WEEK}, marks={1: {"factors": ("infection",)}}),
        "hold other-cause",
    ),
    Case(
        "Two doses by mistake, once.",
        a.diary(
            plan=a.plan(),
            regimen=taking(21, **THREE, earlier=RAISED).regimen,
            doses=(*taking(21, **THREE, earlier=RAISED).doses, a.dose(ago(1), "3.0")),
            entries=taking(21, **THREE, earlier=RAISED).entries,
        ),
        "hold dose-above-plan",
    ),
    Case(
        "The capsules have not come yet.",
        a.diary(plan=a.plan(), entries=a.entries(ago(5), TODAY, QUIET)),
        "record_baseline baseline-first",
    ),
    Case(
        "Two points more tired for three weeks of 4.5 mg.",
        taking(
            20,
            mg="4.5",
            reason="step_up",
            earlier=steps(21, 30),
            usual=QUIET | {"fatigue": 5},
            last={"fatigue": [7] * 20},
        ),
        "step_down worse-at-this-dose, 3.0 mg",
    ),
    Case(
        "Feverish, and thinking of stopping.",
        marked(0, alerts=("self_harm",), factors=("infection",)),
        "call_emergency self-harm, contact",
    ),
    Case(
        "A severe allergic reaction a fortnight ago, and she still takes it.",
        marked(14, 40, alerts=("anaphylaxis",)),
        "talk_to_prescriber after-alert, contact",
    ),
    Case(
        "A rash in the first week; the prescriber changed the filler and began again.",
        taking(
            16,
            reason="prescriber",
            earlier=[("1.5", "night", 10, "start")],
            marks={20: {"alerts": ("rash",)}},
        ),
        UP,
    ),
    Case(
        "Queasy from the first diary day on.",
        taking(16, before=None, last={"nausea": BAD_WEEK}),
        "hold is-it-new",
    ),
    Case(
        "Poor sleep for thirty years, and she said so.",
        taking(
            21,
            before=None,
            last={"insomnia": BAD_WEEK},
            marks={5: {"not_new_since_change": ("insomnia",)}},
        ),
        UP,
    ),
    Case(
        "On 3 mg for a year, with a diary for three weeks.",
        taking(
            365,
            mg="3.0",
            reason="already_taking",
            before=None,
            missed=range(20, 365),
            unrated=range(20, 365),
        ),
        "step_up step-up, 4.5 mg",
    ),
    Case(
        "Off it for an operation.",
        taking(60, missed=range(3), breaks=[Break(start=ago(2), reason="surgery")]),
        "hold on-break",
    ),
    Case(
        "Back for five days after nine without.",
        taking(60, missed=range(5, 14)),
        "hold recent-restart",
    ),
    Case(
        "The plan says 3 mg; she takes 1.5.",
        a.diary(
            plan=a.plan(),
            regimen=taking(21, **THREE, earlier=RAISED).regimen,
            doses=taking(42).doses,
            entries=taking(42).entries,
        ),
        "hold regimen-mismatch",
    ),
    Case("Crashed yesterday.", marked(1, crash=True), "hold unsettled"),
    Case("“Too much” a fortnight ago.", marked(12, alerts=("too_much",)), "hold after-too-much"),
    Case(
        "Fatigue every day, the rest hardly ever.",
        taking(last=dict.fromkeys(("insomnia", "sedation", "nausea"), [None] * 5)),
        "hold too-few-ratings",
    ),
    Case(
        "Time to go up by a plan off the internet.",
        taking(plan=UNCONFIRMED),
        "talk_to_prescriber step-up",
    ),
    Case(
        "Awake all night, and vomiting.",
        taking(6, last={"insomnia": (3, 4, 3), "nausea": (3, 4, 4)}),
        "talk_to_prescriber lowest-dose, contact",
    ),
    Case(
        "Vomiting with a stomach bug.",
        taking(10, last={"nausea": (3, 4, 3)}, marks={1: {"factors": ("infection",)}}),
        "talk_to_prescriber severe-side-effect, contact",
    ),
    Case(
        "Down from 4.5 to 3 mg; the tiredness is back.",
        taking(
            18,
            mg="3.0",
            reason="side_effect",
            earlier=[*steps(21, 21), ("4.5", "night", 30, "step_up")],
            last={"fatigue": [9] * 18},
        ),
        "hold after-step-down",
    ),
    Case(
        "Due to go up; the prescriber said wait.",
        taking(advice=otherwise("step-up")),
        "hold advised-otherwise",
    ),
    Case(
        "Six days after an operation nobody was told of.",
        taking(conditions=[Condition(kind="surgery", on=ago(6))]),
        "talk_to_prescriber surgery",
    ),
    Case(
        "Breastfeeding, and it was talked over.",
        taking(conditions=[Condition(kind="breastfeeding", discussed_on=ago(40))]),
        UP,
    ),
)
