"""What is asked of both trees: of random lives, the people of the tests, and vignettes."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from scripts.golden.lives import life

LIVES, QUICK_LIVES = 10_000, 500
LOOKED_AT_EVERY = 33  # of the lives so many have their words, papers and pages recorded too
QUICK_EVERY = 8  # of all that is no mere answer
CASES_ON = "2026-10-13"  # the day for a shared diary that names none
SHARED = ("vignettes", "vignettes-2", "cases")
ALL_PAGES_EVERY = 6  # of the shared diaries
ANSWER, BESIDE = "answer", ("words", "paper")


def tasks(people: Iterable[dict], shared: Path, lives: int = LIVES) -> Iterator[dict]:
    """Every task: its `name`, its `kind`, a `diary`, the day `on`, the moment `now`, if `quick`."""
    others = count()
    for person in chain(_lives(lives), people, _shared(shared)):
        for kind in person["kinds"]:
            quick = person.get("quick") if kind == ANSWER else next(others) % QUICK_EVERY == 0
            yield {
                "name": f"{kind} {person['name']}", "kind": kind, "quick": bool(quick),
                **{name: person[name] for name in ("on", "now", "diary")},
            }  # fmt: skip


def _lives(many: int) -> Iterator[dict]:
    for number in range(many):
        more = () if number % LOOKED_AT_EVERY else (*BESIDE, "look")
        known = {"name": f"life {number}", "kinds": (ANSWER, *more)}
        yield life(number) | known | {"quick": number < QUICK_LIVES}


def _shared(folder: Path) -> Iterator[dict]:
    """The diaries that lie beside the project, where they do."""
    files = [file for name in SHARED for file in sorted((folder / name).glob("*.json"))]
    for number, file in enumerate(files):
        found = json.loads(file.read_text(encoding="utf-8"))
        diary, on = found.get("diary", found), found.get("on", CASES_ON)
        pages = "look" if number % ALL_PAGES_EVERY else "site"
        yield {
            "name": f"{file.parent.name} {file.stem}", "kinds": (ANSWER, *BESIDE, pages),
            "diary": diary, "on": on, "now": _noon(diary, on), "quick": True,
        }  # fmt: skip


def _noon(diary: dict, on: str) -> str:
    zone = diary["person"]["timezone"]
    known = zone if zone in available_timezones() else "UTC"
    return datetime.fromisoformat(f"{on}T12:30").replace(tzinfo=ZoneInfo(known)).isoformat()
