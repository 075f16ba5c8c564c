"""Entries and doses as they are kept → as the diary file has them, without a part for each (pure).

A property test compares the file with the one that the Diary's own parts make.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

import orjson

from journal.day import Clock
from ldn_tracker.transfer.values import dose_text

WHOLE_MINUTES_FROM = "1973"  # before, some zones differed from UTC by seconds, which orjson rounds
LISTS = ("factors", "alerts", "new_since_change", "not_new_since_change")


def entry_objects(rows: Iterable[tuple], clock: Clock) -> Iterator[dict]:
    """Each entry as an object of the file; a row is one of `dose.gather_rows.entry_rows`."""
    local = _wall_clock(clock)
    for day, ratings, crash, *lists, recorded_at, recorded_by, measurements, note in rows:
        said = {"day": day, "ratings": _numbers(ratings)}
        if crash is not None:
            said["crash"] = bool(crash)
        for name, kept in zip(LISTS, lists, strict=True):
            if kept:
                said[name] = sorted(set(orjson.loads(kept)))
        if recorded_at:
            said["recorded_at"] = local(recorded_at)
        said["recorded_by"] = recorded_by
        if measurements:
            said["measurements"] = _numbers(measurements)
        if note:
            said["note"] = note
        yield said


def dose_objects(rows: Iterable[tuple], clock: Clock) -> Iterator[dict]:
    """Each dose as an object of the file; a row is one of `dose.gather_rows.dose_rows`."""
    local = _wall_clock(clock)
    for day, status, mg, timing, taken_at, reason in rows:
        dose = {"day": day, "status": status}
        if mg is not None:
            dose["dose_mg"] = _mg(mg)
        if timing:
            dose["timing"] = timing
        if taken_at:
            dose["taken_at"] = local(taken_at)
        if reason:
            dose["reason"] = reason
        yield dose


def _numbers(text: str) -> orjson.Fragment:
    """An object of numbers by name, in the order of names, each as short as it can be."""
    numbers = orjson.loads(text)
    if ".0" in text:
        whole = {k: int(n) for k, n in numbers.items() if isinstance(n, float) and n.is_integer()}
        numbers |= whole
    return orjson.Fragment(orjson.dumps(numbers, option=orjson.OPT_SORT_KEYS))


def _wall_clock(clock: Clock) -> Callable[[str], datetime | str]:
    """What sets an instant, kept in UTC without saying so, to the second on the person’s clock.

    orjson writes it as the file has it, in half the time that its `isoformat` takes.
    """
    zone = ZoneInfo(clock.timezone)

    def local(kept: str) -> datetime | str:
        moment = datetime.fromisoformat(f"{kept[:19]}+00:00").astimezone(zone)
        return moment if kept >= WHOLE_MINUTES_FROM else moment.isoformat()

    return local


@cache
def _mg(number: float) -> str:
    return dose_text(Decimal(str(number)))
