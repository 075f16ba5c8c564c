"""Any other side effect, and what is put down to a change."""

from tests.spec.story import HALVES, QUIET, Case, ago, medicine, row, taking
from tests.spec.tolerability import SICK, TWOS, raised

SAYS = "Any other side effect of moderate strength, and what may be put down to a change at all."

WAIT = "hold side-effect"
DOWN = "step_down side-effect, 1.5 mg"


def sick(*ratings, days: int = 12, **more):
    """Day 12 of 3 mg with these last ratings of nausea; waiting is the answer to a moderate one."""
    return raised(days, last={"nausea": ratings}, **more)


def every_second(days: int, **more):
    """Day `days` of 3 mg every second day, with nausea."""
    return raised(days, last=SICK, plan={"every_days": 2}, **more)


ROWS = (
    row(
        "side-effect",
        """Any other side effect: the same. So is each where it is taken in two parts a day. Here
        stand the edges of moderate, new and attributable.""",
        Case("13 days after the change", raised(14, last=SICK), WAIT),
        Case("14 days after the change", raised(15, last=SICK), DOWN),
        Case(
            "capsules of 0.5 and 1.5 mg",
            taking(15, last=SICK, plan=HALVES),
            "step_down side-effect, 1.0 mg",
        ),
        Case(
            "5 ratings, 3 of them moderate, today and yesterday",
            sick(None, 3, 3, 3, 0, None, 0, None),
            WAIT,
        ),
        Case("4 ratings in the week", sick(None, 3, 3, 3, 0, None, None, None), "hold interval"),
        Case("2 moderate of 7", sick(4, 4, 0, 0, 0, 0, 0), "hold interval"),
        Case("6 days after the change: a window of 5 until yesterday", sick(*TWOS, days=7), WAIT),
        Case(
            "5 days after the change: too few until yesterday", sick(*TWOS, days=6), "hold interval"
        ),
        Case("28 days after the change", raised(29, last=SICK), DOWN),
        Case("29 days after, moderate since day 28", raised(30, last={"nausea": [2] * 8}), DOWN),
        Case(
            "29 days after, not moderate on day 28",
            raised(30, last={"nausea": [0, 0, 0, 0, 0, 2, 2, 2, 2]}),
            "hold watch",
        ),
        Case("84 days after, moderate since day 28", raised(85, last={"nausea": [2] * 64}), DOWN),
        Case(
            "85 days after, moderate since day 28",
            raised(86, last={"nausea": [2] * 65}),
            "hold watch",
        ),
        Case(
            "headache, known from before, said to be new",
            raised(
                15,
                before=QUIET | {"headache": 0},
                last={"headache": TWOS},
                marks={14: {"new_since_change": ("headache",)}},
            ),
            DOWN,
        ),
        Case(
            "headache, said to be new before the change",
            raised(
                15,
                before=QUIET | {"headache": 0},
                last={"headache": TWOS},
                marks={15: {"new_since_change": ("headache",)}},
            ),
            "hold is-it-new",
        ),
        Case(
            "headache, known from before, said not to be new",
            raised(
                15,
                before=QUIET | {"headache": 0},
                last={"headache": TWOS},
                marks={1: {"not_new_since_change": ("headache",)}},
            ),
            "step_up step-up, 4.5 mg",
        ),
        Case(
            "nausea, known from before, said not to be new",
            sick(*TWOS, days=15, marks={1: {"not_new_since_change": ("nausea",)}}),
            "step_up step-up, 4.5 mg",
        ),
        Case(
            "said not to be new before the change",
            sick(*TWOS, days=15, marks={15: {"not_new_since_change": ("nausea",)}}),
            DOWN,
        ),
        Case(
            "sleepless and sleepy, taken in two parts a day",
            taking(15, "3.0", "both", last={"insomnia": TWOS, "sedation": TWOS}, plan=HALVES),
            "step_down side-effect, 2.0 mg",
        ),
        Case(
            "every second day, a dose on 3 of 7 days",
            every_second(15, missed=range(1, 15, 2)),
            DOWN,
        ),
        Case(
            "every second day, a dose on 2 of 7 days",
            every_second(15, missed=(0, 1, 2, 3, 5, 7, 9, 11, 13)),
            "hold watch",
        ),
        Case("a dose on 4 of 7 days", sick(*TWOS, missed=(0, 1, 2)), WAIT),
        Case("a dose on 3 of 7 days", sick(*TWOS, missed=(0, 1, 2, 3)), "hold missed-doses"),
    ),
    row(
        "other-cause",
        """A side effect is new (or may be) with something else marked that could explain it:
        nothing is changed on that account. Moderate on each of the last 21 days: talk.""",
        Case(
            "an infection this week",
            sick(*TWOS, marks={3: {"factors": ("infection",)}}),
            "hold other-cause",
        ),
        Case("an infection 7 days ago", sick(*TWOS, marks={7: {"factors": ("infection",)}}), WAIT),
        Case(
            "an infection on the day of the change",
            sick(*TWOS, days=7, marks={6: {"factors": ("infection",)}}),
            WAIT,
        ),
        Case(
            "a crash on 3 days",
            sick(*TWOS, marks=dict.fromkeys((1, 3, 5), {"crash": True})),
            "hold other-cause",
        ),
        Case("a crash on 2 days", sick(*TWOS, marks=dict.fromkeys((4, 5), {"crash": True})), WAIT),
        Case(
            "a crash given as a cause on 2 days",
            sick(*TWOS, marks=dict.fromkeys((4, 5), {"factors": ("crash",)})),
            WAIT,
        ),
        Case(
            "a crash, marked on 2 days and given as a cause on a third",
            sick(
                *TWOS,
                marks={1: {"crash": True}, 3: {"crash": True}, 5: {"factors": ("crash",)}},
            ),
            "hold other-cause",
        ),
        Case(
            "a medicine begun 6 days ago",
            sick(*TWOS, medicines=[medicine("paracetamol", start=ago(6))]),
            "hold other-cause",
        ),
        Case(
            "a medicine begun 7 days ago",
            sick(*TWOS, medicines=[medicine("paracetamol", start=ago(7))]),
            WAIT,
        ),
        Case(
            "for 20 days",
            raised(40, last={"nausea": [0] * 20 + [2] * 22}, marks={0: {"factors": ("period",)}}),
            "hold other-cause",
        ),
        Case(
            "for 21 days",
            raised(40, last={"nausea": [0] * 17 + [2] * 23}, marks={0: {"factors": ("period",)}}),
            "talk_to_prescriber other-cause",
        ),
    ),
    row(
        "is-it-new",
        """Only the person can say whether it is new, and has not been asked: ask, while the change
        was at most 28 days ago.""",
        Case("nothing known from before LDN", sick(*TWOS, before=None), "hold is-it-new"),
        Case(
            "6 days rated before LDN",
            sick(*TWOS, before=QUIET | {"nausea": [0] * 6 + [None] * 8}),
            "hold is-it-new",
        ),
        Case(
            "7 days rated before LDN",
            sick(*TWOS, before=QUIET | {"nausea": [0] * 7 + [None] * 7}),
            WAIT,
        ),
        Case("28 days after the change", raised(29, before=None, last=SICK), "hold is-it-new"),
        Case("29 days after the change", raised(30, before=None, last=SICK), "hold watch"),
        Case(
            "said to be new",
            sick(*TWOS, before=None, marks={0: {"new_since_change": ("nausea",)}}),
            WAIT,
        ),
        Case(
            "said not to be new",
            raised(21, before=None, last=SICK, marks={0: {"not_new_since_change": ("nausea",)}}),
            "step_up step-up, 4.5 mg",
        ),
        Case(
            "said to be new, then not: the later answer counts",
            raised(
                21,
                before=None,
                last=SICK,
                marks={
                    4: {"new_since_change": ("nausea",)},
                    1: {"not_new_since_change": ("nausea",)},
                },
            ),
            "step_up step-up, 4.5 mg",
        ),
    ),
)
