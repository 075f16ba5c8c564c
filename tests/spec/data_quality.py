"""Can it be judged?"""

from dataclasses import replace

from tests import builders as a
from tests.spec.story import RAISED, Case, ago, otherwise, row, taking

SAYS = (
    "Can it be judged? Log and plan must agree, and enough days be rated, before anything is said."
)

UP = "step_up step-up, 4.5 mg"
STRENGTH = "talk_to_prescriber strength"  # of 4.5 mg no half can be made


def raised(*extra: tuple[int, str, str], without: int = 0, **more):
    """Day 21 of 3 mg, with more doses (days ago, mg, timing), the last days' own doses left out."""
    diary = taking(21, "3.0", reason="step_up", earlier=RAISED, missed=range(without), **more)
    more_doses = tuple(a.dose(ago(days), mg, timing) for days, mg, timing in extra)
    return replace(diary, doses=diary.doses + more_doses)


def instead(mg: str, days: int, **more):
    """Another amount on each of the last days."""
    return raised(*((n, mg, "night") for n in range(days)), without=days, **more)


def halves(timing: str):
    """Day 21 of 3 mg, in fact 1.5 mg in the morning and 1.5 mg at night."""
    diary = taking(21, "3.0", "both", reason="step_up", earlier=[("1.5", "both", 21, "start")])
    regimen = tuple(replace(row, timing=timing) for row in diary.regimen)
    return replace(diary, regimen=regimen)


ROWS = (
    row(
        "dose-above-plan",
        """More than the plan's maximum on one day of the last 7: back to the plan, nothing extra
        and nothing left out.""",
        Case("6 mg yesterday", raised((1, "3.0", "night")), "hold dose-above-plan"),
        Case("6 mg 6 days ago", raised((6, "3.0", "night")), "hold dose-above-plan"),
        Case("6 mg 7 days ago", raised((7, "3.0", "night")), UP),
        Case(
            "6 mg yesterday, advised otherwise",
            raised((1, "3.0", "night"), advice=otherwise("dose-above-plan")),
            "hold advised-otherwise",
        ),
        Case(
            "6 mg on two days, advised otherwise: the urgent row is never muted",
            raised((1, "3.0", "night"), (2, "3.0", "night"), advice=otherwise("dose-above-plan")),
            "contact_today dose-above-plan, contact",
        ),
    ),
    row(
        "twice-daily",
        """Doses at both times of day on two or more of the last 7 days, though neither plan nor
        regimen says so: a question for the prescriber, not a mistake.""",
        Case(
            "on 2 of 7 days",
            raised((1, "1.5", "morning"), (2, "1.5", "morning")),
            "talk_to_prescriber twice-daily",
        ),
        Case("on 1 of 7 days", raised((1, "1.5", "morning")), UP),
        Case("twice at the same time of day", raised((1, "1.5", "night"), (2, "1.5", "night")), UP),
        Case(
            "half morning and night on 4 days, and the plan says two a day",
            replace(halves("night"), plan=a.plan(doses_per_day=2)),
            STRENGTH,
        ),
        Case("half morning and night, and the regimen says so", halves("both"), STRENGTH),
        Case(
            "half morning and night, and the regimen says at night",
            halves("night"),
            "talk_to_prescriber twice-daily",
        ),
        Case(
            "half morning and night, and there is no plan",
            replace(halves("night"), plan=None),
            "talk_to_prescriber twice-daily",
        ),
    ),
    row(
        "regimen-mismatch",
        """On three or more of the last 7 days the amount taken is not what the regimen says for
        that day: which is right? A day without a dose is no such day. Doses, but no regimen in
        force: the same.""",
        Case("1.5 mg instead of 3 on 3 days", instead("1.5", 3), "hold regimen-mismatch"),
        Case("1.5 mg instead of 3 on 2 days", instead("1.5", 2), UP),
        Case("half the dose morning and night", instead("3.00", 4), UP),
        Case(
            "doses, but no regimen",
            replace(taking(21), regimen=()),
            "hold regimen-mismatch",
        ),
        Case(
            "two doses so far, but no regimen",
            replace(taking(2), regimen=()),
            "hold regimen-mismatch",
        ),
    ),
    row(
        "too-few-ratings",
        """From day 7 of a dose on, fewer than 4 of the last 7 days are rated.""",
        Case(
            "3 of 7 rated, 3 doses missed",
            taking(21, unrated=range(4), missed=(1, 3, 5)),
            "hold too-few-ratings",
        ),
        Case(
            "4 of 7 rated, 3 doses missed: the next row speaks",
            taking(21, unrated=range(3), missed=(1, 3, 5)),
            "hold missed-doses",
        ),
        Case("day 6, nothing rated", taking(6, unrated=range(6)), "hold interval"),
        Case("day 7, nothing rated", taking(7, unrated=range(7)), "hold too-few-ratings"),
        Case(
            "only a crash tap on 4 days",
            taking(21, unrated=range(4), marks=dict.fromkeys(range(4), {"crash": False})),
            "hold too-few-ratings",
        ),
    ),
)
