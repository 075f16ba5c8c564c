"""May it go up?"""

from dataclasses import replace
from decimal import Decimal

from tests.spec.story import (
    HALVES,
    QUIET,
    UNCONFIRMED,
    Case,
    ago,
    answered,
    medicine,
    otherwise,
    row,
    taking,
)  # fmt: skip

SAYS = "May it go up? Each row is a reason to wait; where none is left, the plan's next step."

UP = "step_up step-up, 3.0 mg"
MISMATCH = "hold regimen-mismatch"
CORE = ("insomnia", "sedation", "nausea")


def lowered(days: int, reason: str = "side_effect", **more):
    earlier = [("1.5", "night", 21, "start"), ("3.0", "night", 21, "step_up")]
    return taking(days, reason=reason, earlier=earlier, **more)


def marked(days_ago: int, **facts):
    return taking(21, marks={days_ago: facts})


def listed(name: str, **facts):
    return taking(21, medicines=[medicine(name, **facts)])


def gaps(measure: str, rated: int, of: int):
    """Rated on `rated` of the last `of` days."""
    return taking(21, last={measure: [None] * (of - rated) + [QUIET[measure]] * rated})


def strengths(*mg: str, **plan):
    return taking(21, plan={"strengths_mg": tuple(Decimal(one) for one in mg), **plan})


def liquid(mg_per_ml: str, **plan):
    facts = {"form": "liquid", "strengths_mg": (), "liquid_mg_per_ml": Decimal(mg_per_ml)}
    return taking(21, plan=facts | plan)


def amounts(mg: str, *days_ago: int, days: int = 21, **more):
    """1.5 mg at night, or after three weeks of it 3 mg; another amount on some days."""
    earlier = () if days == 21 else [("1.5", "night", 21, "start")]
    diary = taking(days, "3.0" if earlier else "1.5", earlier=earlier, **more)
    on = {ago(n) for n in days_ago}
    doses = (replace(d, dose_mg=Decimal(mg)) if d.day in on else d for d in diary.doses)
    return replace(diary, doses=tuple(doses))


def left(*times: tuple[str, str], days: int = 30, **more):
    """Day 30 of 1.5 mg, after higher doses that were left for a reason after 5 days each."""
    earlier, reason = [], "start"
    for mg, why in times:
        earlier += [("1.5", "night", 30, reason), (mg, "night", 5, "step_up")]
        reason = why
    return taking(days, reason=reason, earlier=earlier, **more)


TWICE = (("3.0", "side_effect"), ("3.0", "insomnia"))
LEFT = "talk_to_prescriber not-tolerated"
ROWS = (
    row(
        "regimen-mismatch",
        """On three or more of the last 14 days with doses since the first day of this dose, the
        amount taken is not what the regimen says: the same question.""",
        Case("3 mg for 1.5 on 3 days of the week before", amounts("3.0", 7, 9, 11), MISMATCH),
        Case("on 2 days", amounts("3.0", 7, 9), UP),
        Case("on 2 days, and 14 days ago", amounts("3.0", 7, 9, 14), UP),
        Case(
            "1.5 mg for 3 on 3 days since the rise",
            amounts("1.5", 7, 8, 9, days=10, plan={"step_interval_days": 7}),
            MISMATCH,
        ),
        Case(
            "3 mg on the 2 days before the rise, and 1.5 mg on none since",
            amounts("3.0", 10, 11, 12, days=10, plan={"step_interval_days": 7}),
            "step_up step-up, 4.5 mg",
        ),
    ),
    row(
        "after-step-down",
        """Lowered for a side effect, insomnia or sedation less than 28 days ago.""",
        Case("27 days ago", lowered(28), "hold after-step-down"),
        Case("28 days ago", lowered(29), UP),
        Case("for insomnia", lowered(20, "insomnia"), "hold after-step-down"),
        Case("on the prescriber's word", lowered(20, "prescriber"), UP),
    ),
    row(
        "after-too-much",
        """"This is too much for me" in the last 28 days.""",
        Case(
            "27 days ago", taking(40, marks={27: {"alerts": ("too_much",)}}), "hold after-too-much"
        ),
        Case("28 days ago", taking(40, marks={28: {"alerts": ("too_much",)}}), UP),
    ),
    row(
        "not-tolerated",
        """Doses above the present one, up to the next, were left twice or more in all: lowered for
        a side effect, insomnia or sedation. Each is named with its date. Answered in the last 84
        days: stay.""",
        Case("3 mg left twice", left(*TWICE), LEFT),
        Case("2 and 3 mg left once each", left(("2.0", "sedation"), TWICE[0]), LEFT),
        Case("3 mg left once", left(TWICE[0]), UP),
        Case(
            "3 mg lowered twice on the prescriber's word",
            left(("3.0", "prescriber"), ("3.0", "prescriber")),
            UP,
        ),
        Case("4.5 mg left twice", left(("4.5", "sedation"), ("4.5", "sedation")), UP),
        Case(
            "3 mg left twice, and the next step is 2 mg",
            left(*TWICE, plan=HALVES | {"step_mg": Decimal("0.5")}),
            "step_up step-up, 2.0 mg",
        ),
        Case(
            "answered 83 days ago",
            left(*TWICE, days=90, advice=answered("not-tolerated", 83)),
            "hold not-tolerated",
        ),
        Case(
            "answered 84 days ago",
            left(*TWICE, days=90, advice=answered("not-tolerated", 84)),
            LEFT,
        ),
    ),
    row(
        "interval",
        """Not yet as many days at this dose as the plan waits, or the time of day changed less than
        14 days ago. The answer says the date.""",
        Case("day 13 of 14", taking(13), "hold interval"),
        Case("day 14 of 14", taking(14), UP),
        Case("day 20 of 21", taking(20, plan={"step_interval_days": 21}), "hold interval"),
        Case("day 21 of 21", taking(21, plan={"step_interval_days": 21}), UP),
        Case(
            "time changed 13 days ago",
            taking(14, timing="morning", earlier=[("1.5", "night", 30, "start")]),
            "hold interval",
        ),
        Case(
            "time changed 14 days ago",
            taking(15, timing="morning", earlier=[("1.5", "night", 30, "start")]),
            UP,
        ),
        Case(
            "day 12 since the first dose, later than the plan said",
            taking(21, missed=range(12, 21)),
            "hold interval",
        ),
    ),
    row(
        "unsettled",
        """A crash, or an infection, today or in the 3 days before.""",
        Case("a crash today", marked(0, crash=True), "hold unsettled"),
        Case("a crash 3 days ago", marked(3, crash=True), "hold unsettled"),
        Case("a crash 4 days ago", marked(4, crash=True), UP),
        Case("no crash today", marked(0, crash=False), UP),
        Case("an infection 3 days ago", marked(3, factors=("infection",)), "hold unsettled"),
        Case("travel today", marked(0, factors=("travel",)), UP),
    ),
    row(
        "too-few-ratings",
        """The main symptom rated on fewer than 10 of the last 14 days, or trouble sleeping,
        sleepiness or nausea on fewer than 5 of the last 7: nobody knows how this dose is borne.""",
        Case("the main symptom on 9 of 14", gaps("fatigue", 9, 14), "hold too-few-ratings"),
        Case("the main symptom on 10 of 14", gaps("fatigue", 10, 14), UP),
        *(
            case
            for id in CORE
            for case in (
                Case(f"{id} on 4 of 7", gaps(id, 4, 7), "hold too-few-ratings"),
                Case(f"{id} on 5 of 7", gaps(id, 5, 7), UP),
            )
        ),
    ),
    row(
        "watch",
        """A side effect is moderate, not said to be old, and 0.75 or more above the baseline, or
        the baseline is unknown.""",
        Case(
            "0.75 above the baseline",
            taking(
                21,
                before=QUIET | {"nausea": [1, 1, 1, 2] * 3 + [None] * 2},
                last={"nausea": [2] * 8},
            ),
            "hold watch",
        ),
        Case(
            "0.7 above the baseline",
            taking(
                21,
                before=QUIET | {"nausea": [1, 1, 1, 1, 1, 1, 1, 2, 2, 2] + [None] * 4},
                last={"nausea": [2] * 8},
            ),
            UP,
        ),
        Case(
            "1 above the baseline, said not to be new",
            taking(
                21,
                before=QUIET | {"nausea": 1},
                last={"nausea": [2] * 8},
                marks={9: {"not_new_since_change": ("nausea",)}},
            ),
            UP,
        ),
        Case(
            "baseline unknown, since 30 days, not asked",
            taking(31, before=None, last={"nausea": [2] * 8}),
            "hold watch",
        ),
        Case(
            "baseline unknown, said not to be new",
            taking(
                31,
                before=None,
                last={"nausea": [2] * 8},
                marks={9: {"not_new_since_change": ("nausea",)}},
            ),
            UP,
        ),
    ),
    row(
        "unknown-medicine",
        """A medicine or supplement is current whose name is on no list, and the person has not said
        whether it is an opioid.""",
        Case("a name on no list", listed("zorblatine"), "hold unknown-medicine"),
        Case("as a supplement", listed("wombat root", kind="supplement"), "hold unknown-medicine"),
        Case("until yesterday", listed("zorblatine", until=ago(1)), UP),
        Case("said to be none", listed("zorblatine", opioid=False), UP),
        Case("a name that is known", listed("paracetamol"), UP),
    ),
    row(
        "strength",
        """No higher dose that the plan allows can be made: ask for another strength; open no
        capsules. Up to three units, mixed; a liquid in steps of 0.1 ml. Where the step itself
        cannot be made, the largest dose below it that can; taken in two parts a day, each of
        them.""",
        Case("capsules of 4 mg", strengths("4.0"), "talk_to_prescriber strength"),
        Case("no strength noted", strengths(), "talk_to_prescriber strength"),
        Case(
            "capsules of 0.5 mg: four would be needed",
            strengths("0.5"),
            "talk_to_prescriber strength",
        ),
        Case("capsules of 0.5 and 1 mg", strengths("0.5", "1.0"), UP),
        Case("capsules of 1 mg: 3 of them", strengths("1.0"), UP),
        Case("capsules of 0.9 mg: 2.7 below the step", strengths("0.9"), "step_up step-up, 2.7 mg"),
        Case("a liquid of 1 mg in 1 ml", liquid("1.00"), UP),
        Case(
            "a liquid of 4 mg in 1 ml: 2.8 below the step",
            liquid("4.00"),
            "step_up step-up, 2.8 mg",
        ),
        Case(
            "a liquid without its strength",
            taking(21, plan={"form": "liquid"}),
            "talk_to_prescriber strength",
        ),
        Case(
            "3 mg in two parts, capsules of 1.5 mg: no half of 4.5",
            taking(21, "3.0", "both"),
            "talk_to_prescriber strength",
        ),
        Case(
            "3 mg in two parts, capsules of 0.5 and 1.5 mg: two of 2 mg",
            taking(21, "3.0", "both", plan=HALVES),
            "step_up step-up, 4.0 mg",
        ),
        Case(
            "no plan",
            replace(taking(21), plan=None),
            "talk_to_prescriber strength",
        ),
    ),
    row(
        "missed-doses",
        """Fewer than 7 days lately could have had a dose, so nobody knows how this one is borne:
        a week of doses first.""",
        Case(
            "day 6, and the plan steps up after 5",
            taking(6, plan={"step_interval_days": 5}),
            "hold missed-doses",
        ),
        Case("day 7, and the plan steps up after 5", taking(7, plan={"step_interval_days": 5}), UP),
        Case(
            "already taking, no dose noted yet",
            taking(200, reason="already_taking", missed=range(200)),
            "hold missed-doses",
        ),
    ),
    row(
        "step-up",
        """Nothing is in the way: the plan's next step, or the maximum if that is nearer.""",
        Case("day 21, all quiet", taking(21), UP),
        Case(
            "the maximum is nearer",
            taking(
                21,
                plan={"max_dose_mg": Decimal(2)},
            ),
            "talk_to_prescriber strength",
        ),
        Case(
            "the maximum is nearer and can be made",
            taking(21, plan=HALVES | {"max_dose_mg": Decimal(2)}),
            "step_up step-up, 2.0 mg",
        ),
        Case("plan not confirmed", taking(21, plan=UNCONFIRMED), "talk_to_prescriber step-up"),
        Case(
            "plan confirmed from tomorrow on",
            taking(21, plan={"confirmed_on": ago(-1)}),
            "talk_to_prescriber step-up",
        ),
        Case(
            "advised otherwise", taking(21, advice=otherwise("step-up")), "hold advised-otherwise"
        ),
        Case("nothing known from before LDN", taking(21, before=None), UP),
        Case(
            "3 mg in two parts, and the plan goes up to 6 mg by 3",
            taking(21, "3.0", "both", plan={"max_dose_mg": Decimal(6), "step_mg": Decimal(3)}),
            "step_up step-up, 6.0 mg",
        ),
        Case(
            "every second day, all doses taken",
            taking(21, missed=range(1, 21, 2), plan={"every_days": 2}),
            UP,
        ),
    ),
)
