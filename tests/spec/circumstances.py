"""What comes before any thought of dose or time."""

from dataclasses import replace

from dose.diary.parts import Break, Condition
from tests import builders as a
from tests.spec.story import QUIET, RAISED, TODAY, Case, ago, otherwise, row, taking

SAYS = "Before and around taking it: what comes before any thought of dose or time."

UP = "step_up step-up, 3.0 mg"


def mood(*ratings, **more):
    return taking(21, last={"low_mood": ratings}, **more)


def known(kind: str, **facts):
    return taking(21, conditions=[Condition(kind=kind, **facts)])


def raised(**more):
    return taking(
        10, "3.0", reason="step_up", earlier=RAISED, last={"nausea": (3, 3, 3, 3)}, **more
    )


def operation(days_ago: int, **facts):
    return known("surgery", on=ago(days_ago), **facts)


def not_started(days: int):
    rated = a.entries(ago(days - 1), TODAY, QUIET) if days else ()
    return a.diary(plan=a.plan(), entries=rated)


ROWS = (
    row(
        "low-mood",
        """Low mood rated severe on two or more of its last 4 ratings within 7 days. Where the
        prescriber advised otherwise this row is passed over, and the next one is looked at.""",
        Case("severe twice in four", mood(3, 0, 0, 3), "talk_to_prescriber low-mood, contact"),
        Case("severe once in four", mood(0, 0, 0, 3), UP),
        Case("severe twice, then three better days", mood(3, 3, 0, 0, 0), UP),
        Case(
            "severe today and 6 days ago, unrated between",
            mood(3, None, None, None, None, None, 3),
            "talk_to_prescriber low-mood, contact",
        ),
        Case("severe today and 7 days ago", mood(3, *[None] * 6, 3), UP),
        Case("moderate every day", mood(2, 2, 2, 2, before=QUIET | {"low_mood": 2}), UP),
        Case("severe, advised otherwise", mood(3, 0, 0, 3, advice=otherwise("low-mood")), UP),
    ),
    row(
        "pregnancy",
        """Pregnant, planning a pregnancy or breastfeeding now, and not yet discussed: to talk
        before anything changes. It is no order to stop.""",
        Case(
            "pregnant, not discussed",
            known("pregnancy", start=ago(60)),
            "talk_to_prescriber pregnancy",
        ),
        Case(
            "planning a pregnancy",
            known("planning_pregnancy", start=TODAY),
            "talk_to_prescriber pregnancy",
        ),
        Case(
            "breastfeeding until today",
            known("breastfeeding", until=TODAY),
            "talk_to_prescriber pregnancy",
        ),
        Case("breastfeeding until yesterday", known("breastfeeding", until=ago(1)), UP),
        Case(
            "pregnant, discussed today", known("pregnancy", start=ago(60), discussed_on=TODAY), UP
        ),
        Case("pregnant from tomorrow on", known("pregnancy", start=ago(-1)), UP),
    ),
    row(
        "surgery",
        """An operation within 14 days before or after today, not yet discussed: the surgical team
        sets the days to stop and to start again.""",
        Case("in 14 days", operation(-14), "talk_to_prescriber surgery"),
        Case("in 15 days", operation(-15), UP),
        Case("14 days ago", operation(14), "talk_to_prescriber surgery"),
        Case("15 days ago", operation(15), UP),
        Case("in 3 days, discussed yesterday", operation(-3, discussed_on=ago(1)), UP),
        Case(
            "in 3 days, to be discussed tomorrow",
            operation(-3, discussed_on=ago(-1)),
            "talk_to_prescriber surgery",
        ),
    ),
    row(
        "liver-disease",
        """A known liver disease, not yet discussed.""",
        Case("known", known("liver_disease"), "talk_to_prescriber liver-disease"),
        Case("known and discussed", known("liver_disease", discussed_on=ago(9)), UP),
    ),
    row(
        "severe-side-effect",
        """A break covers today and a side effect is severe: the break does not hide it.""",
        Case(
            "nausea 3, 3, 3, 3, on a break since today",
            raised(missed=(0,), breaks=[Break(start=TODAY)]),
            "talk_to_prescriber severe-side-effect, contact",
        ),
        Case(
            "the same, prescriber advised otherwise: never muted",
            raised(
                missed=(0,), breaks=[Break(start=TODAY)], advice=otherwise("severe-side-effect")
            ),
            "talk_to_prescriber severe-side-effect, contact",
        ),
        Case(
            "the last dose 3 days ago",
            raised(missed=range(3), breaks=[Break(start=ago(2))]),
            "hold on-break",
        ),
        Case(
            "the break is over",
            raised(missed=(1,), breaks=[Break(start=ago(1), until=ago(1))]),
            "step_down severe-side-effect, 1.5 mg, contact",
        ),
    ),
    row(
        "on-break",
        """A break covers today: nothing is said about dose or time. Never muted. A dose inside a
        break ends it on the day before; with one on its first day there is none.""",
        Case(
            "a break since yesterday",
            taking(21, missed=(0, 1), breaks=[Break(start=ago(1), reason="supply")]),
            "hold on-break",
        ),
        Case(
            "the same, advised otherwise",
            taking(
                21,
                missed=(0, 1),
                breaks=[Break(start=ago(1), reason="supply")],
                advice=otherwise("on-break"),
            ),
            "hold on-break",
        ),
        Case(
            "a break for two weeks already",
            taking(21, missed=range(14), breaks=[Break(start=ago(13))]),
            "hold on-break",
        ),
        Case(
            "a break until yesterday",
            taking(21, missed=(0, 1), breaks=[Break(start=ago(1), until=ago(1))]),
            UP,
        ),
        Case("a break from tomorrow on", taking(21, breaks=[Break(start=ago(-1))]), UP),
        Case(
            "a break that nobody ended, with doses again for three days",
            taking(21, missed=(3, 4), breaks=[Break(start=ago(4))]),
            UP,
        ),
        Case(
            "a break of a week, with a dose today",
            taking(21, missed=(1, 2), breaks=[Break(start=ago(2), until=ago(-4))]),
            UP,
        ),
        Case(
            "a break since today, with a dose today",
            taking(21, breaks=[Break(start=TODAY)]),
            UP,
        ),
    ),
    row(
        "baseline-first",
        """Not started: 14 days are rated first, at least 7, so that there is something to compare
        with. Whoever was already taking it has started. Never muted.""",
        Case("nothing recorded", not_started(0), "record_baseline baseline-first"),
        Case("14 days rated", not_started(14), "record_baseline baseline-first"),
        Case(
            "advised otherwise",
            replace(not_started(14), advice=otherwise("baseline-first")),
            "record_baseline baseline-first",
        ),
        Case(
            "a regimen from today, no dose yet",
            replace(not_started(14), regimen=(a.regimen(TODAY),)),
            "record_baseline baseline-first",
        ),
        Case(
            "a first dose tomorrow",
            replace(not_started(14), doses=(a.dose(ago(-1)),)),
            "record_baseline baseline-first",
        ),
        Case(
            "already taking since last year",
            taking(200, reason="already_taking", before=None, missed=range(20, 200)),
            UP,
        ),
    ),
    row(
        "gap",
        """A gap is counted in whole days without a dose between the last one and today. Of 7 to 13
        days: stay, and were doses taken and not recorded? Of 14 or more: ask before restarting.
        A day marked as skipped is a day without a dose; days of a past break count too.""",
        Case("last dose 7 days ago: a gap of 6", taking(40, missed=range(7)), "hold missed-doses"),
        Case("last dose 8 days ago: a gap of 7", taking(40, missed=range(8)), "hold gap"),
        Case("last dose 14 days ago: a gap of 13", taking(40, missed=range(14)), "hold gap"),
        Case(
            "last dose 15 days ago: a gap of 14",
            taking(40, missed=range(15)),
            "talk_to_prescriber gap",
        ),
        Case(
            "back from a break of 14 days that ended yesterday",
            taking(40, missed=range(15), breaks=[Break(start=ago(14), until=ago(1))]),
            "talk_to_prescriber gap",
        ),
    ),
)
