"""In which line of a JSON text something stands, by its path (pure).

Only asked about what is wrong; the text was read before, so that it is known to be JSON.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from ldn_tracker.transfer.left_out import LeftOut

STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
SPACE = re.compile(r"[\s,:]*")
DECODE = json.JSONDecoder(parse_int=float)  # which takes any number of digits


def with_lines(found: Iterable[LeftOut], text: str) -> tuple[LeftOut, ...]:
    """What is left out of a text, each with its line."""
    found = tuple(found)
    members = _members(text, text.index("{")) if found else {}
    rows: dict[str, list[int]] = {}
    placed = []
    for each in found:
        at = _offset(text, each.path, members, rows)
        placed.append(replace(each, line=None if at is None else text.count("\n", 0, at) + 1))
    return tuple(placed)


def _offset(text: str, path: str, members: dict[str, int], rows: dict) -> int | None:
    """Where the part of a path begins, as near as it can be told."""
    steps = [name or int(number) for name, number in STEP.findall(path)]
    at = members.get(str(steps[0])) if steps else None
    if at is None:
        return None
    rest = steps[1:]
    if rest and isinstance(rest[0], int) and text[at] == "[":
        name = str(steps[0])
        if name not in rows:
            rows[name] = _rows(text, at)
        if rest[0] >= len(rows[name]):
            return at
        at, rest = rows[name][rest[0]], rest[1:]
    for step in rest:
        inside = _members(text, at) if text[at] == "{" else {}
        if step not in inside:
            break
        at = inside[step]
    return at


def _members(text: str, at: int) -> dict[str, int]:
    """Where the value of each name of the object at a place begins."""
    found, at = {}, _after(text, at + 1)
    while text[at] != "}":
        name, at = DECODE.raw_decode(text, at)
        at = _after(text, at)
        found[name] = at
        _, at = DECODE.raw_decode(text, at)
        at = _after(text, at)
    return found


def _rows(text: str, at: int) -> list[int]:
    """Where each item of the list at a place begins."""
    found, at = [], _after(text, at + 1)
    while text[at] != "]":
        found.append(at)
        _, at = DECODE.raw_decode(text, at)
        at = _after(text, at)
    return found


def _after(text: str, at: int) -> int:
    """Past spaces, commas and colons."""
    space = SPACE.match(text, at)
    return space.end() if space else at
