"""A side effect of moderate strength."""

from tests.spec.story import (
    QUIET,
    UNCONFIRMED,
    Case,
    otherwise,
    row,
    taking,
)  # fmt: skip

SAYS = (
    "A side effect of moderate strength that came with the latest change. Moderate: at least "
    "5 ratings in the 7 days to today that lie after the change, at least 3 of them 2 or "
    "more. New: moderate today and yesterday, both times 1.25 or more above the baseline; "
    "without a baseline, said to be new. Attributable: new, the change at most 28 days ago "
    "(or 84, and moderate ever since day 28), nothing else marked that explains it; a side "
    "effect not asked daily must also be said to be new. These rows need a dose on 4 of the "
    "last 7 days, or on every day since the change."
)

TWOS = [2] * 7
BOTH = {"insomnia": TWOS, "sedation": TWOS}
SLEEPLESS, SLEEPY, SICK = ({id: TWOS} for id in ("insomnia", "sedation", "nausea"))
TO_MORNING = "switch_to_morning insomnia-at-night, 1.5 mg"
TO_NIGHT = "switch_to_night sedation-in-morning, 1.5 mg"


def raised(days: int, timing: str = "night", **more):
    earlier = [("1.5", timing, 21, "start")]
    return taking(days, "3.0", timing, reason="step_up", earlier=earlier, **more)


def morning(days: int, **more):
    return taking(days, timing="morning", **more)


def after_switches(*stretches, days: int, timing: str, **more):
    return taking(days, timing=timing, earlier=stretches, reason="insomnia", **more)


ROWS = (
    row(
        "insomnia-and-sedation",
        """Sleepless and sleepy at once, both attributable: another time of day would help one and
        harm the other, so a lower dose.""",
        Case(
            "on 3 mg",
            raised(12, last=BOTH),
            "step_down insomnia-and-sedation, 1.5 mg",
        ),
        Case(
            "on the lowest dose that can be made",
            taking(12, last=BOTH),
            "talk_to_prescriber lowest-dose",
        ),
        Case(
            "plan not confirmed",
            raised(12, last=BOTH, plan=UNCONFIRMED),
            "talk_to_prescriber insomnia-and-sedation",
        ),
        Case(
            "vivid dreams said to be new, and sleepy",
            raised(
                12,
                last={"vivid_dreams": TWOS, "sedation": TWOS},
                marks={0: {"new_since_change": ("vivid_dreams",)}},
            ),
            "step_down insomnia-and-sedation, 1.5 mg",
        ),
        Case(
            "sleepiness mild only",
            raised(12, last=SLEEPLESS | {"sedation": [1] * 7}),
            TO_MORNING.replace("1.5", "3.0"),
        ),
    ),
    row(
        "recent-switch",
        """Row {insomnia-at-night:last} or {sedation-in-morning:last} would match, but the time
        changed less than 14 days ago: wait. Twice in the last 56 days: talk, rather than to and
        fro.""",
        Case(
            "moved to the morning 13 days ago, now sleepy",
            after_switches(("1.5", "night", 14, "start"), days=14, timing="morning", last=SLEEPY),
            "hold recent-switch",
        ),
        Case(
            "moved to the morning 14 days ago, now sleepy",
            after_switches(("1.5", "night", 14, "start"), days=15, timing="morning", last=SLEEPY),
            TO_NIGHT,
        ),
        Case(
            "twice, the first 55 days ago",
            after_switches(
                ("1.5", "night", 14, "start"),
                ("1.5", "morning", 35, "insomnia"),
                days=21,
                timing="night",
                last=SLEEPLESS,
            ),
            "talk_to_prescriber recent-switch",
        ),
        Case(
            "twice, the first 56 days ago",
            after_switches(
                ("1.5", "night", 14, "start"),
                ("1.5", "morning", 36, "insomnia"),
                days=21,
                timing="night",
                last=SLEEPLESS,
            ),
            TO_MORNING,
        ),
        Case(
            "twice, the last 7 days ago",
            after_switches(
                ("1.5", "night", 14, "start"),
                ("1.5", "morning", 20, "insomnia"),
                days=8,
                timing="night",
                last=SLEEPLESS,
            ),
            "talk_to_prescriber recent-switch",
        ),
    ),
    row(
        "insomnia-at-night",
        """Sleepless (or vivid dreams said to be new) on a night dose: the same dose in the
        morning.""",
        Case("moderate for a week", taking(12, last=SLEEPLESS), TO_MORNING),
        Case(
            "1.25 above the baseline",
            taking(
                12,
                last={"insomnia": [2] * 8},
                before=QUIET | {"insomnia": [0, 1, 1, 1] * 3 + [None] * 2},
            ),
            TO_MORNING,
        ),
        Case(
            "less than 1.25 above the baseline",
            taking(12, last=SLEEPLESS, before=QUIET | {"insomnia": 1}),
            "hold interval",
        ),
        Case(
            "moderate today, not yet yesterday",
            taking(12, last={"insomnia": [0, 0, 0, 0, 2, 2, 4]}),
            "hold interval",
        ),
        Case(
            "plan not confirmed",
            taking(12, last=SLEEPLESS, plan=UNCONFIRMED),
            "talk_to_prescriber insomnia-at-night",
        ),
        Case(
            "vivid dreams, said to be new",
            taking(
                12, last={"vivid_dreams": TWOS}, marks={0: {"new_since_change": ("vivid_dreams",)}}
            ),
            TO_MORNING,
        ),
        Case(
            "vivid dreams, not asked yet",
            taking(12, before=QUIET | {"vivid_dreams": 0}, last={"vivid_dreams": TWOS}),
            "hold is-it-new",
        ),
        Case(
            "advised otherwise 13 days ago",
            taking(20, last=SLEEPLESS, advice=otherwise("insomnia-at-night", 13)),
            "hold advised-otherwise",
        ),
        Case(
            "advised otherwise 14 days ago",
            taking(20, last=SLEEPLESS, advice=otherwise("insomnia-at-night", 14)),
            TO_MORNING,
        ),
    ),
    row(
        "sedation-in-morning",
        """Sleepy on a morning dose: the same dose at night.""",
        Case("moderate for a week", morning(12, last=SLEEPY), TO_NIGHT),
        Case("mild for a week", morning(12, last={"sedation": [1] * 7}), "hold interval"),
    ),
    row(
        "insomnia-in-morning",
        """Sleepless though it is taken in the morning: wait until 14 days after the change, then
        one step down.""",
        Case(
            "13 days after the change",
            raised(14, "morning", last=SLEEPLESS),
            "hold insomnia-in-morning",
        ),
        Case(
            "14 days after the change",
            raised(15, "morning", last=SLEEPLESS),
            "step_down insomnia-in-morning, 1.5 mg",
        ),
        Case(
            "14 days after, nothing lower",
            morning(15, last=SLEEPLESS),
            "talk_to_prescriber lowest-dose",
        ),
    ),
    row(
        "sedation-at-night",
        """Sleepy though it is taken at night: the same.""",
        Case("13 days after the change", raised(14, last=SLEEPY), "hold sedation-at-night"),
        Case(
            "14 days after the change",
            raised(15, last=SLEEPY),
            "step_down sedation-at-night, 1.5 mg",
        ),
    ),
)
