"""What stands beside the table."""

from dataclasses import replace
from decimal import Decimal

from dose.diary.parts import Break
from tests.spec.story import (
    HALVES,
    QUIET,
    RAISED,
    UNCONFIRMED,
    Case,
    ago,
    medicine,
    otherwise,
    row,
    taking,
)  # fmt: skip

SAYS = (
    "What stands beside the table: what is set aside, what is not said, and what is said besides."
)

UP = "step_up step-up, 3.0 mg"
TWOS = [2] * 8
BAD = [3] * 4
QUARTER = [1, 1, 1, 2] * 3 + [None] * 2  # 1.25 on average
THIRD = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2] + [None] * 4  # 1.3 on average


def advised(rule: str, **more):
    return taking(21, advice=otherwise(rule), **more)


def off(words: str, diary, expected: str) -> Case:
    return Case(words, diary, expected, suggestions=False)


ROWS = (
    row(
        "advised-otherwise",
        """A person may answer "my prescriber advised otherwise". For 14 days that rule is quiet:
        where it would lead, the answer is to stay. Rows {low-mood} to {liver-disease} are passed
        over instead; rows {anaphylaxis} to {medicine-unclear}, those of a severe side effect,
        {on-break} and {baseline-first} are never muted.""",
        Case(
            "step-up, 13 days ago",
            taking(21, advice=otherwise("step-up", 13)),
            "hold advised-otherwise",
        ),
        Case("step-up, 14 days ago", taking(21, advice=otherwise("step-up", 14)), UP),
        Case("a rule that does not lead", advised("interval"), UP),
        Case(
            "answered “not now”",
            taking(21, advice=(replace(otherwise("step-up")[0], answer="not_now"),)),
            UP,
        ),
        Case(
            "opioid-medicine",
            advised("opioid-medicine", medicines=[medicine("codeine")]),
            "contact_today opioid-medicine, contact",
        ),
        Case(
            "after-alert",
            advised("after-alert", marks={9: {"alerts": ("rash",)}}),
            "talk_to_prescriber after-alert, contact",
        ),
        Case("gap", advised("gap", missed=range(9)), "hold advised-otherwise"),
        Case(
            "lowest-dose", advised("lowest-dose", last={"nausea": TWOS}), "hold advised-otherwise"
        ),
        Case(
            "the rule that led to lowest-dose",
            advised("side-effect", last={"nausea": TWOS}),
            "hold advised-otherwise",
        ),
        Case(
            "lowest-dose, but the side effect is severe",
            advised("lowest-dose", last={"nausea": BAD}),
            "talk_to_prescriber lowest-dose, contact",
        ),
    ),
    row(
        "lowest-dose",
        """A row says step down, but no lower dose can be made: talk to the prescriber (now, where
        the row says so). Next down is one plan step lower, if that is above 0 and can be made;
        otherwise the lower dose that can be made nearest to half the present one, of two the
        higher.""",
        Case(
            "1.5 mg from capsules of 1.5",
            taking(21, last={"nausea": TWOS}),
            "talk_to_prescriber lowest-dose",
        ),
        Case(
            "the same, and the plan is not confirmed",
            taking(21, last={"nausea": TWOS}, plan=UNCONFIRMED),
            "talk_to_prescriber lowest-dose",
        ),
        Case(
            "1.5 mg from capsules of 0.5 and 1",
            taking(21, last={"nausea": TWOS}, plan={"strengths_mg": (Decimal("0.5"), Decimal(1))}),
            "step_down side-effect, 1.0 mg",
        ),
        Case(
            "3 mg from capsules of 0.5 and 1.5, step 1.5",
            taking(21, "3.0", earlier=RAISED, last={"nausea": TWOS}, plan=HALVES),
            "step_down side-effect, 1.5 mg",
        ),
        Case(
            "3 mg from capsules of 0.5 and 1.5, step 0.4",
            taking(
                21,
                "3.0",
                earlier=RAISED,
                last={"nausea": TWOS},
                plan=HALVES | {"step_mg": Decimal("0.4")},
            ),
            "step_down side-effect, 1.5 mg",
        ),
        Case(
            "1.5 mg of a liquid of 1 mg in 1 ml",
            taking(
                21, last={"nausea": TWOS}, plan={"form": "liquid", "liquid_mg_per_ml": Decimal(1)}
            ),
            "step_down side-effect, 0.8 mg",
        ),
    ),
    row(
        "suggestions-off",
        """Where whoever runs the site has turned suggestions off, only the emergency, urgent and
        severe rows remain, the severe ones as a talk with the prescriber.""",
        off("day 21, all quiet", taking(21), "hold suggestions-off"),
        off("not started", taking(21, missed=range(21)), "hold suggestions-off"),
        off(
            "a rash today",
            taking(21, marks={0: {"alerts": ("rash",)}}),
            "contact_today possible-allergy, contact",
        ),
        off(
            "severe insomnia at night",
            taking(10, last={"insomnia": BAD}),
            "talk_to_prescriber insomnia-at-night, contact",
        ),
        off(
            "severe nausea",
            taking(10, last={"nausea": BAD}),
            "talk_to_prescriber severe-side-effect, contact",
        ),
        off(
            "severe nausea, on a break since today",
            taking(10, missed=(0,), last={"nausea": BAD}, breaks=[Break(start=ago(0))]),
            "talk_to_prescriber severe-side-effect, contact",
        ),
        off(
            "a name that may be an opioid's",
            taking(21, medicines=[medicine("codiene")]),
            "hold medicine-unclear",
        ),
        off("moderate nausea", taking(21, last={"nausea": TWOS}), "hold suggestions-off"),
    ),
    row(
        "pre-existing",
        """A note: moderate, and less than 0.75 above the baseline.""",
        Case(
            "nausea 2 now, 1.3 before",
            taking(21, before=QUIET | {"nausea": THIRD}, last={"nausea": TWOS}),
            UP,
            notes=("pre-existing",),
        ),
        Case(
            "nausea 2 now, 1.25 before",
            taking(21, before=QUIET | {"nausea": QUARTER}, last={"nausea": TWOS}),
            "hold watch",
            notes=(),
        ),
        Case(
            "insomnia 2 now and before",
            taking(21, before=QUIET | {"insomnia": 2}, last={"insomnia": TWOS}),
            UP,
            notes=("pre-existing",),
        ),
        Case(
            "insomnia 2 now, nothing known from before",
            taking(40, before=None, last={"insomnia": TWOS}),
            "hold watch",
            notes=(),
        ),
    ),
    row(
        "late-onset",
        """A note: new, but more than 28 days after the change and not attributable to it.""",
        Case(
            "40 days after, not moderate on day 28",
            taking(41, last={"nausea": TWOS}),
            "hold watch",
            notes=("late-onset",),
        ),
        Case(
            "40 days after, moderate since day 28",
            taking(41, last={"nausea": [2] * 20}),
            "talk_to_prescriber lowest-dose",
            notes=(),
        ),
    ),
    row(
        "review",
        """A note: half a year without a change of regimen.""",
        Case("182 days", taking(183), UP, notes=("review",)),
        Case("181 days", taking(182), UP, notes=()),
    ),
    row(
        "left-before",
        """A note: a dose above the present one, up to the next, was left once: when and why.""",
        Case(
            "3 mg left once",
            taking(
                30,
                reason="side_effect",
                earlier=[("1.5", "night", 30, "start"), ("3.0", "night", 5, "step_up")],
            ),
            UP,
            notes=("left-before",),
        ),
    ),
    row(
        "ask-first",
        """A note: a medicine to ask about first is current.""",
        Case(
            "loperamide", taking(21, medicines=[medicine("loperamide")]), UP, notes=("ask-first",)
        ),
        Case(
            "loperamide until yesterday",
            taking(21, medicines=[medicine("loperamide", until=ago(1))]),
            UP,
            notes=(),
        ),
    ),
    row(
        "mention",
        """A note: a medicine or supplement to mention at the next visit.""",
        Case(
            "dextromethorphan",
            taking(21, medicines=[medicine("dextromethorphan")]),
            UP,
            notes=("mention",),
        ),
    ),
    row(
        "outranked",
        """The other rows that match become notes, each thing said once; a note tells what was seen,
        and a change is suggested only once. On a break, and before the start, the dose is no
        topic.""",
        Case(
            "insomnia on day 9",
            taking(9, last={"insomnia": TWOS}),
            "switch_to_morning insomnia-at-night, 1.5 mg",
            notes=("interval",),
        ),
        Case(
            "insomnia and nausea on day 21",
            taking(21, last={"insomnia": TWOS, "nausea": TWOS}),
            "switch_to_morning insomnia-at-night, 1.5 mg",
            notes=("lowest-dose",),
        ),
        Case(
            "a rash, insomnia, missed doses",
            taking(21, last={"insomnia": TWOS}, missed=(1, 3, 5), marks={0: {"alerts": ("rash",)}}),
            "contact_today possible-allergy, contact",
            notes=("insomnia-at-night", "missed-doses"),
        ),
        Case(
            "unconfirmed, sleepy and sleepless",
            taking(21, last={"insomnia": TWOS, "sedation": TWOS}, plan=UNCONFIRMED | HALVES),
            "talk_to_prescriber insomnia-and-sedation",
            notes=(),
        ),
    ),
)
