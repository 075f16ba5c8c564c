"""More of what may happen: alerts, conditions, medicines, doses and plans that are not as usual."""

from decimal import Decimal

from tests.reading.life import CORE, Effect, Life, mg

ALERTS = (
    "anaphylaxis", "rash", "liver", "withdrawal", "slow_breathing", "self_harm", "too_much",
)  # fmt: skip
NAMES = (
    "codeine", "tramadol", "fentanyl patch", "methadone", "oxys", "subs", "T3s", "codiene",
    "codiene", "tramadl", "strong painkillers", "strong painkillers", "Qzymbalor", "wombat root",
    "Qzymbalor", "ibuprofen", "magnesium", "levothyroxine", "amitriptilyne",
)  # fmt: skip


def alerts(life: Life) -> None:
    """A warning sign, perhaps spoken about since."""
    rng = life.rng
    ago = rng.choice([0, 0, 1, 1, 2, 3, 6, 7, 27, 28, 60, 89, 90])
    life.mark(ago, "alerts", rng.choice(ALERTS))
    if rng.random() < 0.3:
        at = max(ago - rng.choice([0, 1, 3]), 0)
        life.phases[at] = {**life.row(at), "reason": rng.choice(["prescriber", "restart", "other"])}
    life.hints += ["after-alert", "too-much"]


def too_much(life: Life) -> None:
    """ "This is too much for me"."""
    life.mark(life.rng.choice([0, 1, 2, 10, 27, 28]), "alerts", "too_much")
    life.hints.append("after-too-much")


def conditions(life: Life) -> None:
    """An operation, a pregnancy, a liver disease, perhaps discussed."""
    rng = life.rng
    kind = rng.choice(
        ["surgery", "pregnancy", "planning_pregnancy", "breastfeeding", "liver_disease"]
    )
    row = {"kind": kind, "discussed_on": life.day(3) if rng.random() < 0.2 else None}
    if kind == "surgery":
        row["on"] = life.day(rng.choice([-20, -15, -14, -5, 0, 13, 14, 15]))
    else:
        row["from"] = life.day(rng.choice([60, 10, 0]))
    if "pregnan" in kind and rng.random() < 0.3:
        row["until"] = life.day(rng.choice([-5, 0]))
    life.add("conditions", **row)
    life.hints += ["pregnancy", "surgery", "liver-disease"]


def medicines(life: Life) -> None:
    """Something else that is taken, or was."""
    rng = life.rng
    for name in rng.sample(NAMES, rng.choice([1, 1, 2])):
        ago = rng.choice([None, None, None, 0, 1, 9, 10, 11, 14, 15, 30])
        row = {"name": name, "kind": rng.choice(["medicine", "medicine", "supplement"])}
        row["from"] = life.day(rng.choice([400, 200, 40, 5]) if ago is None else 500)
        if ago is not None:
            row[rng.choice(["until", "last_taken"])] = life.day(ago)
        if rng.random() < 0.3:
            row["opioid"] = rng.random() < 0.5
        life.add("medicines", **row)
    life.hints += ["unknown-medicine", "unknown-medicine", "medicine-unclear", "opioid-medicine"]


def unknown_medicine(life: Life) -> None:
    """A name on no list, in a calm life that may go up."""
    life.add("medicines", name="Qzymbalor", kind="medicine", **{"from": life.day(300)})
    may_go_up(life)


def may_go_up(life: Life) -> None:
    """Long enough at a dose below the maximum, everything rated and taken."""
    plan = life.plan
    low = Decimal(plan["starting_dose_mg"])
    life.start = plan["step_interval_days"] + life.rng.randrange(4, 12)
    life.phases = {life.start: {"dose_mg": mg(low), "timing": "night", "reason": "start"}}
    life.rate, life.take, life.before = 1, 1, 14
    life.hints += ["step-up", "strength"]


def soon(life: Life) -> None:
    """A plan with steps so short that a week of doses is not yet there, a dose up to now."""
    may_go_up(life)
    life.plan["step_interval_days"] = 4
    row = life.phases.pop(life.start)
    life.start = life.rng.choice([3, 4, 5, 6, 7])
    life.phases[life.start] = row
    life.hints.append("missed-doses")


def odd_doses(life: Life) -> None:
    """Doses of another amount than the regimen's on some days."""
    rng = life.rng
    row = life.row(0)
    for ago in rng.sample(range(17), rng.choice([1, 2, 3, 3, 4])):
        other = Decimal(row["dose_mg"]) + rng.choice([Decimal("0.5"), Decimal("1.5")])
        life.amounts[ago] = [(min(other, Decimal(life.plan["max_dose_mg"])), "night")]
    life.hints.append("regimen-mismatch")


def above_the_plan(life: Life) -> None:
    """A day or two above the plan's maximum, or a whole tablet of another kind."""
    rng = life.rng
    for ago in rng.sample(range(8), rng.choice([1, 1, 2])):
        life.amounts[ago] = [(Decimal(life.plan["max_dose_mg"]), "night"), (Decimal(1), "morning")]
        if rng.random() < 0.15:
            life.amounts[ago] = [(Decimal(rng.choice(["24.5", "25", "50"])), "night")]
    life.hints.append("dose-above-plan")


def twice_unsaid(life: Life) -> None:
    """Doses at both times of day on some days."""
    half = Decimal(life.row(0)["dose_mg"]) / 2
    for ago in life.rng.sample(range(8), life.rng.choice([1, 2, 3, 5])):
        life.amounts[ago] = [(half, "morning"), (half, "night")]
    life.hints.append("twice-daily")


def twice_daily(life: Life) -> None:
    """Two equal parts, said by the regimen or by an older plan."""
    is_said = life.rng.random() < 0.7
    for row in life.phases.values():
        row["timing"] = "both"
    life.plan["doses_per_day"] = 2 if not is_said or life.rng.random() < 0.8 else 1
    if not is_said:
        agos = [ago for ago in range(life.start + 1) if ago not in life.off | {*life.amounts}]
        halves = {ago: Decimal(life.row(ago)["dose_mg"]) / 2 for ago in agos}
        life.amounts |= {ago: [(mg, "morning"), (mg, "night")] for ago, mg in halves.items()}
        for row in life.phases.values():
            row["timing"] = "night"


def every_other_day(life: Life) -> None:
    """Every second or third day, said by the regimen or by the plan."""
    every = life.rng.choice([2, 3])
    if life.rng.random() < 0.5:
        life.plan["every_days"] = every
    for row in life.phases.values() if life.rng.random() < 0.7 else ():
        row["every_days"] = every
    life.hints += ["gap", "missed-doses"]


def forgetful(life: Life) -> None:
    """Many doses missing."""
    life.take = life.rng.choice([0.5, 0.7, 0.8])
    life.hints.append("missed-doses")


def four_of_five(life: Life) -> None:
    """Exactly so many doses as are just enough, or one less."""
    may_go_up(life)
    row = life.phases.pop(life.start)
    life.start = 9
    life.phases[life.start] = row
    life.off |= {*life.rng.sample(range(1, 9), life.rng.choice([2, 2, 3]))}


def sparse(life: Life) -> None:
    """Few answers, or none for a while."""
    rng = life.rng
    life.rate = rng.choice([0.3, 0.6, 0.8])
    if rng.random() < 0.5:
        life.silent |= {*range(rng.choice([3, 4, 5, 10]))}
    life.hints.append("too-few-ratings")


def low_mood(life: Life) -> None:
    """Low mood, lately or always, the same every day or not."""
    rng = life.rng
    ago, noise = rng.choice([1, 2, 5]), rng.choice([0.6, 1.2])
    life.effects["low_mood"] = Effect(rng.choice([0, 2, 3]), rng.choice([2, 3]), ago, noise)
    life.hints += ["low-mood", "low-mood"]


def always_so(life: Life) -> None:
    """A side effect that was much the same before LDN."""
    may_go_up(life)
    before = life.rng.choice([1.2, 1.5, 2, 2.3])
    ago = life.rng.choice([3, 5, 8])
    id = life.rng.choice([*CORE, "headache"])
    life.effects[id] = Effect(before, before + life.rng.choice([0.4, 0.8, 1]), ago, 0.4)
    life.before = life.rng.choice([14, 14, 4])


EDGES = (  # the sum of eight days before LDN, the days since, what is rated on the last of them
    (10, 20, (2,) * 7),  # 0.75 above 1.25: watched, no longer as before
    (6, 20, (2,) * 8),  # 1.25 above 0.75: new
    (4, 10, (3, 3, 3, 0)),  # 1.75 above 0.5: severe
    (24, 4, (4, 4, 4, 3)),  # 3.75, and 0.75 above 3: severe
    (24, 5, (4, 4, 4, 4, 3)),
)


def on_the_edge(life: Life) -> None:
    """Means that lie exactly on a threshold."""
    total, since, rated = life.rng.choice(EDGES)
    id = life.rng.choice([*CORE, "headache"])
    may_go_up(life)
    life.phases, life.start, life.before = {since: life.row(0)}, since, 8
    life.effects.pop(id, None)
    before = [total // 8 + (n < total % 8) for n in range(8)]
    life.exact[id] = {since + 1 + n: value for n, value in enumerate(before)}
    life.exact[id] |= dict(zip(range(len(rated)), life.rng.sample(rated, len(rated)), strict=True))
    if id not in CORE or life.rng.random() < 0.3:
        life.mark(0, "new_since_change", id)


def not_started(life: Life) -> None:
    """Days before the first dose."""
    life.phases, life.start = {}, -1
    life.before = life.rng.choice([3, 7, 14, 20])


def already_taking(life: Life) -> None:
    """LDN was taken before the diary began; doses may be recorded later, or never."""
    rng = life.rng
    row = life.phases.pop(life.start, life.row(life.start))
    started = life.start + rng.choice([0, 0, 10, 60, 100])
    life.phases[started] = {**row, "reason": "already_taking"}
    if rng.random() < 0.15:
        life.start = -1
    life.hints += ["is-it-new", "missed-doses"]


def regimen_not_as_taken(life: Life) -> None:
    """No row at all, none yet, or rows from before the first dose."""
    rng = life.rng
    row, kind = life.row(0), rng.randrange(3)
    if kind < 2:
        amount = (Decimal(row["dose_mg"]), rng.choice(["morning", "night"]))
        life.amounts |= {ago: [amount] for ago in range(life.start + 1) if rng.random() < 0.9}
        life.phases = {} if kind else {rng.choice([0, 1, 2, 5, 9]): row}
    else:
        reason = rng.choice(["start", "side_effect", "step_up", "other"])
        life.phases[life.start + 3] = {"dose_mg": "3.0", "timing": "morning", "reason": "start"}
        life.phases[life.start + 1] = {**life.row(life.start), "reason": reason}


def another_plan_before(life: Life) -> None:
    """A plan with a lower or a higher maximum until some days ago."""
    rng = life.rng
    ago, plan = rng.choice([0, 2, 5, 30]), dict(life.plan)
    most = rng.choice([Decimal(plan["starting_dose_mg"]), Decimal(plan["max_dose_mg"]) + 1])
    before = {**plan, "max_dose_mg": mg(most), "from": life.day(400), "until": life.day(ago + 1)}
    life.add("previous_plans", **before)
    life.plan["from"] = life.day(ago)


def another_strength(life: Life) -> None:
    """May go up, but the next step cannot be made, or not quite."""
    may_go_up(life)
    strengths = [[life.plan["starting_dose_mg"]], ["3.0"], ["0.5", "4.5"], ["0.5"], []]
    life.plan |= {"form": "capsule", "strengths_mg": life.rng.choice(strengths)}
    life.plan["step_mg"] = life.rng.choice(["1.5", "2.5"])


HAPPENINGS = (
    alerts, alerts, too_much, conditions, medicines, medicines, unknown_medicine, may_go_up,
    soon, odd_doses, odd_doses, above_the_plan, twice_unsaid, twice_daily, twice_daily,
    every_other_day, every_other_day, forgetful, four_of_five, sparse, low_mood, always_so,
    on_the_edge, not_started, already_taking, regimen_not_as_taken, another_plan_before,
    another_strength,
)  # fmt: skip
