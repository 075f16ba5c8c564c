"""Random diaries with a supply: packs, counts, bottles and dates that matter to the line of it."""

from datetime import date, timedelta
from random import Random

from tests.reading.random_diaries import random_diary

WITHOUT = 4  # of so many diaries one has no supply
SOLIDS, LIQUIDS = ("0.25", "0.5", "1.0", "1.5", "3.0", "4.5"), ("0.5", "1.0", "4.0")


def stocked_diary(seed: int) -> tuple[dict, date]:
    """A random diary file with what is at hand, and the day to look at it."""
    raw, day = random_diary(seed)
    if seed % WITHOUT:
        raw = {**raw, "supply": _supply(Random(seed), raw, day)}  # noqa: S311 - no secrets
    return raw, day


def _supply(rng: Random, raw: dict, day: date) -> dict:
    kinds = _kinds(rng, raw.get("plan") or {})
    packs = [_pack(rng, rng.choice(kinds), day) for _ in range(rng.randrange(5))]
    counted = rng.sample(kinds, rng.randrange(min(len(kinds), 2) + 1))
    counts = [{"on": _ago(rng, day, -3, 60), **_holds(rng, kind, 0)} for kind in counted]
    order = {
        "repeats_left": rng.choice([None, 0, 1, 2]),
        "script_until": rng.choice([None, _ago(rng, day, -90, 10)]),
    }
    said = {key: value for key, value in order.items() if value is not None}
    return {"packs": packs, "counts": counts, "order": said}


def _kinds(rng: Random, plan: dict) -> list[tuple[str, str]]:
    """Mostly what the plan's doses are made of, and sometimes another."""
    kinds = [("strength_mg", mg) for mg in plan.get("strengths_mg") or ()]
    if plan.get("liquid_mg_per_ml"):
        kinds.append(("mg_per_ml", plan["liquid_mg_per_ml"]))
    if not kinds or rng.random() < 0.3:
        kinds.append(("strength_mg", rng.choice(SOLIDS)))
    if rng.random() < 0.1:
        kinds.append(("mg_per_ml", rng.choice(LIQUIDS)))
    return list(dict.fromkeys(kinds))


def _pack(rng: Random, kind: tuple[str, str], day: date) -> dict:
    came = _ago(rng, day, -3, 120)
    pack = {"received_on": came, **_holds(rng, kind, 1)}
    if rng.random() < 0.3:
        ends = date.fromisoformat(came) + timedelta(rng.randrange(120))
        pack["use_by"] = ends.isoformat()
    return pack


def _holds(rng: Random, kind: tuple[str, str], least: int) -> dict:
    name, mg = kind
    amount = rng.choice([least, rng.randrange(1, 20), *[rng.randrange(20, 120)] * 3])
    return {name: mg, **({"ml": f"{amount}"} if name == "mg_per_ml" else {"units": amount})}


def _ago(rng: Random, day: date, nearest: int, farthest: int) -> str:
    return (day - timedelta(rng.randrange(nearest, farthest))).isoformat()
