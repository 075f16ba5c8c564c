"""Is it helping?"""

from dataclasses import replace

from dose.diary.parts import Break
from tests import builders as a
from tests.spec.story import (
    QUIET,
    RAISED,
    TODAY,
    UNCONFIRMED,
    Case,
    ago,
    answered,
    otherwise,
    row,
    taking,
)  # fmt: skip

SAYS = (
    "Is it helping? The main symptom, in the 14 days before LDN (at least 7 rated) against "
    "the last 14 from day 4 of the dose on (at least 8 rated), with a range that allows for "
    "days resembling the day before. Clearly lower: by 2 points and 30 %, the whole range "
    "above 0. It never shows the cause."
)

UP = "step_up step-up, 4.5 mg"
WORSE = "hold worse-at-this-dose"
LOWER = "step_down worse-at-this-dose, 1.5 mg"
MISSED = "hold missed-doses"
ENOUGH = "hold lowest-effective-dose"
CALM = QUIET | {"fatigue": 4}
TO_MAXIMUM = (("1.5", "night", 14, "start"), ("3.0", "night", 15, "step_up"))


def raised(days: int = 21, **more):
    return taking(days, "3.0", reason="step_up", earlier=RAISED, **more)


def tired(*ratings, days: int = 10, **more):
    return raised(days, last={"fatigue": ratings}, **more)


def helped(now, days: int = 21, before=6, **more):
    """Fatigue before LDN, and now on every day of the present dose."""
    usual = QUIET | {"fatigue": 6 if isinstance(before, list) else before}
    last = {"fatigue": now if isinstance(now, list) else [now] * days}
    return raised(days, before=QUIET | {"fatigue": before}, usual=usual, last=last, **more)


def every(days: int, *missed: int):
    """3 mg every so many days."""
    return raised(missed=missed, plan={"every_days": days})


def skipping_today(diary):
    return replace(diary, doses=(*diary.doses, a.skipped(TODAY)))


def at_maximum(days: int, earlier=TO_MAXIMUM, **more):
    return taking(days, "4.5", reason="step_up", earlier=earlier, **more)


def restarted(gap: int, days: int, *, reason="start", **more):
    """Day `days` since a restart after `gap` days without a dose, on the dose of 60 days ago."""
    return taking(60, reason=reason, missed=range(days, days + gap), **more)


ROWS = (
    row(
        "recent-restart",
        """Restarted at most 14 days ago, after 7 days or more without a dose: stay, the days count
        from the restart. After 14 days or more without, and no row `restart` or `prescriber` on or
        after it: tell the prescriber.""",
        Case("after a gap of 7, 14 days ago", restarted(7, 15), "hold recent-restart"),
        Case("after a gap of 7, 15 days ago", restarted(7, 16), "step_up step-up, 3.0 mg"),
        Case("after a gap of 6", restarted(6, 6), "hold missed-doses"),
        Case("after a gap of 13", restarted(13, 5), "hold recent-restart"),
        Case("after a gap of 14", restarted(14, 5), "talk_to_prescriber recent-restart"),
        Case(
            "after a gap of 14, with a row `restart` on that day",
            taking(
                5, reason="restart", earlier=[("1.5", "night", 50, "start")], missed=range(5, 19)
            ),
            "hold recent-restart",
        ),
        Case(
            "after a gap of 14, with a row `restart` before it",
            taking(
                30, reason="restart", earlier=[("1.5", "night", 50, "start")], missed=range(5, 19)
            ),
            "talk_to_prescriber recent-restart",
        ),
    ),
    row(
        "worse-at-this-dose",
        """The main symptom is worse on a higher dose (or the first) than in the 14 days before it
        (at least 7 rated); looked at for six weeks, and not with another cause marked. By 2 points
        or more in the last 14 days from day 4 on (at least 8 rated), the whole range above 0, from
        day 15 on: one step down. By 1.5 points so, on any day, or in the last 7 days after the
        change (at least 4 rated): stay.""",
        Case("2 points higher for two weeks, day 15", tired(*[9] * 14, days=15), LOWER),
        Case("2 points higher for two weeks, day 14", tired(*[9] * 14, days=14), WORSE),
        Case("1.9 points higher for two weeks, day 15", tired(*[8.9] * 14, days=15), WORSE),
        Case("1.5 points higher for two weeks, day 21", tired(*[8.5] * 14, days=21), WORSE),
        Case("1.4 points higher for two weeks, day 21", tired(*[8.4] * 14, days=21), UP),
        Case(
            "2 points higher with wide swings, day 21",
            tired(*[10, 2] * 7, days=21, before=CALM, usual=CALM),
            UP,
        ),
        Case("2 points higher in the last week only, day 21", tired(*[9] * 7, days=21), WORSE),
        Case("1.5 points higher in the last week, day 10", tired(*[8.5] * 7), WORSE),
        Case("1.4 points higher in the last week, day 10", tired(*[8.4] * 7), "hold interval"),
        Case("4 days rated since the change", tired(*[9] * 5, days=5), WORSE),
        Case("3 days rated since the change", tired(*[9] * 4, days=4), "hold interval"),
        Case("41 days after the rise", tired(*[9] * 14, days=42), LOWER),
        Case("42 days after the rise", tired(*[9] * 14, days=43), UP),
        Case(
            "on the first dose, day 10",
            taking(10, last={"fatigue": [9] * 7}),
            WORSE,
        ),
        Case(
            "on the first dose, day 15, nothing lower",
            taking(15, last={"fatigue": [9] * 14}),
            "talk_to_prescriber lowest-dose",
        ),
        Case(
            "taken already when the diary began",
            taking(20, "3.0", reason="already_taking", last={"fatigue": [9] * 14}),
            UP,
        ),
        Case(
            "6 days rated before the dose",
            tired(*[9] * 7, unrated=range(16, 46)),
            "hold interval",
        ),
        Case("7 days rated before the dose", tired(*[9] * 7, unrated=range(17, 46)), WORSE),
        Case(
            "with an infection",
            tired(*[9] * 7, marks={5: {"factors": ("infection",)}}),
            "hold interval",
        ),
        Case(
            "with travel, due to go up",
            tired(*[9] * 14, days=21, marks={5: {"factors": ("travel",)}}),
            UP,
        ),
        Case(
            "2 points higher after a step down",
            taking(
                20,
                "3.0",
                reason="side_effect",
                earlier=[("4.5", "night", 30, "start")],
                last={"fatigue": [9] * 14},
            ),
            "hold after-step-down",
        ),
        Case(
            "plan not confirmed, day 15",
            tired(*[9] * 14, days=15, plan=UNCONFIRMED),
            "talk_to_prescriber worse-at-this-dose",
        ),
    ),
    row(
        "missed-doses",
        """Fewer than 80 % of the doses due in the last 14 days are noted: one a day, or of the
        days every second or third, rounded down. Days of a break are not due, nor those before the
        first dose; today only once its dose (or a skip) is; and no share is taken of fewer than 7
        days.""",
        Case("11 of 14", raised(missed=(1, 3, 5)), "hold missed-doses"),
        Case("12 of 14", raised(missed=(1, 3)), UP),
        Case(
            "8 of 10: four days were on a break",
            raised(missed=(1, 3, 8, 9, 10, 11), breaks=[Break(start=ago(11), until=ago(8))]),
            UP,
        ),
        Case(
            "10 of 13, nothing recorded today",
            raised(missed=(0, 2, 4, 6), unrated=(0,)),
            "hold missed-doses",
        ),
        Case("11 of 13, nothing recorded today", raised(missed=(0, 2, 4), unrated=(0,)), UP),
        Case("11 of 13, today rated but its dose not yet noted", raised(missed=(0, 2, 4)), UP),
        Case(
            "11 of 14, today's dose skipped",
            skipping_today(raised(missed=(0, 2, 4))),
            "hold missed-doses",
        ),
        Case("every second day, 6 of 7", every(2, 1, 3, 5, 7, 9, 10, 11, 13), UP),
        Case(
            "every second day, 5 of 7", every(2, 1, 3, 5, 7, 8, 9, 10, 11, 13), "hold missed-doses"
        ),
        Case("every third day, 5 where 4 were due", every(3, 1, 2, 4, 5, 7, 8, 10, 11, 13), UP),
        Case(
            "every third day, 3 of 4",
            every(3, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13),
            "hold missed-doses",
        ),
        Case("day 6, 3 of 6 doses", taking(6, missed=(1, 2, 3)), "hold interval"),
        Case("day 7, 5 of 7 doses", taking(7, missed=(1, 2)), "hold missed-doses"),
    ),
    row(
        "lowest-effective-dose",
        """Clearly lower than before LDN, from day 14 of the dose on: no need to go higher.""",
        Case("2 points lower than 6", helped(4), ENOUGH),
        Case("1.9 points lower than 6", helped(4.1), UP),
        Case("2 points lower than 7, which is less than 30 %", helped(5, before=7), UP),
        Case("2.1 points lower than 7", helped(4.9, before=7), ENOUGH),
        Case("2 points lower than 6 with wide swings", helped([0, 8] * 10), UP),
        Case("day 13", helped(4, 13), "hold interval"),
        Case("day 14", helped(4, 14), ENOUGH),
        Case("6 days rated before LDN", helped(4, before=[6] * 6 + [None] * 8), UP),
        Case("7 days rated before LDN", helped(4, before=[6] * 7 + [None] * 7), ENOUGH),
        Case(
            "advised otherwise",
            helped(4, advice=otherwise("lowest-effective-dose")),
            "hold advised-otherwise",
        ),
    ),
    row(
        "no-benefit",
        """At the plan's maximum, on day 84 or later, 112 days or more since the start, and no clear
        change: talk about whether to keep taking LDN; in stronger words from 182 days. Answered
        in the last 84 days, it is not asked again.""",
        Case("day 84, 112 days since the start", at_maximum(84), "talk_to_prescriber no-benefit"),
        Case("day 83", at_maximum(83, (("1.5", "night", 30, "start"),)), "hold at-maximum"),
        Case(
            "111 days since the start",
            at_maximum(84, (("1.5", "night", 28, "start"),)),
            "hold at-maximum",
        ),
        Case(
            "1.5 points lower", at_maximum(84, before=QUIET | {"fatigue": 8.5}), "hold at-maximum"
        ),
        Case("nothing known from before LDN", at_maximum(84, before=None), "hold at-maximum"),
        Case(
            "answered 83 days ago",
            at_maximum(84, advice=answered("no-benefit", 83)),
            "hold at-maximum",
        ),
        Case(
            "answered 84 days ago",
            at_maximum(84, advice=answered("no-benefit", 84)),
            "talk_to_prescriber no-benefit",
        ),
        Case(
            "shown yesterday and not answered",
            at_maximum(84, advice=answered("no-benefit", 1, None)),
            "talk_to_prescriber no-benefit",
        ),
    ),
    row(
        "at-maximum",
        """At the plan's maximum: stay.""",
        Case("4.5 of 4.5 mg", at_maximum(21), "hold at-maximum"),
        Case("3 of 4.5 mg", raised(), UP),
        Case(
            "3 mg, and the plan's maximum is 3", raised(plan={"max_dose_mg": 3}), "hold at-maximum"
        ),
    ),
)
