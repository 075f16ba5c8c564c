"""A diary file with a row of every kind that cannot be right, beside rows that can.

Dates are around 1 June 2026; the tests import on 20 September 2026.
"""

import json

DAY = "2026-06-01"
DOSE = {"status": "taken", "dose_mg": "1.5", "timing": "night"}
PLAN = {
    "from": DAY, "starting_dose_mg": "1.5", "step_mg": "1.5", "step_interval_days": 14,
    "max_dose_mg": "4.5", "strengths_mg": ["1.5"], "confirmed_on": DAY,
}  # fmt: skip
PERSON = {"timezone": "Pacific/Auckland", "day_starts_at": "04:00"}


def file(**members) -> str:
    """The text of a file: somebody in Auckland, and these members."""
    head = {"format": "ldn-tracker-diary", "version": 1, "person": PERSON}
    return json.dumps(head | members)


def dose(day: str = DAY, at: str = "", **facts) -> dict:
    """A dose of 1.5 mg at night, at a moment of that day in Auckland where one is given."""
    moment = {"taken_at": f"{at if 'T' in at else f'{day}T{at}'}:00+12:00"} if at else {}
    return {"day": day} | DOSE | moment | facts


def every_contradiction() -> str:
    """All kinds at once; one dose, one day, one break and the plan are right."""
    return file(
        person=PERSON | {"timezone": "Mars/Olympus", "born": "2199-05-02", "name": "Mist"},
        plan=PLAN,
        moon="full",
        regimen=[
            {"from": DAY, "dose_mg": "1.5", "timing": "night", "reason": "start"},
            {"from": "2026-06-20", "dose_mg": "3.0", "timing": "night", "reason": "step_up"},
            {"from": "2026-06-20", "dose_mg": "1.5", "timing": "night", "reason": "other"},
            {"from": "2062-07-01", "dose_mg": "3.0", "timing": "night", "reason": "step_up"},
        ],
        breaks=[
            {"from": "2026-08-01", "until": None, "reason": "supply"},
            {"from": "2026-08-10", "until": None, "reason": "surgery"},
            {"from": "2026-05-20", "until": "2026-05-10", "reason": "other"},
        ],
        doses=[
            dose(at="22:00"),
            dose("2026-06-02", at="09:00"),
            dose("2026-06-03", at="2026-06-12T22:00"),
            dose("2062-08-17"),
            dose("2026-06-04", dose_mg="0"),
            *[dose("2026-06-05")] * 50,
        ],
        entries=[
            {"day": DAY, "ratings": {"fatigue": 6, "pain": 11, "joy": 1}},
            {"day": "2026-06-02", "ratings": {"fatigue": 6}},
            {"day": "2026-06-02", "ratings": {"fatigue": 2}},
            {"day": "2026-06-04", "recorded_at": "2026-06-01T20:00:00+12:00"},
            {"day": "2062-06-05", "ratings": {"fatigue": 5}},
        ],
        medicines=[{"name": "codeine", "from": "2026-05-02", "until": "2026-05-01"}],
        advice=[{"on": "2062-06-12", "rule": "interval", "action": "hold"}],
    )  # fmt: skip
