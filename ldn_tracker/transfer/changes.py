"""What an import changed in a diary, and the diary without it (pure).

Kept as JSON beside the batch: each row as it was before and as it was after. Taking it back puts
each that is still as the import left it back to what it was; a row edited since stays, and is told.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, get_args

import orjson

from dose.diary.diary import LISTS, Diary
from dose.diary.parts import Person, Plan, Visit
from dose.diary.supply import Count, Order, Pack, Supply
from ldn_tracker.transfer.formats.diary_file import read_part
from ldn_tracker.transfer.preview import WORDS
from ldn_tracker.transfer.schema import schema
from ldn_tracker.transfer.words import say
from ldn_tracker.transfer.writing import Writer

# Rows of one kind that stand or go together, as the one took the other's place.
TOGETHER: dict[str, Callable] = {
    "entries": attrgetter("day"),
    "doses": attrgetter("day"),
    "regimen": attrgetter("start"),
    "previous_plans": attrgetter("start"),
    "corrected_regimen": attrgetter("start", "corrected_at"),
    "breaks": attrgetter("start"),
    "measures": attrgetter("id"),
    "medicines": lambda row: (row.name.casefold(), row.kind),
    "conditions": attrgetter("kind", "on", "start"),
    "advice": attrgetter("on", "rule"),
    "packs": attrgetter("received_on", "kind"),
    "counts": attrgetter("on", "kind"),
}
SUPPLY = {"packs": Pack, "counts": Count}
FACTS = ("person", "visit")  # objects, of which each field is a fact of its own
NAMES = {"plan": "plan", "chosen_symptom": "primary_symptom", "tracks": "tracks"}  # in the file
VALUES = tuple(NAMES)


def changes(before: Diary, after: Diary) -> dict:
    """What differs, as JSON."""
    write = Writer(after.person.clock)
    found: dict[str, Any] = {}
    for name in FACTS:
        here, there = getattr(before, name), getattr(after, name)
        differ = [part.name for part in fields(here) if _differ(here, there, part.name)]
        if differ:
            found[name] = {
                "fields": differ,
                "before": write.value(here),
                "after": write.value(there),
            }
    for name in VALUES:
        if _differ(before, after, name):
            pair = getattr(before, name), getattr(after, name)
            found[name] = [write.value(value) for value in pair]
    for name in LISTS:
        if name not in VALUES and _differ(before, after, name):
            gone, new = _difference(name, before, after)
            found[name] = [[write.value(row) for row in rows] for rows in (gone, new)]
    if before.supply != after.supply:
        found["supply"] = _supply_changes(before.supply, after.supply, write)
    return found


def _supply_changes(before: Supply, after: Supply, write: Writer) -> dict:
    pairs = {name: _difference(name, before, after) for name in SUPPLY}
    lists = {name: [list(map(write.value, rows)) for rows in pair] for name, pair in pairs.items()}
    return lists | {"order": [write.value(before.order), write.value(after.order)]}


def _supply(now: Supply, found: dict, stays: list[str]) -> Supply:
    """Packs and counts as the other rows; the order where it is still as the import left it."""
    before, after = (read_part(Order, raw, "supply.order") for raw in found["order"])
    order = before if now.order == after else now.order
    if before != after and now.order != after:
        stays.append("how the next pack is ordered")
    lists = {}
    for name, kind in SUPPLY.items():
        lists[name] = _rows(name, kind, getattr(now, name), found[name], stays)
    return Supply(**lists, order=order)


def packed(found: dict) -> bytes:
    """Changes as a batch keeps them."""
    return zlib.compress(orjson.dumps(found))


def unpacked(kept: bytes) -> dict:
    """The changes that a batch keeps."""
    return orjson.loads(zlib.decompress(bytes(kept)))


def taken_back(now: Diary, found: dict) -> tuple[Diary, tuple[str, ...]]:
    """The diary without these changes, and in words what was edited since and stays."""
    stays: list[str] = []
    made: dict[str, Any] = {}
    for name in FACTS:
        if name in found:
            made[name] = _facts(getattr(now, name), found[name], stays)
    for name in VALUES:
        if name in found:
            made[name] = _value(now, name, found[name], stays)
    for name in LISTS:
        if name in found and name not in VALUES:
            (kind, _) = get_args(schema(Diary)[name].kind)
            made[name] = _rows(name, kind, getattr(now, name), found[name], stays)
    if "supply" in found:
        made["supply"] = _supply(now.supply, found["supply"], stays)
    _keep_used_measures(now, made, stays)
    return replace(now, **made), tuple(stays)


def _differ(one, other, name: str) -> bool:
    return getattr(one, name) != getattr(other, name)


def _difference(name: str, before: Diary | Supply, after: Diary | Supply) -> tuple[list, list]:
    """The rows that are gone and those that are new."""
    here, there = getattr(before, name), getattr(after, name)
    if (
        isinstance(before, Diary) and isinstance(after, Diary) and name == "entries"
    ):  # of which there is one a day, and many
        gone = [row for row in here if after.entry_on.get(row.day) != row]
        return gone, [row for row in there if before.entry_on.get(row.day) != row]
    counted, counted_there = Counter(here), Counter(there)
    return list((counted - counted_there).elements()), list((counted_there - counted).elements())


def _facts(now: Person | Visit, found: dict, stays: list[str]):
    """The fields that are still as the import left them, as they were before."""
    before, after = (read_part(type(now), found[name], "") for name in ("before", "after"))
    back = {}
    for name in found["fields"]:
        if getattr(now, name) == getattr(after, name):
            back[name] = getattr(before, name)
        else:
            stays.append(f"{name.replace('_', ' ')}: {say(getattr(now, name))}")
    return replace(now, **back)


def _value(now: Diary, name: str, found: list, stays: list[str]):
    """A single value as it was before, where it is still as the import left it."""
    before, after = (_read_value(name, value) for value in found)
    here = getattr(now, name)
    if here == after:
        return before
    stays.append(f"{WORDS[NAMES[name]][0]}: {say(here)}")
    return here


def _read_value(name: str, raw):
    if name == "plan":
        return raw and read_part(Plan, raw, name)
    return tuple(raw) if name == "tracks" else raw


def _rows(name: str, kind: type, now: tuple, found: list, stays: list[str]) -> tuple:
    """A list without the rows that the import left so, with those they took the place of."""
    gone, new = ([read_part(kind, row, name) for row in rows] for rows in found)
    here = defaultdict(list)
    for row in now:
        here[TOGETHER[name](row)].append(row)
    for key, (old, added) in _together(name, gone, new).items():
        rest = _without(here[key], added)
        if rest is None:
            stays.extend(map(say, here[key] or added))
        else:
            here[key] = rest + old
    return tuple(row for rows in here.values() for row in rows)


def _together(name: str, gone: list, new: list) -> dict:
    found: dict = defaultdict(lambda: ([], []))
    for index, rows in enumerate((gone, new)):
        for row in rows:
            found[TOGETHER[name](row)][index].append(row)
    return found


def _without(rows: list, added: list) -> list | None:
    """The rows without those; None where one of them is not there any more."""
    rest = [*rows]
    for row in added:
        if row not in rest:
            return None
        rest.remove(row)
    return rest


def _keep_used_measures(now: Diary, made: dict, stays: list[str]) -> None:
    """A measure that something left still speaks of stays, so that it keeps its name."""
    if "measures" not in made:
        return
    left = {measure.id for measure in made["measures"]}
    used = _used({"entries": now.entries, "tracks": now.tracks} | made)
    plans = (made.get("plan", now.plan), *made.get("previous_plans", now.previous_plans))
    used |= {plan.primary_symptom for plan in plans if plan}
    used.add(made.get("chosen_symptom", now.chosen_symptom))
    kept = [row for row in now.measures if row.id in used - left]
    stays.extend(map(say, kept))
    made["measures"] = (*made["measures"], *kept)


def _used(lists: dict) -> set[str]:
    used = set(lists["tracks"])
    for entry in lists["entries"]:
        used.update(entry.ratings, entry.measurements)
        used.update(entry.new_since_change, entry.not_new_since_change)
    return used
