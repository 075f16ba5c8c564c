"""A severe side effect."""

from tests.spec.story import (
    HALVES,
    QUIET,
    RAISED,
    UNCONFIRMED,
    Case,
    medicine,
    otherwise,
    row,
    taking,
)

SAYS = (
    "A severe side effect is never muted, and the prescriber hears of it. Severe: at least 3 "
    "of its last 4 ratings in 6 days are 3 or more, all after the latest change; a dose was "
    "taken in the last 3 days; and the mean of these ratings is 1.75 above the baseline (or "
    "3.75 and 0.75 above it), or the baseline is unknown and nobody said that it is not new. "
    "Where the baseline is 1 or more it takes 4 of its last 5 ratings in 7 days. It is clearly "
    "severe when besides nothing else explains it, the change was at most 28 days ago, it is "
    "known or said to be new, and not said to be old."
)

DOWN = "step_down severe-side-effect, 1.5 mg, contact"
TALK = "talk_to_prescriber severe-side-effect, contact"
LOW = "talk_to_prescriber lowest-dose, contact"
MORNING = "switch_to_morning insomnia-at-night, 1.5 mg, contact"
NIGHT = "switch_to_night sedation-in-morning, 1.5 mg, contact"
BAD = (3, 3, 3, 3)


def raised(days: int = 10, **more):
    return taking(days, "3.0", reason="step_up", earlier=RAISED, **more)


def sick(*ratings, **more):
    return raised(**{"last": {"nausea": ratings}} | more)


QUARTER = [1, 1, 1, 2] * 3 + [None] * 2  # 1.25 on average
NEARLY = [0, *[1] * 13]


def before(rating, **more):
    return {"before": QUIET | {"nausea": rating}, **more}


ROWS = (
    row(
        "severe-side-effect",
        """Severe, but not clearly: something else may be behind it, or it may be old. The
        prescriber looks at it; nothing is changed on a guess. Every severe one is named.""",
        Case("with an infection", sick(*BAD, marks={2: {"factors": ("infection",)}}), TALK),
        Case(
            "with a crash on 3 days",
            sick(*BAD, marks=dict.fromkeys(range(3), {"crash": True})),
            TALK,
        ),
        Case(
            "with a crash on 2 days",
            sick(*BAD, marks=dict.fromkeys(range(2), {"crash": True})),
            DOWN,
        ),
        Case(
            "with a medicine begun this week",
            sick(*BAD, medicines=[medicine("paracetamol", start=raised().entries[-3].day)]),
            TALK,
        ),
        Case("28 days after the change", sick(*BAD, days=29), DOWN),
        Case("29 days after the change", sick(*BAD, days=30), TALK),
        Case("nothing known from before LDN", sick(*BAD, before=None), TALK),
        Case(
            "nothing known from before LDN, and said not to be new",
            sick(*BAD, before=None, marks={0: {"not_new_since_change": ("nausea",)}}),
            "hold interval",
        ),
        Case(
            "known from before LDN, and said not to be new",
            sick(*BAD, marks={0: {"not_new_since_change": ("nausea",)}}),
            TALK,
        ),
        Case(
            "one clearly severe, another said not to be new",
            raised(
                last={"nausea": BAD, "headache": BAD},
                before=QUIET | {"headache": 0},
                marks={0: {"not_new_since_change": ("headache",)}},
            ),
            TALK,
        ),
        Case(
            "nothing known from before, but said to be new",
            sick(*BAD, before=None, marks={0: {"new_since_change": ("nausea",)}}),
            DOWN,
        ),
    ),
    row(
        "insomnia-at-night",
        """Sleep alone is clearly severe, it is taken at night, and the time may be changed: to the
        morning. Not where sleepiness is attributable, nor where the time changed lately.""",
        Case("insomnia at night", taking(10, last={"insomnia": BAD}), MORNING),
        Case(
            "vivid dreams at night",
            taking(10, before=QUIET | {"vivid_dreams": 0}, last={"vivid_dreams": BAD}),
            MORNING,
        ),
        Case("insomnia in the morning", taking(10, timing="morning", last={"insomnia": BAD}), LOW),
        Case(
            "insomnia at night, and vomiting",
            taking(10, last={"insomnia": BAD, "nausea": BAD}, plan=HALVES),
            "step_down severe-side-effect, 1.0 mg, contact",
        ),
        Case(
            "insomnia at night, and sleepy by day",
            taking(10, last={"insomnia": BAD, "sedation": [2] * 7}),
            LOW,
        ),
        Case(
            "insomnia, moved to the night 9 days ago",
            taking(10, earlier=[("1.5", "morning", 14, "start")], last={"insomnia": BAD}),
            LOW,
        ),
        Case(
            "insomnia, moved to the night 14 days ago",
            taking(15, earlier=[("1.5", "morning", 14, "start")], last={"insomnia": BAD}),
            MORNING,
        ),
        Case(
            "insomnia at night, plan not confirmed",
            taking(10, last={"insomnia": BAD}, plan=UNCONFIRMED),
            "talk_to_prescriber insomnia-at-night, contact",
        ),
        Case(
            "insomnia at night, prescriber advised otherwise: never muted",
            taking(10, last={"insomnia": BAD}, advice=otherwise("insomnia-at-night")),
            MORNING,
        ),
    ),
    row(
        "sedation-in-morning",
        """Sleepiness alone is clearly severe, it is taken in the morning, and the time may be
        changed: to the night, and no driving.""",
        Case("in the morning", taking(10, timing="morning", last={"sedation": BAD}), NIGHT),
        Case("at night", taking(10, last={"sedation": BAD}), LOW),
        Case(
            "in the morning, and sleepless",
            taking(10, timing="morning", last={"sedation": BAD, "insomnia": [2] * 7}),
            LOW,
        ),
        Case(
            "in the morning, moved there 13 days ago",
            taking(
                14,
                timing="morning",
                earlier=[("1.5", "night", 14, "start")],
                last={"sedation": BAD},
            ),
            LOW,
        ),
    ),
    row(
        "severe-side-effect",
        """Any other side effect that is clearly severe: one step down, and in touch with the
        prescriber. Where no lower dose can be made the answer is `lowest-dose`.""",
        Case("nausea 3, 3, 3, 3", sick(*BAD), DOWN),
        Case("nausea 3, 3, 4 and one day not rated", sick(3, 3, 4, None, usual={}), DOWN),
        Case("nausea 3, 3, 0, 0: not severe", sick(3, 3, 0, 0), "hold interval"),
        Case("nausea 0, 3, 3, 3", sick(0, 3, 3, 3), DOWN),
        Case("nausea 3, 3, 3, last rated 5 days ago", sick(3, 3, 3, *[None] * 3), DOWN),
        Case("the ratings lie before the change", sick(*BAD, days=1), "hold interval"),
        Case("three bad days after the change", sick(*BAD, days=4), DOWN),
        Case("two bad days after the change", sick(*BAD, days=3), "hold interval"),
        Case("no dose for 3 days", sick(*BAD, missed=(0, 1, 2)), "hold side-effect"),
        Case("before LDN 1.25: 1.75 above", sick(*BAD, 3, **before(QUARTER)), DOWN),
        Case(
            "before LDN 1.25: four ratings in the week",
            sick(*BAD, None, usual={}, **before(QUARTER)),
            DOWN,
        ),
        Case(
            "before LDN 1.25: 4 of 5 severe, four in 7 days",
            sick(4, 4, None, None, 0, 4, 4, **before(QUARTER)),
            DOWN,
        ),
        Case(
            "before LDN 1.25: 3 of the last 5 severe",
            sick(4, 4, 4, 0, 0, **before(QUARTER)),
            "hold interval",
        ),
        Case("just below 1: 3 of the last 4", sick(0, 0, 4, 4, 4, **before(NEARLY)), DOWN),
        Case("before LDN 1: 3 of the last 5", sick(0, 0, 4, 4, 4, **before(1)), "hold interval"),
        Case("before LDN 1.5: 1.5 above", sick(*BAD, 3, **before((1, 2))), "hold interval"),
        Case("mean 3.8 and 0.8 above", sick(3, 4, 4, 4, 4, **before(3)), DOWN),
        Case("mean 3.6 and 0.6 above", sick(3, 3, 4, 4, 4, **before(3)), "hold interval"),
        Case("plan not confirmed", sick(*BAD, plan=UNCONFIRMED), TALK),
        Case(
            "prescriber advised otherwise: never muted",
            sick(*BAD, advice=otherwise("severe-side-effect")),
            DOWN,
        ),
        Case("nothing lower can be made", taking(10, last={"nausea": BAD}), LOW),
        Case(
            "sleepless at night and in the morning: taken in two parts",
            taking(10, "3.0", "both", last={"insomnia": BAD}),
            LOW,
        ),
        Case(
            "the same, and half the dose can be made in two parts",
            taking(10, "3.0", "both", last={"insomnia": BAD}, plan=HALVES),
            "step_down severe-side-effect, 2.0 mg, contact",
        ),
    ),
)
