"""Someone should be spoken to today."""

from dataclasses import replace
from decimal import Decimal

from dose.diary.parts import PreviousPlan
from tests import builders as a
from tests.spec.story import Case, ago, medicine, otherwise, row, taking

SAYS = "Someone should be spoken to today. Nothing mutes these rows either."

OPIOID = "contact_today opioid-medicine, contact"
UNCLEAR = "hold medicine-unclear"
UP = "step_up step-up, 3.0 mg"
LOWER = a.plan(max_dose_mg=Decimal(3))  # says not since when: since the earlier one ended
EARLIER = PreviousPlan(
    start=ago(60), until=ago(2), starting_dose_mg=Decimal("1.5"), step_mg=Decimal("1.5"),
    step_interval_days=14, max_dose_mg=Decimal("4.5"),
)  # fmt: skip


def beside(name: str, **facts):
    return taking(21, medicines=[medicine(name, **facts)])


def marked(alert: str, days_ago: int = 0, **more):
    return taking(21, marks={days_ago: {"alerts": (alert,)}}, **more)


def swallowed(*extra: tuple[int, str]):
    """Day 21 of 3 mg, and on some days (days ago, mg) another capsule besides."""
    diary = taking(21, "3.0", earlier=[("1.5", "night", 21, "start")], reason="step_up")
    more = tuple(a.dose(ago(days), mg) for days, mg in extra)
    return a.diary(
        plan=diary.plan, regimen=diary.regimen, doses=diary.doses + more, entries=diary.entries
    )


ROWS = (
    row(
        "opioid-medicine",
        """LDN and an opioid do not go together. An opioid counts while it is current, until 10 days
        after its last day, and until 14 days after for methadone, buprenorphine, fentanyl, any
        patch, and what is one by the person's word alone. An end in the future is current; an
        opioid that begins later is not yet there.""",
        Case("codeine, current", beside("Codeine"), OPIOID),
        Case("codeine until tomorrow", beside("codeine", until=ago(-1)), OPIOID),
        Case("codeine, last taken 10 days ago", beside("codeine", last_taken=ago(10)), OPIOID),
        Case("codeine, last taken 11 days ago", beside("codeine", last_taken=ago(11)), UP),
        Case("codeine until 10 days ago", beside("codeine", until=ago(10)), OPIOID),
        Case("codeine until 11 days ago", beside("codeine", until=ago(11)), UP),
        Case(
            "codeine until 100 days ago, taken 5 days ago",
            beside("codeine", until=ago(100), last_taken=ago(5)),
            OPIOID,
        ),
        Case("codeine from tomorrow", beside("codeine", start=ago(-1)), UP),
        Case("methadone, last taken 14 days ago", beside("methadone", last_taken=ago(14)), OPIOID),
        Case("methadone, last taken 15 days ago", beside("methadone", last_taken=ago(15)), UP),
        Case("morphine patch until 14 days ago", beside("morphine patch", until=ago(14)), OPIOID),
        Case("paracetamol", beside("paracetamol"), UP),
        Case("kratom, as a supplement", beside("kratom", kind="supplement"), OPIOID),
        Case("codeine, said to be none: never cleared", beside("codeine", opioid=False), OPIOID),
        Case("a name on no list, said to be one", beside("zorblatine", opioid=True), OPIOID),
        Case(
            "a name on no list, said to be one, last taken 14 days ago",
            beside("zorblatine", opioid=True, last_taken=ago(14)),
            OPIOID,
        ),
        Case("the same, 15 days ago", beside("zorblatine", opioid=True, last_taken=ago(15)), UP),
    ),
    row(
        "possible-allergy",
        """A rash, hives or swelling without trouble breathing, today or in the 2 days before.""",
        Case("today", marked("rash"), "contact_today possible-allergy, contact"),
        Case("2 days ago", marked("rash", 2), "contact_today possible-allergy, contact"),
        Case("3 days ago", marked("rash", 3), "talk_to_prescriber after-alert, contact"),
    ),
    row(
        "liver-signs",
        """Yellow eyes, dark urine and the like, today or in the 6 days before.""",
        Case("today", marked("liver"), "contact_today liver-signs, contact"),
        Case("6 days ago", marked("liver", 6), "contact_today liver-signs, contact"),
        Case("7 days ago", marked("liver", 7), "talk_to_prescriber after-alert, contact"),
    ),
    row(
        "dose-above-plan",
        """More than the plan's maximum on two or more of the last 7 days, or 25 mg or more on one
        of them. A day's doses are added up.""",
        Case(
            "6 mg on two of 7 days",
            swallowed((1, "3.0"), (6, "3.0")),
            "contact_today dose-above-plan, contact",
        ),
        Case(
            "6 mg on one of 7 days and 7 days ago",
            swallowed((1, "3.0"), (7, "3.0")),
            "hold dose-above-plan",
        ),
        Case("25 mg on one day", swallowed((6, "22.0")), "contact_today dose-above-plan, contact"),
        Case("24.5 mg on one day", swallowed((6, "21.5")), "hold dose-above-plan"),
        Case("25 mg 7 days ago", swallowed((7, "22.0")), "step_up step-up, 4.5 mg"),
        Case(
            "4.5 mg on two days that an earlier plan allowed",
            replace(swallowed((3, "1.5"), (4, "1.5")), plan=LOWER, previous_plans=(EARLIER,)),
            "hold at-maximum",
        ),
        Case(
            "4.5 mg on two days that the earlier plan did not allow",
            replace(
                swallowed((3, "1.5"), (4, "1.5")),
                plan=LOWER,
                previous_plans=(replace(EARLIER, max_dose_mg=Decimal(3)),),
            ),
            "contact_today dose-above-plan, contact",
        ),
        Case(
            "4.5 mg, the maximum, on two days",
            swallowed((1, "1.5"), (2, "1.5")),
            "step_up step-up, 4.5 mg",
        ),
    ),
    row(
        "too-much",
        """"This is too much for me", today or yesterday, is reason enough to speak with the
        prescriber now; for four weeks nothing then goes up (row {after-too-much}).""",
        Case("today", marked("too_much"), "talk_to_prescriber too-much, contact"),
        Case("yesterday", marked("too_much", 1), "talk_to_prescriber too-much, contact"),
        Case("2 days ago", marked("too_much", 2), "hold after-too-much"),
    ),
    row(
        "after-alert",
        """After a warning sign of rows {anaphylaxis} to {liver-signs} no further dose until a
        prescriber has cleared it: for 90 days, unless the regimen has a row `start`, `prescriber`
        or `restart` on a later day.""",
        Case(
            "a rash 89 days ago",
            taking(100, marks={89: {"alerts": ("rash",)}}),
            "talk_to_prescriber after-alert, contact",
        ),
        Case("a rash 30 days ago, before the first dose", marked("rash", 30), UP),
        Case("a rash 90 days ago", taking(100, marks={90: {"alerts": ("rash",)}}), UP),
        Case(
            "a rash 20 days ago, cleared 19 days ago",
            taking(
                20,
                marks={20: {"alerts": ("rash",)}},
                reason="prescriber",
                earlier=[("1.5", "night", 10, "start")],
            ),
            UP,
        ),
        Case(
            "a rash on the day of the prescriber's row",
            taking(
                20,
                marks={19: {"alerts": ("rash",)}},
                reason="prescriber",
                earlier=[("1.5", "night", 10, "start")],
            ),
            "talk_to_prescriber after-alert, contact",
        ),
        Case("“too much” 60 days ago", taking(80, marks={60: {"alerts": ("too_much",)}}), UP),
    ),
    row(
        "medicine-unclear",
        """A name that may be an opioid's: within a typing error of one, or standing loosely for one
        (“strong painkillers”), current or with its last day 14 days ago or less, and the person has
        not said whether it is one. It is asked about, treated as possibly unsafe, and never
        taken for the opioid; no dose until it is clear.""",
        Case("“codiene”", beside("codiene"), UNCLEAR),
        Case("“strong painkillers”", beside("strong painkillers"), UNCLEAR),
        Case("“loperamide and codiene”", beside("loperamide and codiene"), UNCLEAR),
        Case("“oxycodne” until 14 days ago", beside("oxycodne", until=ago(14)), UNCLEAR),
        Case("“oxycodne” until 15 days ago", beside("oxycodne", until=ago(15)), UP),
        Case(
            "“codiene” until 100 days ago, taken 5 days ago",
            beside("codiene", until=ago(100), last_taken=ago(5)),
            UNCLEAR,
        ),
        Case("“codiene” from tomorrow", beside("codiene", start=ago(-1)), UP),
        Case("“oxys”, a nickname", beside("oxys"), OPIOID),
        Case("“codiene”, said to be none", beside("codiene", opioid=False), UP),
        Case("“codiene”, said to be one", beside("codiene", opioid=True), OPIOID),
        Case("a name on no list", beside("zorblatine"), "hold unknown-medicine"),
        Case(
            "“codiene”, advised otherwise: never muted",
            taking(21, medicines=[medicine("codiene")], advice=otherwise("medicine-unclear")),
            UNCLEAR,
        ),
    ),
)
