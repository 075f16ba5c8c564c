"""What may happen to somebody on LDN: each scenario twists a `Life` towards some rows."""

from decimal import Decimal

from tests.reading.happenings import HAPPENINGS
from tests.reading.life import CORE, OTHERS, Effect, Life, mg

FACTORS = ("infection", "new_medicine", "period", "travel", "vaccination", "other", "crash")
SINCE = (5, 6, 8, 10, 13, 14, 15, 20, 27, 28, 29, 35, 60, 84, 85)


def at(life: Life, since: int) -> None:
    """Move everything so that the latest change was so many days ago."""
    by = since - life.last_change
    life.phases = {ago + by: row for ago, row in life.phases.items()}
    life.start += by
    for name in ("amounts", "marks"):
        moved = {max(ago + by, 0): value for ago, value in getattr(life, name).items()}
        setattr(life, name, moved)


def quiet(life: Life) -> None:
    """Nothing special."""
    life.hints += ["interval", "step-up", "at-maximum", "strength", "too-few-ratings"]


def moderate(life: Life) -> None:
    """One or two side effects since the latest change."""
    rng = life.rng
    at(life, rng.choice(SINCE))
    known = rng.random() < 0.7
    life.before = rng.choice([14, 14, 10, 7]) if known else rng.choice([0, 4])
    for id in rng.sample([*CORE, *CORE, *OTHERS], rng.choice([1, 1, 2])):
        before, noise = rng.choice([0, 0, 0.5, 1.5]), rng.choice([0.3, 0.5])
        life.effects[id] = Effect(before, rng.choice([2, 2.2, 2.6]), life.last_change, noise)
        asked(life, id)
    causes(life, 0.2)
    life.hints += ["side-effect", "is-it-new", "insomnia-at-night", "sedation-in-morning"]


def sleepless_and_sleepy(life: Life) -> None:
    """Both at once, by day or by night."""
    at(life, life.rng.choice(SINCE[:10]))
    for id in ("insomnia", "sedation"):
        life.effects[id] = Effect(0, 2.3, life.last_change, 0.3)
    life.hints += ["insomnia-and-sedation", "lowest-dose"]


def at_the_wrong_time(life: Life) -> None:
    """Sleepless though it is taken in the morning, or sleepy though at night."""
    at(life, life.rng.choice([7, 8, 10, 13, 14, 20, 28, 29]))
    timing, id = life.rng.choice([("morning", "insomnia"), ("night", "sedation")])
    for row in life.phases.values():
        row["timing"] = timing
    life.effects[id] = Effect(0, 2.4, life.last_change, 0.3)
    life.hints += ["insomnia-in-morning", "sedation-at-night"]


def asked(life: Life, id: str) -> None:
    """Perhaps an answer, or two, to "is it new?"."""
    for _ in range(life.rng.choice([0, 1, 1, 2])):
        key = life.rng.choice(["new_since_change"] * 3 + ["not_new_since_change"])
        ago = life.rng.randrange(0, max(life.last_change, 1) + 2)
        said = life.marks.get(ago, {})
        if id not in [*said.get("new_since_change", ()), *said.get("not_new_since_change", ())]:
            life.mark(ago, key, id)


def causes(life: Life, chance: float = 1) -> None:
    """Other causes marked on some days."""
    if life.rng.random() < chance:
        for _ in range(life.rng.choice([1, 1, 3, 4])):
            life.mark(life.rng.randrange(9), "factors", life.rng.choice(FACTORS))


def crashes(life: Life) -> None:
    """Crash days, as a mark or as a factor."""
    for ago in life.rng.sample(range(10), life.rng.choice([1, 2, 3, 4])):
        life.marks.setdefault(ago, {})["crash"] = life.rng.random() < 0.9
    life.hints.append("unsettled")


def another_cause(life: Life) -> None:
    """A side effect for weeks, with a cause beside it."""
    moderate(life)
    at(life, life.rng.choice([10, 20, 27, 28, 35, 50]))
    causes(life)
    life.hints.append("other-cause")


def severe(life: Life) -> None:
    """A side effect severe since the latest change, for some days."""
    rng = life.rng
    at(life, rng.choice([4, 5, 6, 8, 14, 20, 28, 29, 40]))
    for id in rng.sample(["insomnia", "sedation", *CORE, *OTHERS], rng.choice([1, 1, 1, 2])):
        ago = rng.choice([3, 4, 5, 6, life.last_change])
        life.effects[id] = Effect(rng.choice([0, 0, 1, 2, 3]), rng.choice([3, 3.3, 4]), ago, 0.3)
        asked(life, id)
    causes(life, 0.15)
    if rng.random() < 0.25:
        life.add(
            "breaks", reason="side_effect", **{"from": life.day(rng.randrange(3)), "until": None}
        )
        life.off |= {*range(rng.randrange(1, 4))}
    life.hints += ["severe-side-effect", "insomnia-at-night"]


def switches(life: Life) -> None:
    """The time of day changed, once or twice, perhaps with trouble after it."""
    rng = life.rng
    at(life, rng.choice([30, 40, 60]))
    timing = life.row(0)["timing"]
    for ago in rng.choice(
        [(6,), (12,), (13,), (14,), (20,), (45, 6), (55, 14), (56, 15), (30, 16)]
    ):
        if ago < life.start and timing != "both":
            timing = "night" if timing == "morning" else "morning"
            dose = life.row(ago)["dose_mg"]
            life.phases[ago] = {"dose_mg": dose, "timing": timing, "reason": "insomnia"}
    for ago in [since for since in life.phases if since < life.last_change]:
        life.phases[ago]["timing"] = timing
    trouble = rng.choice(["insomnia", "sedation", "nausea"])
    if rng.random() < 0.8:
        trouble = "insomnia" if timing == "night" else "sedation"
    life.effects[trouble] = Effect(0, rng.choice([2.3, 2.3, 3.4, 0]), life.last_change, 0.3)
    life.hints.append("recent-switch")


def gap_to_today(life: Life) -> None:
    """No dose recorded for some days, to today."""
    life.off |= {*range(life.rng.choice([5, 6, 7, 8, 13, 14, 15, 20]) + life.rng.randrange(2))}
    life.hints.append("gap")


def restarted(life: Life) -> None:
    """A gap that has ended."""
    rng = life.rng
    ended, length = rng.choice([1, 4, 8, 13, 14, 15, 30]), rng.choice([5, 6, 7, 10, 13, 14, 20])
    at(life, max(life.last_change, ended + rng.choice([2, length + 5])))
    life.off |= {*range(ended + 1, ended + 1 + length)}
    if rng.random() < 0.4:
        ago = max(ended - rng.choice([0, 0, 1, -1]), 0)
        reason = rng.choice(["restart", "restart", "prescriber", "other"])
        life.phases.setdefault(ago, {**life.row(ago), "reason": reason})
    if rng.random() < 0.4:
        first, last = life.day(ended + length), life.day(ended + 1)
        life.add("breaks", reason="surgery", **{"from": first, "until": last})
    life.hints.append("recent-restart")


def on_break(life: Life) -> None:
    """A break, over or not, perhaps with a dose inside."""
    rng = life.rng
    first = rng.choice([0, 1, 5, 12, 30])
    until = rng.choice([None, None, life.day(0), life.day(-5), life.day(min(first, 3))])
    life.add("breaks", reason="stopped", **{"from": life.day(first), "until": until})
    inside = rng.choice([set(), set(), {0}, {2}, {first}])
    life.off |= {*range(first + 1)} - inside


def left_twice(life: Life) -> None:
    """Up and down again, each time for a side effect."""
    rng, plan = life.rng, life.plan
    low = Decimal(plan["starting_dose_mg"])
    high = min(low + Decimal(plan["step_mg"]), Decimal(plan["max_dose_mg"]))
    timing, ago = rng.choice(["morning", "night"]), rng.choice([10, 16, 27, 28, 29, 35])
    life.phases = {}
    for _ in range(rng.choice([1, 2, 2, 2, 3])):
        reason = rng.choice(["side_effect", "side_effect", "insomnia", "sedation", "other"])
        life.phases[ago] = {"dose_mg": mg(low), "timing": timing, "reason": reason}
        ago += rng.choice([7, 12])
        life.phases[ago] = {"dose_mg": mg(high), "timing": timing, "reason": "step_up"}
        ago += rng.choice([15, 20])
    life.phases[ago] = {"dose_mg": mg(low), "timing": timing, "reason": "start"}
    life.start = ago
    if rng.random() < 0.2:  # and up to the dose that was left
        row = {"dose_mg": mg(high), "timing": timing, "reason": "step_up"}
        life.phases[rng.choice([3, 7])] = row
    life.hints += ["not-tolerated", "not-tolerated", "after-step-down"]


def worse(life: Life) -> None:
    """The primary symptom rises with the dose."""
    rng = life.rng
    at(life, rng.choice([7, 10, 13, 14, 15, 18, 25, 40, 41, 42]))
    life.before, life.noise = rng.choice([14, 20]), rng.choice([0, 0.5, 0.8])
    life.level = rng.choice([3, 4, 5])
    life.shifts[life.last_change] = rng.choice([1, 1.5, 1.7, 2, 2.5, 3])
    life.hints.append("worse-at-this-dose")


def better(life: Life) -> None:
    """The primary symptom falls on LDN."""
    rng = life.rng
    at(life, rng.choice([10, 13, 14, 20, 30]))
    life.before, life.noise = rng.choice([14, 20]), rng.choice([0.5, 0.7, 1])
    life.level = rng.choice([6, 7, 8])
    life.shifts[life.start] = -rng.choice([1, 2, 2.5, 3, 4])
    life.hints.append("lowest-effective-dose")


def long_at_maximum(life: Life) -> None:
    """Months at the maximum, mostly no better."""
    rng = life.rng
    at(life, rng.choice([82, 83, 84, 100, 113, 200]))
    row = life.phases.setdefault(life.last_change, life.row(0))
    row["dose_mg"] = mg(Decimal(life.plan["max_dose_mg"]) + rng.choice([0, 0, 0, 1]))
    if life.start == life.last_change and rng.random() < 0.7:
        life.start += rng.choice([20, 29, 40])
        life.phases[life.start] = {**row, "dose_mg": "0.5", "reason": "start"}
    life.before, life.plan["max_dose_mg"] = 14, row["dose_mg"]
    life.shifts[life.start] = rng.choice([0, 0, 0, -0.5, -1])
    life.hints += ["no-benefit", "no-benefit", "at-maximum"]


SCENARIOS = (
    quiet, quiet, moderate, moderate, moderate, sleepless_and_sleepy, at_the_wrong_time,
    crashes, another_cause, another_cause, severe, severe, severe, switches, switches,
    gap_to_today, restarted, restarted, on_break, left_twice, left_twice, left_twice, worse,
    worse, better, long_at_maximum, long_at_maximum, *HAPPENINGS,
)  # fmt: skip
