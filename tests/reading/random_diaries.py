"""Random diaries that reach every row of the rule table: `random_diary(seed)` → (JSON, day).

Standard library alone, and the same diary for a seed on every machine. To look at one:
`python -m tests.reading.random_diaries SEED > diary.json`; the day is told on standard error.
"""

import json
import sys
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.reading.life import CORE, OTHERS, SYMPTOMS, Effect, Life, mg
from tests.reading.scenarios import SCENARIOS

FIRST_DAY = date(2026, 1, 1)
PLANS = (  # starting dose, step, maximum, strengths
    ("1.5", "1.5", "4.5", ["1.5"]),
    ("0.5", "0.5", "4.5", ["0.5", "1.0"]),
    ("1.0", "1.0", "4.0", ["1.0"]),
    ("1.0", "0.5", "3.0", ["0.5", "1.0", "3.0"]),
    ("1.5", "1.5", "6.0", ["1.5", "4.5"]),
    ("3.0", "1.5", "4.5", ["3.0"]),
    ("1.5", "1.5", "5.0", ["1.5"]),
    ("0.25", "0.5", "4.5", ["0.25", "1.5"]),
)
TWISTS = (0, 0, 0, 1, 1, 2)  # how many more scenarios besides the main one


def random_diary(seed: int) -> tuple[dict, date]:
    """A valid diary file and the day to look at it."""
    rng = Random(seed)  # noqa: S311 - made-up diaries, not secrets
    life = _life(rng)
    main = SCENARIOS[seed % len(SCENARIOS)]
    for scenario in dict.fromkeys([main, *rng.sample(SCENARIOS, rng.choice(TWISTS))]):
        scenario(life)
    _advice(life)
    if rng.random() < 0.1:
        _tomorrow(life)
    if rng.random() < 0.01:
        life.plan = None
    return life.write(), life.today


def _life(rng: Random) -> Life:
    """Somebody calm, some steps into a plan."""
    plan = _plan(rng)
    life = Life(rng, FIRST_DAY + timedelta(rng.randrange(365)), plan)
    life.before = rng.choice([14, 14, 14, 14, 20, 9, 7, 6, 0])
    life.symptom, life.decimals = plan["primary_symptom"], int(rng.random() < 0.2)
    life.level = rng.choice([3, 5, 6, 6, 7])
    life.noise = rng.choice([0, 0.5, 0.7, 1, 1.6])
    life.rate = rng.choice([1, 1, 0.98, 0.95, 0.85])
    life.take = rng.choice([1, 1, 0.98, 0.9])
    noise = rng.choice([0, 0.3, 0.4, 0.6])
    tracked = [*CORE, *rng.sample(OTHERS, rng.randrange(3))]
    life.effects = {id: Effect(noise=noise) for id in tracked}
    _phases(life)
    return life


def _plan(rng: Random) -> dict:
    start, step, most, strengths = rng.choice(PLANS)
    plan = {
        "starting_dose_mg": start,
        "step_mg": step,
        "step_interval_days": rng.choice([7, 14, 14, 14, 21]),
        "max_dose_mg": most,
        "doses_per_day": 1,
        "form": rng.choice(["capsule", "capsule", "tablet"]),
        "strengths_mg": strengths,
        "confirmed_on": None if rng.random() < 0.08 else "2025-01-01",
        "primary_symptom": "fatigue" if rng.random() < 0.7 else rng.choice(SYMPTOMS),
    }
    if rng.random() < 0.12:
        rate = rng.choice(["1.0", "0.5", "4.0"])
        plan |= {"form": "liquid", "strengths_mg": [], "liquid_mg_per_ml": rate}
    return plan


def _phases(life: Life) -> None:
    """Steps of the plan, the present dose for a while, mostly not very long."""
    rng, plan = life.rng, life.plan
    doses = [Decimal(plan["starting_dose_mg"])]
    while doses[-1] < Decimal(plan["max_dose_mg"]):
        doses.append(min(doses[-1] + Decimal(plan["step_mg"]), Decimal(plan["max_dose_mg"])))
    number = rng.randrange(1, min(len(doses), 4) + 1)
    lasting = rng.choice([rng.randrange(2, 12), rng.randrange(12, 20), rng.randrange(20, 50)])
    agos = [lasting]
    for _ in range(number - 1):
        agos.append(agos[-1] + plan["step_interval_days"] + rng.randrange(10))
    timing = rng.choice(["morning", "night"])
    for ago, dose in zip(reversed(agos), doses, strict=False):
        reason = "start" if ago == agos[-1] else "step_up"
        life.phases[ago] = {"dose_mg": mg(dose), "timing": timing, "reason": reason}
    life.start = agos[-1]


def _advice(life: Life) -> None:
    """Answers to rules that may well lead."""
    rng = life.rng
    for rule in rng.sample(life.hints, min(len(life.hints), rng.choice([0, 0, 0, 1, 3]))):
        answer = rng.choice(["advised_otherwise", "advised_otherwise", "done", "not_now", None])
        ago = rng.choice([0, 5, 12, 13, 14, 40, 83, 84])
        life.add("advice", on=life.day(ago), rule=rule, action="hold", answer=answer)


def _tomorrow(life: Life) -> None:
    """What is dated after today, and a typing error: no answer may know of them."""
    life.mark(-1, "alerts", "rash")
    life.marks[-1]["ratings"] = {"insomnia": 4, "low_mood": 4}
    life.add("medicines", name="codeine", **{"from": life.day(-2)})
    life.add("breaks", reason="other", **{"from": life.day(-3), "until": None})
    typo = {"dose_mg": "9.0", "timing": "night", "reason": "other"}
    corrected = {"from": life.day(2), **typo, "corrected_at": f"{life.day(2)}T09:00:00+00:00"}
    life.add("corrected_regimen", **corrected)
    life.phases[-4] = {"dose_mg": "0.5", "timing": "morning", "reason": "side_effect"}
    rule = life.rng.choice(["interval", "step-up", "at-maximum"])
    advice = {"rule": rule, "action": "hold", "answer": "advised_otherwise"}
    life.add("advice", on=life.day(-1), **advice)


if __name__ == "__main__":
    diary, day = random_diary(int(sys.argv[1]))
    sys.stderr.write(f"on {day}\n")
    sys.stdout.write(json.dumps(diary, indent=1))
