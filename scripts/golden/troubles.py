"""What goes wrong in a life: each trouble changes a `Life`, in sizes that rules turn on."""

from collections.abc import Callable
from datetime import date, timedelta

CORE = ("insomnia", "sedation", "nausea")
EFFECTS = (*CORE, "headache", "vivid_dreams", "anxiety", "gut", "low_mood")
FACTORS = ("infection", "crash", "new_medicine", "period", "travel", "vaccination", "other")
OWN_EFFECT = {"id": "x-itching", "name": "Itching", "kind": "side_effect", "scale": 4}
SKIP_REASONS = ("", "Forgot", "Felt unwell", "None left", "Told not to", "courier late")
DAY = timedelta(1)
EDGES = (0, 0, 1, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 15, 20, 27, 28, 29, 56, 84, 89, 90, 91)
ALERTS = ("anaphylaxis", "rash", "liver", "withdrawal", "slow_breathing", "self_harm", "too_much")
BREAK_REASONS = ("stopped", "surgery", "supply", "prescriber", "other")
OPIOIDS = (
    "codeine", "Tramadol 50 mg", "fentanyl patch", "methadone", "Suboxone", "Nurofen Plus", "oxys",
    "subs", "T3s", "opioid (name not given)", "kratom", "DF118", "Gee's linctus", "morphine",
)  # fmt: skip
NEAR = ("codiene", "tramadoll", "oxycodne", "strong painkillers", "morphin", "buprenorfine")
OTHERS = (
    "paracetamol", "zinc", "loperamide", "naltrexone", "LDN", "dextromethorphan", "zzz",
    "methotrexate", "levothyroxine", "Codral", "thioridazine", "melatonin", "CBD oil", "قهوة",
)  # fmt: skip
RULES = (
    "opioid-medicine", "dose-above-plan", "too-much", "after-alert", "medicine-unclear", "low-mood",
    "pregnancy", "surgery", "liver-disease", "on-break", "baseline-first", "gap",
    "severe-side-effect", "insomnia-at-night", "sedation-in-morning", "twice-daily",
    "regimen-mismatch", "too-few-ratings", "insomnia-and-sedation", "recent-switch",
    "insomnia-in-morning", "sedation-at-night", "side-effect", "other-cause", "is-it-new",
    "recent-restart", "worse-at-this-dose", "missed-doses", "lowest-effective-dose", "no-benefit",
    "at-maximum", "after-step-down", "after-too-much", "not-tolerated", "interval", "unsettled",
    "watch", "unknown-medicine", "strength", "step-up", "lowest-dose",
)  # fmt: skip
ACTIONS = (
    "contact_today", "talk_to_prescriber", "step_down", "switch_to_morning", "switch_to_night",
    "step_up", "hold", "record_baseline",
)  # fmt: skip
ANSWERS = ("done", "will_ask", "not_now", "advised_otherwise", "advised_otherwise", None)
CONDITIONS = (
    "surgery", "pregnancy", "planning_pregnancy", "breastfeeding", "liver_disease",
)  # fmt: skip


def _alert(life) -> None:
    life.entry(life.one(EDGES))["alerts"] = [life.one(ALERTS)]


def _too_much(life) -> None:
    life.entry(life.one((0, 1, 2, 27, 28)))["alerts"] = ["too_much"]


def _medicine(life) -> None:
    row = {"name": life.one(life.one((OPIOIDS, NEAR, OTHERS, OTHERS)))}
    if life.seldom(0.5):
        row["from"] = str(life.ago(life.one((*EDGES, 400))))
    ends = life.one((None, None, "until", "last_taken", "until"))
    if ends:
        last = life.one((*EDGES, -3))
        first = date.fromisoformat(row.get("from", "1999-01-01"))
        row[ends] = str(max(life.ago(last), first))
    if life.seldom(0.2):
        row["kind"] = "supplement"
    life.lists["medicines"].append(row)


def _condition(life) -> None:
    kind = life.one(
        ("surgery", "pregnancy", "planning_pregnancy", "breastfeeding", "liver_disease")
    )
    day = life.ago(life.one((-15, -14, -3, 0, 5, 14, 15, 60)))
    row = {"kind": kind, "on" if kind == "surgery" else "from": str(day)}
    if kind != "surgery" and life.seldom(0.3):
        row["until"] = str(max(day, life.ago(life.one((-1, 0, 1, 9)))))
    if life.seldom(0.3):
        row["discussed_on"] = str(day - DAY * 4)
    life.lists["conditions"].append(row)


def _break(life, *, with_dose: bool = False) -> None:
    first, length = life.one(EDGES), life.one((1, 2, 6, 7, 8, 14, 15, 30))
    until = None if life.seldom(0.3) else life.ago(first - length + 1)
    row = {"from": str(life.ago(first)), "until": until and str(until)}
    life.lists["breaks"].append(row | {"reason": life.one(BREAK_REASONS)})
    if not with_dose:
        _miss(life, first, first + 1 if until is None else length)


def _break_with_dose(life) -> None:
    _break(life, with_dose=life.seldom(0.5))


def _gap(life) -> None:
    _miss(life, life.one(EDGES), life.one((6, 7, 8, 9, 13, 14, 15, 16, 30)))


def _gap_to_today(life) -> None:
    length = life.one((6, 7, 8, 13, 14, 15, 40))
    _miss(life, length - 1, length)


def _miss(life, first: int, length: int) -> None:
    """No dose from so many days ago on; some of the days are marked as not taken."""
    marked = life.one((0, 0, 0, 1, 0.3))
    for ago in range(first, first - length, -1):
        day = life.ago(ago)
        row = {"day": str(day), "status": "skipped", "reason": life.one(SKIP_REASONS)}
        if day in life.doses:
            life.doses[day] = [row] if life.seldom(marked) else []


def _forget(life) -> None:
    for ago in life.chance.sample(range(14), life.one((2, 3, 4, 6))):
        life.doses.pop(life.ago(ago), None)


def _unrated(life) -> None:
    for ago in range(*sorted((life.one((0, 1, 3)), life.one((2, 4, 5, 9, 20))))):
        row = life.entry(ago)
        for id in CORE if life.seldom(0.4) else tuple(row["ratings"]):
            row["ratings"].pop(id, None)


def _effect(life, ids: tuple[str, ...] = EFFECTS, top: tuple = (2, 2, 2, 2, 3, 4)) -> None:
    """A side effect of the last days, perhaps with an answer to whether it is new."""
    id, level, length = life.one(ids), life.one(top), life.one((3, 4, 5, 6, 7, 9, 14, 22, 30))
    for ago in range(length):
        if not life.seldom(0.1):
            rating = max(0, min(4, level + life.one((0, 0, 0, 0, -1, 1))))
            life.entry(ago)["ratings"][id] = rating
    said = life.one((None, "new_since_change", "new_since_change", "not_new_since_change"))
    if said:
        row = life.entry(life.one((0, 1, 2, 5)))
        row.pop("not_new_since_change", None)
        row.pop("new_since_change", None)
        row[said] = [id]


def new_effect(life) -> None:
    """A moderate side effect of the last week or two that the person calls new."""
    id, length = (
        life.one(("insomnia", "sedation", "nausea", "headache")),
        life.one((7, 8, 10, 14)),
    )
    for ago in range(length):
        life.entry(ago)["ratings"][id] = life.one((2, 2, 2, 3))
    row = life.entry(0)
    row.pop("not_new_since_change", None)
    row["new_since_change"] = [id]


def _sleep(life) -> None:
    _effect(life, ("insomnia", "vivid_dreams"))


def _sleep_and_sedation(life) -> None:
    _effect(life, ("insomnia",), (2,))
    _effect(life, ("sedation",), (2, 2, 3))


def _sedation(life) -> None:
    _effect(life, ("sedation",))


def _low_mood(life) -> None:
    _effect(life, ("low_mood",), (3, 4))


def _own(life) -> None:
    if OWN_EFFECT not in life.measures:
        life.measures.append(OWN_EFFECT)
    _effect(life, ("x-itching",))


def _cause(life) -> None:
    for ago in life.chance.sample(range(10), life.one((1, 1, 3))):
        life.entry(ago)["factors"] = sorted(set(life.chance.choices(FACTORS, k=life.one((1, 2)))))


def _crash(life) -> None:
    for ago in life.chance.sample(range(8), life.one((1, 3))):
        life.entry(ago)["crash"] = True


def _above(life) -> None:
    for ago in life.chance.sample(range(9), life.one((1, 1, 2, 3))):
        day = life.ago(ago)
        life.doses.setdefault(day, []).append(
            life.new_dose(day, life.one(("3.0", "4.5", "6.0", "25.0")), "night")
        )


def _otherwise_dosed(life) -> None:
    """Other amounts or times than the regimen says."""
    mg, both = life.one(("1.5", "3.0", "0.75", "4.5")), life.seldom(0.3)
    for ago in life.chance.sample(range(14), life.one((1, 2, 3, 4, 8))):
        day = life.ago(ago)
        rows = [life.new_dose(day, mg, life.one(("night", "morning")))]
        life.doses[day] = (life.doses.get(day) or rows) + rows if both else rows


def _both_times(life) -> None:
    for ago in life.chance.sample(range(8), life.one((1, 2, 3, 7))):
        day = life.ago(ago)
        life.doses[day] = [life.new_dose(day, "1.5", timing) for timing in ("morning", "night")]


def _advice(life) -> None:
    row = {"on": str(life.ago(life.one(EDGES))), "rule": life.one(RULES)}
    life.lists["advice"].append(row | {"action": life.one(ACTIONS), "answer": life.one(ANSWERS)})


def _advised_otherwise(life) -> None:
    """A prescriber who is of another mind about whatever may be suggested."""
    for rule in life.chance.sample(RULES, 25):
        day = str(life.ago(life.one((0, 1, 5, 12, 13, 14, 15))))
        row = {"on": day, "rule": rule, "action": "hold", "answer": "advised_otherwise"}
        life.lists["advice"].append(row)


def _worse(life) -> None:
    """The primary symptom is higher, or lower, since some days ago."""
    id = life.plan["primary_symptom"] if life.plan else "fatigue"
    level = life.one((9, 9, 8, 10, 4, 5))
    for ago in range(life.one((5, 7, 14, 20, 30))):
        life.entry(ago)["ratings"][id] = level - life.one((0, 0, 1))


def _tenths(life) -> None:
    life.entry(life.one(EDGES))["ratings"]["pain"] = life.one((0.1, 4.5, 9.9))


def _future(life) -> None:
    day = life.ago(-life.one((1, 2, 30)))
    life.doses[day] = [life.new_dose(day, "4.5", "night")]
    life.entries[str(day)] = {"day": str(day), "ratings": {"nausea": 4}, "alerts": ["rash"]}


def _old_plan(life) -> None:
    plan = life.new_plan()
    first = life.ago(life.one((20, 60, 200)))
    plan |= {"from": str(first), "until": str(first + DAY * life.one((5, 14, 19)))}
    life.lists["previous_plans"].append(plan)


def _at_top(life) -> None:
    if life.plan and life.stretches:
        life.plan["max_dose_mg"] = max(life.stretches[-1][0], life.plan["starting_dose_mg"])


def _no_doses(life) -> None:
    life.doses = {}
    if life.seldom(0.7):
        life.stretches = []


TROUBLES: tuple[Callable[..., None], ...] = (
    _alert, _too_much, _medicine, _medicine, _condition, _break, _break_with_dose, _gap,
    _gap_to_today, _forget, _unrated, _effect, _effect, _effect, _sleep, _sleep,
    _sleep_and_sedation, _sedation, _low_mood, _own, _cause, _crash, _above, _otherwise_dosed,
    _both_times, _advice, _advised_otherwise, new_effect, new_effect, new_effect,
    _worse, _tenths, _future, _old_plan, _at_top, _at_top, _no_doses,
)  # fmt: skip
