"""Help is needed now."""

from tests.spec.story import Case, row, taking

SAYS = "Help is needed now. Nothing mutes these rows, nothing outranks them, and they need no data."


def marked(alert: str, days_ago: int = 0):
    return taking(21, marks={days_ago: {"alerts": (alert,)}})


ROWS = (
    row(
        "anaphylaxis",
        """Swelling of the tongue, trouble breathing, collapse: marked today or yesterday, the
        answer is to call an ambulance. Two days later it is no longer an emergency call, but
        nobody takes more before a prescriber has cleared it (row {after-alert}).""",
        Case("marked today", marked("anaphylaxis"), "call_emergency anaphylaxis, contact"),
        Case("marked yesterday", marked("anaphylaxis", 1), "call_emergency anaphylaxis, contact"),
        Case(
            "marked 2 days ago",
            marked("anaphylaxis", 2),
            "talk_to_prescriber after-alert, contact",
        ),
    ),
    row(
        "self-harm",
        """Thoughts of self-harm, today or yesterday: a crisis line first, the emergency number when
        in danger. An infection, a side effect or a plan changes nothing about that.""",
        Case("marked today", marked("self_harm"), "call_emergency self-harm, contact"),
        Case("marked yesterday", marked("self_harm", 1), "call_emergency self-harm, contact"),
        Case(
            "marked 2 days ago", marked("self_harm", 2), "talk_to_prescriber after-alert, contact"
        ),
        Case(
            "marked today with an infection and a severe side effect",
            taking(
                21,
                last={"nausea": [4, 4, 4, 4]},
                marks={0: {"alerts": ("self_harm",), "factors": ("infection",)}},
            ),
            "call_emergency self-harm, contact",
        ),
    ),
    row(
        "opioid-withdrawal",
        """Signs of opioid withdrawal, or very slow breathing, today or yesterday.""",
        Case("withdrawal today", marked("withdrawal"), "call_emergency opioid-withdrawal, contact"),
        Case(
            "slow breathing yesterday",
            marked("slow_breathing", 1),
            "call_emergency opioid-withdrawal, contact",
        ),
        Case(
            "withdrawal 2 days ago",
            marked("withdrawal", 2),
            "talk_to_prescriber after-alert, contact",
        ),
    ),
)
